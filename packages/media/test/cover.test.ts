import type { Pixels, Region } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { identifyMedia, makeSafeCopy } from '../src/index.js'
import { cleanJpeg } from '../src/jpeg/clean-jpeg.js'
import { readCoefficients } from '../src/jpeg/read-coefficients.js'
import { walkJpeg } from '../src/jpeg/walk-jpeg.js'
import { writeCoefficients } from '../src/jpeg/write-coefficients.js'
import { plainExif } from '../src/metadata/plain-exif.js'
import { turnUpright } from '../src/turn-upright.js'
import { writeAscii, writeJoined, writeU16 } from '../src/byte-writes.js'
import { madeAvif, madeGif, madeJpeg, madePixels, madePng, madeTiff, madeWebp } from './support/made-pictures.js'

const REGION: Region = { x: 41, y: 30, width: 60, height: 23 }
const KEEP = { orientation: true, colour: true, copyright: false } as const

/** The first table once more, behind the first scan. */
function withLaterTable(bytes: Uint8Array): Uint8Array {
  const { segments } = walkJpeg(bytes)
  const table = segments.find(({ marker }) => marker === 0xdb)!
  const first = segments.findIndex(({ scan }) => scan)
  return cleanJpeg(walkJpeg(bytes), { details: [], embedded: [] }, KEEP, [
    ...segments.slice(0, first + 1),
    table,
    ...segments.slice(first + 1),
  ])
}

async function coveredBytes(bytes: Uint8Array): Promise<Uint8Array> {
  return (await makeSafeCopy(bytes, undefined, { regions: [REGION] })).bytes
}

async function pixelsOf(bytes: Uint8Array): Promise<Pixels> {
  const seen = await identifyMedia(bytes).format.pixels?.(bytes)
  if (!seen) throw new Error('not seen')
  return seen
}

/** How far from a region any pixel differs, and how far those within it do from one colour. */
function compare(was: Pixels, is: Pixels, { x, y, width, height }: Region): { reach: number; spread: number } {
  let reach = 0
  const [low, high] = [
    [255, 255, 255],
    [0, 0, 0],
  ]
  for (let row = 0; row < was.height; row++)
    for (let column = 0; column < was.width; column++) {
      const at = (row * was.width + column) * 4
      if (column >= x && column < x + width && row >= y && row < y + height) {
        for (let part = 0; part < 3; part++) {
          low[part] = Math.min(low[part]!, is.data[at + part]!)
          high[part] = Math.max(high[part]!, is.data[at + part]!)
        }
      } else if ([0, 1, 2, 3].some((part) => was.data[at + part] !== is.data[at + part])) {
        const across = Math.max(x - column, column - (x + width - 1), 0)
        const down = Math.max(y - row, row - (y + height - 1), 0)
        reach = Math.max(reach, across, down)
      }
    }
  return { reach, spread: Math.max(...high.map((value, part) => value - low[part]!)) }
}

/** Compared at once: what differs in long bytes is nothing to be printed. */
const isSame = (one: Uint8Array | Uint8ClampedArray, other: Uint8Array | Uint8ClampedArray): boolean =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) === 0

const withOrientation = (jpeg: Uint8Array, orientation: number): Uint8Array => {
  if (orientation === 1) return jpeg
  const exif = writeJoined([writeAscii('Exif\0\0'), plainExif(undefined, orientation, KEEP)!])
  return writeJoined([
    jpeg.subarray(0, 2),
    Uint8Array.of(0xff, 0xe1),
    writeU16(exif.length + 2),
    exif,
    jpeg.subarray(2),
  ])
}

