/** A stretch of a text, [start, end). */
export interface Piece {
  readonly start: number
  readonly end: number
}

/** So long is about what people write in one post; longer texts are several things, one after the other. */
const WHOLE = 4000
const SHORTEST = 1000

/**
 * Cuts a long text into pieces, at an empty line where there is one, else at a line end, else at a space, so that what is
 * said at its one end takes nothing from what is said at the other. A text that is not long stays whole.
 */
export function splitText(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (let start = 0; start < text.length;) {
    const end = text.length - start <= WHOLE ? text.length : endOfPiece(text, start)
    pieces.push({ start, end })
    start = end
  }
  return pieces
}

function endOfPiece(text: string, start: number): number {
  const stretch = text.slice(start + SHORTEST, start + WHOLE)
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = mark === '\n\n' ? stretch.indexOf(mark) : stretch.lastIndexOf(mark)
    if (at >= 0) return start + SHORTEST + at + mark.length
  }
  // Never between the two halves of a character.
  const end = start + WHOLE
  return /[\uD800-\uDBFF]/u.test(text.charAt(end - 1)) ? end - 1 : end
}
