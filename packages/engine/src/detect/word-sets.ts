import type { CompiledPack, CompiledPhrases } from '@telltale/model'
import { BREAK_SENTENCE, type TokenList } from '../normalise/token-list.js'
import { WordSet } from './word-set.js'

const EMPTY = new WordSet([], 0)

/** The word sets and phrase lists of a pack, laid out so that asking costs the same however large they are. */
export class WordSets {
  readonly #pack: Pick<CompiledPack, 'vocabulary' | 'sets'>
  readonly #sets: readonly WordSet[]
  readonly #phrases: readonly PhraseIndex[]
  readonly #firstWords: readonly WordSet[]

  constructor(pack: Pick<CompiledPack, 'vocabulary' | 'sets' | 'phrases'>) {
    this.#pack = pack
    const size = pack.vocabulary.length
    this.#sets = pack.sets.map((words) => new WordSet(words, size))
    this.#phrases = pack.phrases.map((phrases) => indexPhrases(phrases, pack.sets))
    this.#firstWords = this.#phrases.map((index) => new WordSet([...index.keys()], size))
  }

  /** Tells whether one of the words is in the set. */
  holds(set: number, words: readonly number[]): boolean {
    return this.#sets[set]?.holdsAny(words) ?? false
  }

  wordsOf(set: number): readonly number[] {
    return this.#pack.sets[set] ?? []
  }

  setAt(set: number): WordSet {
    return this.#sets[set] ?? EMPTY
  }

  /** The words with which one of these symbols can begin; undefined when any word will do. */
  firstWords(symbols: readonly number[]): WordSet | undefined {
    const all = new Set<number>()
    for (const symbol of symbols) {
      if (symbol === -1) return undefined
      const words = symbol >= 0 ? this.#pack.sets[symbol] : this.#phrases[-2 - symbol]?.keys()
      for (const word of words ?? []) all.add(word)
    }
    return new WordSet([...all], this.#pack.vocabulary.length)
  }

  /**
   * Calls `found` with the length in tokens of each phrase of a list that begins at a token. A phrase stands within one
   * sentence.
   */
  phrasesAt(list: number, tokens: TokenList, at: number, to: number, found: (length: number) => void): void {
    const index = this.#phrases[list]
    const first = this.#firstWords[list]
    const words = tokens.idsAt(at)
    if (!index || !first?.holdsAny(words)) return
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
