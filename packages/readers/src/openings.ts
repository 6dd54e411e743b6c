/** One line that could open a message takes this many numbers. */
const STRIDE = 8
export const LINE_START = 0
export const LINE_END = 1
/** Where the words start, or the application's words when there is no speaker. */
export const TEXT_START = 2
/** Index of the speaker, or -1. */
export const SPEAKER = 3
export const LINE = 4
/** Index of the written day. */
export const DAY = 5
/** The time of day in seconds. */
export const SECONDS = 6

/** Rows are kept in blocks, so that growing copies nothing. */
const BLOCK_BITS = 12
const BLOCK_MASK = (1 << BLOCK_BITS) - 1

/** A growing table of numbers, a row for each line that could open a message: a quarter of what objects would take. */
export class Openings {
  readonly #blocks: Int32Array[] = []
  count = 0

  /** Makes room for one more row and answers its number. */
  add(): number {
    const row = this.count
    if ((row & BLOCK_MASK) === 0) this.#blocks.push(new Int32Array(STRIDE << BLOCK_BITS))
    this.count = row + 1
    return row
  }

  /** The numbers of the block that a row is in; those of the row start at `offsetOf(row)`. */
  block(row: number): Int32Array {
    return this.#blocks[row >> BLOCK_BITS] ?? NO_NUMBERS
  }
}

const NO_NUMBERS = new Int32Array(0)

/** Where the numbers of a row start in its block; add `LINE_START` and its siblings. */
export function offsetOf(row: number): number {
  return (row & BLOCK_MASK) * STRIDE
}
