import { buildLexicon, tokenise, TokenList } from '@telltale/engine'
import { FEATURES_OF_WORD, listWordFeatures } from '@telltale/exposure'
import type { CompiledExposurePack, LearnedTable, PostHead } from '@telltale/model'
import { chance } from '../evaluate/chance.js'
import { packTable } from '../pack-table.js'
import { markWords } from './mark-words.js'
import type { PostLesson } from './post-lesson.js'

/** Found by leaving authors out; see the model card. */
const EPOCHS = 4
const STEP = 0.8
const LEAST_POSTS = 2
const MOST_ROWS = 150_000
/** Features share so many places while they are learnt; few of those that are kept meet another there. */
const PLACES = 1 << 21
const SEED = 20

/** A lesson word by word: the features of each word, and as bits the heads that hold of it. */
export interface TaggedLesson {
  readonly lesson: PostLesson
  readonly keys: Int32Array
  readonly heads: Uint16Array
}

/** Cuts lessons into words, and marks those that their authors quoted. Done once: it does not depend on what is learnt. */
export function tagLessons(
  lessons: readonly PostLesson[],
  pack: CompiledExposurePack,
  heads: readonly PostHead[],
): readonly TaggedLesson[] {
  const lexicon = buildLexicon(pack)
  const tokens = new TokenList()
  return lessons.map((lesson) => {
    const { text } = lesson
    tokenise(text, lexicon, tokens)
    const keys = new Int32Array(tokens.length * FEATURES_OF_WORD)
    listWordFeatures(text, tokens, keys)
    const marked = markWords(lesson, tokens, (kind) => (1 << heads.indexOf(kind)) | (1 << heads.indexOf('any')))
    return { lesson, keys, heads: marked }
  })
}

/**
 * Learns of each word where it stands whether it is part of what is given away: a logistic regression for each head, fitted
 * by stochastic gradients with steps of their own for each weight (AdaGrad; Duchi, Hazan and Singer, 2011) that grow
 * smaller towards the end. The same lessons give the same weights.
 */
export function learnWords(
  tagged: readonly TaggedLesson[],
  heads: readonly PostHead[],
): Omit<LearnedTable<PostHead>, 'version'> {
  const width = heads.length
  const counts = countPosts(tagged)
  const weights = new Float32Array(PLACES * width)
  const squares = new Float32Array(PLACES * width)
  const biases = new Float64Array(width).fill(-4)
  const order = tagged.map((_, index) => index)
  const random = chance(SEED)
  const odds = new Float64Array(width)
  const total = tagged.length * EPOCHS
  let done = 0
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (const index of order) {
      const each = tagged[index]
      if (!each) continue
      const rate = STEP * (1 - done++ / total)
      const { keys, lesson } = each
      for (let token = 0; token < each.heads.length; token++) {
        odds.set(biases)
        const from = token * FEATURES_OF_WORD
        for (let i = from; i < from + FEATURES_OF_WORD; i++) {
          const place = placeOf(keys[i] ?? 0)
          if ((counts[place] ?? 0) < LEAST_POSTS) continue
          for (let head = 0; head < width; head++) odds[head] = (odds[head] ?? 0) + (weights[place * width + head] ?? 0)
        }
        const marked = each.heads[token] ?? 0
        for (let head = 0; head < width; head++) {
          const wanted = (marked >> head) & 1
          const error = (wanted - 1 / (1 + Math.exp(-(odds[head] ?? 0)))) * lesson.share
          // Most words are surely nothing: what they would still teach is not worth the time.
          if (Math.abs(error) < LEAST_ERROR) continue
          biases[head] = (biases[head] ?? 0) + rate * 0.01 * error
          for (let i = from; i < from + FEATURES_OF_WORD; i++) {
            const place = placeOf(keys[i] ?? 0)
            if ((counts[place] ?? 0) < LEAST_POSTS) continue
            const at = place * width + head
            const square = (squares[at] ?? 0) + error * error
            squares[at] = square
            weights[at] = (weights[at] ?? 0) + (rate * error) / Math.sqrt(square + 1)
          }
        }
      }
    }
  }
  return { heads, biases: [...biases].map((each) => Math.round(each * 10_000) / 10_000), ...kept() }

  /** Of the keys that were met, those whose weights matter most. */
  function kept(): Pick<LearnedTable, 'units' | 'rarityUnit' | 'rows' | 'table'> {
    const seen = new Map<number, number>()
    const known = new Set<number>()
    for (const { keys } of tagged)
      for (const key of keys) {
        const place = placeOf(key)
        if ((counts[place] ?? 0) < LEAST_POSTS || known.has(key)) continue
        let most = 0
        for (let head = 0; head < width; head++) most = Math.max(most, Math.abs(weights[place * width + head] ?? 0))
        if (most < LEAST_WEIGHT) continue
        known.add(key)
        seen.set(key, most * Math.log(1 + (counts[place] ?? 0)))
      }
    const keys = [...seen]
      .sort(([a, worth], [b, other]) => other - worth || a - b)
      .slice(0, MOST_ROWS)
      .map(([key]) => key >>> 0)
      .sort((a, b) => a - b)
    const columns = heads.map((_, head) => ({
      fitted: { weights: Float64Array.from(keys, (key) => weights[placeOf(key) * width + head] ?? 0), bias: 0 },
    }))
    const vocabulary = {
      indexOf: new Map<number, number>(),
      keys: Uint32Array.from(keys),
      rarity: new Float64Array(keys.length).fill(1),
    }
    return packTable(columns, vocabulary, [...keys.keys()])
  }
}

const LEAST_ERROR = 0.01
const LEAST_WEIGHT = 0.05

function placeOf(key: number): number {
  return key & (PLACES - 1)
}

/** For each place, in how many posts a feature of it stands; more than 255 count as so many. */
function countPosts(tagged: readonly TaggedLesson[]): Uint8Array {
  const counts = new Uint8Array(PLACES)
  const last = new Int32Array(PLACES).fill(-1)
  tagged.forEach(({ keys }, post) => {
    for (const key of keys) {
      const place = placeOf(key)
      if (last[place] === post) continue
      last[place] = post
      counts[place] = Math.min(255, (counts[place] ?? 0) + 1)
    }
  })
  return counts
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const other = order[j] ?? 0
    order[j] = order[i] ?? 0
    order[i] = other
  }
}
