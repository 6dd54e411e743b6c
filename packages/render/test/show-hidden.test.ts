import { describe, expect, test } from 'vitest'

import { showHidden } from '../src/index.js'

describe('showHidden', () => {
  test.each([
    ['a terminal escape', 'a\u001b[31mred\u001b[0m', 'a\u241b[31mred\u241b[0m'],
    ['a bell and a backspace', 'a\u0007\u0008', 'a\u2407\u2408'],
    ['a delete', 'a\u007fb', 'a\u2421b'],
    ['a one-byte control sequence introducer', 'a\u009b31m', 'a\u27e8U+009B\u27e931m'],
    ['a right-to-left override', 'exe\u202egnp', 'exe\u27e8U+202E\u27e9gnp'],
    ['an isolate that is never closed', '\u2067abc', '\u27e8U+2067\u27e9abc'],
    ['a closing mark without an opening one', 'abc\u202c', 'abc\u27e8U+202C\u27e9'],
    ['zero-width spaces, counted', 'tele\u200b\u200b\u200bgram', 'tele\u27e8U+200B \u00d73\u27e9gram'],
    ['a lone half of a surrogate pair', 'a\ud83d', 'a\u27e8U+D83D\u27e9'],
    ['hidden tag letters', 'a\u{e0041}', 'a\u27e8U+E0041\u27e9'],
    ['a blank letter', 'a\u3164b', 'a\u27e8U+3164\u27e9b'],
    ['many nulls', '\u0000'.repeat(9), '\u27e8\u2400 \u00d79\u27e9'],
  ])('shows %s', (_, hidden, shown) => {
    expect(showHidden(hidden)).toBe(shown)
  })

  test.each([
    ['a line break', 'one\ntwo', 'one \u23ce two'],
    ['a Windows line break, once', 'one\r\ntwo', 'one \u23ce two'],
    ['a carriage return that would overwrite the line', 'safe\rgone', 'safe \u23ce gone'],
    ['a line separator', 'one\u2028two', 'one \u23ce two'],
    ['a tab', 'one\ttwo', 'one two'],
  ])('turns %s into a mark or a space', (_, before, after) => {
    expect(showHidden(before)).toBe(after)
  })

  test.each([
    ['a family emoji', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['Persian with a joiner', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['a phone number in a closed embedding', '\u202a+49 170 1234567\u202c'],
    ['a closed isolate', '\u2068name\u2069'],
    ['Chinese', '\u4f60\u597d\uff0c\u4e16\u754c'],
  ])('leaves %s as it is', (_, text) => {
    expect(showHidden(text)).toBe(text)
  })

  test('shows every sign of a very long text', () => {
    const shown = '\u27e8U+202A\u27e9\u241b\u27e8U+200B\u27e9\u27e8U+2066\u27e9'
    expect(showHidden('\u202a\u001b\u200b\u2066'.repeat(100_000)) === shown.repeat(100_000)).toBe(true)
  })
})
