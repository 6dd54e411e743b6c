import type { Classifier, Heard } from './classifier.js'

/** A window is the block being filled and the one before it. */
const TURNS_OF_A_BLOCK = 12

/**
 * One speaker's latest turns, heard together. Older ones fall out, so that an approach inside years of ordinary talk is
 * heard as clearly as a short one, and so that memory does not grow with the conversation.
 */
export class WindowOfTurns {
  readonly #classifier: Classifier
  readonly #toneHead: number
  readonly #drawnHead: number
  /** For each feature in the window, the block in which it was last heard. */
  readonly #lastHeard = new Map<number, number>()
  #block = 0
  #turns = 0
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

  /** Takes in the speaker's next turn. */
  add(turn: number, heard: Heard): void {
    if (this.#turns === TURNS_OF_A_BLOCK) this.#beginBlock()
    this.#turns++
    if (this.#start < 0) this.#start = turn
    for (const row of heard.rows) {
      if (!this.#lastHeard.has(row)) {
        this.#tonePull += this.#classifier.pullOf(row, this.#toneHead)
        this.#drawnPull += this.#classifier.pullOf(row, this.#drawnHead)
        this.#room += this.#classifier.roomOf(row)
      }
      this.#lastHeard.set(row, this.#block)
    }
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

  /** The first turn that counts. */
  get from(): number {
    return this.#before >= 0 ? this.#before : this.#start
  }

  /** True when the next turn begins a new block and the oldest turns fall out. */
  get isFull(): boolean {
    return this.#turns === TURNS_OF_A_BLOCK
  }

  /** The features of the block before are forgotten, unless they were heard again. */
  #beginBlock(): void {
    for (const [row, block] of this.#lastHeard) {
      if (block === this.#block) continue
      this.#lastHeard.delete(row)
      this.#tonePull -= this.#classifier.pullOf(row, this.#toneHead)
      this.#drawnPull -= this.#classifier.pullOf(row, this.#drawnHead)
      this.#room -= this.#classifier.roomOf(row)
    }
    this.#block++
    this.#turns = 0
    this.#before = this.#start
    this.#start = -1
  }
}
