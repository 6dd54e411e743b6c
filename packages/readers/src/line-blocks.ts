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
 * `lines` counts those that are not blank. `start` and `end` bound the words in the source, without the line breaks and
 * white space around them; `text` takes them out, each time it is asked for. A block holds until the next one is asked
 * for: one object is used for all messages, so that a million of them make no garbage.
 */
export type LineBlock<T> =
  | (Block<T> & { readonly kind: 'message'; readonly opening: T })
  | (Block<T> & { readonly kind: 'frame' | 'stray'; readonly lines: 1 })

interface Block<T> {
  readonly opening?: T
  readonly line: number
  readonly lines: number
  readonly start: number
  readonly end: number
  readonly text: string
}

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
  let message: Message<T> | undefined
  let isOpen = false
  while (cursor.advance()) {
    if (cursor.blank) continue
    // A byte-order mark at the start, or where two files were joined, is no part of its line.
    const start = text.charCodeAt(cursor.start) === 0xfeff ? cursor.start + 1 : cursor.start
    const { end, number: line } = cursor
    const found = read(start, end, line)
    if (isOpen && message !== undefined) {
      if (found === undefined) {
        message.goOn(end)
        continue
      }
      yield message.trim()
    }
    isOpen = found !== undefined && found !== 'frame'
    if (found === undefined || found === 'frame')
      yield { kind: found ?? 'stray', line, lines: 1, start, end, text: text.slice(start, end) }
    else if (message === undefined) message = new Message(text, found, line, end)
    else message.open(found, line, end)
  }
  if (isOpen && message !== undefined) yield message.trim()
}

/** A message while its lines come, and when they have come. */
class Message<T> {
  readonly kind = 'message'
  readonly source: string
  opening: T
  line: number
  lines = 1
  start: number
  end: number

  constructor(source: string, { opening, textStart }: LineOpening<T>, line: number, end: number) {
    this.source = source
    this.opening = opening
    this.line = line
    this.start = textStart
    this.end = end
  }

  open({ opening, textStart }: LineOpening<T>, line: number, end: number): void {
    this.opening = opening
    this.line = line
    this.lines = 1
    this.start = textStart
    this.end = end
  }

  goOn(end: number): void {
    this.end = end
    this.lines += 1
  }

  get text(): string {
    return this.source.slice(this.start, this.end)
  }

  trim(): this {
    const source = this.source
    let start = Math.min(this.start, this.end)
    let { end } = this
    while (start < end && isBreak(source.charCodeAt(start))) start += 1
    while (end > start && (isBreak(source.charCodeAt(end - 1)) || isGap(source.charCodeAt(end - 1)))) end -= 1
    this.start = start
    this.end = end
    return this
  }
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d
}
