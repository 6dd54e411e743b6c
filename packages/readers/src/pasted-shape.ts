import { ChatHeader } from './chat-header.js'
import { digitOf } from './digit-of.js'
import { isGap, isSpace } from './is-gap.js'
import { MEETING_SHAPE, OTHER_APP_SHAPES, SURE_APP_SHAPES } from './pasted-app-shapes.js'
import { MARKED_SHAPES } from './pasted-marked-shapes.js'
import { isKnownLabel, LONGEST_NAME, PastedNames, trimmedName } from './pasted-names.js'
import { datedStamp } from './dated-stamp.js'
import { pastDayWord } from './past-day-word.js'
import type { PastedStamp } from './pasted-stamp-reader.js'
import { skipGaps, skipToName } from './skip-gaps.js'
import { Stamp } from './stamp.js'

/** The start of one message in a pasted chat. */
export interface PastedHeader {
  readonly name: string
  /** Where the words start; they may start on the next line. */
  readonly textStart: number
  /** Where the message starts, when that is one of the few lines before. */
  readonly lineStart?: number
  /** The three numbers of the date as they stand, when there is a date. */
  readonly date?: readonly [first: number, middle: number, last: number, wide: number]
  readonly secondsOfDay?: number
  /** Month first, by the look of it: no leading noughts, and AM or PM in capitals. */
  readonly american?: true
  /** The time, when it is known already because its month is a word. */
  readonly at?: string
  readonly edited?: true
  /** The application tells of something that happened. */
  readonly isEvent?: true
}

/** Looks at one line after another, from the first to the last, and answers with the message that starts on it. */
export type LineMatcher = (start: number, end: number, next: number) => PastedHeader | undefined

/** One way in which an application copies messages, or a person writes them down. */
export interface PastedShape {
  readonly id: string
  matcher(text: string): LineMatcher
  /** Tells whether what was found is a chat, and not an article or an advertisement with such lines in it. */
  accept(survey: PastedSurvey): boolean
  /** What the application puts behind the words of a message. */
  readonly tail?: RegExp
  /** What the person who copied the chat is called in it. */
  readonly owner?: string
  /** The last that was said stands first. */
  readonly newestFirst?: true
}

/** What a first walk over a text finds out about one shape. */
export interface PastedSurvey {
  readonly headers: number
  /** How often each name was seen. */
  readonly names: ReadonlyMap<string, number>
  readonly filledLines: number
  /** The first line with something on it has a header, or the line after it that belongs to it. */
  readonly startsWithHeader: boolean
  /** Nothing stands below the last header. */
  readonly endsWithHeader: boolean
}

/** A date and a time at the end of a line take no more than this. */
const LONGEST_STAMP = 34

/** The shapes that are known, the ones that are hardest to mistake first. */
export const PASTED_SHAPES: readonly PastedShape[] = [
  MEETING_SHAPE,
  { id: 'stamped', matcher: matchStamped, accept: acceptStrong },
  { id: 'time-first', matcher: matchTimeFirst, accept: acceptStrong },
  { id: 'name-then-brackets', matcher: matchNameThenBrackets, accept: acceptStrong },
  ...SURE_APP_SHAPES,
  { id: 'name-then-date', matcher: (text) => matchNameThenStamp(text, true), accept: acceptWeak },
  { id: 'name-then-time', matcher: (text) => matchNameThenStamp(text, false), accept: acceptWeak },
  { id: 'name-above-time', matcher: matchNameAboveTime, accept: acceptWeak },
  ...OTHER_APP_SHAPES,
  { id: 'time-then-name', matcher: matchTimeThenName, accept: acceptWeak },
  { id: 'labelled', matcher: matchLabelled, accept: acceptLabelled },
  ...MARKED_SHAPES,
]

/** `[15/01/2025 07:25] Name: text`, and everything else that opens like an exported message. */
function matchStamped(text: string): LineMatcher {
  const header = new ChatHeader()
  return (start, end) => {
    if (!header.read(text, start, end) || header.nameEnd === -1) return matchWideColon(text, start, end, header.stamp)
    return {
      name: text.slice(header.bodyStart, header.nameEnd),
      textStart: header.textStart,
      ...stampOf(header.stamp, true),
    }
  }
}

