import type { Reading } from './reading.js'

/**
 * A part of a conversation that is too long to be in memory as a whole. Indexes in it (`replyTo`, `afterTurn`) count from
 * the first turn of the piece, so an answer to an earlier piece is below nought; lines and records count on from the
 * start of the source. Notices and tally come with the last piece of a conversation and stand for all of them.
 */
export interface ReadingPiece {
  readonly reading: Reading
  /** It goes on with the conversation of the piece before. */
  readonly continues: boolean
}
