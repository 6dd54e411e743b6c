import type { TokenList } from '../normalise/token-list.js'

/** The different words of a stretch of tokens, so that asking whether one is there takes a single look. */
export class PresentWords {
  /** Each word once. */
  readonly words: number[] = []
  /** The stretch in which each word was last seen; comparing numbers saves clearing them. */
  readonly #seenIn: Int32Array
  #stretch = 0

  /** @param vocabularySize - How many words there are in all. */
  constructor(vocabularySize: number) {
    this.#seenIn = new Int32Array(vocabularySize)
  }

  /** Forgets the last stretch and takes up another. */
  take(tokens: TokenList, from: number, to: number): void {
    this.#stretch++
    this.words.length = 0
    for (let token = from; token < to; token++) {
      for (const word of tokens.idsAt(token)) this.#add(word)
    }
    tokens.pairTokens.forEach((token, index) => {
      if (token >= from && token < to) this.#add(tokens.pairs[index] ?? 0)
    })
  }

  #add(word: number): void {
    if (this.#seenIn[word] === this.#stretch) return
    this.#seenIn[word] = this.#stretch
    this.words.push(word)
  }

  has(word: number): boolean {
    return this.#seenIn[word] === this.#stretch
  }
}
