import type { LearnedPart } from '@telltale/model'
import { bytesFromBase64 } from './bytes-from-base64.js'
import { FeatureList } from './feature-list.js'
import { keyOfWord } from './key-of-word.js'
import { listFeatures, type Words } from './list-features.js'

/** What the learned part heard in one text: its known features, each once. */
export interface Heard {
  readonly rows: Int32Array
}

const NOTHING: Heard = { rows: new Int32Array(0) }
/** Words that take this much room are half brief: about a dozen. */
const BRIEF = 700
/** So many different words are remembered before the memory starts afresh: bounded, whatever the text. */
const REMEMBERED = 60_000
/**
 * Shrinks what short texts say: their few words are divided as if there were this much more of them (squared rarities).
 * Fixed with the weights; `training` uses the same.
 */
export const SHRINKAGE = 60

/**
 * The learned part, ready to be asked millions of times: it turns words into known features, and knows what each weighs.
 * Linear: a score is a sum over words, so the words that carried it are the true reason.
 */
export class Classifier {
  readonly part: LearnedPart
  /** For each row, the squared rarity. */
  readonly #room: Float32Array
  /** Rarity times weight, row after row, head after head. */
  readonly #pull: Float32Array
  readonly #width: number
  readonly #keys: Uint32Array
  readonly #slots: Int32Array
  readonly #mask: number
  readonly #remembered = new Map<string, number>()
  readonly #respellingsOf: (word: string) => Iterable<string>
  readonly #features = new FeatureList()
  readonly #seenIn: Int32Array
  #text = 0
  /** Used again for each text. */
  #found = new Int32Array(128)

  /**
   * @param respellingsOf - Other spellings to try for a word that is not known, likeliest first.
   * @throws {RangeError} When the table is shorter than it says.
   */
  constructor(part: LearnedPart, respellingsOf: (word: string) => Iterable<string>) {
    this.part = part
    this.#respellingsOf = respellingsOf
    this.#width = part.heads.length
    const bytes = bytesFromBase64(part.table)
    const stride = 5 + this.#width
    if (bytes.length < part.rows * stride) throw new RangeError('The table of the learned part is cut short.')
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#room = new Float32Array(part.rows)
    this.#pull = new Float32Array(part.rows * this.#width)
    this.#keys = new Uint32Array(part.rows)
    this.#seenIn = new Int32Array(part.rows)
    let size = 16
    while (size < part.rows * 2) size *= 2
    this.#mask = size - 1
    this.#slots = new Int32Array(size).fill(-1)
    for (let row = 0; row < part.rows; row++) {
      const at = row * stride
      const key = view.getUint32(at, true)
      const rarity = view.getUint8(at + 4) * part.rarityUnit
      this.#keys[row] = key
      this.#room[row] = rarity * rarity
      for (let head = 0; head < this.#width; head++)
        this.#pull[row * this.#width + head] = rarity * view.getInt8(at + 5 + head) * (part.units[head] ?? 0)
      let slot = key & this.#mask
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & this.#mask
      this.#slots[slot] = row
    }
  }

  /** How much room a feature takes in a text: its squared rarity. */
  roomOf(row: number): number {
    return this.#room[row] ?? 0
  }

  /** How much a feature pulls towards a head, before the text's length is taken into account. */
  pullOf(row: number, head: number): number {
    return this.#pull[row * this.#width + head] ?? 0
  }

  /** The known features of a text, each once. */
  hear(words: Words): Heard {
    const features = this.#features
    listFeatures(words, this.#keyOf, features)
    const text = ++this.#text
    let count = 0
    if (this.#found.length < features.length) this.#found = new Int32Array(features.length * 2)
    for (let i = 0; i < features.length; i++) {
      const row = this.#rowOf(features.keys[i] ?? 0)
      if (row < 0 || this.#seenIn[row] === text) continue
      this.#seenIn[row] = text
      this.#found[count++] = row
    }
    return count === 0 ? NOTHING : { rows: this.#found.slice(0, count) }
  }

  /** Log odds of one head for words that pull and take room as much as this together. */
  oddsOf(head: number, pull: number, room: number): number {
    return (this.part.biases[head] ?? 0) + pull / Math.sqrt(room + SHRINKAGE)
  }

  /** How little there is to hear in words that take so much room: from 1 (nothing) towards 0 (many different words). */
  brevityOf(room: number): number {
    return BRIEF / (BRIEF + room)
  }

  /** What one unit of rarity counts in a text. */
  scaleOf({ rows }: Heard): number {
    let room = SHRINKAGE
    for (const row of rows) room += this.#room[row] ?? 0
    return 1 / Math.sqrt(room)
  }

  /** Log odds of every head for one text alone. */
  scoresOf(heard: Heard, into: Float64Array): void {
    into.fill(0)
    let room = SHRINKAGE
    const width = this.#width
    const { rows } = heard
    for (const row of rows) {
      room += this.#room[row] ?? 0
      const at = row * width
      for (let head = 0; head < width; head++) into[head] = (into[head] ?? 0) + (this.#pull[at + head] ?? 0)
    }
    const scale = 1 / Math.sqrt(room)
    for (let head = 0; head < width; head++) into[head] = (into[head] ?? 0) * scale + (this.part.biases[head] ?? 0)
  }

  readonly #keyOf = (word: string): number => {
    const before = this.#remembered.get(word)
    if (before !== undefined) return before
    let key = keyOfWord(word)
    if (this.#rowOf(key) < 0) {
      for (const respelt of this.#respellingsOf(word)) {
        const other = keyOfWord(respelt)
        if (this.#rowOf(other) < 0) continue
        key = other
        break
      }
    }
    if (this.#remembered.size > REMEMBERED) this.#remembered.clear()
    this.#remembered.set(word, key)
    return key
  }

  #rowOf(key: number): number {
    let slot = key & this.#mask
    for (;;) {
      const row = this.#slots[slot] ?? -1
      if (row < 0 || this.#keys[row] === key) return row
      slot = (slot + 1) & this.#mask
    }
  }
}
