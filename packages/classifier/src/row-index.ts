/**
 * Finds the row of a key in the stored table of something learnt (see `LearnedTable`): open addressing over its rows, and
 * before it one bit for each value that the first 21 bits of a key may have. Most keys that are asked for are not known,
 * and 256 KB stay in near memory where the rows do not: it spares most looks.
 */
export class RowIndex {
  readonly #bytes: Uint8Array
  readonly #stride: number
  /** For each slot a row, from 1; 0 where it is empty. */
  readonly #slots: Int32Array
  readonly #mask: number
  readonly #mayBeKnown = new Int32Array(1 << 16)

  /** @param stride - The bytes of a row; it begins with its key, unsigned, 32 bits, little-endian. */
  constructor(bytes: Uint8Array, rows: number, stride: number) {
    this.#bytes = bytes
    this.#stride = stride
    let size = 16
    while (size < rows * 1.5) size *= 2
    this.#mask = size - 1
    this.#slots = new Int32Array(size)
    for (let row = 0; row < rows; row++) {
      const key = this.#keyOf(row)
      const lane = key >>> 16
      this.#mayBeKnown[lane] = (this.#mayBeKnown[lane] ?? 0) | (1 << ((key >>> 11) & 31))
      let slot = key & this.#mask
      while ((this.#slots[slot] ?? 0) > 0) slot = (slot + 1) & this.#mask
      this.#slots[slot] = row + 1
    }
  }

  /** @returns -1 for a key that is not in the table. */
  rowOf(unsigned: number): number {
    const key = unsigned | 0
    if (((this.#mayBeKnown[key >>> 16] ?? 0) & (1 << ((key >>> 11) & 31))) === 0) return -1
    let slot = key & this.#mask
    for (;;) {
      const row = (this.#slots[slot] ?? 0) - 1
      if (row < 0 || this.#keyOf(row) === key) return row
      slot = (slot + 1) & this.#mask
    }
  }

  #keyOf(row: number): number {
    const bytes = this.#bytes
    const at = row * this.#stride
    return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
  }
}
