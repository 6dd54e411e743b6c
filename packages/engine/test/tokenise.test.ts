import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallPack, smallRule } from '../../../test/support/small-pack.js'
import { buildLexicon } from '../src/normalise/lexicon.js'
import { BREAK_CLAUSE, BREAK_NONE, BREAK_SENTENCE, TokenList } from '../src/normalise/token-list.js'
import { tokenise } from '../src/normalise/tokenise.js'

const { pack } = smallPack([
  smallRule({
    id: 'task/words',
    match: {
      en: [
        '(secret|harbour|harbor|cafe|photo~|cash|online|telegram|naval|good|bank) nearby',
        '#digits #amount #url #email #phone #handle #coordinates #name here',
      ],
      zh: ['照片 三 机 ガ 한국 #numeral'],
      ar: ['(الصوره|احمد|الي)'],
    },
  }),
])
const lexicon = buildLexicon(pack)

interface Seen {
  readonly text: string
  readonly known: readonly string[]
  readonly before: number
}

function tokensOf(text: string): readonly Seen[] {
  const tokens = new TokenList()
  tokenise(text, lexicon, tokens)
  return Array.from({ length: tokens.length }, (_, index) => ({
    text: text.slice(tokens.startOf(index), tokens.endOf(index)),
    known: tokens.idsAt(index).map((id) => pack.vocabulary[id] ?? '?'),
    before: tokens.breakBefore(index),
  }))
}

const knownIn = (text: string): string =>
  tokensOf(text)
    .flatMap(({ known }) => known)
    .join(' ')