/** `2025-01-15 10:24 名字：words`, with the colon of Chinese and Japanese. */
function matchWideColon(text: string, start: number, end: number, stamp: Stamp): PastedHeader | undefined {
  const from = skipGaps(text, start, end)
  const isBoxed = text.charCodeAt(from) === 0x5b
  let at = stamp.readDateAndTime(text, isBoxed ? from + 1 : from, end)
  if (at === -1 || (isBoxed && text.charCodeAt(at) !== 0x5d)) return undefined
  at = skipGaps(text, isBoxed ? at + 1 : at, end)
  const colon = text.slice(at, Math.min(end, at + LONGEST_NAME + 1)).indexOf('：')
  const name = colon < 1 ? undefined : trimmedName(text.slice(at, at + colon))
  return name === undefined
    ? undefined
    : { name, textStart: afterColon(text, at + colon, end), ...stampOf(stamp, true) }
}

/** WhatsApp in the browser puts the time first: `[10:32, 15/01/2025] Name: text`. */
function matchTimeFirst(text: string): LineMatcher {
  const stamp = new Stamp()
  return (start, end) => {
    let at = skipGaps(text, start, end)
    if (text.charCodeAt(at) !== 0x5b) return undefined
    at = stamp.readTime(text, at + 1, end)
    if (at === -1) return undefined
    at = skipGaps(text, at, end)
    if (text.charCodeAt(at) !== 0x2c) return undefined
    at = stamp.readDate(text, skipGaps(text, at + 1, end), end)
    if (at === -1) return undefined
    at = skipGaps(text, at, end)
    if (text.charCodeAt(at) !== 0x5d) return undefined
    const nameStart = skipToName(text, at + 1, end)
    const colon = colonWithin(text, nameStart, Math.min(end, nameStart + 100))
    if (colon <= nameStart) return undefined
    return { name: text.slice(nameStart, colon), textStart: afterColon(text, colon, end), ...stampOf(stamp, true) }
  }
}

/** Telegram on the desktop: `Name, [25/06/2022 07:25]` with the words on the next lines. */
function matchNameThenBrackets(text: string): LineMatcher {
  const stamp = new Stamp()
  return (start, end, next) => {
    let close = end
    while (close > start && isGap(text.charCodeAt(close - 1))) close -= 1
    if (text.charCodeAt(close - 1) !== 0x5d) return undefined
    const from = Math.max(start, close - LONGEST_STAMP - 2)
    const open = text.slice(from, close).lastIndexOf('[')
    if (open === -1) return undefined
    let nameEnd = from + open
    const past = stamp.readDateAndTime(text, skipGaps(text, nameEnd + 1, close), close)
    if (past === -1 || skipGaps(text, past, close) !== close - 1) return undefined
    while (nameEnd > start && isGap(text.charCodeAt(nameEnd - 1))) nameEnd -= 1
    if (text.charCodeAt(nameEnd - 1) !== 0x2c) return undefined
    const nameStart = skipToName(text, start, end)
    if (nameEnd - 1 <= nameStart || nameEnd - nameStart > 100) return undefined
    return { name: text.slice(nameStart, nameEnd - 1), textStart: next, ...stampOf(stamp, true) }
  }
}

/**
 * `昵称 2024-01-01 12:00:00` (WeChat, QQ), `Name — 01/15/2024 4:05 PM` and `Name — Today at 4:05 PM` (Discord),
 * `Name  4:05 PM` and `Name [4:05 PM]` (Slack), with the words on the next lines. A bare time goes on with the same name.
 */
function matchNameThenStamp(text: string, withDate: boolean): LineMatcher {
  const stamp = new Stamp()
  let lastName: string | undefined
  return (start, end, next) => {
    const nameStart = skipGaps(text, start, end)
    if (end - nameStart > LONGEST_NAME + LONGEST_STAMP + 20 || nameStart >= end) return undefined
    const line = text.slice(nameStart, end)
    if (!withDate && lastName !== undefined && isBareTime(stamp, line))
      return { name: lastName, textStart: next, secondsOfDay: stamp.secondsOfDay }
    // The stamp starts at the first place after a space from which a date and time, or a time, reach to the end.
    for (let at = 1; at < line.length; at++) {
      if (!isSpace(line.charCodeAt(at - 1)) && line.charCodeAt(at - 1) !== 0x5b) continue
      if (isSpace(line.charCodeAt(at))) continue
      const found = stampToEnd(stamp, line, at, withDate)
      if (found === undefined) continue
      const name = trimmedName(line.slice(0, at))
      if (name === undefined) return undefined
      lastName = name
      return { name, textStart: next, ...found }
    }
    return undefined
  }
}

