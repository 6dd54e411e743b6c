import { createHash } from 'node:crypto'
import { FeatureList, listFeatures } from '@telltale/classifier'
import { buildLexicon, TokenList } from '@telltale/engine'
import { cutSentences, findIdentifiers, wordsToHear } from '@telltale/exposure'
import {
  EXPOSURE_KINDS,
  type CompiledExposurePack,
  type ExposureKind,
  type LearnedTable,
  type PostHead,
} from '@telltale/model'
import { examplesOf, type Vocabulary } from '../examples-of.js'
import { fitLogistic } from '../fit-logistic.js'
import { packTable } from '../pack-table.js'
import type { PostLesson } from './post-lesson.js'

/** Found by leaving authors out; see the model card. */
const COST = 2
const STEPS = 50
const LEAST_LESSONS = 2
const MOST_ROWS = 30_000
/** A sentence beside the one that gives something away: its author may have meant it to belong to it. */
const BESIDE_SHARE = 0.3
const LABELLED_SHARE = 2
/** In the order of the columns of what is learnt. */
export const POST_HEADS: readonly PostHead[] = [
  ...EXPOSURE_KINDS.filter((kind) => kind !== 'metadata' && kind !== 'likeness'),
  'any',
]

/** A lesson, as the ear hears it. */
export interface HeardLesson {
  readonly lesson: PostLesson
  readonly whole: readonly number[]
  readonly sentences: readonly { readonly keys: readonly number[]; readonly kinds: ReadonlySet<ExposureKind> }[]
}

/** Turns lessons into features, with the same words as the ear's. Done once: it does not depend on what is learnt. */
export function hearLessons(lessons: readonly PostLesson[], pack: CompiledExposurePack): readonly HeardLesson[] {
  const lexicon = buildLexicon(pack)
  const tokens = new TokenList()
  const features = new FeatureList()
  const keysOf = (text: string, found: readonly { readonly name: string }[]): readonly number[] => {
    const names = found.map(({ name }) => name)
    listFeatures(wordsToHear(text, names, lexicon, tokens), features)
    return [...new Set(features.keys.subarray(0, features.length))]
  }
  return lessons.map((lesson) => {
    const { text, labels } = lesson
    const found = findIdentifiers(text)
    const places = labels.map(({ kind, quote }) => {
      const start = text.indexOf(quote)
      return { kind, start, end: start + quote.length }
    })
    const sentences = cutSentences(text).map((piece) => {
      const isInside = (each: { readonly start: number; readonly end: number }): boolean =>
        each.start < piece.end && each.end > piece.start
      return {
        keys: keysOf(text.slice(piece.start, piece.end), found.filter(isInside)),
        kinds: new Set(places.filter(isInside).map(({ kind }) => kind)),
      }
    })
    return { lesson, whole: keysOf(text, found), sentences }
  })
}

/** Learns the weights of sentences and whole posts, each head by itself. */
export function learnPosts(heard: readonly HeardLesson[]): LearnedTable<PostHead> {
  const vocabulary = vocabularyOf(heard)
  const rows = heard.flatMap(({ lesson, whole, sentences }) => {
    const all = new Set(lesson.labels.map(({ kind }) => kind))
    return [
      { lesson, all, keys: whole, kinds: all },
      ...sentences.map(({ keys, kinds }): Row => ({ lesson, all, keys, kinds })),
    ]
  })
  const examples = examplesOf(
    rows.map(({ keys }) => keys),
    vocabulary,
  )
  const heads = POST_HEADS.map((head) => {
    const has = (kinds: ReadonlySet<ExposureKind>): boolean => (head === 'any' ? kinds.size > 0 : kinds.has(head))
    const labels = Uint8Array.from(rows, ({ kinds }) => (has(kinds) ? 1 : 0))
    const importance = Float64Array.from(rows, ({ lesson: { share, only }, all, kinds }) => {
      // Of an example in which one kind was found it is not known which others are there as well.
      if (only !== undefined && only !== head && head !== 'any' && all.size > 0) return 0
      return share * (has(kinds) ? LABELLED_SHARE : has(all) ? BESIDE_SHARE : 1)
    })
    return { fitted: fitLogistic(examples, labels, importance, COST, STEPS) }
  })
  const worth = vocabulary.rarity.map(
    (rarity, index) => rarity * Math.max(...heads.map(({ fitted }) => Math.abs(fitted.weights[index] ?? 0))),
  )
  const kept = [...worth.keys()]
    .sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
    .slice(0, MOST_ROWS)
    .sort((a, b) => a - b)
  const table = packTable(heads, vocabulary, kept)
  return {
    version: createHash('sha256').update(table.table).digest('hex').slice(0, 12),
    heads: POST_HEADS,
    biases: heads.map(({ fitted }) => Math.round(fitted.bias * 10_000) / 10_000),
    ...table,
  }
}

interface Row {
  readonly lesson: PostLesson
  /** What the whole post gives away, and what these words do. */
  readonly all: ReadonlySet<ExposureKind>
  readonly keys: readonly number[]
  readonly kinds: ReadonlySet<ExposureKind>
}

function vocabularyOf(heard: readonly HeardLesson[]): Vocabulary {
  const counts = new Map<number, number>()
  for (const { whole } of heard) for (const key of whole) counts.set(key, (counts.get(key) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count >= LEAST_LESSONS).sort(([a], [b]) => a - b)
  return {
    indexOf: new Map(kept.map(([key], index) => [key, index])),
    keys: Uint32Array.from(kept, ([key]) => key),
    rarity: Float64Array.from(kept, ([, count]) => Math.log((1 + heard.length) / (1 + count)) + 1),
  }
}
