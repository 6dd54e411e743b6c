import type { ChatEvent, Notice, Reader, Reading, Source, Turn } from '@telltale/model'
import { ChatHeader, type HeaderShape } from './chat-header.js'
import { decideDateOrder, type DecidedOrder } from './date-order.js'
import { isGap, LineCursor } from './line-cursor.js'
import { dayNumber, isoDay, isoTime } from './wall-clock.js'
import { readWhatsAppBody } from './whatsapp-body.js'
import { whatsAppTitle } from './whatsapp-title.js'

/** How much of a source is looked at to tell whether it is such an export. */
const HEAD = 64 * 1024

/**
 * Reads the text export of WhatsApp, from Android and iOS, in the date and time notation of any language.
 *
 * The text is walked twice. The first walk finds every line that could open a message and writes down numbers only;
 * then it is known which notation is the file's own, so that a chat pasted into a message stays in that message, and
 * what the three numbers of its dates mean. The second walk makes the turns, as slices of the source.
 */
export const whatsapp: Reader = {
  id: 'whatsapp',
  canRead(source) {
    const head = source.text.slice(0, HEAD)
    const lines = new LineCursor(head)
    const header = new ChatHeader()
    let first: boolean | undefined
    let filled = 0
    let opened = 0
    let told = false
    while (lines.advance()) {
      if (lines.blank) continue
      filled += 1
      const opens = header.read(head, lines.start, lines.end)
      first ??= opens
      if (!opens) continue
      opened += 1
      // Telegram and other desktops copy `[date, time] name: text` too, but without seconds.
      if (header.shape !== 'bracket' || header.stamp.hasSeconds) told = true
    }
    if (!told) return false
    return first === true || (opened >= 2 && opened * 10 >= filled)
  },
  read: (source) => [readWhatsApp(source)],
}

/** One line that could open a message takes this many numbers. */
const STRIDE = 10
const LINE_START = 0
const LINE_END = 1
const BODY_START = 2
const TEXT_START = 3
const SPEAKER = 4
const LINE = 5
const NOTATION = 6
const FIRST = 7
const MIDDLE_AND_LAST = 8
const SECONDS = 9

/** A growing table of numbers: a tenth of the memory that as many objects would take. */
class Openings {
  cells = new Int32Array(STRIDE * 1024)
  count = 0

  add(): number {
    const at = this.count * STRIDE
    if (at === this.cells.length) {
      const larger = new Int32Array(this.cells.length * 2)
      larger.set(this.cells)
      this.cells = larger
    }
    this.count += 1
    return at
  }
}

/** One way of writing the start of a message, and how often it was seen. */
interface Notation {
  readonly shape: HeaderShape
  /** Everything about the date and time that a file does not change: separators, seconds, the clock. */
  readonly clock: number
  /** Which dates are written alike, so that their order is decided together. */
  readonly dates: number
  readonly wide: number
  count: number
  american: number
}

interface Scan {
  readonly openings: Openings
  readonly notations: readonly Notation[]
  readonly speakers: readonly string[]
  readonly title: string | undefined
}

