import type { Classifier, Heard } from './classifier.js'

/**
 * A window is the block being filled and the one before it. A block is full when it has so many turns and so many words:
 * by turns alone, a thought sent in ten pieces would fall out half heard. Shorter windows hear an approach among ordinary
 * talk better, and whole conversations worse.
 */
const TURNS_OF_A_BLOCK = 6
const WORDS_OF_A_BLOCK = 60
/** Small: most speakers of a crowd say little. A power of two. */
const FIRST_SIZE = 32

/**
 * One speaker's latest turns, heard together. Older ones fall out, so that an approach inside years of ordinary talk is
 * heard as clearly as a short one, and so that memory does not grow with the conversation.
 */
export class WindowOfTurns {
  readonly #classifier: Classifier
  readonly #toneHead: number
  readonly #drawnHead: number
  /** The features in the window, in the order in which they came in, and the block in which each was last heard. */
  #rows = new Int32Array(FIRST_SIZE)
  #blocks = new Int32Array(FIRST_SIZE)
  #count = 0
  /** Open addressing by row: the place of a feature in `#rows`, from 1. Sums are kept and not made anew at each turn. */
  #slots = new Int32Array(FIRST_SIZE * 2)
  #block = 0
  #turns = 0
  #words = 0
  #tonePull = 0
  #drawnPull = 0
  #room = 0
  /** The first turns of the block before and of this one. */
  #before = -1
  #start = -1

  constructor(classifier: Classifier) {
    this.#classifier = classifier
    this.#toneHead = classifier.part.heads.indexOf('tone')
    this.#drawnHead = classifier.part.heads.indexOf('drawn')
  }

  /**
   * Takes in the speaker's next turn.
   *
   * @param count - How many of the rows count; all when it is not given.
   */
  add(turn: number, { rows, words }: Pick<Heard, 'rows' | 'words'>, count: number = rows.length): void {
    if (this.isFull) this.#beginBlock()
    this.#turns++
    this.#words += words
    if (this.#start < 0) this.#start = turn
    for (let i = 0; i < count; i++) this.#hear(rows[i] ?? 0)
  }

  /** Takes in what the turn that was added last has between it and those before it: see `MessagesInARow`. */
  addAcross(rows: readonly number[]): void {
    for (const row of rows) this.#hear(row)
  }

  /** Log odds that the speaker is the other side of an approach, by all words of the window together. */
  get tone(): number {
    return this.#classifier.oddsOf(this.#toneHead, this.#tonePull, this.#room)
  }

  /** Log odds that the speaker is somebody who is being drawn in. */
  get drawn(): number {
    return this.#classifier.oddsOf(this.#drawnHead, this.#drawnPull, this.#room)
  }

  /** How little there is to hear, from 1 (nothing) towards 0 (many different words). */
  get brevity(): number {
    return this.#classifier.brevityOf(this.#room)
  }

  /** Which window of this speaker it is, from 1: each new block makes another, once there are two. */
  get number(): number {
    return Math.max(1, this.#block)
  }

  /** The first turn that counts. */
  get from(): number {
    return this.#before >= 0 ? this.#before : this.#start
  }

  /** True when the next turn begins a new block and the oldest turns fall out. */
  get isFull(): boolean {
    return this.#turns >= TURNS_OF_A_BLOCK && this.#words >= WORDS_OF_A_BLOCK
  }

  #hear(row: number): void {
    const mask = this.#slots.length - 1
    let slot = row & mask
    let place = this.#slots[slot] ?? 0
    while (place > 0 && this.#rows[place - 1] !== row) {
      slot = (slot + 1) & mask
      place = this.#slots[slot] ?? 0
    }
    if (place === 0) place = this.#takeIn(row, slot)
    this.#blocks[place - 1] = this.#block
  }

  #takeIn(row: number, slot: number): number {
    this.#tonePull += this.#classifier.pullOf(row, this.#toneHead)
    this.#drawnPull += this.#classifier.pullOf(row, this.#drawnHead)
    this.#room += this.#classifier.roomOf(row)
    if (this.#count === this.#rows.length) {
      this.#rows = grown(this.#rows)
      this.#blocks = grown(this.#blocks)
      this.#slots = new Int32Array(this.#rows.length * 2)
      this.#rows[this.#count++] = row
      this.#fileAll()
      return this.#count
    }
    this.#rows[this.#count++] = row
    this.#slots[slot] = this.#count
    return this.#count
  }

  /** The features of the block before are forgotten, unless they were heard again. */
  #beginBlock(): void {
    let kept = 0
    for (let i = 0; i < this.#count; i++) {
      const row = this.#rows[i] ?? 0
      if (this.#blocks[i] === this.#block) {
        this.#rows[kept] = row
        this.#blocks[kept++] = this.#block
        continue
      }
      this.#tonePull -= this.#classifier.pullOf(row, this.#toneHead)
      this.#drawnPull -= this.#classifier.pullOf(row, this.#drawnHead)
      this.#room -= this.#classifier.roomOf(row)
    }
    this.#count = kept
    this.#slots.fill(0)
    this.#fileAll()
    this.#block++
    this.#turns = 0
    this.#words = 0
    this.#before = this.#start
    this.#start = -1
  }

  /** Fills the empty slots with the features of the window. */
  #fileAll(): void {
    const mask = this.#slots.length - 1
    for (let i = 0; i < this.#count; i++) {
      let slot = (this.#rows[i] ?? 0) & mask
      while ((this.#slots[slot] ?? 0) > 0) slot = (slot + 1) & mask
      this.#slots[slot] = i + 1
    }
  }
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(values.length * 2)
  more.set(values)
  return more
}
