import type { TokenList } from '../normalise/token-list.js'

/** A longer stretch is not followed by bits: with words enough, they would fill the memory. */
const MOST_TOKENS = 512

/**
 * The different words of a stretch of tokens, and where each stands: one bit for each token, in as many 32-bit lanes as
 * the stretch needs. Asking whether a word is there takes a single look.
 */
export class PresentWords {
  /** Each word once, in the order in which they are met; `count` of them. */
  words = new Int32Array(64)
  count = 0
  /** How many lanes of 32 tokens the stretch has; 0 for one that is too long to say where its words stand. */
  lanes = 1
  /** For each word of `words`, the tokens that are known as it. A pair stands where its first word does. */
  masks = new Int32Array(64)
  /** One bit for each word of the vocabulary: small enough to stay in the nearest memory. */
  readonly #bits: Int32Array
  /** For each word that is there, its place in `words`. */
  readonly #places: Int32Array

  /** @param vocabularySize - How many words there are in all. */
  constructor(vocabularySize: number) {
    this.#bits = new Int32Array((vocabularySize + 31) >> 5)
    this.#places = new Int32Array(vocabularySize)
  }

  /** Forgets the last stretch and takes up another. */
  take(tokens: TokenList, from: number, to: number): void {
    for (let i = 0; i < this.count; i++) this.#bits[(this.words[i] ?? 0) >> 5] = 0
    this.count = 0
    this.lanes = to - from > MOST_TOKENS ? 0 : (to - from + 31) >> 5
    const { book, entries } = tokens
    if (!book) return
    const { starts, values } = book.lists
    for (let token = from; token < to; token++) {
      const list = book.listOfWord[entries[token] ?? 0] ?? 0
      const end = starts[list + 1] ?? 0
      for (let i = starts[list] ?? 0; i < end; i++) this.#add(values[i] ?? 0, token - from)
    }
    // Pairs are noted from the last token to the first.
    for (let i = firstBelow(tokens.pairTokens, tokens.pairCount, to); i < tokens.pairCount; i++) {
      const token = tokens.pairTokens[i] ?? 0
      if (token < from) break
      this.#add(tokens.pairs[i] ?? 0, token - from)
    }
  }

  has(word: number): boolean {
    return ((this.#bits[word >> 5] ?? 0) & (1 << (word & 31))) !== 0
  }

  /** The place in `words` of a word that is there. */
  placeOf(word: number): number {
    return this.#places[word] ?? 0
  }

  #add(word: number, token: number): void {
    const bit = 1 << (word & 31)
    const bits = this.#bits[word >> 5] ?? 0
    let place
    if ((bits & bit) === 0) {
      this.#bits[word >> 5] = bits | bit
      place = this.count++
      if (place === this.words.length) this.words = grown(this.words, place * 2)
      this.words[place] = word
      this.#places[word] = place
      const end = (place + 1) * this.lanes
      if (end > this.masks.length) this.masks = grown(this.masks, end * 2)
      for (let lane = place * this.lanes; lane < end; lane++) this.masks[lane] = 0
    } else place = this.#places[word] ?? 0
    if (this.lanes === 0) return
    const lane = place * this.lanes + (token >> 5)
    this.masks[lane] = (this.masks[lane] ?? 0) | (1 << (token & 31))
  }
}

/** The first place of a descending run of numbers whose value is below a limit. */
function firstBelow(values: Int32Array, count: number, limit: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) >= limit) low = middle + 1
    else high = middle
  }
  return low
}

function grown(values: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(size)
  more.set(values)
  return more
}