/** Pieces that meet the look-aheads, and everything else. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        ...[
          '@',
          '@@a',
          'a@b.co',
          'www.',
          'http://',
          '+1 (555) 0',
          '$',
          '$5k',
          '5.5.5.5',
          '1,000,000',
          '..',
          '!?',
          '\u200b',
        ],
        ...[
          '\u0301',
          'e\u0301',
          'ｐａｙ',
          'рау',
          'c@sh',
          '$ecret',
          's e c r e t',
          'sooooo',
          '三百块',
          '机密',
          '한국어',
          'がか\u3099',
        ],
        ...[
          '\ud83d',
          '\ude00',
          '😀',
          '👨‍👩‍👧',
          '\u202e',
          '\r\n',
          '\u2028',
          "don't",
          'don’t',
          'ﷺ',
          'ﬃ',
          '𝓅𝒶𝓎',
          '51.5074, -0.1278',
        ],
        ...['(', '))', '“', '"', '>', '>>> ', 'a.b.c.d.com/x', '-', '_', '１２３', '\0', '\u0600', '०१'],
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe('every token', () => {
  test('is a stretch of the original text, not empty, after the one before it, and never half a character', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const tokens = new TokenList()
        tokenise(text, lexicon, tokens)
        let last = 0
        for (let i = 0; i < tokens.length; i++) {
          const [start, end] = [tokens.startOf(i), tokens.endOf(i)]
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(splitsPair(text, start) || splitsPair(text, end), JSON.stringify(text)).toBe(false)
          last = end
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('is the same when the list was used before', () => {
    const tokens = new TokenList()
    tokenise('a much longer text, with many words in it. '.repeat(40), lexicon, tokens)
    tokenise('secret photo', lexicon, tokens)
    expect(tokens.length).toBe(2)
  })
})

describe('a word is found however it is written', () => {
  test.each([
    ['as it stands', 'secret'],
    ['in capitals', 'SECRET'],
    ['stretched', 'secreeeeet'],
    ['with number for letter', 's3cr3t'],
    ['with signs for letters', '$ecret'],
    ['spaced', 's e c r e t'],
    ['dotted', 's.e.c.r.e.t'],
    ['in full width', 'ｓｅｃｒｅｔ'],
    ['in Cyrillic look-alikes', 'ѕесrеt'],
    ['in Greek look-alikes', 'sεcrεt'],
    ['with zero-width spaces', 's\u200be\u200bc\u200br\u200bet'],
    ['with a soft hyphen', 'se\u00adcret'],
    ['with accents', 'sécrét'],
    ['with accents apart', 'sécrét'.normalize('NFD')],
    ['in mathematical letters', '𝓈𝑒𝒸𝓇𝑒𝓉'],
  ])('%s', (_how, written) => {
    const [token, ...rest] = tokensOf(written)
    expect(rest).toEqual([])
    expect(token?.known).toContain('secret')
    expect(token?.text).toBe(written)
  })

  test('and a word that only looks so by chance is left alone', () => {
    expect(knownIn('h o w are you')).not.toContain('how')
    expect(knownIn('5ecr')).not.toContain('secret')
  })

  test('and decomposed Hangul and kana are the words they make', () => {
    expect(knownIn('한국'.normalize('NFD'))).toBe('한국')
    expect(knownIn('ガ'.normalize('NFD'))).toBe(knownIn('ガ'))
  })

  test.each([
    ['الصورة', 'الصوره'],
    ['أحمد', 'احمد'],
    ['إلى', 'الي'],
    ['الصـــورة', 'الصوره'],
  ])('and %s is %s, as writers of Arabic take these letters one for the other', (written, known) => {
    const [token, ...rest] = tokensOf(written)
    expect(rest).toEqual([])
    expect(token).toMatchObject({ text: written, known: [known] })
  })

  test('and traditional characters are their simplified ones', () => expect(knownIn('機')).toBe('机'))
})

describe('what is not a word is a token of its class', () => {
  test.each([
    ['300', '#digits'],
    ['٣٠٠', '#digits'],
    ['۳۰۰', '#digits'],
    ['३००', '#digits'],
    ['$300', '#amount'],
    ['£1,200.50', '#amount'],
    ['€5k', '#amount'],
    ['https://example.org/a?b=c', '#url'],
    ['www.example.org', '#url'],
    ['someone@example.org', '#email'],
    ['@someone', '#handle'],
    ['51.5074, -0.1278', '#coordinates'],
    ['+44 7700 900123', '#phone #digits'],
    ['三', '三 #numeral'],
  ])('%s', (text, known) => {
    expect(tokensOf(text).map(({ text: whole }) => whole)).toEqual([text])
    expect(knownIn(text)).toBe(known)
  })

  test('a date is no phone number', () => expect(knownIn('2024-03-31')).not.toContain('#phone'))
  test('a number and its unit are two tokens', () =>
    expect(tokensOf('200usd').map(({ text }) => text)).toEqual(['200', 'usd']))
  test('also where folding changes their length', () => {
    expect(tokensOf('１２𝓊𝓈𝒹').map(({ text }) => text)).toEqual(['１２', '𝓊𝓈𝒹'])
    expect(tokensOf('12\u200busd').map(({ text }) => text)).toEqual(['12', 'usd'])
  })
  test('an apostrophe joins, a hyphen parts', () =>
    expect(tokensOf("don't e-mail").map(({ text }) => text)).toEqual(["don't", 'e', 'mail']))
})

describe('sentences', () => {
  const breaks = (text: string): readonly number[] => tokensOf(text).map(({ before }) => before)

  test.each([
    ['one. two', BREAK_SENTENCE],
    ['one! two', BREAK_SENTENCE],
    ['one\ntwo', BREAK_SENTENCE],
    ['one\r\ntwo', BREAK_SENTENCE],
    ['一。二', BREAK_SENTENCE],
    ['one, two', BREAK_CLAUSE],
    ['one... two', BREAK_CLAUSE],
    ['one two', BREAK_NONE],
    ['one.two', BREAK_NONE],
  ])('%j', (text, before) => expect(breaks(text)).toEqual([BREAK_SENTENCE, before]))

  test('a hard-wrapped line is one sentence', () => {
    const line = 'this line is wrapped by a mail program after some seventy letters or'
    expect(breaks(`${line}\nso and goes on`).slice(1)).not.toContain(BREAK_SENTENCE)
  })
})

describe('the lexicon', () => {
  test('knows nothing by the names of what every object has', () => {
    for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])
      expect(lexicon.lists.listOf(lexicon.listOf(word))).toEqual([])
  })
})

/** Tells whether an offset stands between the two halves of a character. */
function splitsPair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
}
