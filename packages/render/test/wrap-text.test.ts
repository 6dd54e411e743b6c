import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { displayWidth } from '../src/display-width.js'
import { splitCharacters } from '../src/split-characters.js'
import { textWidth } from '../src/text-width.js'
import { wrapText } from '../src/wrap-text.js'

describe('displayWidth', () => {
  test.each([
    ['a', 1],
    ['\u00e9', 1],
    ['e\u0301', 1],
    ['\u4f60', 2],
    ['\uff21', 2],
    ['\uac00', 2],
    ['\u{1f609}', 2],
    ['\u2764\ufe0f', 2],
    ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', 2],
    ['\u{1f1e9}\u{1f1ea}', 2],
    ['\u0301', 0],
    ['\u200d', 0],
    ['', 0],
  ])('%s takes %i columns', (character, width) => {
    expect(displayWidth(character)).toBe(width)
  })
})

describe('splitCharacters', () => {
  test.each([
    ['a letter and its mark', 'ae\u0301b', ['a', 'e\u0301', 'b']],
    ['a family', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}!', ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', '!']],
    ['a hand with its colour', '\u{1f44b}\u{1f3fd}', ['\u{1f44b}\u{1f3fd}']],
    [
      'two flags and a half',
      '\u{1f1e9}\u{1f1ea}\u{1f1eb}\u{1f1f7}\u{1f1e9}',
      ['\u{1f1e9}\u{1f1ea}', '\u{1f1eb}\u{1f1f7}', '\u{1f1e9}'],
    ],
    ['a joiner between letters', 'a\u200db', ['a\u200d', 'b']],
    ['nothing', '', []],
  ])('keeps %s together', (_, text, characters) => {
    expect([...splitCharacters(text)]).toEqual(characters)
  })
})

describe('wrapText', () => {
  test('breaks at spaces and hangs what follows', () => {
    expect(wrapText('one two three four', 10, '- ', '  ')).toEqual(['- one two', '  three', '  four'])
  })

  test('breaks Chinese between characters, and keeps its marks with the word before', () => {
    expect(wrapText('\u4f60\u597d\u4e16\u754c\u3002\u518d\u89c1', 8)).toEqual([
      '\u4f60\u597d\u4e16',
      '\u754c\u3002\u518d\u89c1',
    ])
  })

  test('cuts a word only when it is longer than a line', () => {
    expect(wrapText(`to ${'x'.repeat(12)} end`, 8)).toEqual(['to', 'xxxxxxxx', 'xxxx end'])
  })

  test('answers with one line when there is nothing to say', () => {
    expect(wrapText('', 20, '| ')).toEqual(['|'])
  })

  test('never exceeds the width, and loses nothing but spaces', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '\u4f60', '\uff0c', '\u{1f609}', 'e\u0301', '-') })
    fc.assert(
      fc.property(text, fc.integer({ min: 6, max: 40 }), (said, width) => {
        const lines = wrapText(said, width, '> ', '  ')
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width)
        const kept = lines.map((line) => line.slice(2)).join('')
        expect(kept.replaceAll(' ', '')).toBe(said.replaceAll(' ', ''))
      }),
    )
  })

  test.each(['x', '\u4f60', '\u0301', '\u{1f468}\u200d', ' ', '\uff0c'])(
    'fits a hundred thousand of %j, and loses nothing but spaces',
    (character) => {
      const text = character.repeat(100_000)
      const lines = wrapText(text, 80)
      expect(lines.every((line) => textWidth(line) <= 80)).toBe(true)
      expect(lines.join('') === text.trim()).toBe(true)
    },
  )
})
