import type { LearnedTable } from '@telltale/model'
import { StoredTable } from './stored-table.js'
import { FEATURES_OF_WORD, listWordFeatures, type PlacedWords } from './word-features.js'

/** More log odds than this say no more. */
const MOST_ODDS = 30

/**
 * Listens to each word where it stands: is it part of something, and of what? Words that are add up, so a short clear place
 * counts as much in a long text as in a short one.
 */
export class WordEar<Head extends string = string> {
  readonly heads: readonly Head[]
  readonly #learned: LearnedTable<Head>
  readonly #table: StoredTable
  #keys = new Int32Array(64 * FEATURES_OF_WORD)

  /** @throws {RangeError} When the table is shorter than it says. */
  constructor(learned: LearnedTable<Head>) {
    this.heads = learned.heads
    this.#learned = learned
    this.#table = new StoredTable(learned)
  }

  /**
   * How much each word of a text is part of it: for each word one number a head, next to nothing for most words, and for a
   * word that surely is, its log odds. Sums of them are what `loudnessOf` takes.
   */
  hear(text: string, words: PlacedWords): Float64Array {
    const { biases, units } = this.#learned
    const table = this.#table
    const { width } = table
    if (this.#keys.length < words.length * FEATURES_OF_WORD)
      this.#keys = new Int32Array(words.length * 2 * FEATURES_OF_WORD)
    const keys = this.#keys
    listWordFeatures(text, words, keys)
    const amounts = new Float64Array(words.length * width)
    for (let word = 0; word < words.length; word++) {
      const at = word * width
      for (let feature = word * FEATURES_OF_WORD; feature < (word + 1) * FEATURES_OF_WORD; feature++) {
        const row = table.rowOf(keys[feature] ?? 0)
        if (row < 0) continue
        for (let head = 0; head < width; head++)
          amounts[at + head] = (amounts[at + head] ?? 0) + table.weightAt(row, head)
      }
      for (let head = 0; head < width; head++) {
        const odds = (amounts[at + head] ?? 0) * (units[head] ?? 0) + (biases[head] ?? 0)
        amounts[at + head] = Math.log1p(Math.exp(Math.min(MOST_ODDS, odds)))
      }
    }
    return amounts
  }
}
