import { describe, expect, test } from 'vitest'
import { clearUp } from '../src/pixels/clear-up.js'

const WIDTH = 48
const HEIGHT = 24
/** Two upright strokes on lighter ground. */
const isInk = (at: number): boolean => {
  const column = at % WIDTH
  return (column >= 12 && column < 16) || (column >= 30 && column < 34)
}
const drawn = (noise: number) => {
  let state = 7
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (isInk(at) ? 60 : 150) + ((state >>> 16) / 65535 - 0.5) * 2 * noise
  })
  return { width: WIDTH, height: HEIGHT, data }
}
/** How far values of one kind lie from their mean. */
const unrest = (data: Uint8Array, ofInk: boolean): number => {
  const values = [...data].filter((_, at) => isInk(at) === ofInk)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
const middleOf = (data: Uint8Array, ofInk: boolean): number => {
  const values = [...data].filter((_, at) => isInk(at) === ofInk).sort((a, b) => a - b)
  return values[values.length >> 1] ?? 0
}

describe('a line cleared of noise', () => {
  test('is calmer, and its strokes stand out at least as much', () => {
    const noisy = drawn(25)
    const { data } = clearUp(noisy, 110)
    expect(unrest(data, true)).toBeLessThan(unrest(noisy.data, true))
    const apart = (each: Uint8Array): number => middleOf(each, false) - middleOf(each, true)
    expect(apart(data)).toBeGreaterThanOrEqual(apart(noisy.data))
  })

  test('keeps its size, and flat ground stays flat, however small it is', () => {
    for (const [width, height] of [
      [1, 1],
      [3, 2],
      [40, 48],
    ] as const) {
      const { data, ...size } = clearUp({ width, height, data: new Uint8Array(width * height).fill(90) }, 0)
      expect(size).toEqual({ width, height })
      expect([...data].every((value) => value === 90)).toBe(true)
    }
  })
})
