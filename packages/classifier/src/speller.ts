import type { KnownWords } from '@telltale/model'
import { bytesFromBase64 } from './bytes-from-base64.js'
import { FIRST_KEY, KEY_FACTOR, keyOfWord } from './key-of-word.js'
import { mixed } from './mixed.js'
import { RowIndex } from './row-index.js'

/** Key (32 bits) and commonness. */
const ROW = 5
/** In a shorter word, one slip makes too many other words. */
const SHORTEST = 4
/** Bounds what one word may cost, whatever it is. */
const LONGEST = 20
/** A rarer word (of fewer than five conversations) is hardly what somebody meant who wrote another. */
const LEAST_COMMON = 37
/** A word is asked for twice, by rules and by what was learnt, within one message. */
const REMEMBERED = 1000

/**
 * Reads a word that nobody writes as the word that was meant, where a finger slipped: two letters changed places, one was
 * hit twice, or one is missing. A letter that is another one is not made good: too many rare words are a letter away from a
 * common one ("goat", "boat"), and a false reading is worse than none.
 */
export class Speller {
  readonly #bytes: Uint8Array
  readonly #index: RowIndex
  /** For the code of each letter, the alphabet that it is of. */
  readonly #alphabetOf = new Map<number, Uint16Array>()
  readonly #remembered = new Map<string, string | undefined>()

  /** @throws {RangeError} When the table is shorter than it says. */
  constructor({ table, rows, alphabets }: KnownWords) {
    this.#bytes = bytesFromBase64(table)
    if (this.#bytes.length < rows * ROW) throw new RangeError('The table of known words is cut short.')
    this.#index = new RowIndex(this.#bytes, rows, ROW)
    for (const alphabet of alphabets) {
      const letters = Uint16Array.from(alphabet, (letter) => letter.charCodeAt(0))
      for (const letter of letters) this.#alphabetOf.set(letter, letters)
    }
  }

  /** Tells whether people write a folded word as it stands. */
  knows(word: string): boolean {
    return this.#index.rowOf(keyOfWord(word)) >= 0
  }

  /**
   * The commonest word that is one slip away.
   *
   * @param word - Folded, as the tokeniser does it.
   * @returns Undefined for a word that is known as it stands, that is too short or too long, that is not written in one
   *   known alphabet, and that no known word is near to.
   */
  meantBy(word: string): string | undefined {
    const { length } = word
    if (length < SHORTEST || length > LONGEST) return undefined
    const alphabet = this.#alphabetOf.get(word.charCodeAt(0))
    if (!alphabet) return undefined
    for (let i = 1; i < length; i++) if (this.#alphabetOf.get(word.charCodeAt(i)) !== alphabet) return undefined
    if (this.knows(word)) return undefined
    const before = this.#remembered.get(word)
    if (before !== undefined || this.#remembered.has(word)) return before
    const meant = this.#commonestNear(word, alphabet)
    if (this.#remembered.size >= REMEMBERED) this.#remembered.clear()
    this.#remembered.set(word, meant)
    return meant
  }

  #commonestNear(word: string, alphabet: Uint16Array): string | undefined {
    const { length } = word
    let meant: string | undefined
    let most = LEAST_COMMON - 1
    /** Takes the word in which `letters` stand for those between two places, if it is the commonest yet. */
    const consider = (commonness: number, from: number, to: number, ...letters: readonly number[]): void => {
      if (commonness <= most) return
      most = commonness
      meant = word.slice(0, from) + String.fromCharCode(...letters) + word.slice(to)
    }
    /** The key of the letters before `i`. */
    let key = FIRST_KEY
    for (let i = 0; i < length; i++) {
      const letter = word.charCodeAt(i)
      const next = word.charCodeAt(i + 1)
      if (letter === next) consider(this.#commonnessOf(key, word, i + 1), i, i + 1)
      else if (i + 1 < length)
        consider(this.#commonnessOf(withUnit(withUnit(key, next), letter), word, i + 2), i, i + 2, next, letter)
      for (const missing of alphabet)
        // Before its like it makes the same word as after it.
        if (missing !== letter) consider(this.#commonnessOf(withUnit(key, missing), word, i), i, i, missing)
      key = withUnit(key, letter)
    }
    for (const missing of alphabet)
      consider(this.#commonnessOf(withUnit(key, missing), word, length), length, length, missing)
    return meant
  }

  /** How common the word is that goes on, after a key so far, with the rest of `word`; 0 where it is not known. */
  #commonnessOf(begun: number, word: string, from: number): number {
    let key = begun
    for (let i = from; i < word.length; i++) key = withUnit(key, word.charCodeAt(i))
    const row = this.#index.rowOf(mixed(key))
    return row < 0 ? 0 : (this.#bytes[row * ROW + 4] ?? 0)
  }
}

function withUnit(key: number, unit: number): number {
  return Math.imul(key ^ unit, KEY_FACTOR)
}
