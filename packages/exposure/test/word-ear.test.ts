import { buildLexicon, tokenise, TokenList } from '@telltale/engine'
import type { LearnedTable, PostHead } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { WordEar } from '../src/learned/word-ear.js'
import { FEATURES_OF_WORD, listWordFeatures } from '../src/learned/word-features.js'
import { SMALL } from './small-pack.js'

const lexicon = buildLexicon(SMALL.pack)
const HEADS = ['movement', 'any'] as const

function tokensOf(text: string): TokenList {
  const tokens = new TokenList()
  tokenise(text, lexicon, tokens)
  return tokens
}

/** The keys of each word. */
function keysOf(text: string): readonly (readonly number[])[] {
  const tokens = tokensOf(text)
  const keys = new Int32Array(tokens.length * FEATURES_OF_WORD)
  listWordFeatures(text, tokens, keys)
  return Array.from({ length: tokens.length }, (_, word) => [
    ...keys.subarray(word * FEATURES_OF_WORD, (word + 1) * FEATURES_OF_WORD),
  ])
}

/** An ear that knows some keys, each worth 12 for movement and 6 for anything. */
function earOf(keys: readonly number[]): WordEar {
  const bytes = Buffer.alloc(keys.length * 7)
  keys.forEach((key, row) => {
    bytes.writeInt32LE(key, row * 7)
    bytes.writeUInt8(1, row * 7 + 4)
    bytes.writeInt8(120, row * 7 + 5)
    bytes.writeInt8(60, row * 7 + 6)
  })
  const learned: LearnedTable<PostHead> = {
    version: 'small',
    heads: HEADS,
    biases: [-8, -8],
    units: [0.1, 0.1],
    rarityUnit: 1,
    rows: keys.length,
    table: bytes.toString('base64'),
  }
  return new WordEar(learned)
}

describe('the features of words', () => {
  test('are so many for each, none of them left out', () => {
    const each = keysOf('The greyones left, quietly.')
    expect(each).toHaveLength(4)
    for (const keys of each) expect(keys.filter((key) => key !== 0)).toHaveLength(FEATURES_OF_WORD)
  })

  test('are those of the place, not of the word alone', () => {
    const [first = [], , third = []] = keysOf('pier nine pier')
    expect(first).not.toEqual(third)
    expect(first.filter((key) => third.includes(key)).length).toBeGreaterThan(0)
  })

  test('look past spelling that is folded, and still see capitals', () => {
    const shared = (a: string, b: string): number =>
      (keysOf(a)[1] ?? []).filter((key) => (keysOf(b)[1] ?? []).includes(key)).length
    expect(shared('at pier nine', 'at ｐｉｅｒ nine')).toBeGreaterThan(FEATURES_OF_WORD - 5)
    expect(shared('at Pier nine', 'at pier nine')).toBeLessThan(FEATURES_OF_WORD)
    // How words are written is all they share.
    expect(shared('at pier nine', 'by boat home')).toBeLessThan(8)
  })

  test('take numbers of one length for each other', () => {
    const shared = (keysOf('pier 4471 now')[1] ?? []).filter((key) => (keysOf('pier 9083 now')[1] ?? []).includes(key))
    expect(shared).toHaveLength(FEATURES_OF_WORD)
  })
})

describe('what is heard word by word', () => {
  const [, greyones = []] = keysOf('The greyones left')
  const ear = earOf([greyones[3] ?? 0])
  const hear = (text: string): readonly number[] => [...ear.hear(text, tokensOf(text))]

  test('is the logarithm of how many words are part of it', () => {
    const [movement = 0, any = 0] = hear('The greyones left')
    expect(movement).toBeCloseTo(Math.log(Math.log1p(Math.exp(4)) + 2 * Math.log1p(Math.exp(-8)) + 1e-4), 9)
    expect(any).toBeCloseTo(Math.log(Math.log1p(Math.exp(-2)) + 2 * Math.log1p(Math.exp(-8)) + 1e-4), 9)
  })

  test('is the same wherever it stands, and little more in a long text', () => {
    const [alone = 0] = hear('greyones')
    const [among = 0] = hear(`${'Tea and toast again. '.repeat(20)}greyones ${'More tea then. '.repeat(20)}`)
    expect(among).toBeGreaterThan(alone)
    expect(among - alone).toBeLessThan(0.05)
  })

  test('is next to nothing in a text of other words, and in none', () => {
    expect(hear('Tea and toast')[0]).toBeLessThan(-6)
    expect(hear('')[0]).toBeCloseTo(Math.log(1e-4), 9)
  })

  test('grows with what is said twice, not beyond measure', () => {
    const once = hear('greyones')[0] ?? 0
    const often = hear('greyones '.repeat(1000))[0] ?? 0
    expect(often - once).toBeCloseTo(Math.log(1000), 1)
  })
})