/** `10:25`, `10:25 AM` or `[10:25]` and nothing else: the same person goes on. */
function isBareTime(stamp: Stamp, raw: string): boolean {
  if (raw.length > 14) return false
  const trimmed = raw.trim()
  const line = trimmed.startsWith('[') && trimmed.endsWith(']') ? trimmed.slice(1, -1) : trimmed
  const past = stamp.readTime(line, 0, line.length)
  return past !== -1 && skipGaps(line, past, line.length) === line.length
}

function stampToEnd(stamp: Stamp, line: string, from: number, withDate: boolean): PastedStamp | undefined {
  const end = line.length
  let past = stamp.readDateAndTime(line, from, end)
  let dated = past !== -1
  if (!dated) {
    if (withDate) return undefined
    past = stamp.readTime(line, pastDayWord(line, from), end)
    dated = false
  }
  if (past === -1) return undefined
  past = skipGaps(line, past, end)
  if (line.charCodeAt(past) === 0x5d) past = skipGaps(line, past + 1, end)
  return past === end ? stampOf(stamp, dated) : undefined
}

/** Slack in the browser: the name on one line, the time indented on the next, then the words. */
function matchNameAboveTime(text: string): LineMatcher {
  const stamp = new Stamp()
  let nameStart = -1
  let nameEnd = -1
  let lastName: string | undefined
  return (start, end, next) => {
    const wordStart = skipGaps(text, start, end)
    if (nameStart !== -1 && wordStart > start && wordStart < end && end - wordStart <= 14) {
      const past = stamp.readTime(text, wordStart, end)
      const name =
        past === -1 || skipGaps(text, past, end) !== end ? undefined : trimmedName(text.slice(nameStart, nameEnd))
      if (name !== undefined) {
        const lineStart = nameStart
        nameStart = -1
        lastName = name
        return { name, textStart: next, lineStart, secondsOfDay: stamp.secondsOfDay }
      }
    }
    if (
      lastName !== undefined &&
      wordStart === start &&
      isBareTime(stamp, text.slice(start, Math.min(end, start + 20)))
    ) {
      nameStart = -1
      return { name: lastName, textStart: next, secondsOfDay: stamp.secondsOfDay }
    }
    nameStart = wordStart < end ? start : -1
    nameEnd = end
    return undefined
  }
}

/** `[10:30] Name: text`, `(10:30) Name: text`, `10:30 - Name: text`, `10:30 <Name> text`. */
function matchTimeThenName(text: string): LineMatcher {
  const stamp = new Stamp()
  const names = new PastedNames()
  return (start, end) => {
    let at = skipGaps(text, start, end)
    const opening = text.charCodeAt(at)
    const bracketed = opening === 0x5b || opening === 0x28
    if (bracketed) at = skipGaps(text, at + 1, end)
    if (digitOf(text.charCodeAt(at)) === -1) return undefined
    at = stamp.readTime(text, at, end)
    if (at === -1) return undefined
    at = skipGaps(text, at, end)
    if (bracketed) {
      if (text.charCodeAt(at) !== (opening === 0x5b ? 0x5d : 0x29)) return undefined
      at = skipGaps(text, at + 1, end)
    }
    const mark = text.charCodeAt(at)
    if (mark === 0x2d || mark === 0x2013) at = skipGaps(text, at + 1, end)
    if (text.charCodeAt(at) === 0x3c) {
      const close = text.slice(at, at + LONGEST_NAME + 2).indexOf('>')
      if (close < 2) return undefined
      return {
        name: text.slice(at + 1, at + close),
        textStart: skipGaps(text, at + close + 1, end),
        secondsOfDay: stamp.secondsOfDay,
      }
    }
    const label = readLabel(text, at, end, names)
    return label === undefined
      ? undefined
      : { name: label.name, textStart: label.textStart, secondsOfDay: stamp.secondsOfDay }
  }
}

/** `Name: text`, `Name：text`, `Name:` or `> Name:` with the words below, and `**Name:** text`. */
function matchLabelled(text: string): LineMatcher {
  const names = new PastedNames()
  return (start, end) => {
    // Telegram on a phone sets `> Name:` over the words.
    if (text.charCodeAt(start) === 0x3e && text.charCodeAt(start + 1) === 0x20) {
      const label = readLabel(text, start + 2, end, names)
      if (label !== undefined && skipGaps(text, label.textStart, end) >= end) return label
    }
    return readLabel(text, start, end, names)
  }
}

