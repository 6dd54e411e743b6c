import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  CUT,
  endOfValue,
  firstMember,
  LONGEST_RECORD,
  nextRecord,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './json-values.js'
import { parseJson } from './parse-json.js'

/** A small JSON text of the same form as a large one, with some of the records of one list. */
export interface JsonPiece {
  /** The object that holds the list: what stood before the list in it, and the list itself. */
  readonly text: string
  /** How many records of the list came before. */
  readonly before: number
  /** It goes on with the list of the piece before. */
  readonly continues: boolean
  /** The text ended within the list. */
  readonly cutShort: boolean
}

/** Records are gathered up to this many characters before they are handed on. */
const PIECE = 1_000_000
/** A member or element that is not longer than this is looked at as a whole; longer ones are walked into. */
const SMALL = 64 * 1024
/** Objects and lists within each other that are walked into. */
const DEEPEST = 32

interface Open {
  readonly isObject: boolean
  /** Members that stood before, as they are written. */
  readonly members: string[]
}

/**
 * Cuts a JSON text that is too large to be held into small ones: wherever an object has a list of records by the given
 * name, pieces of that list come with the members that stood before it. Everything else is walked past.
 *
 * What is held is one piece, and the longest record. A record that is broken is put in as `0`, which no reader takes for
 * one, so that it is counted.
 */
export async function* jsonPieces(
  chunks: AsyncIterable<string>,
  listName: string,
): AsyncGenerator<JsonPiece, void, undefined> {
  const text = new TextWindow(chunks)
  const open: Open[] = []
  for (;;) {
    const code = await text.peek()
    if (Number.isNaN(code)) return
    const top = open.at(-1)
    if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      open.pop()
      text.at += 1
    } else if (code === COMMA || code === COLON) {
      text.at += 1
    } else if (top?.isObject === true) {
      const key = await text.key()
      // Whatever stands where a name should be is stepped over.
      if (key === undefined) {
        text.at += 1
        continue
      }
      const first = await text.peek()
      if (key === listName && first === OPEN_BRACKET) {
        text.at += 1
        yield* pieces(text, top.members, listName)
        continue
      }
      const whole = await text.small(`"${listName}"`)
      if (whole !== undefined) top.members.push(`${JSON.stringify(key)}:${whole}`)
      else await descend(text, open)
    } else if ((await text.small(`"${listName}"`)) === undefined) {
      await descend(text, open)
    }
  }
}

async function descend(text: TextWindow, open: Open[]): Promise<void> {
  const code = await text.peek()
  const isContainer = code === OPEN_BRACE || code === OPEN_BRACKET
  if (isContainer && open.length < DEEPEST) open.push({ isObject: code === OPEN_BRACE, members: [] })
  if (code === QUOTE) await text.skipString()
  else text.at += 1
}

async function* pieces(
  text: TextWindow,
  members: readonly string[],
  listName: string,
): AsyncGenerator<JsonPiece, void, undefined> {
  const head = members.map((member) => `${member},`).join('')
  let records: string[] = []
  let length = 0
  let before = 0
  let made = 0
  const piece = (cutShort: boolean): JsonPiece => {
    const cut = {
      text: `{${head}${JSON.stringify(listName)}:[\n${records.join(',\n')}${cutShort ? '' : '\n]}'}`,
      before,
      continues: made > 0,
      cutShort,
    }
    before += records.length
    records = []
    length = 0
    made += 1
    return cut
  }
  for (;;) {
    const code = await text.peek()
    if (code === CLOSE_BRACKET || Number.isNaN(code)) {
      text.at += 1
      if (made === 0 || records.length > 0 || Number.isNaN(code)) yield piece(Number.isNaN(code))
      return
    }
    if (code === COMMA) {
      text.at += 1
      continue
    }
    const record = await text.record()
    if (record === undefined) {
      yield piece(true)
      return
    }
    records.push(record)
    length += record.length
    if (length >= PIECE) yield piece(false)
  }
}

/** How much is taken in at once, at least. */
const LEAST_MORE = 64 * 1024
/** So many times over the text may be looked at in vain, so that one that is made to be broken costs no more. */
const IN_VAIN = 4

