import type { ChatEvent, Notice, Reader, Reading, Turn } from '@telltale/model'
import { type DateOrder, dayNumber } from './day-number.js'
import { decideDateOrder } from './decide-date-order.js'
import { callTranscript } from './call-transcript.js'
import { discordText } from './discord-text.js'
import { imessageText } from './imessage-text.js'
import { isGap } from './is-gap.js'
import { isoDay, isoTime } from './iso-day.js'
import { kakaotalkText } from './kakaotalk-text.js'
import { LineCursor } from './line-cursor.js'
import { lineText } from './line-text.js'
import { OWN_LABELS } from './pasted-labels.js'
import { PASTED_SHAPES, speakingNames, type PastedHeader, type PastedShape, type PastedSurvey } from './pasted-shape.js'
import { qqText } from './qq-text.js'
import { readPastedWords } from './read-pasted-words.js'
import { readQuotedReply } from './read-quoted-reply.js'
import { readWordedTime } from './read-worded-time.js'
import { signalText } from './signal-text.js'
import { sigtopText } from './sigtop-text.js'
import { skipGaps } from './skip-gaps.js'
import { Stamp } from './stamp.js'
import { tallyOf } from './tally-of.js'
import { startsLikeMail } from './starts-like-mail.js'
import { subtitles } from './subtitles.js'
import { wechatText } from './wechat-text.js'
import { whatsapp } from './whatsapp.js'

const HEAD = 64 * 1024
/** Exports that look like a copied chat, and tell more. */
const EXPORTS: readonly Reader[] = [
  whatsapp,
  wechatText,
  qqText,
  lineText,
  kakaotalkText,
  signalText,
  sigtopText,
  discordText,
  imessageText,
  subtitles,
  callTranscript,
]

/**
 * Reads a chat that was copied out of an application or written down by hand: WhatsApp in the browser and on the phone,
 * Telegram on the desktop, WeChat and QQ, Discord, Slack, Teams, Messenger, KakaoTalk, mails with the earlier ones below,
 * lines of `Name: text` in any script, and names in brackets, before a dash or an arrow, or between bars.
 *
 * A label before a colon is only believed to be a speaker when it is seen again, or is one that people use for
 * themselves and the other side: articles and advertisements have lines with colons too.
 */
export const pastedChat: Reader = {
  id: 'pasted-chat',
  fallback: true,
  canRead: (source) =>
    !startsLikeMail(source.text) &&
    !/^\s{0,20}BEGIN:V/u.test(source.text.slice(0, 40)) &&
    (choose(source.text.slice(0, HEAD)) ?? readQuotedReply(source.text.slice(0, HEAD))) !== undefined &&
    !EXPORTS.some((reader) => reader.canRead(source)),
  read(source) {
    const { text } = source
    const known = choose(text.slice(0, HEAD))
    const reply = known === undefined ? readQuotedReply(text) : undefined
    if (reply !== undefined) return [reply]
    const shape = known ?? PASTED_SHAPES.find(({ id }) => id === 'labelled')
    return shape === undefined ? [] : [readPasted(text, shape)]
  },
}

function choose(text: string): PastedShape | undefined {
  return PASTED_SHAPES.find((shape) => shape.accept(survey(text, shape).found))
}

interface Surveyed {
  readonly found: PastedSurvey
  /** The numbers of the dates, each time they change. */
  readonly dates: readonly number[]
  readonly datedHeaders: number
  readonly wide: number
  readonly american: boolean
}

/** The first walk over a text: names and dates are counted, nothing is kept of the lines. */
function survey(text: string, shape: PastedShape): Surveyed {
  const match = shape.matcher(text)
  const lines = new LineCursor(text)
  const names = new Map<string, number>()
  const dates: number[] = []
  let wide = -1
  let american = false
  let headers = 0
  let datedHeaders = 0
  let filledLines = 0
  let startsWithHeader = false
  let firstFilled = -1
  let textStart = -1
  while (lines.advance()) {
    const header = match(lines.start, lines.end, nextStart(text, lines))
    if (!lines.blank) {
      filledLines += 1
      if (firstFilled === -1) firstFilled = lines.start
    }
    if (header === undefined) continue
    headers += 1
    textStart = header.textStart
    if ((header.lineStart ?? lines.start) <= firstFilled) startsWithHeader = true
    if (header.isEvent === true) continue
    // A hostile text may have a new name on every line; what is not remembered counts as seen once.
    if (names.size < MOST_NAMES || names.has(header.name)) names.set(header.name, (names.get(header.name) ?? 0) + 1)
    const { date } = header
    if (date === undefined) continue
    datedHeaders += 1
    american ||= header.american === true
    if (date[3] !== -1) wide = date[3]
    const last = dates.length - 3
    if (dates[last] !== date[0] || dates[last + 1] !== date[1] || dates[last + 2] !== date[2])
      dates.push(date[0], date[1], date[2])
  }
  const endsWithHeader = textStart !== -1 && trimEnd(text, textStart, text.length) === textStart
  return {
    found: { headers, names, filledLines, startsWithHeader, endsWithHeader },
    dates,
    datedHeaders,
    wide,
    american,
  }
}