describe('a covered region', () => {
  const pixels = madePixels(161, 119)
  const made: readonly {
    readonly name: string
    readonly format: string
    readonly reach: number
    readonly make: () => Promise<Uint8Array>
  }[] = [
    { name: 'JPEG with thinned-out colours', format: 'jpeg', reach: 19, make: async () => await madeJpeg(pixels) },
    {
      name: 'JPEG with all its colours',
      format: 'jpeg',
      reach: 10,
      make: async () => await madeJpeg(pixels, { thinning: 1 }),
    },
    {
      name: 'progressive JPEG',
      format: 'jpeg',
      reach: 19,
      make: async () => await madeJpeg(pixels, { isProgressive: true }),
    },
    {
      name: 'grey JPEG',
      format: 'jpeg',
      reach: 19,
      make: async () => await madeJpeg(pixels, { isGrey: true, isProgressive: true }),
    },
    {
      name: 'JPEG whose tables change on the way',
      format: 'png',
      reach: 0,
      make: async () => withLaterTable(await madeJpeg(pixels, { isProgressive: true })),
    },
    { name: 'PNG', format: 'png', reach: 0, make: async () => await madePng(pixels) },
    { name: 'WebP', format: 'webp', reach: 0, make: async () => await madeWebp(pixels) },
    { name: 'WebP without loss', format: 'webp', reach: 0, make: async () => await madeWebp(pixels, true) },
    { name: 'GIF', format: 'gif', reach: 0, make: async () => madeGif(pixels) },
    { name: 'TIFF', format: 'png', reach: 0, make: async () => madeTiff(pixels) },
    { name: 'AVIF', format: 'png', reach: 0, make: async () => await madeAvif(pixels) },
  ]

  test.each(made)('of a $name is one colour, and nothing else changes', async ({ make, format, reach }) => {
    const bytes = await make()
    const original = bytes.slice()
    const copy = await makeSafeCopy(bytes, undefined, { regions: [REGION] })
    expect(copy.format).toBe(format)
    expect(isSame(bytes, original)).toBe(true)
    const found = compare(await pixelsOf(bytes), await pixelsOf(copy.bytes), REGION)
    expect(found.spread).toBe(0)
    // A JPEG is covered by whole blocks, and colours of the next pixel are smoothed when it is shown.
    expect(found.reach).toBeLessThanOrEqual(reach)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('lies where it is seen when the camera was held as %i', async (orientation) => {
    const bytes = withOrientation(await madeJpeg(pixels), orientation)
    const was = await pixelsOf(bytes)
    expect([was.width, was.height]).toEqual(orientation < 5 ? [161, 119] : [119, 161])
    const copy = await makeSafeCopy(bytes, undefined, { regions: [REGION] })
    const is = await pixelsOf(copy.bytes)
    expect([is.width, is.height]).toEqual([was.width, was.height])
    const found = compare(was, is, REGION)
    expect(found.spread).toBe(0)
    expect(found.reach).toBeLessThanOrEqual(19)
  })

  test('covers the whole when it is larger than the picture', async () => {
    const bytes = await madeJpeg(pixels)
    const all = await makeSafeCopy(bytes, undefined, { regions: [{ x: -9, y: -9, width: 9999, height: 9999 }] })
    expect(
      compare(await pixelsOf(bytes), await pixelsOf(all.bytes), { x: 0, y: 0, width: 161, height: 119 }).spread,
    ).toBe(0)
  })

  test.each([
    ['far away', { x: 500, y: 500, width: 10, height: 10 }],
    ['one pixel past the edge', { x: 161, y: 0, width: 40, height: 40 }],
    ['on a page that there is not', { x: 0, y: 0, width: 40, height: 40, page: 1 }],
  ])('%s hides nothing, so there is no copy', async (_where, region) => {
    for (const bytes of [await madeJpeg(pixels), await madePng(pixels)])
      await expect(makeSafeCopy(bytes, undefined, { regions: [region] })).rejects.toMatchObject({
        code: 'media/not-coverable',
        message: expect.stringContaining('does not lie in the picture') as string,
      })
  })

  test('of a picture has no trace of it in any copy of the block: two pictures that differ only there give one copy', async () => {
    const other = { ...pixels, data: pixels.data.slice() }
    for (let row = REGION.y; row < REGION.y + REGION.height; row++)
      for (let column = REGION.x; column < REGION.x + REGION.width; column++)
        other.data.fill((row + column) % 2 === 0 ? 255 : 0, (row * 161 + column) * 4, (row * 161 + column) * 4 + 3)
    for (const make of [madePng, async (each: Pixels) => madeTiff(each)]) {
      const [one, two] = [await make(pixels), await make(other)]
      expect(isSame(await coveredBytes(one), await coveredBytes(two))).toBe(true)
    }
    const one = await madeJpeg(pixels)
    const jpeg = walkJpeg(one)
    const coefficients = readCoefficients(jpeg)
    // Every number of a block within the region, as another picture would have it.
    for (const { values, columns, across, down } of coefficients.components)
      for (let place = 0; place < 64 * across * down; place++)
        values[(2 * down * columns + 3 * across) * 64 + (place % 64)] = 63 - (place % 64)
    const two = cleanJpeg(jpeg, { details: [], embedded: [] }, KEEP, [
      ...jpeg.segments.filter(({ marker }) => marker === 0xdb),
      ...writeCoefficients(coefficients, true),
    ])
    expect(isSame((await pixelsOf(one)).data, (await pixelsOf(two)).data)).toBe(false)
    expect(isSame(await coveredBytes(one), await coveredBytes(two))).toBe(true)
  })

  test('is refused where it cannot be had: a moving WebP, a HEIC', async () => {
    const heic = writeJoined([Uint8Array.of(0, 0, 0, 24), writeAscii('ftypheic\0\0\0\0mif1heic')])
    await expect(makeSafeCopy(heic, undefined, { regions: [REGION] })).rejects.toMatchObject({
      code: 'media/not-coverable',
    })
  })
})

test('turning a picture upright and back gives the picture', () => {
  const pixels = madePixels(7, 5)
  const back: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6 }
  for (const [there, again] of Object.entries(back))
    expect(turnUpright(turnUpright(pixels, Number(there)), again)).toEqual(pixels)
})
