import { isIsoTime } from './is-iso-time.js'
import { isoTime } from './iso-day.js'
import type { LineOpening } from './line-blocks.js'
import { readPlainDateTime } from './read-plain-date-time.js'
import { readWrittenHour } from './written-times.js'

/** What stands over, or before, the words of one message. */
export interface WechatOpening {
  /** Undefined where the application speaks. */
  readonly name: string | undefined
  readonly at?: string | undefined
  /** The time of a day that a row above tells. */
  readonly secondsOfDayText?: string | undefined
  readonly isSelf?: boolean
}

/** One way in which a program writes a chat of WeChat as text. */
export interface WechatLayout {
  /** The message that starts on this line. */
  readonly read: (text: string, start: number, end: number) => LineOpening<WechatOpening> | undefined
  /** A line before the first message that belongs to the export. */
  readonly isHeading: (line: string) => boolean
  /** A line between messages that belongs to the export. */
  readonly isRow?: (line: string) => boolean
  readonly dayOf?: (line: string) => string | undefined
  readonly titleOf?: (line: string) => string | undefined
  /** One message of this form is enough to be sure. */
  readonly isEnoughAlone: boolean
  /** Without a heading of this form it is something else. */
  readonly needsHeading: boolean
  /** Messages may have a blank line between them, so that a line in the midst of one is no header. */
  readonly mayBeSpaced: boolean
}

/** Longest line that is believed to be a header. */
const LONGEST = 240

