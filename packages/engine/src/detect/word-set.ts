import type { PresentWords } from './present-words.js'

/** From this many words on, one bit for each word of the vocabulary is smaller and quicker than a list. */
const WORTH_BITS = 12

/** A set of words of the vocabulary, laid out for asking millions of times. Most sets of a pack hold one word. */
export class WordSet {
  readonly #few: readonly number[] | undefined
  readonly #bits: Uint8Array | undefined

  /** @param vocabularySize - How many words there are in all. */
  constructor(words: readonly number[], vocabularySize: number) {
    if (words.length < WORTH_BITS) this.#few = words
    else {
      const bits = new Uint8Array((vocabularySize >> 3) + 1)
      for (const word of words) bits[word >> 3] = (bits[word >> 3] ?? 0) | (1 << (word & 7))
      this.#bits = bits
    }
  }

  /** Tells whether one of the words is in the set. */
  holdsAny(words: readonly number[]): boolean {
    const bits = this.#bits
    if (bits) {
      for (const word of words) if (((bits[word >> 3] ?? 0) >> (word & 7)) & 1) return true
      return false
    }
    const few = this.#few ?? []
    for (const word of words) for (const each of few) if (each === word) return true
    return false
  }

  /** The words themselves, when there are no more than so many. */
  few(most: number): readonly number[] | undefined {
    return this.#few && this.#few.length <= most ? this.#few : undefined
  }

  /** Tells whether one of the set's words is among those that are present. */
  meets(present: PresentWords): boolean {
    const few = this.#few
    if (!few) return this.holdsAny(present.words)
    for (const word of few) if (present.has(word)) return true
    return false
  }
}
