import type { ChatEvent, Notice, Reader, Reading, ReadingPiece, Turn } from '@telltale/model'
import { ChatHeader } from './chat-header.js'
import { dayNumber } from './day-number.js'
import { decideDateOrder, type DecidedOrder } from './decide-date-order.js'
import { gatherPieces } from './gather-pieces.js'
import { isGap } from './is-gap.js'
import { isSignalText } from './is-signal-text.js'
import { isoDay, isoTime } from './iso-day.js'
import { LineCursor } from './line-cursor.js'
import { linePieces } from './line-pieces.js'
import { notationKey } from './notation-key.js'
import { DAY, LINE, LINE_END, LINE_START, offsetOf, type Openings, SECONDS, SPEAKER, TEXT_START } from './openings.js'
import { readWhatsappBody } from './read-whatsapp-body.js'
import { type Notation, type Scan, scanOpenings } from './scan-openings.js'
import { ScanTotals } from './scan-totals.js'
import { shiftLines } from './shift-lines.js'
import { tallyOf } from './tally-of.js'
import { whatsappTitle } from './whatsapp-title.js'

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
    let nicks = 0
    let told = false
    let named = false
    while (lines.advance()) {
      if (lines.blank) continue
      filled += 1
      const reads = header.read(head, lines.start, lines.end)
      // `[date, time] <nick> words` is of another network.
      const isNick = reads && head.charCodeAt(header.bodyStart) === 0x3c
      if (isNick) nicks += 1
      // The chat of a meeting has such lines too, with nothing but a space between the time and `From`.
      const opens = reads && !isNick && !(header.shape === 'space' && head.startsWith('From ', header.bodyStart))
      first ??= opens
      if (!opens) continue
      opened += 1
      if (header.nameEnd !== -1) named = true
      // Telegram and other desktops copy `[date, time] name: text` too, but without seconds.
      if (header.shape !== 'bracket' || header.stamp.hasSeconds) told = true
    }
    if (!told || nicks > opened) return false
    const isMostly = (first === true && (named || opened >= 2)) || (opened >= 2 && opened * 10 >= filled)
    return isMostly && !isSignalText(head)
  },
  read: ({ text, name }) => {
    const scan = scanOpenings(text)
    const notices: Notice[] = []
    return [makeReading(text, whatsappTitle(name), scan, settle(scan, notices), notices)]
  },
  pieces: (open, name) => gatherPieces(readPieces(open, whatsappTitle(name))),
}

/** A speaker as the turns name them. */
interface Speaker {
  readonly name: string
  /** How many more characters belong to the name when it holds a colon itself. */
  readonly shift: number
}

/** Words of the application that may be somebody's, under a name that was not understood: nothing judges them. */
const PERHAPS_SAID = /^[^:\r\n]{1,1000}: \S/u

/** What the whole file tells, and every message is read by. */
interface Settled {
  /** The notations that are the file's own, by `Notation.key`. */
  readonly own: ReadonlySet<number>
  /** What the three numbers of a date mean, for dates that are written alike. */
  readonly orders: ReadonlyMap<number, DecidedOrder>
  readonly speakers: ReadonlyMap<string, Speaker>
}

function settle(scan: Omit<Scan, 'openings' | 'filledLines'>, notices: Notice[]): Settled {
  const own = ownNotations(scan.notations)
  return {
    own: new Set(scan.notations.filter((_, index) => own[index] === true).map(({ key }) => key)),
    orders: decideOrders(scan, own, notices),
    speakers: new Map(scan.speakers.map((speaker) => [speaker.name, withColonInName(speaker)])),
  }
}