function readWhatsApp(source: Source): Reading {
  const { text } = source
  const scan = scanOpenings(source)
  const notices: Notice[] = []
  const own = ownNotations(scan.notations)
  const orders = decideOrders(scan, own, notices)
  const speakers = withColonsInNames(text, scan, own)
  const turns: Turn[] = []
  const events: ChatEvent[] = []
  const { cells, count } = scan.openings
  let owner: string | undefined
  let lastFirst = -1
  let lastRest = -1
  let lastNotation = -1
  let day = -1
  let lastDay = -1
  let lastDayText = ''
  let lastSeconds = -1
  let lastAt = ''
  let unknownDates = 0
  let firstUnknownDate = 0
  let opening = nextOwn(cells, count, own, 0)
  const firstLine = opening === -1 ? Infinity : (cells[opening * STRIDE + LINE] ?? 0)
  if (firstLine > 1) noteLinesBefore(text, firstLine, notices)
  while (opening !== -1) {
    const row = opening * STRIDE
    const next = nextOwn(cells, count, own, opening + 1)
    const line = cells[row + LINE] ?? 0
    let end = next === -1 ? text.length : (cells[next * STRIDE + LINE_START] ?? text.length)
    const lineEnd = cells[row + LINE_END] ?? end
    while (end > lineEnd && isBreakOrGap(text.charCodeAt(end - 1))) end -= 1
    // The words may end before the line does: spaces at the end of a line stay, as they were written.
    if (end < lineEnd) end = lineEnd

    const notation = cells[row + NOTATION] ?? 0
    const first = cells[row + FIRST] ?? 0
    const rest = cells[row + MIDDLE_AND_LAST] ?? 0
    if (first !== lastFirst || rest !== lastRest || notation !== lastNotation) {
      const order = orders[notation]
      day = order === undefined ? -1 : dayNumber(order.order, first, rest >> 14, rest & 0x3fff)
      lastFirst = first
      lastRest = rest
      lastNotation = notation
    }
    const seconds = cells[row + SECONDS] ?? 0
    let at: string | undefined
    if (day === -1) {
      if (unknownDates === 0) firstUnknownDate = line
      unknownDates += 1
    } else {
      if (day !== lastDay) {
        lastDayText = isoDay(day)
        lastAt = lastDayText + isoTime(seconds)
      } else if (seconds !== lastSeconds) {
        lastAt = lastDayText + isoTime(seconds)
      }
      lastDay = day
      lastSeconds = seconds
      at = lastAt
    }

    const speakerIndex = cells[row + SPEAKER] ?? -1
    if (speakerIndex === -1) {
      events.push(makeEvent(text.slice(cells[row + BODY_START] ?? lineEnd, end), at, line, turns.length))
    } else {
      const speaker = speakers[speakerIndex]
      const name = speaker?.name ?? ''
      const textStart = Math.min((cells[row + TEXT_START] ?? lineEnd) + (speaker?.shift ?? 0), end)
      const body = readWhatsAppBody(text, textStart, Math.min(lineEnd, end), end)
      if (body === undefined) {
        const words = text.slice(textStart, end)
        turns.push(at === undefined ? { speaker: name, text: words, line } : { speaker: name, text: words, at, line })
      } else if (body.event === true) {
        events.push(makeEvent(body.text, at, line, turns.length))
      } else {
        if (body.byOwner === true) owner = name
        turns.push({
          speaker: name,
          text: body.text,
          ...(at === undefined ? {} : { at }),
          line,
          ...(body.attachments === undefined ? {} : { attachments: body.attachments }),
          ...(body.edited === undefined ? {} : { edited: body.edited }),
          ...(body.deleted === undefined ? {} : { deleted: body.deleted }),
        })
      }
    }
    opening = next
  }
  if (unknownDates > 0) notices.push({ code: 'read/date-not-understood', line: firstUnknownDate, count: unknownDates })
  if (turns.length === 0) notices.push({ code: 'read/nothing-said' })
  owner ??= ownerFromTitle(scan.title, speakers, turns.length)
  return {
    format: 'whatsapp',
    voice: 'conversation',
    ...(scan.title === undefined ? {} : { title: scan.title }),
    turns,
    events,
    notices,
    ...(owner === undefined ? {} : { owner }),
  }
}

function makeEvent(text: string, at: string | undefined, line: number, afterTurn: number): ChatEvent {
  return at === undefined ? { text, line, afterTurn } : { text, at, line, afterTurn }
}