/** The forms that are known, the ones that are hardest to mistake first. */
export const wechatLayouts: readonly WechatLayout[] = [
  {
    // chatlog: `name(id) [room(id)] 01-15 10:20:30`, with the year where it is another one.
    read: (text, start, end) => readNumbered(text, start, end),
    isHeading: () => false,
    isEnoughAlone: true,
    needsHeading: false,
    mayBeSpaced: true,
  },
  {
    // WechatExporter: `name (2024-01-15 10:20:30):words`, and a heading with the name of the chat.
    read: (text, start, end) => readBracketed(text, start, end),
    isHeading: (line) => /^.{0,200} - 微信聊天记录$/u.test(line),
    titleOf: (line) => /^(.{1,200}) - 微信聊天记录$/u.exec(line)?.[1],
    isEnoughAlone: true,
    needsHeading: false,
    mayBeSpaced: false,
  },
  {
    // The phone, by mail: rows with the day, and `name  10:20` over the words.
    read: (text, start, end) => readHour(text, start, end),
    isHeading: (line) => MAILED.test(line) || /^(?:亲爱的|親愛的|Dear).{0,60}$/u.test(line) || DAY_ROW.test(line),
    isRow: (line) => DAY_ROW.test(line),
    dayOf,
    titleOf: (line) => /["“「](.{1,100})["”」]/u.exec(line)?.[1],
    isEnoughAlone: false,
    needsHeading: true,
    mayBeSpaced: false,
  },
  {
    // WeFlow: `2024-01-15 10:20:30 'name'`, or the same as a heading of Markdown.
    read: (text, start, end) => readDated(text, start, end, true),
    isHeading: (line) => /^(?:# .{1,200}|- .{1,200}|> .{1,200}|\*\*?.{1,200})$/u.test(line),
    titleOf: (line) => /^# (.{1,200})$/u.exec(line)?.[1],
    isEnoughAlone: true,
    needsHeading: false,
    mayBeSpaced: true,
  },
  {
    // MemoTrace: `2024-01-15 10:20:30 name`; the application speaks where there is no name.
    read: (text, start, end) => readDated(text, start, end, false),
    isHeading: () => false,
    isEnoughAlone: false,
    needsHeading: false,
    mayBeSpaced: true,
  },
]

const MAILED = /聊天[记記][录錄]如下|^(?:Chat|Message) history .{0,120}(?:follows|below)|的聊天[记記][录錄][:：]$/iu
const DAY_ROW = /^[—–-]{3,12} {0,4}(\d{4})-(\d{1,2})-(\d{1,2}) {0,4}[—–-]{3,12}$/u

/** The phone writes `2025-1-5`. */
function dayOf(line: string): string | undefined {
  const [, year = '', month = '', day = ''] = DAY_ROW.exec(line.trim()) ?? []
  return year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const NUMBERED =
  /^(?:(?<name>.{1,80}?)\((?<id>[\w@.-]{1,64}|我)\)|(?<bare>[\w@.-]{1,64}|我|系统消息))(?: \[.{1,120}\])? (?:(?<year>\d{4})-)?(?<month>\d{2})-(?<day>\d{2}) (?<time>[0-2]\d:[0-5]\d:[0-5]\d)$/u

function readNumbered(text: string, start: number, end: number): LineOpening<WechatOpening> | undefined {
  if (end - start > LONGEST || text.charCodeAt(end - 3) !== 0x3a) return undefined
  const found = NUMBERED.exec(text.slice(start, end))?.groups
  if (found === undefined) return undefined
  const { name, id, bare, year, month = '', day = '', time = '' } = found
  // Without an id, a name before a full date is what many programs write.
  if (bare !== undefined && year !== undefined && !/^(?:wxid_|系统消息)/u.test(bare)) return undefined
  const at = year === undefined ? undefined : `${year}-${month}-${day}T${time}`
  if (at !== undefined && !isIsoTime(at)) return undefined
  const isSelf = id === '我' || bare === '我'
  const speaker = name ?? bare
  if (speaker === undefined || speaker.trim() === '') return undefined
  return { opening: { name: speaker === '系统消息' ? undefined : speaker, at, isSelf }, textStart: end }
}

const BRACKETED = /^(?<name>.{1,80}?) ?\((?<date>\d{4}-\d{2}-\d{2}) (?<time>[0-2]\d:[0-5]\d(?::[0-5]\d)?)\)[:：]/u

function readBracketed(text: string, start: number, end: number): LineOpening<WechatOpening> | undefined {
  const line = text.slice(start, Math.min(end, start + LONGEST))
  if (line.startsWith('系统消息：')) return { opening: { name: undefined }, textStart: start + 5 }
  const found = BRACKETED.exec(line)
  if (found?.groups === undefined) return undefined
  const { name = '', date = '', time = '' } = found.groups
  const at = `${date}T${time.length === 5 ? `${time}:00` : time}`
  if (name.trim() === '' || !isIsoTime(at)) return undefined
  return { opening: { name: name.trim(), at }, textStart: start + found[0].length }
}

function readHour(text: string, start: number, end: number): LineOpening<WechatOpening> | undefined {
  if (end - start > LONGEST) return undefined
  const line = text.slice(start, end).trimEnd()
  const gap = line.lastIndexOf('  ')
  if (gap < 1) return undefined
  const hour = readWrittenHour(line, gap + 2, line.length)
  if (hour?.end !== line.length) return undefined
  const name = line.slice(0, gap).trim()
  return name === '' ? undefined : { opening: { name, secondsOfDayText: isoTime(hour.secondsOfDay) }, textStart: end }
}

function readDated(
  text: string,
  start: number,
  end: number,
  inQuotes: boolean,
): LineOpening<WechatOpening> | undefined {
  if (end - start > LONGEST) return undefined
  const from = text.startsWith('## ', start) ? start + 3 : start
  const stamp = readPlainDateTime(text, from, end)
  if (stamp === undefined) return undefined
  const name = text.slice(stamp.end, end).trim()
  // The chat of a meeting has such lines too.
  if (/^From\s.{1,200}:$/u.test(name)) return undefined
  const isMarked = (name.length > 2 && name.startsWith("'") && name.endsWith("'")) || from > start
  if (isMarked !== inQuotes) return undefined
  const plain = name.startsWith("'") && isMarked ? name.slice(1, -1) : name
  return { opening: { name: plain === '' ? undefined : plain, at: stamp.at }, textStart: end }
}
