import type { LearnedPart, LearnedTable } from '@telltale/model'
import { FeatureList } from './feature-list.js'
import { keyOfWord } from './key-of-word.js'
import {
  isCharacterToken,
  keyOfBeginning,
  listFeaturesAcross,
  listFeaturesOf,
  readKeys,
  WordKeys,
  type Words,
} from './list-features.js'
import { EDGES, writeEdges } from './message-edges.js'
import { StoredTable } from './stored-table.js'

/** What the learned part heard in one text. */
export interface Heard {
  /** Its known features, each once. */
  readonly rows: Int32Array
  /** How it begins and ends: see `MessagesInARow`. */
  readonly edges: Int32Array
  /** How many words the text has, known or not. */
  readonly words: number
}

/**
 * Words of which each different one has a number: what follows from a word alone is worked out once for each number. The
 * engine's tokens are such words.
 */
export interface NumberedWords extends Words {
  /** For each word, its number in the book. */
  readonly entries: Int32Array
  /** The different words, by number, from 1 to `last`. It only grows. */
  readonly book: { readonly last: number; readonly words: readonly string[] } | undefined
}

/** Words that take this much room are half brief: about a dozen. */
const BRIEF = 700
/** The highest number of a text; after it, counting starts over. */
const LAST_TEXT = 0xffff
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
export class Classifier<Part extends LearnedTable = LearnedPart> {
  readonly part: Part
  readonly #table: StoredTable
  /** For each stored rarity, what it is worth, and squared. */
  readonly #rarities = new Float64Array(256)
  readonly #rooms = new Float32Array(256)
  readonly #reach: number
  readonly #remembered = new Map<string, string>()
  readonly #respellingsOf: (word: string) => Iterable<string>
  readonly #features = new FeatureList()
  readonly #wordKeys = new WordKeys()
  /** For each feature, the text that it was seen in last: a number that starts over, when all are forgotten. */
  readonly #seenIn: Uint16Array
  #text = 0
  /** The book whose words are known by number, up to which, and what features are made of. */
  #book: NumberedWords['book']
  #known = 0
  #keysOfBook = new Int32Array(1024)
  #beginningsOfBook = new Int32Array(1024)
  #charactersOfBook = new Uint8Array(1024)
  /** What `listen` found last: `count` of them. */
  rows = new Int32Array(128)
  count = 0
  /** How the text that it listened to last begins and ends. */
  readonly edges = new Int32Array(EDGES)
  /** How many words the text had that it listened to last. */
  words = 0

  /**
   * @param respellingsOf - Other spellings to try for a word that is not known, likeliest first.
   * @throws {RangeError} When the table is shorter than it says.
   */
  constructor(part: Part, respellingsOf: (word: string) => Iterable<string>) {
    this.part = part
    this.#respellingsOf = respellingsOf
    this.#table = new StoredTable(part)
    this.#reach = part.reach ?? 1
    for (let stored = 0; stored < 256; stored++) {
      const rarity = stored * part.rarityUnit
      this.#rarities[stored] = rarity
      this.#rooms[stored] = rarity * rarity
    }
    this.#seenIn = new Uint16Array(part.rows)
  }

  /** How much room a feature takes in a text: its squared rarity. */
  roomOf(row: number): number {
    return this.#rooms[this.#table.rarityAt(row)] ?? 0
  }

