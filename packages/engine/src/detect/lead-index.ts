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
  /** One bit for each word that leads anywhere. */
  readonly #leads: Int32Array
  /** Where the entries of each word begin; one more at the end. */
  readonly #starts: Int32Array
  /** For each expression under a word: its index, how many words its next need has, and those words. */
  readonly #entries: Int32Array
  /** The expressions that `follow` found last. */
  found = new Int32Array(64)
  /** For each expression, the call of `follow` that found it last. */
  readonly #foundIn: Int32Array
  #call = 0
  /** For each expression, how many of its needs are met when it is found. */
  readonly #needsMet: Uint8Array

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
    this.#leads = new Int32Array((vocabularySize + 31) >> 5)
    sizes.forEach((size, word) => {
      if (size > 0) this.#leads[word >> 5] = (this.#leads[word >> 5] ?? 0) | (1 << (word & 31))
    })
    this.#entries = new Int32Array(this.#starts[vocabularySize] ?? 0)
    this.#foundIn = new Int32Array(expressions.length)
    this.#needsMet = new Uint8Array(expressions.length)
    const filled = this.#starts.slice()
    each((word, index, next) => {
      const at = filled[word] ?? 0
      this.#entries[at] = index
      this.#entries[at + 1] = next.length
      this.#entries.set(next, at + 2)
      this.#needsMet[index] = next.length > 0 ? 2 : 1
      filled[word] = at + 2 + next.length
    })
  }

  /** How many needs of an expression are met when it is found: these were looked at on the way. */
  needsMet(expression: number): number {
    return this.#needsMet[expression] ?? 0
  }

  /**
   * Finds the expressions that a word of a stretch leads to and whose next need is met as well, each once, and leaves them in
   * `found` until it is called again.
   *
   * @returns How many there are.
   */
  follow(present: PresentWords): number {
    const call = ++this.#call
    const entries = this.#entries
    let count = 0
    for (let place = 0; place < present.count; place++) {
      const word = present.words[place] ?? 0
      if (((this.#leads[word >> 5] ?? 0) & (1 << (word & 31))) === 0) continue
      const end = this.#starts[word + 1] ?? 0
      for (let at = this.#starts[word] ?? 0; at < end;) {
        const expression = entries[at] ?? 0
        const words = entries[at + 1] ?? 0
        let isMet = words === 0
        for (let i = at + 2; i < at + 2 + words && !isMet; i++) isMet = present.has(entries[i] ?? 0)
        at += 2 + words
        if (!isMet || this.#foundIn[expression] === call) continue
        this.#foundIn[expression] = call
        if (count === this.found.length) {
          const more = new Int32Array(count * 2)
          more.set(this.found)
          this.found = more
        }
        this.found[count++] = expression
      }
    }
    return count
  }
}
