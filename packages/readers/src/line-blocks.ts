import { isGap } from './is-gap.js'
import { LineCursor } from './line-cursor.js'

/** What a reader says of one line. */
export interface LineOpening<T> {
  readonly opening: T
  /** Where the words start; the end of the line when they start on the next one. */
  readonly textStart: number
}

/**
 * A message of several lines, lines that belong to the export and not to anybody, or lines before the first message.
 * `lines` counts those that are not blank.
 */
export type LineBlock<T> =
  | {
      readonly kind: 'message'
      readonly opening: T
      readonly line: number
      readonly lines: number
      /** The words, without the line breaks and white space around them. */
      readonly text: string
    }
  | { readonly kind: 'frame'; readonly line: number; readonly lines: 1; readonly text: string }
  | { readonly kind: 'stray'; readonly line: number; readonly lines: 1; readonly text: string }

/**
 * Takes a text apart in which a line opens each message and the lines below it go on with it: LINE, KakaoTalk, QQ and
 * most exports that are plain text.
 *
 * @param read - Says whether a line opens a message, is `frame` (a heading, a row with the day), or, with undefined,
 * goes on with the message above.
 */
export function* lineBlocks<T>(
  text: string,
  read: (start: number, end: number, line: number) => LineOpening<T> | 'frame' | undefined,
): Generator<LineBlock<T>, void, undefined> {
  const cursor = new LineCursor(text)
  let open:
    { readonly opening: T; readonly line: number; readonly textStart: number; end: number; lines: number } | undefined
  const close = (): LineBlock<T> | undefined => {
    if (open === undefined) return undefined
    const { opening, line, lines, textStart, end } = open
    open = undefined
    return { kind: 'message', opening, line, lines, text: trimmed(text, textStart, end) }
  }
  while (cursor.advance()) {
    if (cursor.blank) continue
    // A byte-order mark at the start, or where two files were joined, is no part of its line.
    const start = text.charCodeAt(cursor.start) === 0xfeff ? cursor.start + 1 : cursor.start
    const { end, number: line } = cursor
    const found = read(start, end, line)
    if (found === undefined && open !== undefined) {
      open.end = end
      open.lines += 1
      continue
    }
    const before = close()
    if (before !== undefined) yield before
    if (found === undefined) yield { kind: 'stray', line, lines: 1, text: text.slice(start, end) }
    else if (found === 'frame') yield { kind: 'frame', line, lines: 1, text: text.slice(start, end) }
    else open = { opening: found.opening, line, textStart: found.textStart, end, lines: 1 }
  }
  const last = close()
  if (last !== undefined) yield last
}

function trimmed(text: string, from: number, to: number): string {
  let start = Math.min(from, to)
  let end = to
  while (start < end && isBreak(text.charCodeAt(start))) start += 1
  while (end > start && (isBreak(text.charCodeAt(end - 1)) || isGap(text.charCodeAt(end - 1)))) end -= 1
  return text.slice(start, end)
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d
}
