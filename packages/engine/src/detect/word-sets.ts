import type { CompiledPack } from '@telltale/model'
import { BREAK_SENTENCE, type TokenList } from '../normalise/token-list.js'
import type { PresentWords } from './present-words.js'
import { readRows, type Rows } from './read-rows.js'

/** Up to so many words a row is looked through; a longer one is halved until found. */
const SHORT_ROW = 8

/**
 * The word sets and phrase lists of a pack. They are numbers in a few long runs of memory: there are tens of thousands of sets,
 * most of one word, and as objects they would fill the memory of a small phone.
 */
export class WordSets {
  readonly #sets: Rows
  readonly #phrases: Rows
  /** Where the heads of each phrase list begin. */
  readonly #listStarts: Int32Array
  /** For each list, ascending by word: a word that a phrase begins with, and the phrase's row. */
  readonly #headWords: Int32Array
  readonly #headRows: Int32Array

  constructor(pack: Pick<CompiledPack, 'sets' | 'phrases'>) {
    this.#sets = readRows(pack.sets)
    this.#phrases = readRows(pack.phrases)
    const { starts, values } = this.#phrases
    const heads: number[] = []
    let lists = 0
    for (let row = 0; row + 1 < starts.length; row++) {
      const from = starts[row] ?? 0
      const list = values[from] ?? 0
      lists = Math.max(lists, list + 1)
      for (const word of this.wordsOf(values[from + 1] ?? -1)) heads.push((list * MOST_WORDS + word) * MOST_ROWS + row)
    }
    const sorted = Float64Array.from(heads).sort()
    this.#listStarts = new Int32Array(lists + 1)
    this.#headWords = new Int32Array(sorted.length)
    this.#headRows = new Int32Array(sorted.length)
    sorted.forEach((head, index) => {
      const row = head % MOST_ROWS
      const listAndWord = (head - row) / MOST_ROWS
      const word = listAndWord % MOST_WORDS
      this.#headRows[index] = row
      this.#headWords[index] = word
      this.#listStarts[(listAndWord - word) / MOST_WORDS + 1] = index + 1
    })
    for (let list = 1; list <= lists; list++) {
      this.#listStarts[list] = Math.max(this.#listStarts[list] ?? 0, this.#listStarts[list - 1] ?? 0)
    }
  }

  /** The words of a set; none for a set that is not there. */
  wordsOf(set: number): Int32Array {
    const { starts, values } = this.#sets
    return set < 0 ? NONE : values.subarray(starts[set], starts[set + 1])
  }

  /** Tells whether one of the words is in the set. */
  holds(set: number, words: readonly number[]): boolean {
    const { starts, values } = this.#sets
    const from = starts[set] ?? 0
    const to = starts[set + 1] ?? 0
    for (const word of words) {
      if (to - from <= SHORT_ROW) {
        for (let i = from; i < to; i++) if (values[i] === word) return true
      } else if (values[firstNotBelow(values, word, from, to)] === word) return true
    }
    return false
  }

  /** Tells whether a word of each of the sets is present, from the given set on. */
  allMet(needs: readonly number[], first: number, present: PresentWords): boolean {
    const { starts, values } = this.#sets
    for (let n = first; n < needs.length; n++) {
      const set = needs[n] ?? -1
      const from = starts[set] ?? 0
      const to = starts[set + 1] ?? 0
      let met = false
      if (to - from <= present.words.length * 4) {
        for (let i = from; i < to && !met; i++) met = present.has(values[i] ?? -1)
      } else met = this.holds(set, present.words)
      if (!met) return false
    }
    return true
  }

  /** The lengths that `findPhrases` found last. */
  readonly lengths: number[] = []

  /**
   * Finds the phrases of a list that begin at a token, and leaves their lengths, in tokens, in `lengths` until it is called
   * again: this is asked too often to make a list each time. A phrase stands within one sentence.
   *
   * @returns How many there are.
   */
  findPhrases(list: number, tokens: TokenList, at: number, to: number): number {
    const from = this.#listStarts[list] ?? 0
    const end = this.#listStarts[list + 1] ?? 0
    let count = 0
    for (const word of tokens.idsAt(at)) {
      for (let i = firstNotBelow(this.#headWords, word, from, end); i < end && this.#headWords[i] === word; i++) {
        const length = this.#lengthAt(this.#headRows[i] ?? 0, tokens, at, to)
        if (length > 0) this.lengths[count++] = length
      }
    }
    return count
  }

  /** The length of a phrase whose first word stands at a token, if the rest of it follows; else 0. */
  #lengthAt(row: number, tokens: TokenList, at: number, to: number): number {
    const { starts, values } = this.#phrases
    const first = (starts[row] ?? 0) + 1
    const length = (starts[row + 1] ?? 0) - first
    if (at + length > to) return 0
    for (let i = 1; i < length; i++) {
      if (tokens.breakBefore(at + i) === BREAK_SENTENCE) return 0
      const set = values[first + i] ?? -1
      if (set !== -1 && !this.holds(set, tokens.idsAt(at + i))) return 0
    }
    return length
  }
}

const NONE = new Int32Array(0)
/** Bounds for packing a list, a word and a row into one number that can be sorted; their product stays exact. */
const MOST_WORDS = 2 ** 18
const MOST_ROWS = 2 ** 19

/** The first index from `from` on, below `to`, whose value is not below the one sought. */
function firstNotBelow(values: Int32Array, sought: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < sought) low = middle + 1
    else high = middle
  }
  return low
}
