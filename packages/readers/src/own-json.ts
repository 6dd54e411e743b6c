import { isRecord, type Notice, type Reader, type Reading, type Turn } from '@telltale/model'
import { isIsoTime } from './is-iso-time.js'
import { JsonCursor } from './json-cursor.js'
import { LineCursor } from './line-cursor.js'
import { limitNotices } from './limit-notices.js'
import { lineNumbers } from './line-numbers.js'
import { tallyOf } from './tally-of.js'
import { turnMarks } from './turn-marks.js'

const HEAD = 64 * 1024

/**
 * Reads conversations in Telltale's own form, as one object, a list of objects, or one object a line (NDJSON):
 * `{"id"?, "turns": [{"speaker", "text", "at"?}], "me"?, "language"?, "title"?}`.
 *
 * One bad turn costs that turn only, and one bad line that line; a file that was cut keeps what is whole.
 */
export const ownJson: Reader = {
  id: 'telltale-json',
  canRead(source) {
    const head = source.text.slice(0, HEAD)
    // Within a string a quotation mark is escaped, so this can only be the name of a member.
    const plain = head.replace(/^\ufeff/u, '')
    if (/^\s*\{\s{0,100}"turns"\s{0,100}:/u.test(plain)) return true
    return /^\s*[[{]/u.test(plain) && /"turns"\s{0,100}:\s{0,100}\[/u.test(head)
  },
  read(source) {
    const { text } = source
    return isOneALine(text) ? readLines(text) : readWhole(text)
  },
}

/** One record a line: an early line is a whole record by itself and another one follows. */
function isOneALine(text: string): boolean {
  const lines = new LineCursor(text)
  let filled = 0
  let whole = 0
  while (filled < 4 && lines.advance()) {
    if (lines.blank) continue
    filled += 1
    if (text.charCodeAt(lines.start) === 0x5b) return false
    if (parseRecord(text.slice(lines.start, lines.end)) !== undefined) whole += 1
  }
  return whole > 0 && filled > 1
}

function parseRecord(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line.replace(/^\ufeff/u, ''))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function readLines(text: string): readonly Reading[] {
  const readings: Reading[] = []
  const waiting: Notice[] = []
  const lines = new LineCursor(text)
  let lastLine = 0
  while (lines.advance()) {
    if (lines.blank) continue
    lastLine = lines.number
    const record = parseRecord(text.slice(lines.start, lines.end))
    if (record === undefined || !Array.isArray(record['turns'])) {
      waiting.push({ code: 'read/record-not-understood', line: lines.number })
      continue
    }
    const draft = new Draft()
    for (const [name, value] of Object.entries(record)) if (name !== 'turns') draft.member(name, value)
    record['turns'].forEach((turn: unknown, index) => {
      draft.turn(turn, index + 1)
    })
    readings.push(draft.reading(waiting.splice(0)))
  }
  // The last line does not parse: it may be a record that was being written.
  const cut = waiting.at(-1)?.line === lastLine && !/[}\]]\s*$/u.test(text.slice(-100))
  const left = cut ? [...waiting.slice(0, -1), { code: 'read/cut-short' as const, line: lastLine }] : waiting
  const last = readings.pop()
  if (last === undefined) return [new Draft().reading(left)]
  readings.push(left.length === 0 ? last : withNotices(last, left))
  return readings
}

function readWhole(text: string): readonly Reading[] {
  const cursor = new JsonCursor(text)
  const readings: Reading[] = []
  let depth = 0
  const readRecord = (): void => {
    let before = cursor.broken.length
    const lists = { count: 0 }
    const draft = new Draft()
    const isObject = cursor.members((name) => {
      if (name === 'turns') {
        // A conversation in which nobody has said anything yet is one.
        if (cursor.peek() === 0x5b) draft.isRecord = true
        cursor.records((turn, number) => {
          draft.turn(turn, number)
        })
      } else {
        // What `telltale read` prints holds its conversations in a list; one within another is not looked for.
        if (name === 'conversations' && depth === 0) {
          depth += 1
          cursor.elements(readRecord)
          depth -= 1
          lists.count += 1
          before = cursor.broken.length
        } else draft.member(name, cursor.value())
      }
    })
    if (!isObject || (lists.count > 0 && !draft.isRecord)) return
    const notices: Notice[] = lineNumbers(text, cursor.broken.slice(before)).map((line) => ({
      code: 'read/record-not-understood',
      line,
    }))
    if (cursor.cutShort) notices.push({ code: 'read/cut-short' })
    if (draft.isRecord || notices.length > 0) readings.push(draft.reading(notices))
  }
  if (cursor.peek() === 0x5b) {
    cursor.elements(readRecord)
  } else {
    readRecord()
  }
  return readings.length > 0 ? readings : [new Draft().reading([{ code: 'read/record-not-understood', line: 1 }])]
}

function withNotices(reading: Reading, notices: readonly Notice[]): Reading {
  const { left } = tallyOf('record', 0, notices)
  const { tally } = reading
  return {
    ...reading,
    notices: [...reading.notices, ...notices],
    ...(tally === undefined ? {} : { tally: { ...tally, found: tally.found + left, left: tally.left + left } }),
  }
}

/** A reading while it is made, member by member, in whatever order they come. */
class Draft {
  readonly #turns: Turn[] = []
  readonly #notices: Notice[] = []
  #title: string | undefined
  #owner: string | undefined
  isRecord = false

  member(name: string, value: unknown): void {
    if (typeof value !== 'string' || value === '') return
    if (name === 'title') this.#title = value
    else if (name === 'me') this.#owner = value
  }

  turn(value: unknown, number: number): void {
    this.isRecord = true
    const speaker = isRecord(value) ? value['speaker'] : undefined
    const text = isRecord(value) ? value['text'] : undefined
    const at = isRecord(value) ? value['at'] : undefined
    if (!isRecord(value) || typeof speaker !== 'string' || speaker.trim() === '' || typeof text !== 'string') {
      this.#notices.push({ code: 'read/record-not-understood', line: number })
      return
    }
    const isTime = typeof at === 'string' && isIsoTime(at)
    if (!isTime && at !== undefined && at !== null)
      this.#notices.push({ code: 'read/date-not-understood', line: number })
    this.#turns.push({ speaker, text, ...(isTime ? { at } : {}), line: number, ...turnMarks(value, text) })
  }

  reading(notices: readonly Notice[]): Reading {
    const all = [...this.#notices, ...notices]
    const owner = this.#owner
    if (owner !== undefined && this.#turns.length > 0 && !this.#turns.some(({ speaker }) => speaker === owner))
      all.push({ code: 'read/owner-not-there' })
    const tally = tallyOf('record', 0, all)
    if (this.#turns.length === 0) all.push({ code: 'read/nothing-said' })
    return {
      format: 'telltale-json',
      voice: 'conversation',
      ...(this.#title === undefined ? {} : { title: this.#title }),
      turns: this.#turns,
      events: [],
      notices: limitNotices(all),
      tally: { ...tally, found: this.#turns.length + tally.left, said: this.#turns.length },
      ...(this.#owner === undefined ? {} : { owner: this.#owner }),
    }
  }
}
