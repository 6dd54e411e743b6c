/** A place in the text the person actually supplied, never in a cleaned copy. */
export interface Span {
  /** Which turn the words are in, counted from 0. */
  readonly turn: number
  /** UTF-16 offset of the first unit, counted from the start of the turn's original text. */
  readonly start: number
  /** UTF-16 offset just past the last unit, so `end - start` is the length. */
  readonly end: number
}
