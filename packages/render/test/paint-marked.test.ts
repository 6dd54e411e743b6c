import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { paintMarked } from '../src/paint-marked.js'
import { wrapText } from '../src/wrap-text.js'

const bold = (text: string): string => (text === '' ? '' : `<${text}>`)

describe('paintMarked', () => {
  test('paints what is marked, and closes it at the end of a line', () => {
    const lines = wrapText('one two three four', 9, '| ')
    expect(lines).toEqual(['| one two', '| three', '| four'])
    expect(paintMarked(lines, [2, 2], 'one two three four', [[4, 13]], bold)).toEqual([
      '| one <two>',
      '| <three>',
      '| four',
    ])
  })

  test('paints several marks on one line', () => {
    const marked = [
      [0, 1],
      [1, 2],
      [3, 4],
    ] as const
    expect(paintMarked(['abcd'], [0, 0], 'abcd', marked, bold)).toEqual(['<a><b>c<d>'])
  })

  test('adds paint and changes nothing else, wherever the lines break', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\u4f60', '\u3000', '\uff0c', 'e\u0301') })
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(20), fc.integer({ min: 6, max: 30 }), (said, start, length, width) => {
        const lines = wrapText(said, width, '> ', '  ')
        const marked = [[start, start + length + 1]] as const
        const painted = paintMarked(lines, [2, 2], said, marked, bold)
        expect(
          painted.map((line, index) => line.slice(0, 2) + line.slice(2).replace(/[<>]/g, '') === lines[index]),
        ).not.toContain(false)
      }),
    )
  })
})
