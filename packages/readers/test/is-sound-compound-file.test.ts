import { describe, expect, test } from 'vitest'
import { isSoundCompoundFile } from '../src/is-sound-compound-file.js'

interface Part {
  readonly type: number
  readonly previous?: number
  readonly next?: number
  readonly child?: number
  readonly start?: number
  readonly size?: number
}

/** A compound file by hand: the table in sector 0, the list of parts in sector 1, small sectors in 2, their table in 3. */
function make(
  parts: readonly Part[],
  {
    table = [-3, -2, -2, -2],
    small = [-2],
    counts = {},
  }: {
    table?: readonly number[]
    small?: readonly number[]
    counts?: { readonly smallTable?: number; readonly more?: number }
  } = {},
): Uint8Array {
  const bytes = new Uint8Array(512 * 5)
  const view = new DataView(bytes.buffer)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(30, 9, true)
  view.setInt32(44, 1, true)
  view.setInt32(48, 1, true)
  view.setInt32(60, 3, true)
  view.setInt32(64, counts.smallTable ?? 1, true)
  view.setInt32(68, -2, true)
  view.setInt32(72, counts.more ?? 0, true)
  for (let at = 0; at < 109; at++) view.setInt32(76 + at * 4, at === 0 ? 0 : -1, true)
  for (let at = 0; at < 128; at++) {
    view.setInt32(512 + at * 4, table[at] ?? -1, true)
    view.setInt32(512 * 4 + at * 4, small[at] ?? -1, true)
  }
  for (const [index, { type, previous = -1, next = -1, child = -1, start = -2, size = 0 }] of parts.entries()) {
    const at = 1024 + index * 128
    bytes[at + 66] = type
    view.setInt32(at + 68, previous, true)
    view.setInt32(at + 72, next, true)
    view.setInt32(at + 76, child, true)
    view.setInt32(at + 116, start, true)
    view.setInt32(at + 120, size, true)
  }
  return bytes
}

const ROOT = { type: 5, child: 1, start: 2, size: 512 }

describe('a compound file', () => {
  test('that holds together is sound', () => {
    expect(
      isSoundCompoundFile(make([ROOT, { type: 1, next: 2, child: 3 }, { type: 2, start: 0, size: 60 }, { type: 2 }])),
    ).toBe(true)
  })
  test.each([
    ['a list that runs in a circle', make([ROOT], { table: [-3, 1, -2, -2] })],
    ['a root that runs in a circle', make([ROOT], { table: [-3, -2, 2, -2] })],
    ['small sectors that run in a circle', make([ROOT, { type: 2, start: 0, size: 60 }], { small: [0] })],
    ['a part larger than the file', make([ROOT, { type: 2, start: 0, size: 2_000_000_000 }])],
    ['a part smaller than nothing', make([ROOT, { type: 2, start: 0, size: -5 }])],
    ['a folder in itself', make([ROOT, { type: 1, child: 1 }])],
    ['folders in each other', make([ROOT, { type: 1, child: 2 }, { type: 1, child: 1 }])],
    ['a part that leads back to the root', make([ROOT, { type: 1, next: 0 }])],
    ['more tables than sectors', make([ROOT], { counts: { smallTable: 100_000 } })],
    ['more tables of tables than sectors', make([ROOT], { counts: { more: -1 } })],
    ['nothing', new Uint8Array(0)],
  ])('with %s is not', (_what, bytes) => {
    expect(isSoundCompoundFile(bytes)).toBe(false)
  })
  test('changed at random is now sound and now not, and never runs in a circle', () => {
    let state = 7
    let sound = 0
    const bytes = make([ROOT, { type: 1, child: 2 }, { type: 2, start: 0, size: 60 }])
    for (let round = 0; round < 3000; round++) {
      const copy = bytes.slice()
      for (let change = 0; change < 4; change++) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
        copy[state % copy.length] = state >> 8
      }
      if (isSoundCompoundFile(copy)) sound += 1
    }
    expect(sound).toBeGreaterThan(100)
    expect(sound).toBeLessThan(2900)
  })
})
