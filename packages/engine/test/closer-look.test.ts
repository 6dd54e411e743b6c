import { FEATURES_OF_WORD, listWordFeatures } from '@telltale/classifier'
import { WORD_HEADS, type CompiledPack, type LearnedPart, type Reading, type Turn } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { smallPack } from '../../../test/support/small-pack.js'
import { analyse, buildLexicon, tokenise, TokenList } from '../src/index.js'

const bare = smallPack([]).pack
const lexicon = buildLexicon(bare)

/** A table with as many heads as are named, in which each key weighs 12 in log odds for one head. */
function tableOf(heads: readonly string[], weighty: ReadonlyMap<number, number>, bias: number) {
  const stride = 5 + heads.length
  const bytes = Buffer.alloc(weighty.size * stride)
  ;[...weighty].forEach(([key, head], row) => {
    bytes.writeInt32LE(key, row * stride)
    bytes.writeUInt8(1, row * stride + 4)
    bytes.writeInt8(120, row * stride + 5 + head)
  })
  return {
    version: 'made-up',
    heads,
    biases: heads.map(() => bias),
    units: heads.map(() => 0.1),
    rarityUnit: 1,
    rows: weighty.size,
    table: bytes.toString('base64'),
  }
}

/** The feature of a word that is the word itself. */
function keyOf(word: string): number {
  const tokens = new TokenList()
  tokenise(word, lexicon, tokens)
  const keys = new Int32Array(tokens.length * FEATURES_OF_WORD)
  listWordFeatures(word, tokens, keys)
  return keys[3] ?? 0
}

/** Knows one word only, "manifest", as part of a task; what is heard of words together is always the same: `tone`. */
function packOf(tone: number): CompiledPack {
  const words = tableOf(WORD_HEADS, new Map([[keyOf('manifest'), WORD_HEADS.indexOf('task')]]), -8)
  const none = { tone: 1, drawn: 0, alone: 0, brief: 0, together: 0, rules: {}, bias: 0 }
  const learned: LearnedPart = {
    ...tableOf(['tone', 'drawn'], new Map(), tone),
    heads: ['tone', 'drawn'],
    techniques: {},
    words: { ...words, heads: WORD_HEADS },
    judge: {
      ...none,
      closer: {
        ...none,
        from: -3,
        words: { hook: 0, task: 1, any: 0, side: 0 },
        length: 0,
        turns: 0,
      },
      unclearFrom: 0.3,
      cautionFrom: 0.5,
      patternFrom: 0.99,
    },
  }
  return { ...bare, learned }
}

const say = (speaker: string, text: string): Turn => ({ speaker, text })
const scoreOf = (tone: number, turns: readonly Turn[]) => {
  const reading: Reading = { format: 'test', voice: 'conversation', turns, events: [], notices: [] }
  return analyse(reading, packOf(tone), { me: 'Mia' })
}

describe('a closer look', () => {
  const asked = [say('Lin', 'hello there'), say('Mia', 'hi'), say('Lin', 'bring the manifest')]

  test('hears the word that words together do not', () => {
    const { score, outcome, firstAlertTurn } = scoreOf(-1, asked)
    expect(score).toBeGreaterThan(0.5)
    expect(outcome).toBe('caution')
    expect(firstAlertTurn).toBe(2)
  })

  test('is not taken where the first finds nothing to look at', () =>
    expect(scoreOf(-4, asked).score).toBeLessThan(0.03))

  test('does not hear what others say, nor what is quoted', () => {
    const others = [say('Lin', 'hello there'), say('Mia', 'bring the manifest')]
    expect(scoreOf(-1, others).score).toBeLessThan(0.01)
    const quoted: Turn = { ...say('Lin', 'bring the manifest? no'), quoted: [[0, 19]] }
    expect(scoreOf(-1, [quoted, say('Mia', 'hi')]).score).toBeLessThan(0.01)
  })

  test('hears it once more each time that it is said', () => {
    const twice = scoreOf(-3, [...asked, say('Lin', 'the manifest')]).score
    expect(twice).toBeGreaterThan(scoreOf(-3, asked).score)
  })

  test('grows with the length of a conversation and no faster', () => {
    const long = Array.from({ length: 4000 }, (_, index) =>
      say(index % 2 === 0 ? 'Lin' : 'Mia', 'bring the manifest now'),
    )
    expect(scoreOf(-1, long).outcome).toBe('caution')
  })
})