function scanOpenings(source: Source): Scan {
  const { text } = source
  const openings = new Openings()
  const notations: Notation[] = []
  const notationIndexes = new Map<number, number>()
  const speakers: string[] = []
  const speakerIndexes = new Map<string, number>()
  const lines = new LineCursor(text)
  const header = new ChatHeader()
  const { stamp } = header
  let lastSpeaker = ''
  let lastSpeakerIndex = -1
  while (lines.advance()) {
    if (!header.read(text, lines.start, lines.end)) continue
    const row = openings.add()
    const table = openings.cells
    const clock =
      (stamp.separator & 0xff) |
      (header.comma ? 0x100 : 0) |
      (stamp.hasSeconds ? 0x200 : 0) |
      (stamp.half === 'none' ? 0 : 0x400)
    const dates = (stamp.separator & 0xff) | ((stamp.wide === -1 ? 2 : stamp.wide) << 8)
    const key = clock | (SHAPE_NUMBERS[header.shape] << 12) | ((stamp.wide + 1) << 16)
    let notationIndex = notationIndexes.get(key)
    if (notationIndex === undefined) {
      notationIndex = notations.length
      notations.push({ shape: header.shape, clock, dates, wide: stamp.wide, count: 0, american: 0 })
      notationIndexes.set(key, notationIndex)
    }
    const notation = notations[notationIndex]
    if (notation !== undefined) {
      notation.count += 1
      if (stamp.capitalHalf && stamp.wide === -1) notation.american += stamp.unpadded ? 1 : 0
    }
    let speakerIndex = -1
    if (header.nameEnd !== -1) {
      const length = header.nameEnd - header.bodyStart
      if (length === lastSpeaker.length && text.startsWith(lastSpeaker, header.bodyStart)) {
        speakerIndex = lastSpeakerIndex
      } else {
        const name = text.slice(header.bodyStart, header.nameEnd)
        const known = speakerIndexes.get(name)
        speakerIndex = known ?? speakers.length
        if (known === undefined) {
          speakers.push(name)
          speakerIndexes.set(name, speakerIndex)
        }
        lastSpeaker = name
        lastSpeakerIndex = speakerIndex
      }
    }
    table[row + LINE_START] = lines.start
    table[row + LINE_END] = lines.end
    table[row + BODY_START] = header.bodyStart
    table[row + TEXT_START] = header.textStart
    table[row + SPEAKER] = speakerIndex
    table[row + LINE] = lines.number
    table[row + NOTATION] = notationIndex
    table[row + FIRST] = stamp.first
    table[row + MIDDLE_AND_LAST] = (stamp.middle << 14) | stamp.last
    table[row + SECONDS] = stamp.secondsOfDay
  }
  return { openings, notations, speakers, title: whatsAppTitle(source.name) }
}

const SHAPE_NUMBERS: Readonly<Record<HeaderShape, number>> = { bracket: 0, dash: 1, colon: 2, comma: 3, space: 4 }

/**
 * Tells which notations are the file's own. The most frequent one is; so is one of the same shape and separators, and
 * one that makes a good part of a file joined from two. A weak shape needs a strong one of the same clock, because
 * people write `1.2.2024, 10:30 Anna: …` themselves.
 */
function ownNotations(notations: readonly Notation[]): readonly boolean[] {
  const isStrong = (notation: Notation): boolean => notation.shape === 'bracket' || notation.shape === 'dash'
  const total = notations.reduce((sum, notation) => sum + notation.count, 0)
  const strong = notations.filter(isStrong)
  const pool = strong.length > 0 ? strong : notations
  const main = pool.reduce<Notation | undefined>((best, one) => (best === undefined || one.count > best.count ? one : best), undefined)
  if (main === undefined) return []
  const accepted = notations.map((notation) => {
    if (notation === main) return true
    if (!isStrong(notation) && strong.length > 0) return false
    if (notation.shape === main.shape && (notation.clock & 0xff) === (main.clock & 0xff)) return true
    return notation.count >= 2 && notation.count * 10 >= total
  })
  return notations.map((notation, index) => {
    if (accepted[index] === true) return true
    return notations.some((other, at) => accepted[at] === true && other.clock === notation.clock && other.wide === notation.wide)
  })
}

