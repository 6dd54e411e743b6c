import type { ExpressionTable } from './expression-table.js'
import type { PresentWords } from './present-words.js'
import type { WordSets } from './word-sets.js'

/** Second needs with more words than this are looked at later, when the first words fit. */
const MOST_WORDS = 12
const NONE = new Int32Array(0)

/**
 * Files expressions under the words of their rarest need, each with the words of its next need beside it, in one run of
 * memory: what a common word leads to is passed over in one sweep, without touching the expressions themselves.
 */
export class LeadIndex {
  /** Where the entries of each word begin; one more at the end. */
  readonly #starts: Int32Array
  /** For each expression under a word: its index, how many words its next need has, and those words. */
  readonly #entries: Int32Array

  /** @param isFiled - Tells which expressions are looked for everywhere. */
  constructor(
    vocabularySize: number,
    expressions: ExpressionTable,
    sets: WordSets,
    isFiled: (index: number) => boolean,
  ) {
    const sizes = new Int32Array(vocabularySize)
    const each = (visit: (word: number, index: number, next: Int32Array) => void): void => {
      for (let index = 0; index < expressions.length; index++) {
        if (!isFiled(index)) continue
        const [lead = -1, second = -1] = expressions.needsOf(index)
        const words = sets.wordsOf(second)
        const next = words.length <= MOST_WORDS ? words : NONE
        for (const word of sets.wordsOf(lead)) visit(word, index, next)
      }
    }
    each((word, _, next) => (sizes[word] = (sizes[word] ?? 0) + 2 + next.length))
    this.#starts = new Int32Array(vocabularySize + 1)
    sizes.forEach((size, word) => (this.#starts[word + 1] = (this.#starts[word] ?? 0) + size))
    this.#entries = new Int32Array(this.#starts[vocabularySize] ?? 0)
    const filled = this.#starts.slice()
    each((word, index, next) => {
      const at = filled[word] ?? 0
      this.#entries[at] = index
      this.#entries[at + 1] = next.length
      this.#entries.set(next, at + 2)
      filled[word] = at + 2 + next.length
    })
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
