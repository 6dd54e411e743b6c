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
  /** For each token, what the pack's vocabulary knows it as. */
  ids: (readonly number[])[] = []
  /** For each token, its folded letters, or the name of its class, such as `#amount`. */
  readonly words: string[] = []

  /** Neighbours that rules ask for together: the first token of each, and the pair's number. */
  readonly pairTokens: number[] = []
  readonly pairs: number[] = []

  clear(): void {
    this.length = 0
    this.pairTokens.length = 0
    this.pairs.length = 0
  }

  add(start: number, end: number, breakBefore: number, ids: readonly number[], word: string): void {
    if (this.length === this.starts.length) this.#grow()
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.breaks[this.length] = breakBefore
    this.ids[this.length] = ids
    this.words[this.length] = word
    this.length++
  }

  /** Takes back the last `count` tokens, as when letters that stand apart turn out to be one word. */
  drop(count: number): void {
    this.length -= count
  }

  /** Notes that two neighbours are known together, by the pair's own number in the vocabulary. */
  addPair(first: number, pair: number): void {
    this.pairTokens.push(first)
    this.pairs.push(pair)
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

  wordAt(index: number): string {
    return this.words[index] ?? ''
  }

  idsAt(index: number): readonly number[] {
    return this.ids[index] ?? NONE
  }

  #grow(): void {
    const size = this.starts.length * 2
    const starts = new Int32Array(size)
    const ends = new Int32Array(size)
    const breaks = new Uint8Array(size)
    starts.set(this.starts)
    ends.set(this.ends)
    breaks.set(this.breaks)
    this.starts = starts
    this.ends = ends
    this.breaks = breaks
  }
}
