import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pack } from '@telltale/packs'
import { readCorpus } from '../../../test/support/corpus.js'
import { analyse } from '../src/index.js'
import { findSurroundings } from '../src/explain/find-surroundings.js'

/** The words in brackets are the quote. */
function around(marked: string): string {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  const text = marked.replace(/[[\]]/g, '')
  const { before, after } = findSurroundings(text, start, end)
  return `${before}[${text.slice(start, end)}]${after}`
}

const COMBINING = '\u0301'

describe('findSurroundings', () => {
  test.each([
    ['the sentence and nothing else', 'Hi. Could you [go there], please? Thanks.', 'Could you [go there], please?'],
    ['the whole text when it is one sentence', 'so [sent it] already', 'so [sent it] already'],
    ['nothing around the whole text', '[got it]', '[got it]'],
    ['nothing before a quote that opens a sentence', 'Fine! [Send it] now', '[Send it] now'],
    ['no more than the mark behind a quote that ends one', 'now [send it]. Bye', 'now [send it].'],
    ['nothing behind a quote that holds the mark', 'now [send it.] Bye', 'now [send it.]'],
    ['closing quotation marks', 'He said \u201c[send it]!\u201d Bye', 'He said \u201c[send it]!\u201d'],
    ['one line', 'first line\nsecond [line] here\r\nthird', 'second [line] here'],
    ['numbers with dots', 'about 3.5 [hours] at 4.2 each', 'about 3.5 [hours] at 4.2 each'],
    ['abbreviations', 'Mr. Li, e.g. on [Monday]', 'Mr. Li, e.g. on [Monday]'],
    ['a pause', 'well... maybe, [ok]', 'maybe, [ok]'],
    ['a Chinese sentence', '你好。你[别告诉别人]，好吗？谢谢', '你[别告诉别人]，好吗？'],
    ['a Chinese sentence with Western marks', '真的?你[别告诉]他!好', '你[别告诉]他!'],
  ])('keeps %s', (_, marked, kept) => {
    expect(around(marked)).toBe(kept)
  })

  test('goes over a line break that a mail program made', () => {
    const line = 'a line of a letter that is so long that it was broken, and'
    expect(around(`${line}\ngoes on [here] in small letters`)).toBe(`${line}\ngoes on [here] in small letters`)
    expect(around(`${line}\n\nGoes on [here]`)).toBe('Goes on [here]')
  })

  test('cuts a long sentence between words', () => {
    const { before, after } = findSurroundings(`${'word '.repeat(60)}NOW${' word'.repeat(60)}`, 300, 303)
    expect(before).toMatch(/^(?:word ){15,16}$/)
    expect(after).toMatch(/^(?: word){15,16}$/)
  })

  test('cuts Chinese at any character', () => {
    const text = '字'.repeat(300)
    expect(findSurroundings(text, 150, 152)).toEqual({ before: '字'.repeat(80), after: '字'.repeat(80) })
  })

  test.each([
    ['a pair of surrogates', '\u{1f609}'],
    ['a letter with marks', `e${COMBINING}${COMBINING}`],
    ['a family', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['a hand with its colour', '\u{1f44b}\u{1f3fd}'],
    ['a Korean syllable in parts', '\u1112\u1161\u11ab'],
    ['a word longer than the limit', 'x'],
  ])('never cuts inside %s', (_, character) => {
    for (let shift = 0; shift < 8; shift++) {
      const half = character.repeat(120)
      const text = `${half}${'!'.repeat(shift)}NOW${half}`
      const start = half.length + shift
      const { before, after } = findSurroundings(text, start, start + 3)
      expect(before).toBe(character.repeat((before.length - shift) / character.length) + '!'.repeat(shift))
      expect(after).toBe(character.repeat(after.length / character.length))
      for (const side of [before, after]) {
        expect(side.length).toBeGreaterThan(50)
        expect(side.length).toBeLessThanOrEqual(80)
      }
    }
  })

  test('answers with nothing rather than half a character', () => {
    const marks = COMBINING.repeat(500)
    expect(findSurroundings(`a${marks}NOW${marks}`, 501, 504)).toEqual({ before: '', after: '' })
  })

  test('is always the original text, joined to the quote, and never too long', () => {
    const said = fc.string({
      unit: fc.constantFrom(
        'a',
        'bc',
        ' ',
        '. ',
        '\n',
        '!',
        '\u4f60',
        '\u3002',
        '\u{1f609}',
        'e\u0301',
        '\u200d',
        '"',
        '.',
      ),
      maxLength: 300,
    })
    fc.assert(
      fc.property(said, fc.nat(), fc.nat(), (text, first, second) => {
        const [start = 0, end = 0] = [first % (text.length + 1), second % (text.length + 1)].sort((a, b) => a - b)
        const { before, after } = findSurroundings(text, start, end)
        expect(text.slice(start - before.length, end + after.length)).toBe(before + text.slice(start, end) + after)
        expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(80)
      }),
      { numRuns: 500 },
    )
  })

  test('holds in the whole corpus, and never goes over a line that ends', () => {
    for (const { turns } of readCorpus()) {
      const reading = { format: 'test', voice: 'conversation' as const, turns, events: [], notices: [] }
      for (const { spans } of analyse(reading, pack).findings)
        for (const { turn, start, end, before, quote, after } of spans)
          expect(turns[turn]?.text.slice(start - before.length, end + after.length)).toBe(before + quote + after)
    }
  })

  test.each(['.', '!)', ' ', '\n', COMBINING, 'a'])(
    'stays within its bounds in a hundred thousand of %j',
    (character) => {
      const text = character.repeat(100_000)
      for (let start = 50_000; start < 51_000; start++) {
        const { before, after } = findSurroundings(text, start, start + 1)
        expect(text.slice(start - before.length, start + 1 + after.length)).toBe(before + text.charAt(start) + after)
        expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(80)
      }
    },
  )
})
