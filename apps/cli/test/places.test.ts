import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { indexPlaces } from '@telltale/exposure'
import type { Turn } from '@telltale/model'
import { analyse } from 'telltale'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../../../test/support/run-cli.js'
import { PlaceWatch } from '../src/check/place-watch.js'

const YARD = {
  type: 'Feature',
  properties: { name: 'Northgate Yard' },
  geometry: { type: 'Point', coordinates: [-0.3301, 53.7412] },
}
const FIELD = {
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [10, 50],
        [10.01, 50],
        [10.01, 50.01],
        [10, 50.01],
        [10, 50],
      ],
    ],
  },
}
const CHAT =
  'Lin: hello, could you walk to 53.7438, -0.3310 on Sunday?\nSam: I am at 53.7412, -0.3301\nLin: then https://www.google.com/maps/@50.005,10.005,15z\nLin: or 48.8582, 2.2945\n'

let folder = ''
const path = (name: string): string => join(folder, name)
const check = async (...more: readonly string[]) => await runCli(['check', path('chat.txt'), '--me', 'Sam', ...more])
const listOf = (name: string, content: unknown): readonly string[] => {
  writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content))
  return ['--places', path(name)]
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-places-'))
  writeFileSync(path('chat.txt'), CHAT)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what the other side names, held against a list of places,', () => {
  test('is told where it is near one, nearest first, and what the person says is not', async () => {
    const list = listOf('both.json', { type: 'FeatureCollection', features: [YARD, FIELD] })
    const { status, stdout } = await check(...list, '--format', 'json')
    expect(status).toBe(1)
    const { places } = JSON.parse(stdout) as { places: unknown }
    expect(places).toMatchObject([
      { turn: 2, speaker: 'Lin', metres: 0 },
      { turn: 0, speaker: 'Lin', quote: '53.7438, -0.3310', metres: 295, name: 'Northgate Yard' },
    ])
    const english = await check(...list)
    expect(english.stdout).toContain('This is 295 m from Northgate Yard.')
    expect(english.stdout).toContain('This lies within a place on your list.')
    const chinese = await check(...list, '--lang', 'zh')
    expect(chinese.stdout).toContain('这里离Northgate Yard只有 295 米。')
  })

  test('says nothing of itself where it is masked', async () => {
    const { stdout } = await check(...listOf('yard.json', YARD), '--format', 'json', '--mask')
    expect(stdout).toContain('"metres": 295')
    expect(stdout).not.toMatch(/Northgate|53\.74/u)
  })

  test('changes nothing else, and nothing at all far from every place', async () => {
    const plain = await check('--format', 'json')
    const far = { ...YARD, geometry: { type: 'Point', coordinates: [151.2, -33.86] } }
    expect(await check(...listOf('far.json', far), '--format', 'json')).toEqual(plain)
    const near = JSON.parse((await check(...listOf('yard.json', YARD), '--format', 'json')).stdout) as object
    const { places, ...rest } = near as { readonly places: unknown }
    expect(places).toHaveLength(1)
    expect(rest).toEqual(JSON.parse(plain.stdout))
  })

  test.each([
    ['no such file', undefined, 'read/not-found'],
    ['a file that is no JSON', '{"type":"FeatureColl', 'read/not-understood'],
    ['a list without places', { type: 'FeatureCollection', features: [] }, 'read/not-understood'],
    [
      'places that are nowhere',
      { ...YARD, geometry: { type: 'Point', coordinates: ['a', 1e300] } },
      'read/not-understood',
    ],
    ['what lies too deep', '{"a":'.repeat(100_000), 'read/not-understood'],
  ])('needs a list: %s', async (_what, content, code) => {
    const list = content === undefined ? ['--places', path('none.json')] : listOf('bad.json', content)
    const { status, stdout, stderr } = await check(...list)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(`[${code}]`)
  })

  test('has a list of somebody who means harm shown as what it is', async () => {
    const name = '\u001b[2J<script>alert(1)</script> {metres} $& '.padEnd(5000, 'x')
    const features = [
      { ...YARD, properties: { name } },
      JSON.parse('{"__proto__":{"polluted":1},"geometry":{"type":"Point","coordinates":[-0.3301,53.7412]}}') as unknown,
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[1e300, 1], null, [], 'x']] } },
      null,
      7,
    ]
    const list = listOf('hostile.json', { type: 'FeatureCollection', features })
    for (const format of ['text', 'html', 'markdown']) {
      const { status, stdout } = await check(...list, '--format', format)
      expect(status).toBe(1)
      expect(stdout).not.toContain('\u001b[2J')
      expect(stdout).not.toContain('<script>alert')
      expect(stdout).not.toContain('x'.repeat(200))
    }
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('watching for places', () => {
  test('goes on counting turns from piece to piece, and begins anew after a report', () => {
    const watch = new PlaceWatch(indexPlaces(YARD))
    const report = analyse({ turns: [{ speaker: 'Lin', text: 'hello' }] })
    const turn: Turn = { speaker: 'Lin', text: 'go to 53.7412, -0.3301' }
    watch.add([{ speaker: 'Lin', text: 'hello' }])
    watch.add([turn])
    expect(watch.addTo(report).places).toMatchObject([{ turn: 1, metres: 0 }])
    expect(watch.addTo(report)).toBe(report)
    watch.add([turn])
    expect(watch.addTo(report).places).toMatchObject([{ turn: 0 }])
  })

  test('keeps those nearest of each speaker, however many there are', () => {
    const watch = new PlaceWatch(indexPlaces(YARD))
    const far = Array.from({ length: 3000 }, (): Turn => ({ speaker: 'Lin', text: '53.7438, -0.3310' }))
    watch.add([...far, { speaker: 'Lin', text: '53.7412, -0.3301' }, { speaker: 'Ana', text: '53.7438, -0.3310' }])
    const { places = [] } = watch.addTo(analyse({ turns: [{ speaker: 'Bo', text: 'hello' }] }))
    expect(places).toHaveLength(51)
    expect(places[0]).toMatchObject({ metres: 0, turn: 3000 })
    expect(places.filter(({ speaker }) => speaker === 'Ana')).toHaveLength(1)
  })
})
