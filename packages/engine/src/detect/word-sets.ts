import type { PatternPack } from '@telltale/model'
import { BREAK_SENTENCE, type TokenList } from '../normalise/token-list.js'
import { readRows, type Rows } from './read-rows.js'

/** Up to so many words a row is looked through; a longer one is halved until found. */
export const SHORT_ROW = 8

/**
 * The word sets and phrase lists of a pack. They are numbers in a few long runs of memory: there are tens of thousands of sets,
 * most of one word, and as objects they would fill the memory of a small phone.
 */
export class WordSets {
  /** Each set's words, ascending. */
  readonly sets: Rows
  readonly #phrases: Rows
  /** Where the heads of each phrase list begin. */
  readonly #listStarts: Int32Array
  /** For each list, ascending by word: a word that a phrase begins with, and the phrase's row. */
  readonly #headWords: Int32Array
  readonly #headRows: Int32Array
  /** Beside it, the phrase's second word, where it can be one word only; else -1. It ends the look at most phrases. */
  readonly #secondWords: Int32Array
  /**
   * One bit for each value that the hash of a list and a word may have. Most words open no phrase of most lists, and 128 KB
   * stay in near memory, where the heads do not: halving through them for each word was the largest part of all the work.
   */
  readonly #mayHead = new Int32Array(1 << 15)

  constructor(pack: Pick<PatternPack, 'sets' | 'phrases'>) {
    this.sets = readRows(pack.sets)
    this.#phrases = readRows(pack.phrases)
    const { starts, values } = this.#phrases
    const heads = new Float64Array(this.#countHeads())
    let count = 0
    let lists = 0
    for (let row = 0; row + 1 < starts.length; row++) {
      const from = starts[row] ?? 0
      const list = values[from] ?? 0
      lists = Math.max(lists, list + 1)
      for (const word of this.wordsOf(values[from + 1] ?? -1))
        heads[count++] = (list * MOST_WORDS + word) * MOST_ROWS + row
    }
    heads.sort()
    this.#listStarts = new Int32Array(lists + 1)
    this.#headWords = new Int32Array(count)
    this.#headRows = new Int32Array(count)
    this.#secondWords = new Int32Array(count)
    for (let index = 0; index < count; index++) {
      const head = heads[index] ?? 0
      const row = head % MOST_ROWS
      const listAndWord = (head - row) / MOST_ROWS
      const word = listAndWord % MOST_WORDS
      this.#headRows[index] = row
      this.#secondWords[index] = this.#secondWordOf(row)
      this.#headWords[index] = word
      const list = (listAndWord - word) / MOST_WORDS
      this.#listStarts[list + 1] = index + 1
      const bit = bitOf(list, word)
      this.#mayHead[bit >>> 5] = (this.#mayHead[bit >>> 5] ?? 0) | (1 << (bit & 31))
    }
    for (let list = 1; list <= lists; list++) {
      this.#listStarts[list] = Math.max(this.#listStarts[list] ?? 0, this.#listStarts[list - 1] ?? 0)
    }
  }

  #secondWordOf(row: number): number {
    const { starts, values } = this.#phrases
    const at = (starts[row] ?? 0) + 2
    return at < (starts[row + 1] ?? 0) ? this.onlyWordOf(values[at] ?? -1) : -1
  }

  /** The word of a set of one word; -1 for others. */
  onlyWordOf(set: number): number {
    if (set < 0) return -1
    const from = this.sets.starts[set] ?? 0
    return this.sets.starts[set + 1] === from + 1 ? (this.sets.values[from] ?? -1) : -1
  }

  #countHeads(): number {
    const { starts, values } = this.#phrases
    const sets = this.sets.starts
    let count = 0
    for (let row = 0; row + 1 < starts.length; row++) {
      const set = values[(starts[row] ?? 0) + 1] ?? -1
      if (set >= 0) count += (sets[set + 1] ?? 0) - (sets[set] ?? 0)
    }
    return count
  }

  get setCount(): number {
    return this.sets.starts.length - 1
  }

  get listCount(): number {
    return this.#listStarts.length - 1
  }

  /** The words of a set; none for a set that is not there. */
  wordsOf(set: number): Int32Array {
    const { starts, values } = this.sets
    return set < 0 ? NONE : values.subarray(starts[set], starts[set + 1])
  }

  /** Tells whether a word is in the set. */
  has(set: number, word: number): boolean {
    const { starts, values } = this.sets
    const from = starts[set] ?? 0
    const to = starts[set + 1] ?? 0
    if (to - from > SHORT_ROW) {
      const at = firstNotBelow(values, word, from, to)
      return at < to && values[at] === word
    }
    for (let i = from; i < to; i++) if (values[i] === word) return true
    return false
  }

  /** Tells whether one of the words is in the set. */
  holds(set: number, words: readonly number[]): boolean {
    for (const word of words) if (this.has(set, word)) return true
    return false
  }

  /**
   * Finds the phrases of a list that begin at a token. A phrase stands within one sentence.
   *
   * @param lengths - Where their lengths are put, in tokens: this is asked too often to make a list each time.
   * @returns How many there are.
   */
  findPhrases(list: number, tokens: TokenList, at: number, to: number, lengths: number[]): number {
    let count = 0
    for (const word of tokens.idsAt(at)) {
      const head = this.firstHead(list, word)
      if (head >= 0) count = this.findFrom(list, head, tokens, at, to, lengths, count)
    }
    return count
  }

  /** The first of the phrases of a list that begin with a word, for `findFrom`; -1 when none does. */
  firstHead(list: number, word: number): number {
    const bit = bitOf(list, word)
    if (((this.#mayHead[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return -1
    const end = this.#listStarts[list + 1] ?? 0
    const head = firstNotBelow(this.#headWords, word, this.#listStarts[list] ?? 0, end)
    return head < end && this.#headWords[head] === word ? head : -1
  }

  /** As `findPhrases`, for those that begin with the word of `head`; `count` are found already. */
  findFrom(
    list: number,
    head: number,
    tokens: TokenList,
    at: number,
    to: number,
    lengths: number[],
    count = 0,
  ): number {
    const end = this.#listStarts[list + 1] ?? 0
    const word = this.#headWords[head]
    const following = at + 1 < to ? tokens.idsAt(at + 1) : NO_WORDS
    let found = count
    for (let i = head; i < end && this.#headWords[i] === word; i++) {
      const second = this.#secondWords[i] ?? -1
      if (second >= 0 && !following.includes(second)) continue
      const length = this.#lengthAt(this.#headRows[i] ?? 0, tokens, at, to)
      if (length > 0) lengths[found++] = length
    }
    return found
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
const NO_WORDS: readonly number[] = []
/** Bounds for packing a list, a word and a row into one number that can be sorted; their product stays exact. */
const MOST_WORDS = 2 ** 18
const MOST_ROWS = 2 ** 19

/** Twenty bits of a list and a word together. */
function bitOf(list: number, word: number): number {
  return Math.imul(Math.imul(list, 0x9e3779b1) ^ word, 0x85ebca6b) >>> 12
}

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
