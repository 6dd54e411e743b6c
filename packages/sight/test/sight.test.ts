import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Pixels, Sight } from '@telltale/model'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { openSightFromPackages } from '../src/node.js'
import { readPicture } from './support/read-picture.js'

// Reading takes seconds, and minutes where many tests share a processor. One thread shares better than two that wait.
vi.setConfig({ testTimeout: 180_000 })

let sight: Sight
beforeAll(async () => {
  sight = await openSightFromPackages({ threads: 1 })
})

const linesOf = async (pixels: Pixels) => (await sight.words(pixels)).map(({ text }) => text)

function picture(width: number, height: number, at: (index: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let index = 0; index < data.length; index++) data[index] = index % 4 === 3 ? 255 : at(index)
  return { width, height, data }
}

describe('what a photo shows is found', () => {
  test('the words and the code of a badge, each where it is', async () => {
    const pixels = readPicture('badge-en')
    const told: number[] = []
    const lines = await sight.words(pixels, (done) => void told.push(done))
    expect(lines.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Harbour Signals Laboratory', 'Margaret Holloway', 'N-4821-K']),
    )
    expect(told.at(-1)).toBe(1)
    expect([...told].sort((a, b) => a - b)).toEqual(told)
    for (const { region, sureness } of lines) {
      expect(region.x + region.width).toBeLessThanOrEqual(pixels.width)
      expect(region.y + region.height).toBeLessThanOrEqual(pixels.height)
      expect(Object.values(region).every(Number.isInteger)).toBe(true)
      expect(sureness).toBeGreaterThan(0.5)
    }
    expect((await sight.codes(pixels)).map(({ symbology, text }) => [symbology, text])).toEqual([
      ['QRCode', 'BADGE:4821:C3'],
    ])
  })

  test('the marking, the unit and the name of a Chinese document, in reading order, on paper', async () => {
    const pixels = readPicture('document-zh')
    const lines = await linesOf(pixels)
    const joined = lines.join('\n')
    expect(lines[0]).toBe('机密')
    expect(joined).toContain('北港造船厂')
    expect(joined).toContain('陈雨桐')
    expect((await sight.things(pixels)).map(({ sign }) => sign)).toContain('paper')
  })

  test('two barcodes of a parcel label', async () => {
    const codes = await sight.codes(readPicture('parcel-en'))
    expect(codes.map(({ symbology }) => symbology).sort()).toEqual(['Code128', 'DataMatrix'])
  })

  test('a number plate', async () => {
    const things = await sight.things(readPicture('plate-zh'))
    expect(things.map(({ sign }) => sign)).toContain('plate')
  })

  test('the same picture gives the same answer, also when its pixels were changed in between', async () => {
    const pixels = readPicture('plate-zh')
    const before = await sight.words(pixels)
    pixels.data.fill(128)
    expect(await sight.words(pixels)).toEqual([])
    expect(await sight.words(readPicture('plate-zh'))).toEqual(before)
  })
})

describe('where nothing is to be seen', () => {
  test.each<[string, Pixels]>([
    ['no size', { width: 0, height: 0, data: new Uint8ClampedArray() }],
    ['a size without pixels', { width: 4000, height: 3000, data: new Uint8ClampedArray(16) }],
    ['a size that is no number', { width: NaN, height: 3, data: new Uint8ClampedArray(16) }],
    ['one pixel', picture(1, 1, () => 0)],
    ['all white', picture(300, 200, () => 255)],
    ['nothing but transparence', { width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4) }],
    ['a long thin strip', picture(8000, 3, () => 255)],
  ])('%s gives nothing and throws nothing', async (_, pixels) => {
    expect(await sight.words(pixels)).toEqual([])
    expect(await sight.codes(pixels)).toEqual([])
    expect(await sight.things(pixels)).toEqual([])
  })

  test('noise does not throw', async () => {
    let state = 1
    const pixels = picture(400, 300, () => (state = (state * 48271) % 2147483647) & 255)
    expect(Array.isArray(await sight.words(pixels))).toBe(true)
    expect(await sight.codes(pixels)).toEqual([])
  })

  test('whoever is told of the progress can stop the work', async () => {
    const stop = () => {
      throw new RangeError('stopped')
    }
    await expect(sight.words(readPicture('badge-en'), stop)).rejects.toThrow(RangeError)
  })
})

describe('the package', () => {
  const root = fileURLToPath(new URL('../', import.meta.url))

  test('needs Node only where it says so', () => {
    const needing = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => readFileSync(`${root}src/${name}`, 'utf8').includes("from 'node:"))
    expect(needing).toEqual(['open-sight-from-packages.ts'])
  })

  test('keeps its pictures small', () => {
    for (const name of readdirSync(`${root}test/pictures`))
      expect(statSync(`${root}test/pictures/${name}`).size).toBeLessThan(40_000)
  })
})
