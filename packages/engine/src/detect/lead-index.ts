import type { PreparedExpression } from './prepare-expression.js'
import type { PresentWords } from './present-words.js'

/** Second needs with more words than this are looked at later, when the first words fit. */
const MOST_WORDS = 12

/**
 * Files expressions under the words of their rarest need, each with the words of its next need beside it, in one run of
 * memory: what a common word leads to is passed over in one sweep, without touching the expressions themselves.
 */
export class LeadIndex {
  /** Where the entries of each word begin; one more at the end. */
  readonly #starts: Int32Array
  /** For each expression under a word: its index, how many words its next need has, and those words. */
  readonly #entries: Int32Array

  /**
   * @param expressions - All expressions; only those that are filed count.
   * @param isFiled - Tells which are looked for everywhere.
   */
  constructor(vocabularySize: number, expressions: readonly PreparedExpression[], isFiled: (index: number) => boolean) {
    const byWord: number[][] = Array.from({ length: vocabularySize }, () => [])
    expressions.forEach(({ leads, needs }, index) => {
      if (!isFiled(index)) return
      const next = needs[1]?.few(MOST_WORDS) ?? []
      for (const word of leads) byWord[word]?.push(index, next.length, ...next)
    })
    this.#starts = new Int32Array(vocabularySize + 1)
    let length = 0
    byWord.forEach((entries, word) => {
      this.#starts[word] = length
      length += entries.length
    })
    this.#starts[vocabularySize] = length
    this.#entries = new Int32Array(length)
    byWord.forEach((entries, word) => this.#entries.set(entries, this.#starts[word]))
  }

  /** Calls `found` for each expression that a word leads to and whose next need is met as well. */
  follow(word: number, present: PresentWords, found: (expression: number) => void): void {
    const entries = this.#entries
    const end = this.#starts[word + 1] ?? 0
    for (let at = this.#starts[word] ?? 0; at < end;) {
      const expression = entries[at] ?? 0
      const words = entries[at + 1] ?? 0
      let isMet = words === 0
      for (let i = at + 2; i < at + 2 + words && !isMet; i++) isMet = present.has(entries[i] ?? 0)
      at += 2 + words
      if (isMet) found(expression)
    }
  }
}
