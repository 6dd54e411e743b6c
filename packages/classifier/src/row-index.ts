/**
 * Finds the row of a key in the stored table of something learnt (see `LearnedTable`): open addressing over its keys, and
 * before it one bit for each value that the first 20 bits of a key may have. Most keys that are asked for are not known,
 * and 128 KB stay in near memory where the slots do not: it spares three looks of four.
 */
export class RowIndex {
  /** For each slot a key and its row, or -1. */
  readonly #slots: Int32Array
  readonly #mask: number
  readonly #mayBeKnown = new Int32Array(1 << 15)

  /** @param stride - The bytes of a row; it begins with its key, unsigned, 32 bits, little-endian. */
  constructor(bytes: Uint8Array, rows: number, stride: number) {
    let size = 16
    while (size < rows * 2) size *= 2
    this.#mask = size - 1
    this.#slots = new Int32Array(size * 2).fill(-1)
    for (let row = 0; row < rows; row++) {
      const at = row * stride
      const key =
        (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
      const lane = key >>> 17
      this.#mayBeKnown[lane] = (this.#mayBeKnown[lane] ?? 0) | (1 << ((key >>> 12) & 31))
      let slot = key & this.#mask
      while ((this.#slots[slot * 2 + 1] ?? -1) >= 0) slot = (slot + 1) & this.#mask
      this.#slots[slot * 2] = key
      this.#slots[slot * 2 + 1] = row
    }
  }

  /** @returns -1 for a key that is not in the table. */
  rowOf(unsigned: number): number {
    const key = unsigned | 0
    if (((this.#mayBeKnown[key >>> 17] ?? 0) & (1 << ((key >>> 12) & 31))) === 0) return -1
    let slot = key & this.#mask
    for (;;) {
      const row = this.#slots[slot * 2 + 1] ?? -1
      if (row < 0 || this.#slots[slot * 2] === key) return row
      slot = (slot + 1) & this.#mask
    }
  }
}
