import { FEATURES_OF_WORD, loudnessOf, WordEar } from '@telltale/classifier'
import { buildLexicon, tokenise, TokenList } from '@telltale/engine'
import { exposurePack } from '@telltale/packs/exposure'
import type { PostHead } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { learnWords, type TaggedText, type WordSettings } from '../src/learn-words.js'
import type { PostLesson } from '../src/posts/post-lesson.js'
import { tagLessons } from '../src/posts/tag-lessons.js'

const HEADS: readonly PostHead[] = ['workplace', 'time', 'any']
const SETTINGS: WordSettings = { epochs: 4, step: 0.8, mostRows: 10_000 }
const PLACES = ['north dock', 'old mill', 'east tower', 'river annexe', 'hill station']
const PASTIMES = ['baking', 'fishing', 'running', 'reading', 'painting']

/** What follows "stationed at" is a workplace; what follows "went to see" is not, in the same words. */
const lessons: readonly PostLesson[] = PLACES.flatMap((place) =>
  PASTIMES.flatMap((pastime): readonly PostLesson[] => [
    {
      file: 'a',
      text: `I like ${pastime}. I am stationed at the ${place} this year.`,
      labels: [{ kind: 'workplace', quote: `the ${place}` }],
      share: 1,
    },
    { file: 'b', text: `I like ${pastime}. I went to see the ${place} this year.`, labels: [], share: 1 },
  ]),
)

describe('learning word by word', () => {
  const tagged = tagLessons(lessons, exposurePack, HEADS)
  const learned = learnWords(tagged, HEADS, SETTINGS)
  const ear = new WordEar({ ...learned, version: 'test' })
  const lexicon = buildLexicon(exposurePack)
  const hear = (text: string): number => {
    const tokens = new TokenList()
    tokenise(text, lexicon, tokens)
    const amounts = ear.hear(text, tokens)
    return loudnessOf(amounts.filter((_, at) => at % HEADS.length === 0).reduce((sum, each) => sum + each, 0))
  }

  test('marks the words that are quoted, for their kind and for any', () => {
    const [first] = tagged
    const marked = [...(first?.heads ?? [])]
    expect(marked.filter((bits) => bits === 0b101)).toHaveLength(3)
    expect(marked.filter((bits) => bits === 0)).toHaveLength(marked.length - 3)
  })

  test('tells by its neighbours a place that it has never met', () => {
    const told = hear('I am stationed at the lower yard this year.')
    const innocent = hear('I went to see the lower yard this year.')
    expect(told - innocent).toBeGreaterThan(1)
  })

  test('comes to the same each time', () =>
    expect(learnWords(tagLessons(lessons, exposurePack, HEADS), HEADS, SETTINGS)).toEqual(learned))

  test('learns nothing from nothing', () => {
    const none = learnWords([], HEADS, SETTINGS)
    expect(none.rows).toBe(0)
    expect(new WordEar({ ...none, version: 'none' }).hear('x', new TokenList())).toHaveLength(0)
  })
})

describe('stretches of which only the turn is known', () => {
  /** Four words, of which the third is the one that only approaches have; keys are one feature repeated. */
  const textOf = (third: number, heads: number): TaggedText => ({
    keys: Int32Array.from([11, 12, third, 13].flatMap((key) => Array.from({ length: FEATURES_OF_WORD }, () => key))),
    heads: new Uint32Array(4).fill(heads),
    share: 1,
    ...(heads > 0 && { loose: [[0, 4] as const] }),
  })
  const texts = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? textOf(77, 0b11) : textOf(78, 0)))
  const loudest = (looseHeads: number): readonly number[] => {
    const learned = learnWords(texts, ['task', 'side'], { ...SETTINGS, epochs: 6, looseHeads })
    const keys = [11, 12, 77, 13]
    const rows = Buffer.from(learned.table, 'base64')
    return keys.map((key) => {
      for (let at = 0; at < rows.length; at += 7)
        if (rows.readInt32LE(at) === key) return rows.readInt8(at + 5) * (learned.units[0] ?? 0)
      return 0
    })
  }

  test('teach the words that say most what the stretch does, and the others less', () => {
    const [, , told = 0] = loudest(0b01)
    const rest = loudest(0b01).filter((_, index) => index !== 2)
    expect(told).toBeGreaterThan(0)
    for (const each of rest) expect(told - each).toBeGreaterThan(0.5)
    const spread = (weights: readonly number[]): number =>
      (weights[2] ?? 0) - Math.max(weights[0] ?? 0, weights[3] ?? 0)
    expect(spread(loudest(0b01))).toBeGreaterThan(spread(loudest(0)))
  })
})