function makeReading(
  text: string,
  title: string | undefined,
  scan: Scan,
  settled: Settled,
  notices: Notice[],
): Reading {
  const { openings } = scan
  const own = scan.notations.map((notation) => settled.own.has(notation.key))
  const ownDays = scan.days.map(({ notation }) => own[notation] === true)
  const days = writeDays(scan, own, settled.orders)
  const speakers = scan.speakers.map(
    (speaker) => settled.speakers.get(speaker.name) ?? { name: speaker.name, shift: 0 },
  )
  const turns: Turn[] = []
  const events: ChatEvent[] = []
  let owner: string | undefined
  let lastDay = -1
  let lastSeconds = -1
  let at: string | undefined
  let unknownDates = 0
  let firstUnknownDate = 0
  let unclear = 0
  let firstUnclear = 0
  let opening = nextOwn(openings, ownDays, 0)
  const firstLine = opening === -1 ? Infinity : (openings.block(opening)[offsetOf(opening) + LINE] ?? 0)
  if (firstLine > 1) noteLinesBefore(text, firstLine, notices)
  while (opening !== -1) {
    const cells = openings.block(opening)
    const row = offsetOf(opening)
    const line = cells[row + LINE] ?? 0
    const lineEnd = cells[row + LINE_END] ?? 0
    const next = nextOwn(openings, ownDays, opening + 1)
    let end = lineEnd
    if (next === -1 || openings.block(next)[offsetOf(next) + LINE] !== line + 1) {
      // More lines belong to this message; only the white space after the last one does not.
      end = next === -1 ? text.length : (openings.block(next)[offsetOf(next) + LINE_START] ?? lineEnd)
      while (end > lineEnd && isBreakOrGap(text.charCodeAt(end - 1))) end -= 1
    }

    const day = cells[row + DAY] ?? 0
    const seconds = cells[row + SECONDS] ?? 0
    if (day !== lastDay || seconds !== lastSeconds) {
      const date = days[day]
      at = date === undefined ? undefined : date + isoTime(seconds)
      lastDay = day
      lastSeconds = seconds
    }
    if (at === undefined) {
      if (unknownDates === 0) firstUnknownDate = line
      unknownDates += 1
    }

    const speaker = speakers[cells[row + SPEAKER] ?? -1]
    if (speaker === undefined) {
      const told = text.slice(cells[row + TEXT_START] ?? lineEnd, end)
      events.push(makeEvent(told, at, line, turns.length))
      if (PERHAPS_SAID.test(told)) {
        if (unclear === 0) firstUnclear = line
        unclear += 1
      }
    } else {
      const { name } = speaker
      const textStart = Math.min((cells[row + TEXT_START] ?? lineEnd) + speaker.shift, end)
      const body = readWhatsappBody(text, textStart, lineEnd, end)
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
  if (unclear > 0) notices.push({ code: 'read/line-without-turn', line: firstUnclear, count: unclear })
  if (turns.length === 0) notices.push({ code: 'read/nothing-said' })
  owner ??= ownerFromTitle(title, speakers, turns.length)
  return {
    format: 'whatsapp',
    voice: 'conversation',
    ...(title === undefined ? {} : { title }),
    turns,
    events,
    notices,
    tally: tallyOf('line', scan.filledLines, notices),
    ...(owner === undefined ? {} : { owner }),
  }
}

function makeEvent(text: string, at: string | undefined, line: number, afterTurn: number): ChatEvent {
  return at === undefined ? { text, line, afterTurn } : { text, at, line, afterTurn }
}

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
  const main = pool.reduce<Notation | undefined>(
    (best, one) => (best === undefined || one.count > best.count ? one : best),
    undefined,
  )
  if (main === undefined) return []
  const accepted = notations.map((notation) => {
    if (notation === main) return true
    if (!isStrong(notation) && strong.length > 0) return false
    if (notation.shape === main.shape && (notation.clock & 0x3fff) === (main.clock & 0x3fff)) return true
    return notation.count >= 2 && notation.count * 10 >= total
  })
  return notations.map((notation, index) => {
    if (accepted[index] === true) return true
    return notations.some(
      (other, at) => accepted[at] === true && other.clock === notation.clock && other.wide === notation.wide,
    )
  })
}

/** What the numbers of dates mean. Dates that are written alike are decided together. */
function decideOrders(
  { notations, days }: Pick<Scan, 'notations' | 'days'>,
  own: readonly boolean[],
  notices: Notice[],
): ReadonlyMap<number, DecidedOrder> {
  const groups = new Map<number, DecidedOrder>()
  for (const [index, { dates }] of notations.entries()) {
    if (own[index] !== true || groups.has(dates)) continue
    const members = notations.filter((other, at) => own[at] === true && other.dates === dates)
    const numbers: number[] = []
    for (const { notation, first, middle, last } of days) {
      if (own[notation] === true && notations[notation]?.dates === dates) numbers.push(first, middle, last)
    }
    const wides = new Set(members.map(({ wide }) => wide))
    const decided = decideDateOrder(numbers, {
      wide: wides.size === 1 ? (members[0]?.wide ?? -1) : 2,
      american: members.some(({ american }) => american),
    })
    groups.set(dates, decided)
    if (!decided.assumed) continue
    const count = members.reduce((sum, member) => sum + member.count, 0)
    notices.push({ code: 'read/date-order-assumed', count, detail: decided.order })
  }
  return groups
}

/** Every written day as `2024-01-15T`. */
function writeDays(
  { notations, days }: Scan,
  own: readonly boolean[],
  orders: ReadonlyMap<number, DecidedOrder>,
): readonly (string | undefined)[] {
  return days.map(({ notation, first, middle, last }) => {
    const group = orders.get(notations[notation]?.dates ?? -1)
    const day = group === undefined || own[notation] !== true ? -1 : dayNumber(group.order, first, middle, last)
    return day === -1 ? undefined : isoDay(day)
  })
}

/**
 * Reads an export that is too large to be held. It is walked twice here too: once to know the notation, the order of its
 * dates and its speakers, once to make the turns of each piece. What is held is one piece, and what the whole file tells.
 */
async function* readPieces(
  open: () => AsyncIterable<string>,
  title: string | undefined,
): AsyncGenerator<ReadingPiece, void, undefined> {
  const notices: Notice[] = []
  const whole = new ScanTotals()
  for await (const { text } of linePieces(open(), () => true)) whole.add(scanOpenings(text))
  const settled = settle(whole, notices)
  let continues = false
  const header = new ChatHeader()
  const opens = (text: string, start: number, end: number): boolean =>
    header.read(text, start, end) && settled.own.has(notationKey(header))
  for await (const { text, before } of linePieces(open(), opens)) {
    const reading = makeReading(text, title, scanOpenings(text), settled, continues ? [] : notices)
    yield { reading: before === 0 ? reading : shiftLines(reading, before), continues }
    continues = true
  }
}

/** A name may hold `: ` itself. It does when every message of that speaker goes on with the same words and a colon. */
function withColonInName({ name, messages, prefix }: Scan['speakers'][number]): Speaker {
  if (prefix === undefined || messages < 3) return { name, shift: 0 }
  return { name: `${name}: ${prefix.slice(0, -2)}`, shift: prefix.length }
}

function nextOwn(openings: Openings, ownDays: readonly boolean[], from: number): number {
  for (let opening = from; opening < openings.count; opening++) {
    if (ownDays[openings.block(opening)[offsetOf(opening) + DAY] ?? 0] === true) return opening
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
function ownerFromTitle(
  title: string | undefined,
  speakers: readonly Speaker[],
  turnCount: number,
): string | undefined {
  if (title === undefined || turnCount === 0 || speakers.length !== 2) return undefined
  const others = speakers.filter(({ name }) => name !== title)
  return others.length === 1 ? others[0]?.name : undefined
}
