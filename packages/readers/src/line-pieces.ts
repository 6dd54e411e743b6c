import { LineCursor } from './line-cursor.js'

/** A part of a text, from the start of a line to the end of one. */
export interface LinePiece {
  readonly text: string
  /** How many lines came before. */
  readonly before: number
}

/** A piece is about this long, so that its parts are worth the crossing and memory stays small. */
const PIECE = 1_000_000
/** A piece that finds no place to be cut grows up to here and is then cut at the last line. */
const LONGEST_PIECE = 64_000_000
/** How far from its end a piece is searched for a place to be cut, so that searching in vain stays cheap. */
const FURTHEST_BACK = 2_000_000

/**
 * Cuts a text that is too large to be held into pieces, each before a line that starts something new, so that nothing
 * falls apart between two of them.
 *
 * @param chunks - The text from its start, in parts cut anywhere.
 * @param startsHere - Tells whether something new starts with this line of `text`.
 */
export async function* linePieces(
  chunks: AsyncIterable<string>,
  startsHere: (text: string, start: number, end: number) => boolean,
): AsyncGenerator<LinePiece, void, undefined> {
  let held: string[] = []
  let length = 0
  let wanted = PIECE
  let before = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    length += chunk.length
    if (length < wanted) continue
    const text = held.join('')
    const cut = placeToCut(text, startsHere, length >= LONGEST_PIECE)
    if (cut <= 0) {
      held = [text]
      wanted = Math.min(length * 2, Math.max(LONGEST_PIECE, length))
      continue
    }
    const piece = text.slice(0, cut)
    yield { text: piece, before }
    before += linesIn(piece)
    held = [text.slice(cut)]
    length = text.length - cut
    wanted = PIECE + length
  }
  const last = held.join('')
  if (last !== '') yield { text: last, before }
}

/**
 * Where the last line starts that starts something new; 0 when it is not known yet. The very last line may not be whole
 * and is not looked at.
 */
function placeToCut(
  text: string,
  startsHere: (text: string, start: number, end: number) => boolean,
  anywhere: boolean,
): number {
  const last = lastBreak(text, text.length)
  // Nobody's message is that long: where a line ends is a place as good as another.
  if (anywhere) return last
  for (let end = last; end > text.length - FURTHEST_BACK;) {
    const start = lastBreak(text, end - 1)
    if (start === 0) return 0
    if (startsHere(text, start, withoutBreak(text, start, end))) return start
    end = start
  }
  return 0
}

/** The position behind the last line break that ends at or before `to`; 0 when there is none. */
function lastBreak(text: string, to: number): number {
  // Character by character: searching for a sign that the text does not have would look through all of it for each line.
  for (let at = to - 1; at >= 0; at--) {
    const code = text.charCodeAt(at)
    // A carriage return at the very end may be the first half of a line break.
    if (code === 0x0a || (code === 0x0d && at < text.length - 1)) return at + 1
  }
  return 0
}

function withoutBreak(text: string, start: number, end: number): number {
  let to = end
  while (to > start && (text.charCodeAt(to - 1) === 0x0a || text.charCodeAt(to - 1) === 0x0d)) to -= 1
  return to
}

function linesIn(text: string): number {
  const lines = new LineCursor(text)
  while (lines.advance());
  return lines.number
}
