import { describe, expect, test } from 'vitest'
import { findHiddenSigns } from '../src/plain/hidden-signs.js'
import { textFormat } from '../src/plain/text-format.js'

const KEEP = { orientation: true, colour: true, copyright: false } as const
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const tagged = (text: string): string =>
  [...text].map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('')
const varied = (text: string): string =>
  [...bytesOf(text)].map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16)).join('')

describe('a text', () => {
  test('is told from what is no text', () => {
    expect(textFormat.matches(bytesOf('Just words\n中文'))).toBe(true)
    expect(textFormat.matches(new Uint8Array([0xff, 0xfe, 0x41, 0]))).toBe(true)
    expect(textFormat.matches(new Uint8Array([0, 1, 2, 3]))).toBe(false)
    expect(textFormat.matches(new Uint8Array([0xc3, 0x28]))).toBe(false)
    expect(textFormat.matches(new Uint8Array())).toBe(false)
    // A sign of three bytes that lies across the end of what is looked at.
    expect(textFormat.matches(bytesOf(`${'a'.repeat(65_535)}中`))).toBe(true)
  })

  test('is read with what hides in it', async () => {
    const { texts, sightings } = await textFormat.read(
      bytesOf(`Hello${tagged('tag secret')} you${varied('byte secret')}\u200b\u2060!`),
    )
    expect(texts.slice(1).map(({ where, text }) => `${where} ${text}`)).toEqual([
      'hidden tag secret',
      'hidden byte secret',
    ])
    expect(sightings.map(({ sign, label }) => `${sign} ${label ?? ''}`)).toEqual([
      'hidden-text tag characters',
      'hidden-text runs of variation selectors',
      'hidden-text signs without width',
    ])
  })

  test('keeps its words when it is cleaned, and nothing that hides between them', async () => {
    const { bytes, removed } = await textFormat.clean(bytesOf(`\ufeffHel\u200blo${tagged('x')} \u202eyou\u202c`), KEEP)
    expect(new TextDecoder().decode(bytes)).toBe('Hello you')
    expect(removed).toHaveLength(4)
  })

  test.each([
    ['a family', '👨‍👩‍👧'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['Persian', 'می\u200cخواهم'],
    ['Hindi', 'क्\u200dष'],
    ['Hebrew with a turn', 'שלום \u202aabc\u202c'],
    ['a soft hyphen', 'Donau\u00addampfschiff'],
    ['a heart', '❤️'],
  ])('that needs such signs keeps them: %s', (_name, text) => expect(findHiddenSigns(text)).toEqual([]))

  test('of a million hidden signs is gone through to its end', () => {
    expect(findHiddenSigns('a\u200b'.repeat(500_000))).toHaveLength(10_000)
    expect(findHiddenSigns('\u200b'.repeat(1_000_000))).toHaveLength(1)
  })
})
