import type { Turn } from '@telltale/model'
import { pack } from '@telltale/packs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { knownWords } from '../../../test/support/known-words.js'
import { buildLexicon, guessLanguage, TokenList, tokenise, wordsOfTurn } from '../src/index.js'
import { latinLetters } from '../src/normalise/latin-letters.js'
import { unmask } from '../src/normalise/unmask.js'

const latinOf = latinLetters(pack.folding)
const plain = (text: string): string => unmask(text, latinOf).text
const lexicon = buildLexicon(pack, knownWords({ only: 100, please: 100, offer: 100, quid: 100 }))

describe('a text without its masks', () => {
  test.each([
    ['zero-width characters', 's\u200bend 1\u200b2\u200d5', 'send 125'],
    ['full-width letters and signs', 'ｗｗｗ．ａ－ｂ．ｃｏｍ ＄５', 'www.a-b.com $5'],
    ['Chinese full-width punctuation', '好，１２３！', '好，123！'],
    ['a word in two alphabets', "it'ѕ mу Раypal", "it's my Paypal"],
    [
      'a whole word in a text of Latin letters',
      'please answer me about this сору today',
      'please answer me about this copy today',
    ],
    ['Latin letters in Russian', 'cмотри, пиши мне на WhatsApp', 'смотри, пиши мне на WhatsApp'],
    ['Russian with a Latin name', 'Сара, это Anna', 'Сара, это Anna'],
    ['Greek', 'και ok, τα λέμε', 'και ok, τα λέμε'],
    ['a letter with a stroke', 'đi với tôi, smørrebrød', 'đi với tôi, smørrebrød'],
    ['nothing', '', ''],
  ])('%s', (_name, text, meant) => expect(plain(text)).toBe(meant))

  test('knows where each of its units stood', () => {
    const unit = fc.constantFrom('a', 'é', '照', '\u200b', 'ｘ', '𝓅', ' ', '，', '5', '\u00ad')
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const written = units.join('')
        const { text, places } = unmask(written, new Map())
        for (let i = 0; i < text.length; i++) {
          const place = places ? (places[i] ?? -1) : i
          expect(written.charAt(place).normalize('NFKC')).toBe(text.charAt(i).normalize('NFKC'))
        }
      }),
    )
  })

  test('is found in time that grows with the text', () => {
    expect(plain('а\u200bb'.repeat(300_000))).toHaveLength(600_000)
  })
})

test('tokens keep their places in what was written', () => {
  const text = 'a pr\u200bice of 1\u200b25 e\u200buros'
  const tokens = new TokenList()
  tokenise(text, lexicon, tokens)
  const written = Array.from({ length: tokens.length }, (_, i) => text.slice(tokens.startOf(i), tokens.endOf(i)))
  expect(written).toEqual(['a', 'pr\u200bice', 'of', '1\u200b25', 'e\u200buros'])
})

describe('words are heard as they are meant', () => {
  const heard = (text: string): string => wordsOfTurn({ speaker: 'them', text }, lexicon, new TokenList()).join(' ')
  test.each([
    ['0nly', 'only .'],
    ['0nly pl34se', 'only please .'],
    ['оnly', 'only .'],
    ['5quid', '#1 quid .'],
    ['20th', '#2 th .'],
    ['zxqv', 'zxqv .'],
  ])('%s', (text, words) => expect(heard(text)).toBe(words))
})

test('a masked conversation is in the language that it is in', () => {
  const turns: readonly Turn[] = [
    {
      speaker: 'them',
      text: 'Yоu саn dо thіѕ frоm hоmе аnd wе рау уоu еvеrу wееk, јuѕt аѕk mе hоw іt іѕ dоnе аnd ѕеnd thе fоrm',
    },
  ]
  expect(guessLanguage(turns)).toBe('other')
  expect(guessLanguage(turns, pack.folding)).toBe('en')
  const veiled = 'you can do this from home and we pay you every week'.replace(/\B/gu, '\u200b')
  expect(guessLanguage([{ speaker: 'them', text: veiled }])).toBe('en')
})
