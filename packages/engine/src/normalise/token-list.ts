import type { WordBook } from './word-book.js'

/** How a token begins: in the middle of a sentence, after a comma or a pause, or as the first of a sentence. */
export const BREAK_NONE = 0
export const BREAK_CLAUSE = 1
export const BREAK_SENTENCE = 2

const NONE: readonly number[] = []
/** Most messages are shorter; a longer one makes the arrays grow. */
const FIRST_SIZE = 48

/**
 * The tokens of one turn, in arrays that are used again for the next turn, so that a long conversation costs no more
 * memory than its longest message.
 *
 * Token `i` is the original text from `starts[i]` to `ends[i]` (UTF-16 units): the exact map from what is matched back
 * to what the person supplied.
 */
export class TokenList {
  length = 0
  starts = new Int32Array(FIRST_SIZE)
  ends = new Int32Array(FIRST_SIZE)
  breaks = new Uint8Array(FIRST_SIZE)
  /** For each token, its entry in the book. */
  entries = new Int32Array(FIRST_SIZE)
  /** The book that `entries` are of; undefined before the first text. */
  book: WordBook | undefined

  /** Neighbours that rules ask for together: the first token of each, and the pair's number. */
  pairCount = 0
  pairTokens = new Int32Array(FIRST_SIZE)
  pairs = new Int32Array(FIRST_SIZE)

  /** Empties the list for a text whose words are entries of this book. */
  begin(book: WordBook): void {
    this.length = 0
    this.pairCount = 0
    this.book = book
  }

  add(start: number, end: number, breakBefore: number, entry: number): void {
    const at = this.length
    if (at === this.starts.length) this.#grow()
    this.starts[at] = start
    this.ends[at] = end
    this.breaks[at] = breakBefore
    this.entries[at] = entry
    this.length = at + 1
  }

  /** Takes back the last `count` tokens, as when letters that stand apart turn out to be one word. */
  drop(count: number): void {
    this.length -= count
  }

  /** Notes that two neighbours are known together, by the pair's own number in the vocabulary. */
  addPair(first: number, pair: number): void {
    const at = this.pairCount
    if (at === this.pairs.length) {
      this.pairTokens = grown(this.pairTokens)
      this.pairs = grown(this.pairs)
    }
    this.pairTokens[at] = first
    this.pairs[at] = pair
    this.pairCount = at + 1
  }

  startOf(index: number): number {
    return this.starts[index] ?? 0
  }

  endOf(index: number): number {
    return this.ends[index] ?? 0
  }

  breakBefore(index: number): number {
    return this.breaks[index] ?? BREAK_NONE
  }

  /** The folded letters of a token, or the name of its class, such as `#amount`. */
  wordAt(index: number): string {
    return this.book?.words[this.entries[index] ?? 0] ?? ''
  }

  /** What the pack's vocabulary knows a token as. */
  idsAt(index: number): readonly number[] {
    const book = this.book
    return book ? book.lists.listOf(book.listOfWord[this.entries[index] ?? 0] ?? 0) : NONE
  }

  #grow(): void {
    this.starts = grown(this.starts)
    this.ends = grown(this.ends)
    this.entries = grown(this.entries)
    const breaks = new Uint8Array(this.breaks.length * 2)
    breaks.set(this.breaks)
    this.breaks = breaks
  }
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(values.length * 2)
  more.set(values)
  return more
}
