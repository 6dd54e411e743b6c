import { StoredTable } from '@telltale/classifier'
import type { TokenList } from '@telltale/engine'
import type { LearnedTable, PostHead } from '@telltale/model'
import { FEATURES_OF_WORD, listWordFeatures } from './word-features.js'

/** What a text without any such word comes to, so that its logarithm stays small. */
const LEAST = 1e-4

/**
 * Listens to each word where it stands: is it part of what is given away, and of what kind? Words that are add up, so a
 * short clear place counts as much in a long post as in a short one.
 */
export class WordEar {
  readonly #learned: LearnedTable<PostHead>
  readonly #table: StoredTable
  #keys = new Int32Array(64 * FEATURES_OF_WORD)
  #odds = new Float64Array(0)

  /** @throws {RangeError} When the table is shorter than it says. */
  constructor(learned: LearnedTable<PostHead>) {
    this.#learned = learned
    this.#table = new StoredTable(learned)
  }

  /**
   * How much is heard in a text for each head: the logarithm of how many of its words are part of it, each counted by its
   * odds.
   *
   * @param tokens - The words of the text, as the engine cuts it.
   */
  hear(text: string, tokens: TokenList): Float64Array {
    const { heads, biases, units } = this.#learned
    const width = heads.length
    const table = this.#table
    if (this.#keys.length < tokens.length * FEATURES_OF_WORD)
      this.#keys = new Int32Array(tokens.length * 2 * FEATURES_OF_WORD)
    if (this.#odds.length < width) this.#odds = new Float64Array(width)
    listWordFeatures(text, tokens, this.#keys)
    const sums = new Float64Array(width)
    const odds = this.#odds
    for (let token = 0; token < tokens.length; token++) {
      odds.fill(0)
      for (let feature = 0; feature < FEATURES_OF_WORD; feature++) {
        const row = table.rowOf(this.#keys[token * FEATURES_OF_WORD + feature] ?? 0)
        if (row < 0) continue
        for (let head = 0; head < width; head++) odds[head] = (odds[head] ?? 0) + table.weightAt(row, head)
      }
      for (let head = 0; head < width; head++) {
        const each = (odds[head] ?? 0) * (units[head] ?? 0) + (biases[head] ?? 0)
        sums[head] = (sums[head] ?? 0) + Math.log1p(Math.exp(Math.min(30, each)))
      }
    }
    return sums.map((sum) => Math.log(sum + LEAST))
  }
}