/** How many names are counted; the largest groups have fewer people. */
const MOST_NAMES = 100_000

/** A name, a badge and a dash may stand on lines of their own over a time. */
const MOST_ABOVE = 8

function nextStart(text: string, lines: LineCursor): number {
  return Math.min(text.length, lines.end + 1)
}

function readPasted(text: string, shape: PastedShape): Reading {
  const { found, dates, datedHeaders, wide, american } = survey(text, shape)
  const speaking = shape.id === 'labelled' ? speakingNames(found) : undefined
  const notices: Notice[] = []
  let order: DateOrder = 'day-month-year'
  if (dates.length > 0) {
    const decided = decideDateOrder(dates, { wide, american })
    order = decided.order
    if (decided.assumed) notices.push({ code: 'read/date-order-assumed', count: datedHeaders, detail: order })
  }
  const builder = new TurnBuilder(text, order, shape.tail)
  const match = shape.matcher(text)
  const lines = new LineCursor(text)
  const rows = new DayRows()
  const above: { readonly start: number; readonly line: number }[] = []
  let firstBefore = 0
  let countBefore = 0
  while (lines.advance()) {
    const header = match(lines.start, lines.end, nextStart(text, lines))
    if (lines.blank) continue
    if (above.length >= MOST_ABOVE) above.shift()
    above.push({ start: lines.start, line: lines.number })
    if (header !== undefined && (speaking === undefined || speaking.has(header.name))) {
      const { lineStart = lines.start } = header
      const own = above.filter(({ start }) => start >= lineStart)
      // The name above the first time was taken for a line before the chat until its time came.
      if (!builder.started) countBefore -= own.length - 1
      builder.header(header, lineStart, own[0]?.line ?? lines.number)
    } else if (!builder.started) {
      if (countBefore === 0) firstBefore = lines.number
      countBefore += 1
    } else {
      // People who write a chat down by hand do not put dates between the days without drawing a line around them.
      const day = rows.read(text, lines.start, lines.end, shape.id === 'labelled')
      if (day !== undefined) builder.row(lines.start, lines.number, day)
    }
  }
  builder.finish()
  if (countBefore > 0) notices.push({ code: 'read/line-without-turn', line: firstBefore, count: countBefore })
  if (builder.unknownDates > 0) notices.push({ code: 'read/date-not-understood', count: builder.unknownDates })
  if (shape.id === 'labelled') notices.push({ code: 'read/format-assumed', detail: 'Name: text' })
  if (builder.turns.length === 0) notices.push({ code: 'read/nothing-said' })
  const owner = shape.owner ?? [...found.names.keys()].find((name) => OWN_LABELS.has(name.toLowerCase()))
  return {
    format: 'pasted-chat',
    voice: 'conversation',
    turns: shape.newestFirst === true ? [...builder.turns].reverse() : builder.turns,
    events: builder.events,
    notices,
    tally: tallyOf('line', found.filledLines, notices),
    ...(owner === undefined ? {} : { owner }),
  }
}

/** Makes the turns one after another; each ends where the next one, or a row with a date, starts. */
class TurnBuilder {
  readonly turns: Turn[] = []
  readonly events: ChatEvent[] = []
  started = false
  unknownDates = 0
  readonly #text: string
  readonly #order: DateOrder
  readonly #tail: RegExp | undefined
  readonly #names = new Map<string, string>()
  #header: PastedHeader | undefined
  #line = 0
  #row: { readonly start: number; readonly line: number } | undefined
  #rowDay: string | undefined

  constructor(text: string, order: DateOrder, tail: RegExp | undefined) {
    this.#text = text
    this.#order = order
    this.#tail = tail
  }

  header(header: PastedHeader, start: number, line: number): void {
    this.#close(start)
    this.started = true
    this.#header = header
    this.#line = line
  }

