import type { LearnedTable } from '@telltale/model'
import { bytesOf } from './bytes-of.js'
import { RowIndex } from './row-index.js'

/** Key (32 bits) and rarity; the weights follow. */
const HEAD_OF_ROW = 5

/** The rows of something learnt, as they are stored (see `LearnedTable`): found by key, and read where they are needed. */
export class StoredTable {
  readonly #bytes: Uint8Array
  readonly #stride: number
  readonly #index: RowIndex
  /** How many heads have a weight in every row, and how many others there are. */
  readonly #common: number
  readonly #others: number
  /** Where the weights of the others begin. */
  readonly #tail: number
  /** How many rows have a weight for every head. */
  readonly wholeRows: number

  /** @throws {RangeError} When the table is shorter than it says. */
  constructor({ table, rows, heads, split }: LearnedTable) {
    this.#common = split?.heads ?? heads.length
    this.#others = heads.length - this.#common
    this.wholeRows = split?.rows ?? rows
    this.#stride = HEAD_OF_ROW + this.#common
    this.#tail = rows * this.#stride
    this.#bytes = bytesOf(table)
    if (this.#bytes.length < this.#tail + this.wholeRows * this.#others)
      throw new RangeError('The table of the learned part is cut short.')
    this.#index = new RowIndex(this.#bytes, rows, this.#stride)
  }

  /** @returns -1 for a key that is not in the table. */
  rowOf(key: number): number {
    return this.#index.rowOf(key)
  }

  /** The stored rarity of a row, 0 to 255. */
  rarityAt(row: number): number {
    return this.#bytes[row * this.#stride + 4] ?? 0
  }

  /** The stored weight of a row for a head, -128 to 127; 0 where the row has none for it. */
  weightAt(row: number, head: number): number {
    if (head < this.#common) return ((this.#bytes[row * this.#stride + HEAD_OF_ROW + head] ?? 0) << 24) >> 24
    if (row >= this.wholeRows) return 0
    return ((this.#bytes[this.#tail + row * this.#others + head - this.#common] ?? 0) << 24) >> 24
  }
}
