import { FEATURES_OF_WORD } from '@telltale/classifier'
import type { LearnedTable } from '@telltale/model'
import { chance } from './evaluate/chance.js'
import { packTable } from './pack-table.js'

/** A feature of one text alone may be an accident. */
const LEAST_TEXTS = 2
/** Features share so many places while they are learnt; few of those that are kept meet another there. */
const PLACES = 1 << 21
const SEED = 20

/** A text to learn from word by word. */
export interface TaggedText {
  /** The features of each word, one word after the other. */
  readonly keys: Int32Array
  /** For each word, as bits by their place in the list, the heads that hold of it. */
  readonly heads: Uint32Array
  /** How much it counts. */
  readonly share: number
  /**
   * Stretches, from one word to before another, of which it is known what they do and not by which words: for the heads of
   * `looseHeads`, only those that say it most are learnt from.
   */
  readonly loose?: readonly (readonly [from: number, to: number])[]
}

export interface WordSettings {
  readonly epochs: number
  readonly step: number
  readonly mostRows: number
  /** The heads, as bits, that are not known word by word in loose stretches. */
  readonly looseHeads?: number
}

/**
 * Learns of each word where it stands whether it is part of what is given away: a logistic regression for each head, fitted
 * by stochastic gradients with steps of their own for each weight (AdaGrad; Duchi, Hazan and Singer, 2011) that grow
 * smaller towards the end. The same lessons give the same weights.
 */
export function learnWords<Head extends string>(
  tagged: readonly TaggedText[],
  heads: readonly Head[],
  { epochs, step, mostRows, looseHeads = 0 }: WordSettings,
): Omit<LearnedTable<Head>, 'version'> {
  const width = heads.length
  const counts = countTexts(tagged)
  const weights = new Float32Array(PLACES * width)
  const squares = new Float32Array(PLACES * width)
  const biases = new Float64Array(width).fill(-4)
  const order = tagged.map((_, index) => index)
  const random = chance(SEED)
  const odds = new Float64Array(width)
  const total = tagged.length * epochs
  let done = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const index of order) {
      const each = tagged[index]
      if (!each) continue
      const rate = step * (1 - done++ / total)
      const { keys, share } = each
      const taught = epoch === 0 ? each.heads : taughtBy(each)
      for (let token = 0; token < each.heads.length; token++) {
        odds.set(biases)
        const from = token * FEATURES_OF_WORD
        for (let i = from; i < from + FEATURES_OF_WORD; i++) {
          const place = placeOf(keys[i] ?? 0)
          if ((counts[place] ?? 0) < LEAST_TEXTS) continue
          for (let head = 0; head < width; head++) odds[head] = (odds[head] ?? 0) + (weights[place * width + head] ?? 0)
        }
        const marked = each.heads[token] ?? 0
        const teaches = taught[token] ?? 0
        for (let head = 0; head < width; head++) {
          const wanted = (marked >> head) & 1
          if (wanted === 1 && ((teaches >> head) & 1) === 0) continue
          const error = (wanted - 1 / (1 + Math.exp(-(odds[head] ?? 0)))) * share
          // Most words are surely nothing: what they would still teach is not worth the time.
          if (Math.abs(error) < LEAST_ERROR) continue
          biases[head] = (biases[head] ?? 0) + rate * 0.01 * error
          for (let i = from; i < from + FEATURES_OF_WORD; i++) {
            const place = placeOf(keys[i] ?? 0)
            if ((counts[place] ?? 0) < LEAST_TEXTS) continue
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

  /** As its heads, without the words of loose stretches that say what the stretch does less than the mean of them. */
  function taughtBy({ keys, heads: marked, loose = [] }: TaggedText): Uint32Array {
    if (loose.length === 0 || looseHeads === 0) return marked
    const taught = Uint32Array.from(marked)
    for (const [from, to] of loose) {
      const each = new Float64Array((to - from) * width)
      const mean = new Float64Array(width)
      for (let token = from; token < to; token++) {
        const at = (token - from) * width
        for (let i = token * FEATURES_OF_WORD; i < (token + 1) * FEATURES_OF_WORD; i++) {
          const place = placeOf(keys[i] ?? 0)
          if ((counts[place] ?? 0) < LEAST_TEXTS) continue
          for (let head = 0; head < width; head++)
            each[at + head] = (each[at + head] ?? 0) + (weights[place * width + head] ?? 0)
        }
        for (let head = 0; head < width; head++) mean[head] = (mean[head] ?? 0) + (each[at + head] ?? 0) / (to - from)
      }
      for (let token = from; token < to; token++)
        for (let head = 0; head < width; head++)
          if (((looseHeads >> head) & 1) === 1 && (each[(token - from) * width + head] ?? 0) < (mean[head] ?? 0))
            taught[token] = (taught[token] ?? 0) & ~(1 << head)
    }
    return taught
  }

  /** Of the keys that were met, those whose weights matter most. */
  function kept(): Pick<LearnedTable, 'units' | 'rarityUnit' | 'rows' | 'table'> {
    const seen = new Map<number, number>()
    const known = new Set<number>()
    for (const { keys } of tagged)
      for (const key of keys) {
        const place = placeOf(key)
        if ((counts[place] ?? 0) < LEAST_TEXTS || known.has(key)) continue
        let most = 0
        for (let head = 0; head < width; head++) most = Math.max(most, Math.abs(weights[place * width + head] ?? 0))
        if (most < LEAST_WEIGHT) continue
        known.add(key)
        seen.set(key, most * Math.log(1 + (counts[place] ?? 0)))
      }
    const keys = [...seen]
      .sort(([a, worth], [b, other]) => other - worth || a - b)
      .slice(0, mostRows)
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

/** For each place, in how many texts a feature of it stands; more than 255 count as so many. */
function countTexts(tagged: readonly TaggedText[]): Uint8Array {
  const counts = new Uint8Array(PLACES)
  const last = new Int32Array(PLACES).fill(-1)
  tagged.forEach(({ keys }, text) => {
    for (const key of keys) {
      const place = placeOf(key)
      if (last[place] === text) continue
      last[place] = text
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