/** The part of a text that is in memory: it grows at its end and is let go at its start. */
class TextWindow {
  at = 0
  #text = ''
  #ended = false
  #first: string | undefined
  #seen = 0
  #inVain = 0
  readonly #chunks: AsyncIterator<string>

  constructor(chunks: AsyncIterable<string>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** The code of the next character that is not white space; NaN at the end. */
  async peek(): Promise<number> {
    for (;;) {
      for (; this.at < this.#text.length; this.at++) {
        const code = this.#text.charCodeAt(this.at)
        if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09 && code !== 0xfeff) return code
      }
      if (!(await this.#more())) return NaN
    }
  }

  /** Takes the name of a member and the colon behind it; undefined when there is none here. */
  async key(): Promise<string | undefined> {
    await this.#hold(1000)
    const found = /^"((?:[^"\\]|\\.){0,200})"\s{0,100}:/u.exec(this.#text.slice(this.at, this.at + 1000))
    if (found === null) return undefined
    this.at += found[0].length
    return found[1] ?? ''
  }

  /** Takes a short value as it is written; undefined, and nothing taken, when it is long, broken, or holds `unless`. */
  async small(unless: string): Promise<string | undefined> {
    await this.peek()
    if (this.#isGivenUp) return undefined
    await this.#hold(SMALL)
    const end = endOfValue(this.#text, this.at, SMALL)
    const isWhole = end > 0 && end - this.at <= SMALL && (end < this.#text.length || this.#ended)
    const value = isWhole ? this.#text.slice(this.at, end) : undefined
    if (value === undefined || value.includes(unless) || parseJson(value) === undefined) {
      this.#inVain += Math.min(SMALL, this.#text.length - this.at)
      return undefined
    }
    this.at = end
    return value
  }

  /** Steps over the string that starts here, however long it is. */
  async skipString(): Promise<void> {
    this.at += 1
    let escaped = false
    do {
      for (; this.at < this.#text.length; this.at++) {
        const code = this.#text.charCodeAt(this.at)
        if (escaped) escaped = false
        else if (code === BACKSLASH) escaped = true
        else if (code === QUOTE) {
          this.at += 1
          return
        }
      }
    } while (await this.#more())
  }

  /** Takes one record as it is written, `0` for one that is broken; undefined when the text ends within it, or too much of it is broken. */
  async record(): Promise<string | undefined> {
    for (;;) {
      const end = endOfValue(this.#text, this.at, LONGEST_RECORD)
      const isWhole = end > 0 && (end < this.#text.length || this.#ended)
      if (isWhole) {
        const record = this.#text.slice(this.at, end)
        this.at = end
        this.#first ??= firstMember(record, 0)
        return record
      }
      const isOpen = end === CUT || end > 0
      this.#inVain += this.#text.length - this.at
      if (this.#isGivenUp) return undefined
      if (isOpen && this.#text.length - this.at < LONGEST_RECORD && (await this.#more())) continue
      return this.#stepOver()
    }
  }

  /** Too much was looked at in vain: from here on nothing is looked at twice. */
  get #isGivenUp(): boolean {
    return this.#inVain > IN_VAIN * this.#seen + LONGEST_RECORD
  }

  #stepOver(): string | undefined {
    const next =
      this.#first === undefined
        ? this.#text.indexOf('{', this.at + 1)
        : nextRecord(this.#text, this.at + 1, this.#first)
    if (next === -1) {
      this.at = this.#text.length
      return this.#ended ? undefined : '0'
    }
    this.at = next
    return '0'
  }

  async #hold(length: number): Promise<void> {
    while (this.#text.length - this.at < length && (await this.#more()));
  }

  /** Takes in as much again as is held, so that looking at the same beginning once more stays seldom. */
  async #more(): Promise<boolean> {
    if (this.#ended) return false
    const held = [this.#text.slice(this.at)]
    const wanted = Math.max(LEAST_MORE, this.#text.length - this.at)
    for (let length = 0; length < wanted;) {
      const next = await this.#chunks.next()
      if (next.done === true) {
        this.#ended = true
        break
      }
      held.push(next.value)
      length += next.value.length
      this.#seen += next.value.length
    }
    if (held.length === 1) return false
    this.#text = held.join('')
    this.at = 0
    return true
  }
}