  /** How much a feature pulls towards a head, before the text's length is taken into account. */
  pullOf(row: number, head: number): number {
    const rarity = this.#rarities[this.#table.rarityAt(row)] ?? 0
    // As weights are trained and stored: in single precision.
    return Math.fround(rarity * this.#table.weightAt(row, head) * (this.part.units[head] ?? 0))
  }

  /** True for a feature that has a weight for every head; the others say nothing of stages and kinds. */
  isWhole(row: number): boolean {
    return row < this.#table.wholeRows
  }

  /**
   * The known features of a text, each once.
   *
   * @param opens - False for words in the midst of a text, of which the first opens nothing.
   */
  hear(words: Words | NumberedWords, opens = true): Heard {
    this.listen(words, opens)
    return this.kept()
  }

  /** What `listen` left, to keep. */
  kept(): Heard {
    const { rows, count, edges, words } = this
    return { rows: rows.slice(0, count), edges: edges.slice(), words }
  }

  /** As `hear`, but leaves what it found in its fields until it is called again: nothing is made for one look. */
  listen(words: Words | NumberedWords, opens = true): void {
    const features = this.#features
    const keysOf = this.#wordKeys
    if ('entries' in words && words.book) {
      this.#meet(words.book)
      const { length, entries } = words
      keysOf.begin(length)
      for (let i = 0; i < length; i++) {
        const entry = entries[i] ?? 0
        keysOf.keys[i] = this.#keysOfBook[entry] ?? 0
        keysOf.beginnings[i] = this.#beginningsOfBook[entry] ?? 0
        keysOf.areCharacters[i] = this.#charactersOfBook[entry] ?? 0
      }
    } else readKeys(words, keysOf, this.#spell)
    listFeaturesOf(keysOf, features, this.#reach, opens)
    this.words = words.length
    if (this.#text === LAST_TEXT) {
      this.#seenIn.fill(0)
      this.#text = 0
    }
    const text = ++this.#text
    const { keys, length } = features
    // Each is found once, so there are never more than there are rows.
    const most = Math.min(length, this.part.rows)
    if (this.rows.length < most) this.rows = new Int32Array(most)
    const { rows } = this
    const table = this.#table
    let count = 0
    for (let i = 0; i < length; i++) {
      const row = table.rowOf(keys[i] ?? 0)
      if (row < 0 || this.#seenIn[row] === text) continue
      this.#seenIn[row] = text
      rows[count++] = row
    }
    this.count = count
    writeEdges(keysOf, this.edges)
  }

  /**
   * The known features that two texts have between them: see `listFeaturesAcross`.
   *
   * @param from - Where in the words the second text begins.
   */
  hearAcross(words: WordKeys, from: number): readonly number[] {
    const features = this.#features
    listFeaturesAcross(words, from, features, this.#reach)
    const rows: number[] = []
    for (let i = 0; i < features.length; i++) {
      const row = this.#table.rowOf(features.keys[i] ?? 0)
      if (row >= 0) rows.push(row)
    }
    return rows
  }

  /** Works out the keys of the words that were written into a book since it was last seen. */
  #meet(book: NonNullable<NumberedWords['book']>): void {
    if (this.#book !== book) {
      this.#book = book
      this.#known = 0
    }
    if (this.#known === book.last) return
    if (book.last >= this.#keysOfBook.length) {
      const keys = new Int32Array(book.last * 2)
      const beginnings = new Int32Array(book.last * 2)
      const characters = new Uint8Array(book.last * 2)
      keys.set(this.#keysOfBook)
      beginnings.set(this.#beginningsOfBook)
      characters.set(this.#charactersOfBook)
      this.#keysOfBook = keys
      this.#beginningsOfBook = beginnings
      this.#charactersOfBook = characters
    }
    while (this.#known < book.last) {
      const word = book.words[++this.#known] ?? ''
      const spelt = this.#spellingOf(word)
      this.#keysOfBook[this.#known] = keyOfWord(spelt)
      this.#beginningsOfBook[this.#known] = keyOfBeginning(spelt)
      this.#charactersOfBook[this.#known] = isCharacterToken(word) ? 1 : 0
    }
  }

  /** Log odds of one head for words that pull and take room as much as this together. */
  oddsOf(head: number, pull: number, room: number): number {
    return (this.part.biases[head] ?? 0) + pull / Math.sqrt(room + SHRINKAGE)
  }

  /** How little there is to hear in words that take so much room: from 1 (nothing) towards 0 (many different words). */
  brevityOf(room: number): number {
    return BRIEF / (BRIEF + room)
  }

  /** What one unit of rarity counts in a text, for heads that not every feature has a weight for. */
  scaleOf({ rows }: Pick<Heard, 'rows'>): number {
    let room = SHRINKAGE
    for (const row of rows) if (this.isWhole(row)) room += this.roomOf(row)
    return 1 / Math.sqrt(room)
  }

  /** Log odds of every head for one text alone, by the features that have a weight for each. */
  scoresOf({ rows }: Pick<Heard, 'rows'>, into: Float64Array): void {
    into.fill(0)
    let room = SHRINKAGE
    const width = this.part.heads.length
    for (const row of rows) {
      if (!this.isWhole(row)) continue
      room += this.roomOf(row)
      for (let head = 0; head < width; head++) into[head] = (into[head] ?? 0) + this.pullOf(row, head)
    }
    const scale = 1 / Math.sqrt(room)
    for (let head = 0; head < width; head++) into[head] = (into[head] ?? 0) * scale + (this.part.biases[head] ?? 0)
  }

  readonly #spell = (word: string): string => {
    const before = this.#remembered.get(word)
    if (before !== undefined) return before
    const spelt = this.#spellingOf(word)
    if (this.#remembered.size > REMEMBERED) this.#remembered.clear()
    this.#remembered.set(word, spelt)
    return spelt
  }

  /** A word, or its likeliest other spelling, of which the whole or the beginning is known. */
  #spellingOf(word: string): string {
    if (this.#table.rowOf(keyOfWord(word)) >= 0) return word
    for (const respelt of this.#respellingsOf(word)) {
      const beginning = keyOfBeginning(respelt)
      if (this.#table.rowOf(keyOfWord(respelt)) >= 0 || (beginning !== 0 && this.#table.rowOf(beginning) >= 0))
        return respelt
    }
    return word
  }
}
