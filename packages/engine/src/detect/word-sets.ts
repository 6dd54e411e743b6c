import type { CompiledPack, CompiledPhrases } from '@telltale/model'
import { BREAK_SENTENCE, type TokenList } from '../normalise/token-list.js'
import { holdsAny, type WordBits } from './holds-any.js'

/** The word sets and phrase lists of a pack, laid out so that asking costs the same however large they are. */
export class WordSets {
  readonly #bytes: number
  readonly #bits: readonly WordBits[]
  readonly #phrases: readonly PhraseIndex[]
  readonly #firstWords: readonly WordBits[]

  constructor(pack: Pick<CompiledPack, 'vocabulary' | 'sets' | 'phrases'>) {
    this.#bytes = (pack.vocabulary.length >> 3) + 1
    this.#bits = pack.sets.map((words) => this.#bitsOf(words))
    this.#phrases = pack.phrases.map((phrases) => indexPhrases(phrases, pack.sets))
    this.#firstWords = this.#phrases.map((index) => this.#bitsOf([...index.keys()]))
  }

  /** Tells whether one of the words is in the set. */
  holds(set: number, words: readonly number[]): boolean {
    const bits = this.#bits[set]
    return bits !== undefined && holdsAny(bits, words)
  }

  /** Tells whether a stretch of tokens holds a word of each of the sets, from the given one on. */
  allMet(sets: readonly number[], first: number, tokens: TokenList, from: number, to: number): boolean {
    for (let i = first; i < sets.length; i++) {
      const set = sets[i] ?? -1
      let met = false
      for (let token = from; token < to && !met; token++) met = this.holds(set, tokens.idsAt(token))
      if (!met) return false
    }
    return true
  }

  /** The words with which one of these symbols can begin; undefined when any word will do. */
  firstWords(symbols: readonly number[]): WordBits | undefined {
    const all = new Uint8Array(this.#bytes)
    for (const symbol of symbols) {
      if (symbol === -1) return undefined
      const bits = symbol >= 0 ? this.#bits[symbol] : this.#firstWords[-2 - symbol]
      bits?.forEach((byte, index) => (all[index] = (all[index] ?? 0) | byte))
    }
    return all
  }

  /**
   * Calls `found` with the length in tokens of each phrase of a list that begins at a token. A phrase stands within one
   * sentence.
   */
  phrasesAt(list: number, tokens: TokenList, at: number, to: number, found: (length: number) => void): void {
    const index = this.#phrases[list]
    const first = this.#firstWords[list]
    const words = tokens.idsAt(at)
    if (!index || !first || !holdsAny(first, words)) return
    for (const word of words) {
      for (const phrase of index.get(word) ?? []) {
        if (at + phrase.length <= to && this.#goesOn(phrase, tokens, at)) found(phrase.length)
      }
    }
  }

  #goesOn(phrase: readonly number[], tokens: TokenList, at: number): boolean {
    for (let i = 1; i < phrase.length; i++) {
      if (tokens.breakBefore(at + i) === BREAK_SENTENCE) return false
      const set = phrase[i]
      if (set === undefined || (set !== -1 && !this.holds(set, tokens.idsAt(at + i)))) return false
    }
    return true
  }

  #bitsOf(words: readonly number[]): WordBits {
    const bits = new Uint8Array(this.#bytes)
    for (const word of words) bits[word >> 3] = (bits[word >> 3] ?? 0) | (1 << (word & 7))
    return bits
  }
}

/** Phrases by the words they may begin with. */
type PhraseIndex = ReadonlyMap<number, readonly (readonly number[])[]>

function indexPhrases(phrases: CompiledPhrases, sets: CompiledPack['sets']): PhraseIndex {
  const index = new Map<number, (readonly number[])[]>()
  for (const phrase of phrases) {
    for (const word of sets[phrase[0] ?? -1] ?? []) {
      const list = index.get(word)
      if (list) list.push(phrase)
      else index.set(word, [phrase])
    }
  }
  return index
}
