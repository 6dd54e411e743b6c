import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  CUT,
  endOfString,
  endOfValue,
  firstMember,
  LONGEST_RECORD,
  nextRecord,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './json-values.js'
import { parseJson } from './parse-json.js'

/**
 * Walks a JSON text without building it, so that one message at a time is parsed and a huge export costs little more
 * than its text. What is broken is stepped over and its place kept; nothing here ever throws.
 *
 * All work is linear: a record is given up when it is longer than `LONGEST_RECORD`, and once broken records have
 * cost more than a few times the whole text, or there are too many of them, the rest is reported as lost.
 */
export class JsonCursor {
  readonly text: string
  at: number
  /** Where broken records or members start, in ascending order. */
  readonly broken: number[] = []
  /** True when the text ended, or was given up, before what was open in it was closed. */
  cutShort = false
  #budget: number

  constructor(text: string, at = 0) {
    this.text = text
    this.at = at
    this.#budget = 4 * text.length + LONGEST_RECORD
  }

  /** The code of the next character that is not white space; NaN at the end. */
  peek(): number {
    const { text } = this
    let code = text.charCodeAt(this.at)
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff)
      code = text.charCodeAt(++this.at)
    return code
  }

  /**
   * Walks the members of the object that starts here. `onMember` must take the value by `value`, `skip`, `members` or
   * `elements`. Answers false when there is no object here; then nothing was moved.
   */
  members(onMember: (key: string) => void): boolean {
    if (this.peek() !== OPEN_BRACE) return false
    this.at += 1
    while (this.#hasNext(CLOSE_BRACE)) {
      const start = this.at
      const key = this.text.charCodeAt(start) === QUOTE ? this.#key() : undefined
      if (key === undefined || this.peek() !== COLON) {
        if (!this.#toNextLine(start)) return true
        continue
      }
      this.at += 1
      const before = this.at
      onMember(key)
      if (this.at === before) this.skip()
      if (this.cutShort) return true
    }
    return true
  }

  /**
   * Walks the elements of the array that starts here, each as the text of one record. Answers false when there is no
   * array here. A record that does not parse is stepped over: the walk goes on at the next one that begins alike.
   *
   * @param onRecord - Gets each record that parses, and its number counted from 1.
   */
  records(onRecord: (record: unknown, number: number) => void): boolean {
    if (this.peek() !== OPEN_BRACKET) return false
    this.at += 1
    let number = 0
    let lastGood = -1
    while (this.#hasNext(CLOSE_BRACKET)) {
      const start = this.at
      number += 1
      const end = endOfValue(this.text, start, LONGEST_RECORD)
      if (end > 0) {
        const parsed = parseJson(this.text.slice(start, end))
        if (parsed !== undefined) {
          this.at = end
          lastGood = start
          onRecord(parsed, number)
          continue
        }
      }
      if (!this.#stepOver(start, end, lastGood)) return true
    }
    return true
  }

  /** Walks the elements of the array that starts here; `onElement` must take each. Answers false when there is none. */
  elements(onElement: (number: number) => void): boolean {
    if (this.peek() !== OPEN_BRACKET) return false
    this.at += 1
    let number = 0
    while (this.#hasNext(CLOSE_BRACKET)) {
      number += 1
      const before = this.at
      onElement(number)
      if (this.at === before) this.skip()
      if (this.cutShort) return true
    }
    return true
  }

  /** Takes the value that starts here, parsed; undefined when it is broken. */
  value(): unknown {
    this.peek()
    const start = this.at
    const end = endOfValue(this.text, start, LONGEST_RECORD)
    const parsed = end > 0 ? parseJson(this.text.slice(start, end)) : undefined
    if (parsed === undefined) {
      this.#fail(start, end)
      return undefined
    }
    this.at = end
    return parsed
  }

  /** Steps over the value that starts here, whatever it holds. */
  skip(): void {
    this.peek()
    const start = this.at
    const end = endOfValue(this.text, start, Infinity)
    if (end > 0) this.at = end
    else this.#fail(start, end)
  }

  /** Goes on to the next member or element of what is open; false at its end, and where the text ends before it. */
  #hasNext(close: number): boolean {
    for (;;) {
      const code = this.peek()
      if (code === close) {
        this.at += 1
        return false
      }
      if (Number.isNaN(code)) {
        this.cutShort = true
        return false
      }
      if (code !== COMMA) return true
      this.at += 1
    }
  }

  #fail(start: number, end: number): void {
    if (end === CUT) {
      this.cutShort = true
      this.at = this.text.length
      return
    }
    this.#toNextLine(start)
  }

  /** Goes on at the next line; a broken member of an export that is written on one line ends the walk. */
  #toNextLine(start: number): boolean {
    this.broken.push(start)
    const next = this.broken.length > MOST_BROKEN ? -1 : this.text.indexOf('\n', start)
    if (next === -1) {
      this.cutShort = true
      this.at = this.text.length
      return false
    }
    this.at = next + 1
    return true
  }

  #key(): string | undefined {
    const end = endOfString(this.text, this.at)
    if (end === -1 || end - this.at > 200) return undefined
    const key = parseJson(this.text.slice(this.at, end))
    if (typeof key !== 'string') return undefined
    this.at = end
    return key
  }

  /**
   * Leaves a broken record behind. The next one is looked for by how records begin here, `{` and the same first
   * member, because a quotation mark that is missing turns everything after it inside out.
   */
  #stepOver(start: number, end: number, lastGood: number): boolean {
    const { text } = this
    const first = firstMember(text, start) ?? (lastGood === -1 ? undefined : firstMember(text, lastGood))
    const stop = end > 0 ? end : Math.min(text.length, start + LONGEST_RECORD)
    this.#budget -= stop - start
    const next = first === undefined ? text.indexOf('{', start + 1) : nextRecord(text, start + 1, first)
    if (this.broken.length > MOST_BROKEN) this.#budget = -1
    if (next === -1 || this.#budget < 0) {
      if (end === CUT || this.#budget < 0) {
        this.cutShort = true
        this.at = text.length
        return false
      }
      this.broken.push(start)
      if (end > 0) {
        this.at = end
        return true
      }
      return this.#afterLastBroken(start)
    }
    this.broken.push(start)
    this.at = next
    return true
  }

  /** No further record: what is left is the end of the array, or nothing. */
  #afterLastBroken(start: number): boolean {
    const close = this.text.indexOf(']', start)
    if (close === -1) {
      this.cutShort = true
      this.at = this.text.length
      return false
    }
    this.at = close
    return true
  }
}

/** A text that is broken in more places than this is not an export that was damaged. */
const MOST_BROKEN = 10_000
