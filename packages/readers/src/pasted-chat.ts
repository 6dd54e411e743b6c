import type { ChatEvent, Notice, Reader, Reading, Turn } from '@telltale/model'
import { decideDateOrder } from './date-order.js'
import { isGap, LineCursor } from './line-cursor.js'
import { PASTED_SHAPES, type PastedHeader, type PastedShape } from './pasted-headers.js'
import { OWN_LABELS } from './pasted-labels.js'
import { startsLikeMail } from './starts-like-mail.js'
import { Stamp, skipGaps } from './stamp.js'
import { dayNumber, isoDay, isoTime, type DateOrder } from './wall-clock.js'
import { whatsapp } from './whatsapp.js'

const HEAD = 64 * 1024

/**
 * Reads a chat that was copied out of an application or written down by hand: WhatsApp in the browser, Telegram on the
 * desktop, WeChat and QQ, Discord, Slack, and lines of `Name: text` in any script.
 *
 * A label before a colon is only believed to be a speaker when it is seen again, or is one that people use for
 * themselves and the other side: articles and advertisements have lines with colons too.
 */
export const pastedChat: Reader = {
  id: 'pasted-chat',
  canRead: (source) =>
    !startsLikeMail(source.text) && !whatsapp.canRead(source) && choose(source.text.slice(0, HEAD)) !== undefined,
  read(source) {
    const { text } = source
    const shape = choose(text.slice(0, HEAD)) ?? PASTED_SHAPES.at(-1)
    return shape === undefined ? [] : [readPasted(text, shape)]
  },
}

function choose(text: string): PastedShape | undefined {
  const lines = new LineCursor(text)
  let filled = 0
  let first = 0
  while (lines.advance()) {
    if (lines.blank) continue
    filled += 1
    if (first === 0) first = lines.number
  }
  if (filled === 0) return undefined
  return PASTED_SHAPES.find((shape) => shape.accept(shape.find(text), filled, first))
}

function readPasted(text: string, shape: PastedShape): Reading {
  const headers = shape.find(text)
  const notices: Notice[] = []
  const order = orderOf(headers, notices)
  const turns: Turn[] = []
  const events: ChatEvent[] = []
  const rows = new DayRows(text)
  let rowDay: string | undefined
  let unknownDates = 0

  const before = countFilled(text, headers[0]?.lineStart ?? text.length)
  if (before.count > 0) notices.push({ code: 'read/line-without-turn', line: before.first, count: before.count })
  for (const [index, header] of headers.entries()) {
    const limit = headers[index + 1]?.lineStart ?? text.length
    const row = rows.firstWithin(Math.min(header.textStart, limit), limit)
    const end = trimEnd(text, header.textStart, row?.start ?? limit)
    const start = Math.min(skipBreaks(text, header.textStart, end), end)
    const day = header.date === undefined ? rowDay : dayOf(header.date, order)
    if (header.date !== undefined && day === undefined) unknownDates += 1
    const at = day === undefined || header.secondsOfDay === undefined ? undefined : day + isoTime(header.secondsOfDay)
    const words = text.slice(start, end)
    const quoted = quoteBeforeReply(words)
    turns.push({
      speaker: header.name,
      text: words,
      ...(at === undefined ? {} : { at }),
      line: header.line,
      ...(quoted === undefined ? {} : { quoted: [quoted] }),
    })
    if (row !== undefined) {
      // What follows a row with a date up to the next message belongs to nobody; it is kept as the application's words.
      const rest = text.slice(row.start, trimEnd(text, row.start, limit))
      if (row.day !== undefined) rowDay = row.day
      events.push({ text: rest, line: row.line, afterTurn: turns.length })
    }
  }
  if (unknownDates > 0) notices.push({ code: 'read/date-not-understood', count: unknownDates })
  if (shape.id === 'labelled') notices.push({ code: 'read/format-assumed', detail: 'Name: text' })
  if (turns.length === 0) notices.push({ code: 'read/nothing-said' })
  const owner = headers.find(({ name }) => OWN_LABELS.has(name.toLowerCase()))?.name
  return {
    format: 'pasted-chat',
    voice: 'conversation',
    turns,
    events,
    notices,
    ...(owner === undefined ? {} : { owner }),
  }
}

