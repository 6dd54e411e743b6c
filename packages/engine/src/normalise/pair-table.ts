import type { IdLists } from './id-lists.js'

/** A word that is the first, or the second, of some pair. */
export const OPENS = 1
export const ENDS = 2
const ASKED = 4

/** Which neighbouring words some rule asks for together: two words are far rarer than either. */
export class PairTable {
  /** Open addressing: for each slot the two words and the pair's own number. */
  readonly #slots: Int32Array
  readonly #mask: number
  /**
   * One bit for each value that the hash of two words may have. Most neighbours are no pair, and 64 KB stay in near memory,
   * where the slots do not.
   */
  readonly #mayBePair = new Int32Array(1 << 14)
  /** By word: `OPENS`, `ENDS` or both. Most words do neither, and need no further look. */
  readonly #sides: Uint8Array
  /** The same by the number of a list, `ASKED` once it is known: the lists of one talk are few, and lie close together. */
  #sidesOfLists = new Uint8Array(1024)

  /** @param numbers - The number of each entry of the vocabulary. */
  constructor(vocabulary: readonly string[], numbers: ReadonlyMap<string, number>) {
    const pairs: number[] = []
    vocabulary.forEach((entry, number) => {
      const space = entry.indexOf(' ')
      if (space < 0) return
      const first = numbers.get(entry.slice(0, space))
      const second = numbers.get(entry.slice(space + 1))
      if (first !== undefined && second !== undefined) pairs.push(first, second, number)
    })
    let size = 16
    while (size < pairs.length) size *= 2
    this.#mask = size - 1
    this.#slots = new Int32Array(size * 3).fill(-1)
    this.#sides = new Uint8Array(vocabulary.length)
    for (let i = 0; i < pairs.length; i += 3) {
      const first = pairs[i] ?? 0
      const second = pairs[i + 1] ?? 0
      let slot = slotOf(first, second, this.#mask)
      while ((this.#slots[slot * 3] ?? -1) >= 0) slot = (slot + 1) & this.#mask
      this.#slots[slot * 3] = first
      this.#slots[slot * 3 + 1] = second
      this.#slots[slot * 3 + 2] = pairs[i + 2] ?? 0
      const bit = keyOf(first, second) >>> 13
      this.#mayBePair[bit >>> 5] = (this.#mayBePair[bit >>> 5] ?? 0) | (1 << (bit & 31))
      this.#sides[first] = (this.#sides[first] ?? 0) | OPENS
      this.#sides[second] = (this.#sides[second] ?? 0) | ENDS
    }
  }

  /** What the words of a list do in pairs: `OPENS`, `ENDS`, both or neither. */
  sidesOf(list: number, lists: IdLists): number {
    const known = this.#sidesOfLists[list] ?? 0
    if (known > 0) return known
    let sides = ASKED
    for (const word of lists.listOf(list)) sides |= this.#sides[word] ?? 0
    if (list >= this.#sidesOfLists.length) {
      const more = new Uint8Array(list * 2)
      more.set(this.#sidesOfLists)
      this.#sidesOfLists = more
    }
    this.#sidesOfLists[list] = sides
    return sides
  }

  /** The number of two neighbours together; -1 when no rule asks for them. */
  pairOf(first: number, second: number): number {
    const bit = keyOf(first, second) >>> 13
    if (((this.#mayBePair[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return -1
    const slots = this.#slots
    for (let slot = slotOf(first, second, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const there = slots[slot * 3] ?? -1
      if (there < 0) return -1
      if (there === first && slots[slot * 3 + 1] === second) return slots[slot * 3 + 2] ?? -1
    }
  }
}

function keyOf(first: number, second: number): number {
  return Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b)
}

function slotOf(first: number, second: number, mask: number): number {
  const key = keyOf(first, second)
  return (key ^ (key >>> 15)) & mask
}