/**
 * Tells which labels are speakers: those that people use for themselves and the other side, and those that are seen
 * again. Where most lines have a label, one that is seen once is a speaker too; elsewhere it is a line with a colon.
 */
export function speakingNames({ headers, names, filledLines }: PastedSurvey): ReadonlySet<string> {
  const mostly = headers * 2 >= filledLines
  const speaking = new Set<string>()
  for (const [name, count] of names)
    if (isKnownLabel(name) || count >= 2 || (mostly && looksLikeName(name))) speaking.add(name)
  return speaking
}

interface Label {
  readonly name: string
  readonly textStart: number
}

function readLabel(text: string, from: number, end: number, names: PastedNames): Label | undefined {
  let start = skipGaps(text, from, end)
  // A list that was written down: `- **Name:** text`.
  if (text.startsWith('- **', start) || text.startsWith('* **', start)) start += 2
  const opened = start
  while (start < end && start - opened < 3 && text.charCodeAt(start) === STAR) start += 1
  const stars = start - opened
  const colon = colonWithin(text, start, Math.min(end, start + LONGEST_NAME + 2))
  if (colon <= start) return undefined
  const after = text.charCodeAt(colon + 1)
  if (text.charCodeAt(colon) === 0x3a && colon + 1 < end && !isGap(after) && (after !== STAR || stars === 0)) {
    // Without a space it may be a web address, a time, a drive, or a face made of signs.
    if (after === 0x2f || after === 0x5c || digitOf(after) !== -1) return undefined
    if (after < 0x41 || (after > 0x5a && after < 0x61)) return undefined
  }
  const name = names.label(text.slice(start, colon))
  if (name === undefined) return undefined
  // Bold type closes after the colon, `**Name:** text`, or before it; stars that the words begin with are theirs.
  let past = colon + 1
  while (past < end && past - colon <= stars && text.charCodeAt(past) === STAR) past += 1
  const closed = past - colon - 1 === stars ? past : colon + 1
  return { name, textStart: closed < end && isSpace(text.charCodeAt(closed)) ? closed + 1 : closed }
}

const STAR = 0x2a

/** A name that was seen only once must look like one: few words, each with a capital or in a script without capitals. */
function looksLikeName(name: string): boolean {
  const words = name.split(' ')
  return words.length <= 3 && words.every((word) => /^\P{Ll}/u.test(word) || words.length === 1)
}

function colonWithin(text: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x3a || code === 0xff1a) return at
  }
  return -1
}

function afterColon(text: string, colon: number, end: number): number {
  return colon + 1 < end && isSpace(text.charCodeAt(colon + 1)) ? colon + 2 : colon + 1
}

function stampOf(stamp: Stamp, dated: boolean): PastedStamp {
  return dated ? datedStamp(stamp) : { secondsOfDay: stamp.secondsOfDay }
}

/** A date, a time, a name and a colon together are a message; one at the start is enough. */
function acceptStrong({ headers, startsWithHeader, filledLines }: PastedSurvey): boolean {
  return (headers > 0 && startsWithHeader) || (headers >= 2 && headers * 20 >= filledLines)
}

/** A name with a time also stands over articles, so one is not enough. */
function acceptWeak({ headers, filledLines }: PastedSurvey): boolean {
  return headers >= 2 && headers * 6 >= filledLines
}

function acceptLabelled(survey: PastedSurvey): boolean {
  const { filledLines } = survey
  const speaking = speakingNames(survey)
  let headers = 0
  let known = 0
  let repeated = 0
  for (const name of speaking) {
    const count = survey.names.get(name) ?? 0
    headers += count
    if (isKnownLabel(name)) known += 1
    if (count >= 2) repeated += 1
  }
  if (headers * 4 < filledLines) return false
  if (speaking.size === 1) return headers >= 3 && headers * 5 >= filledLines * 3
  if (known >= 2) return true
  if (repeated >= 1 && speaking.size <= Math.max(3, headers / 2)) return true
  // Two lines of two people: too little to see a name again, so every line must have one.
  return speaking.size === 2 && headers === filledLines
}
