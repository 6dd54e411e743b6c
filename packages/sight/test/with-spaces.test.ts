import { expect, test } from 'vitest'
import { withSpaces } from '../src/words/with-spaces.js'

const HEIGHT = 40
const LETTER = 8

/** A line of black letters on white, each a block, with so many empty columns after each. */
function lineOf(letters: string, gaps: readonly number[]) {
  const starts: number[] = []
  let width = 6
  for (const index of [...letters].keys()) {
    starts.push(width)
    width += LETTER + (gaps[index] ?? 6)
  }
  const data = new Uint8Array(width * HEIGHT * 3).fill(255)
  for (const start of starts)
    for (let row = 5; row < HEIGHT - 5; row++)
      data.fill(0, (row * width + start) * 3, (row * width + start + LETTER) * 3)
  const signs = [...letters].map((sign, index) => ({ sign, at: ((starts[index] ?? 0) + LETTER / 2) / width }))
  return withSpaces(signs, { width, height: HEIGHT, data })
}

test('a word ends where the letters stand far apart', () =>
  expect(lineOf('NOONEHERE', [6, 20, 6, 6, 20, 6, 6, 6])).toBe('NO ONE HERE'))

test('the room that a T has around its stem ends no word, and a space beside it does', () => {
  expect(lineOf('METRES', [6, 18, 18, 6, 6])).toBe('METRES')
  expect(lineOf('HENTEACUP', [6, 6, 30, 18, 6, 20, 6, 6])).toBe('HEN TEA CUP')
})

test('no space is seen beside a stroke, however much it slants', () =>
  expect(lineOf('AB//CD', [6, 24, 18, 24, 6])).toBe('AB//CD'))
