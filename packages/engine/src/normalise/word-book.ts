import type { IdLists } from './id-lists.js'

/** How many different words are kept before a new book is begun, and of how many characters in all: bounded, whatever the text. */
const MOST_WORDS = 60_000
const MOST_CHARACTERS = 1_000_000
const FIRST_SIZE = 1024
/** So many slots in a row are tried for a word. */
const MOST_TRIES = 16

/**
 * The different words met so far, each with a number. Everything that follows from a word alone is worked out when it is
 * met first and costs one look into an array from then on: people use the same few thousand words again and again.
 *
 * An entry is a word together with what the pack knows it as. The same letters may be several entries: `may`, and `May`,
 * which could be a name.
 */
export class WordBook {
  readonly lists: IdLists
  readonly #listOf: (word: string) => number
  /** Entries are numbered from 1 to this. */
  last = 0
  /** For each entry, its folded letters. */
  readonly words: string[] = ['']
  /** For each entry, the number of the list that the pack knows it by. */
  listOfWord = new Int32Array(FIRST_SIZE)
  #hashes = new Int32Array(FIRST_SIZE)
  #names = new Int32Array(FIRST_SIZE)
  /** Open addressing by hash; holds only entries that are as their letters alone make them. */
  #slots = new Int32Array(FIRST_SIZE * 4)
  /** Words that found no slot near their own: chosen by somebody who knows the hash, they would cost more and more. */
  readonly #crowded = new Map<string, number>()
  /** Entries whose list does not follow from their letters alone, by both. */
  readonly #special = new Map<string, number>()
  #characters = 0
  /** For each UTF-16 unit that is a token of its own, its entry; made when the first is met. */
  characters: Int32Array = NO_CHARACTERS

  /** @param listOf - What the pack knows folded letters as. */
  constructor(lists: IdLists, listOf: (word: string) => number) {
    this.lists = lists
    this.#listOf = listOf
  }

  /** True when it is time for a new book. */
  get isFull(): boolean {
    return this.last > MOST_WORDS || this.#characters > MOST_CHARACTERS
  }

  /** The entry of folded letters. */
  entryOf(word: string): number {
    let hash = FIRST_HASH
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), HASH_FACTOR)
    const mask = this.#slots.length - 1
    let slot = slotOf(hash, mask)
    for (let tries = 0; tries < MOST_TRIES; tries++, slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] ?? 0
      if (entry === 0) return this.#add(word, hash, slot)
      if (this.#hashes[entry] === hash && this.words[entry] === word) return entry
    }
    return this.#crowded.get(word) ?? this.#add(word, hash, -1)
  }

  /**
   * The entry of a word of ASCII letters and digits, without making a string of it where it is known already.
   *
   * @param units - The UTF-16 units of `text`.
   * @param hash - Of the small letters, as `FIRST_HASH` and `HASH_FACTOR` make it.
   */
  entryAt(text: string, units: Uint16Array, from: number, to: number, hash: number): number {
    const mask = this.#slots.length - 1
    let slot = slotOf(hash, mask)
    for (let tries = 0; tries < MOST_TRIES; tries++, slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] ?? 0
      if (entry === 0) return this.#add(text.slice(from, to).toLowerCase(), hash, slot)
      if (this.#hashes[entry] === hash && isSame(this.words[entry] ?? '', units, from, to)) return entry
    }
    const word = text.slice(from, to).toLowerCase()
    return this.#crowded.get(word) ?? this.#add(word, hash, -1)
  }

  /** The entry of letters, or the name of a class, that here are known by a list that does not follow from them alone. */
  entryKnownAs(word: string, list: number): number {
    const key = `${String(list)} ${word}`
    let entry = this.#special.get(key)
    if (entry === undefined) this.#special.set(key, (entry = this.#push(word, 0, list)))
    return entry
  }

  /** The same word, known to be written like a name as well. */
  asName(entry: number, nameClass: number): number {
    const before = this.#names[entry] ?? 0
    if (before > 0) return before
    const list = this.lists.join(this.listOfWord[entry] ?? 0, nameClass)
    const name = this.entryKnownAs(this.words[entry] ?? '', list)
    this.#names[entry] = name
    return name
  }

  /** Remembers the entry of a UTF-16 unit that is a token of its own. */
  setCharacter(unit: number, entry: number): void {
    if (this.characters.length === 0) this.characters = new Int32Array(0x10000)
    this.characters[unit] = entry
  }

  #add(word: string, hash: number, slot: number): number {
    const entry = this.#push(word, hash, this.#listOf(word))
    if (slot < 0) this.#crowded.set(word, entry)
    else this.#slots[slot] = entry
    if (entry * 2 > this.#slots.length) this.#spread()
    return entry
  }

  #push(word: string, hash: number, list: number): number {
    const entry = ++this.last
    if (entry === this.listOfWord.length) this.#grow()
    this.words.push(word)
    this.listOfWord[entry] = list
    this.#hashes[entry] = hash
    this.#characters += word.length
    return entry
  }

  #grow(): void {
    const size = this.listOfWord.length * 2
    this.listOfWord = grown(this.listOfWord, size)
    this.#hashes = grown(this.#hashes, size)
    this.#names = grown(this.#names, size)
  }

  /** Gives the slots twice the room. */
  #spread(): void {
    const before = this.#slots
    const slots = new Int32Array(before.length * 2)
    const mask = slots.length - 1
    for (const entry of before) {
      if (entry === 0) continue
      let slot = slotOf(this.#hashes[entry] ?? 0, mask)
      let tries = 0
      for (; tries < MOST_TRIES && (slots[slot] ?? 0) > 0; tries++) slot = (slot + 1) & mask
      if (tries < MOST_TRIES) slots[slot] = entry
      else this.#crowded.set(this.words[entry] ?? '', entry)
    }
    this.#slots = slots
  }
}

/** FNV-1a (Fowler, Noll and Vo), over UTF-16 units. */
export const FIRST_HASH = 0x811c9dc5 | 0
export const HASH_FACTOR = 0x01000193

const NO_CHARACTERS = new Int32Array(0)

/** The high bits of an FNV hash are the better mixed ones. */
function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask
}

function isSame(word: string, units: Uint16Array, from: number, to: number): boolean {
  if (word.length !== to - from) return false
  for (let i = from; i < to; i++) {
    const unit = units[i] ?? 0
    if (word.charCodeAt(i - from) !== (unit >= 65 && unit <= 90 ? unit | 32 : unit)) return false
  }
  return true
}

function grown(values: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(size)
  more.set(values)
  return more
}