function orderOf(headers: readonly PastedHeader[], notices: Notice[]): DateOrder {
  const dates: number[] = []
  let wide = -1
  for (const { date } of headers) {
    if (date === undefined) continue
    dates.push(date[0], date[1], date[2])
    if (date[3] !== -1) wide = date[3]
  }
  if (dates.length === 0) return 'day-month-year'
  const decided = decideDateOrder(dates, { wide, american: false })
  if (decided.assumed) notices.push({ code: 'read/date-order-assumed', count: dates.length / 3, detail: decided.order })
  return decided.order
}

function dayOf(date: NonNullable<PastedHeader['date']>, order: DateOrder): string | undefined {
  const day = dayNumber(order, date[0], date[1], date[2])
  return day === -1 ? undefined : isoDay(day)
}

interface DayRow {
  readonly start: number
  readonly line: number
  /** The day as `2024-01-15T`, when it is written in numbers with the year first. */
  readonly day: string | undefined
}

/** Lines that hold a date and nothing else but dashes, as many applications put between days. */
class DayRows {
  readonly #rows: DayRow[] = []
  #next = 0

  constructor(text: string) {
    const lines = new LineCursor(text)
    const stamp = new Stamp()
    while (lines.advance()) {
      const length = lines.end - lines.start
      if (length < 6 || length > 60) continue
      const line = text.slice(lines.start, lines.end).replace(/^[\s\p{Pd}=_*]{1,30}/u, '')
      const bare = line.replace(/[\s\p{Pd}=_*]{1,30}$/u, '')
      const past = stamp.readDate(bare, 0, bare.length)
      const dated = past !== -1 && /^\s{0,3}(?:\p{L}{1,12})?$/u.test(bare.slice(skipGaps(bare, past, bare.length)))
      if (!dated && !isWordyDate(bare)) continue
      const day = dated && stamp.wide === 0 ? dayNumber('year-month-day', stamp.first, stamp.middle, stamp.last) : -1
      this.#rows.push({ start: lines.start, line: lines.number, day: day === -1 ? undefined : isoDay(day) })
    }
  }

  /** The first row that starts in [from, to). Calls must come in ascending order. */
  firstWithin(from: number, to: number): DayRow | undefined {
    while ((this.#rows[this.#next]?.start ?? Infinity) < from) this.#next += 1
    const row = this.#rows[this.#next]
    return row !== undefined && row.start < to ? row : undefined
  }
}

const MONTHS =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)'
const WORDY_DATE = new RegExp(
  `^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:${MONTHS}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:, ?\\d{4})?|\\d{1,2}(?:st|nd|rd|th)? ${MONTHS}(?:,? \\d{4})?)$`,
  'iu',
)

function isWordyDate(line: string): boolean {
  return line.length <= 40 && WORDY_DATE.test(line)
}

/** WeChat shows an answer as the quoted message in corner brackets, a row of dashes, and then the words. */
function quoteBeforeReply(words: string): readonly [number, number] | undefined {
  if (words.charCodeAt(0) !== 0x300c) return undefined
  const close = words.indexOf('」\n- - -') === -1 ? words.indexOf('」\r\n- - -') : words.indexOf('」\n- - -')
  if (close === -1) return undefined
  const dashes = words.indexOf('-', close)
  const lineEnd = words.indexOf('\n', dashes)
  return [0, lineEnd === -1 ? words.length : lineEnd]
}

function countFilled(text: string, until: number): { readonly first: number; readonly count: number } {
  const lines = new LineCursor(text)
  let first = 0
  let count = 0
  while (lines.advance() && lines.start < until) {
    if (lines.blank) continue
    if (count === 0) first = lines.number
    count += 1
  }
  return { first, count }
}

function trimEnd(text: string, start: number, end: number): number {
  let to = end
  while (to > start && isBreakOrGap(text.charCodeAt(to - 1))) to -= 1
  return to
}

function skipBreaks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && (text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x0d)) at += 1
  return at
}

function isBreakOrGap(code: number): boolean {
  return code === 0x0a || code === 0x0d || isGap(code)
}
