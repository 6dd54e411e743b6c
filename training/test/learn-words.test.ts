import { buildLexicon, tokenise, TokenList } from '@telltale/engine'
import { WordEar } from '@telltale/exposure'
import { exposurePack } from '@telltale/packs/exposure'
import type { PostHead } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { learnWords, tagLessons } from '../src/posts/learn-words.js'
import type { PostLesson } from '../src/posts/post-lesson.js'

const HEADS: readonly PostHead[] = ['workplace', 'time', 'any']
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
  const learned = learnWords(tagged, HEADS)
  const ear = new WordEar({ ...learned, version: 'test' })
  const lexicon = buildLexicon(exposurePack)
  const hear = (text: string): number => {
    const tokens = new TokenList()
    tokenise(text, lexicon, tokens)
    return ear.hear(text, tokens)[0] ?? 0
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
    expect(learnWords(tagLessons(lessons, exposurePack, HEADS), HEADS)).toEqual(learned))

  test('learns nothing from nothing', () => {
    const none = learnWords([], HEADS)
    expect(none.rows).toBe(0)
    expect(new WordEar({ ...none, version: 'none' }).hear('x', new TokenList())).toHaveLength(HEADS.length)
  })
})
