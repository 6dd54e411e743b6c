import type { CompiledPack, CompiledPhrases } from '@telltale/model'
import { BREAK_SENTENCE, type TokenList } from '../normalise/token-list.js'

/** The word sets and phrase lists of a pack, laid out so that asking costs the same however large they are. */
export class WordSets {
  /** One bit for each set and word. */
  readonly #bits: readonly Uint8Array[]
  readonly #phrases: readonly PhraseIndex[]

  constructor(pack: Pick<CompiledPack, 'vocabulary' | 'sets' | 'phrases'>) {
    const bytes = (pack.vocabulary.length >> 3) + 1
    this.#bits = pack.sets.map((words) => {
      const bits = new Uint8Array(bytes)
      for (const word of words) bits[word >> 3] = (bits[word >> 3] ?? 0) | (1 << (word & 7))
      return bits
    })
    this.#phrases = pack.phrases.map((phrases) => indexPhrases(phrases, pack.sets))
  }

  /** Tells whether one of the words is in the set. */
  holds(set: number, words: readonly number[]): boolean {
    const bits = this.#bits[set]
    if (!bits) return false
    for (const word of words) if (((bits[word >> 3] ?? 0) >> (word & 7)) & 1) return true
    return false
  }

  /**
   * Calls `found` with the length in tokens of each phrase of a list that begins at a token. A phrase stands within one
   * sentence.
   */
  phrasesAt(list: number, tokens: TokenList, at: number, to: number, found: (length: number) => void): void {
    const index = this.#phrases[list]
    if (!index) return
    for (const word of tokens.idsAt(at)) {
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
