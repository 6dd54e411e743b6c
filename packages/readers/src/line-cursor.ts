import { isGap } from './is-gap.js'

/**
 * Walks a text line by line without making a list of lines, so that a file of hundreds of megabytes costs no more
 * than itself. LF, CRLF and a lone CR all end a line.
 *
 * After each `advance()` that answers true, `start` and `end` bound the line without its line break and `number`
 * counts it from 1. Each character is looked at a fixed number of times, whatever the mixture of line breaks.
 */
export class LineCursor {
  readonly text: string
  start = 0
  end = 0
  number = 0
  #next: number
  #lineFeed: number
  #carriageReturn: number

  constructor(text: string, from = 0) {
    this.text = text
    this.#next = from
    this.#lineFeed = text.indexOf('\n', from)
    this.#carriageReturn = text.indexOf('\r', from)
  }

  /** Goes to the next line. Answers false when there is none. */
  advance(): boolean {
    const { text } = this
    const start = this.#next
    if (start >= text.length) return false
    if (this.#lineFeed !== -1 && this.#lineFeed < start) this.#lineFeed = text.indexOf('\n', start)
    if (this.#carriageReturn !== -1 && this.#carriageReturn < start) this.#carriageReturn = text.indexOf('\r', start)
    const lineFeed = this.#lineFeed === -1 ? text.length : this.#lineFeed
    const carriageReturn = this.#carriageReturn === -1 ? text.length : this.#carriageReturn
    this.start = start
    this.number += 1
    if (carriageReturn < lineFeed) {
      this.end = carriageReturn
      this.#next = carriageReturn + 1 === lineFeed ? lineFeed + 1 : carriageReturn + 1
    } else {
      this.end = lineFeed
      this.#next = lineFeed + 1
    }
    return true
  }

  /** True when the line holds nothing but spaces and marks that cannot be seen. */
  get blank(): boolean {
    const { text, end } = this
    for (let at = this.start; at < end; at++) if (!isGap(text.charCodeAt(at))) return false
    return true
  }
}
