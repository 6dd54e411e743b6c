import type { ReadingPiece } from '@telltale/model'

/**
 * Writes what was read in one notation, piece by piece, so that a conversation of any length never has to be in memory
 * as a whole. Each method answers with text to hand on; nothing is written by the writer itself.
 */
export interface ReadingWriter {
  /** Before anything else. */
  open(): string
  part(part: ReadingPiece): string
  /** After the last part of one file. */
  endOfFile(): string
}