  /** A row that holds a date and nothing else ends the words before it; where there are none, it is the words. */
  row(start: number, line: number, day: string): void {
    const header = this.#header
    const from = header?.textStart
    if (from !== undefined && trimEnd(this.#text, from, start) === from) return
    this.#close(start)
    if (day !== '') this.#rowDay = day
    this.#row = { start, line }
  }

  finish(): void {
    this.#close(this.#text.length)
  }

  #close(limit: number): void {
    const text = this.#text
    if (this.#row !== undefined) {
      // What follows such a row up to the next message belongs to nobody; it is kept as the application's words.
      const { start, line } = this.#row
      this.events.push({ text: text.slice(start, trimEnd(text, start, limit)), line, afterTurn: this.turns.length })
      this.#row = undefined
      return
    }
    const header = this.#header
    if (header === undefined) return
    this.#header = undefined
    const end = trimEnd(text, header.textStart, limit)
    const start = skipBreaks(text, header.textStart, end)
    const words = this.#withoutTail(text.slice(start, end))
    const speaker = this.#shared(header.name)
    const line = this.#line
    const at = this.#time(header)
    const { isEvent, ...read } = readPastedWords(words)
    if (header.isEvent === true || isEvent === true) {
      const told = isEvent === true ? `${speaker}: ${words}` : words
      this.events.push({ text: told, ...(at === undefined ? {} : { at }), line, afterTurn: this.turns.length })
      return
    }
    const edited = header.edited ?? read.edited
    this.turns.push({
      speaker,
      ...read,
      ...(at === undefined ? {} : { at }),
      line,
      ...(edited === undefined ? {} : { edited }),
    })
  }

  #withoutTail(words: string): string {
    const tail = this.#tail === undefined ? null : this.#tail.exec(words.slice(-40))
    return tail === null ? words : words.slice(0, words.length - tail[0].length)
  }

  #time(header: PastedHeader): string | undefined {
    const { date, secondsOfDay } = header
    if (header.at !== undefined) return header.at
    let day = this.#rowDay
    if (date !== undefined) {
      const number = dayNumber(this.#order, date[0], date[1], date[2])
      if (number === -1) this.unknownDates += 1
      day = number === -1 ? undefined : isoDay(number)
    }
    // Some applications tell only the day of what is long past.
    if (secondsOfDay === undefined) return date === undefined ? undefined : day?.slice(0, 10)
    return day === undefined ? undefined : day + isoTime(secondsOfDay)
  }

  /** One text for each name, however many turns have it. */
  #shared(name: string): string {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    this.#names.set(name, name)
    return name
  }
}

/** Lines that hold a date and nothing else but dashes, as many applications put between days. */
class DayRows {
  readonly #stamp = new Stamp()

  /** The day as `2024-01-15T`; empty for a date that does not tell its day; undefined for other lines. */
  read(text: string, from: number, to: number, drawn: boolean): string | undefined {
    const start = skipRule(text, from, to)
    if (drawn && to - from <= 60 && OF_A_CALL.test(text.slice(from, to))) return ''
    if (drawn && skipGaps(text, from, start) === start) return undefined
    const end = trimRule(text, start, to)
    const length = end - start
    if (length < 4 || length > 40) return undefined
    const stamp = this.#stamp
    const past = stamp.readDate(text, start, end)
    if (past !== -1) {
      const rest = text.slice(past, end)
      if (!/^[\s,]{0,3}\p{L}{0,12}$/u.test(rest)) return undefined
      const day = stamp.wide === 0 ? dayNumber('year-month-day', stamp.first, stamp.middle, stamp.last) : -1
      return day === -1 ? '' : isoDay(day)
    }
    // Dates in words end in a number, or begin with one and end in a month.
    const line = text.slice(start, end)
    if (!/\d/u.test(line) || !WORDY_DATE.test(line)) return undefined
    const worded = readWordedTime(line)
    return worded === undefined || worded.length < 10 ? '' : `${worded.slice(0, 10)}T`
  }
}

/** A call that was written down tells every few minutes how long it has lasted, and when it ended. */
const OF_A_CALL = /^(?:\d{1,2}:\d{2}:\d{2}\s{0,4}|Meeting ended after \d.{1,20})$/u

/** Spaces and the dashes, lines and stars that are drawn around a date. */
function isRule(code: number): boolean {
  return (
    isGap(code) ||
    code === 0x2d ||
    code === 0x3d ||
    code === 0x5f ||
    code === 0x2a ||
    (code >= 0x2010 && code <= 0x2015) ||
    code === 0x2500
  )
}

function skipRule(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isRule(text.charCodeAt(at))) at += 1
  return at
}

function trimRule(text: string, from: number, to: number): number {
  let at = to
  while (at > from && isRule(text.charCodeAt(at - 1))) at -= 1
  return at
}

const MONTHS =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)'
const WORDY_DATE = new RegExp(
  `^(?:(?:today|yesterday),? )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:${MONTHS}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:, ?\\d{4})?|\\d{1,2}(?:st|nd|rd|th)? ${MONTHS}(?:,? \\d{4})?)(?:(?:,| at) \\d{1,2}:\\d{2}(?: ?[ap]m)?)?$`,
  'iu',
)

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