/** The order of the dates, for each notation. Dates that are written alike are decided together. */
function decideOrders(scan: Scan, own: readonly boolean[], notices: Notice[]): readonly (DecidedOrder | undefined)[] {
  const { notations, openings } = scan
  const groups = new Map<number, DecidedOrder>()
  for (const [index, notation] of notations.entries()) {
    if (own[index] !== true || groups.has(notation.dates)) continue
    const alike = notations.map((other, at) => own[at] === true && other.dates === notation.dates)
    const members = notations.filter((_, at) => alike[at] === true)
    const size = members.reduce((sum, member) => sum + member.count, 0)
    const dates = new Int16Array(size * 3)
    let to = 0
    let lastFirst = -1
    let lastRest = -1
    for (let row = 0; row < openings.count * STRIDE; row += STRIDE) {
      if (alike[openings.cells[row + NOTATION] ?? 0] !== true) continue
      const first = openings.cells[row + FIRST] ?? 0
      const rest = openings.cells[row + MIDDLE_AND_LAST] ?? 0
      // A day with many messages tells no more than a day with one.
      if (first === lastFirst && rest === lastRest) continue
      lastFirst = first
      lastRest = rest
      dates[to] = first
      dates[to + 1] = rest >> 14
      dates[to + 2] = rest & 0x3fff
      to += 3
    }
    const wides = new Set(members.map((member) => member.wide))
    const wide = wides.size === 1 ? notation.wide : 2
    const american = members.some((member) => member.american > 0)
    const decided = decideDateOrder(dates.subarray(0, to), { wide, american })
    groups.set(notation.dates, decided)
    if (decided.assumed) notices.push({ code: 'read/date-order-assumed', count: size, detail: decided.order })
  }
  return notations.map((notation) => groups.get(notation.dates))
}

interface Speaker {
  readonly name: string
  /** How many more characters belong to the name when it holds a colon itself. */
  readonly shift: number
}

/** A name may hold `: ` itself. It does when every message of that speaker goes on with the same words and a colon. */
function withColonsInNames(text: string, scan: Scan, own: readonly boolean[]): readonly Speaker[] {
  const { cells, count } = scan.openings
  const seconds: (string | undefined)[] = []
  const seen = new Int32Array(scan.speakers.length)
  for (let row = 0; row < count * STRIDE; row += STRIDE) {
    const speaker = cells[row + SPEAKER] ?? -1
    if (speaker === -1 || own[cells[row + NOTATION] ?? 0] !== true) continue
    const start = cells[row + TEXT_START] ?? 0
    const times = seen[speaker] ?? 0
    seen[speaker] = times + 1
    if (times === 0) {
      const line = text.slice(start, Math.min(cells[row + LINE_END] ?? start, start + 60))
      const colon = line.indexOf(': ')
      seconds[speaker] = colon > 0 ? line.slice(0, colon + 2) : undefined
      continue
    }
    const second = seconds[speaker]
    if (second !== undefined && !text.startsWith(second, start)) seconds[speaker] = undefined
  }
  return scan.speakers.map((name, index) => {
    const second = seconds[index]
    if (second === undefined || (seen[index] ?? 0) < 3) return { name, shift: 0 }
    return { name: `${name}: ${second.slice(0, -2)}`, shift: second.length }
  })
}

function nextOwn(cells: Int32Array, count: number, own: readonly boolean[], from: number): number {
  for (let opening = from; opening < count; opening++) {
    if (own[cells[opening * STRIDE + NOTATION] ?? 0] === true) return opening
  }
  return -1
}

/** Lines before the first message belong to nobody: a file that was cut at the start, or a heading. */
function noteLinesBefore(text: string, firstLine: number, notices: Notice[]): void {
  const lines = new LineCursor(text)
  let first = 0
  let count = 0
  while (lines.advance() && lines.number < firstLine) {
    if (lines.blank) continue
    if (count === 0) first = lines.number
    count += 1
  }
  if (count > 0) notices.push({ code: 'read/line-without-turn', line: first, count })
}

function isBreakOrGap(code: number): boolean {
  return code === 0x0a || code === 0x0d || isGap(code)
}

/** The file is named after the other side: with two speakers, the one whose name it does not bear is its owner. */
function ownerFromTitle(title: string | undefined, speakers: readonly Speaker[], turnCount: number): string | undefined {
  if (title === undefined || turnCount === 0 || speakers.length !== 2) return undefined
  const others = speakers.filter(({ name }) => name !== title)
  return others.length === 1 ? others[0]?.name : undefined
}
