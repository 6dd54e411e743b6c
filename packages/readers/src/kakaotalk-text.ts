import type { Reader, Reading } from '@telltale/model'
import { kakaoWords } from './kakao-words.js'
import { lineBlocks, type LineOpening } from './line-blocks.js'
import { LineCursor } from './line-cursor.js'
import { ReadingDraft } from './reading-draft.js'
import { readWordedTime } from './read-worded-time.js'
import { readWrittenDay, readWrittenHour, readWrittenTime, type WrittenTime } from './written-times.js'

const HEAD = 64 * 1024
/** A time and a name take no more than this. */
const LONGEST = 240

/**
 * Reads the chats that KakaoTalk saves as text, from Android, iOS and Windows, in Korean and English: the time and the
 * name before the words, or the name and the hour in brackets below a row with the day.
 */
export const kakaotalkText: Reader = {
  id: 'kakaotalk-text',
  canRead: ({ text }) => isKakao(text.slice(0, HEAD)),
  read: ({ text }) => [read(text)],
}

const TOLD =
  /^[^[\r\n].{0,120}(?:님(?:[이을과은는를]|께서) .{1,60}니다|(?:joined|left) this chatroom|has left the chatroom)\.?\s{0,4}$/u

interface When {
  readonly at?: string | undefined
  readonly written?: WrittenTime | undefined
  /** The hour alone, below a row with the day. */
  readonly secondsOfDay?: number
}

interface Opening extends When {
  /** Undefined where the application speaks. */
  readonly name: string | undefined
}

function read(text: string): Reading {
  const draft = new ReadingDraft('kakaotalk-text', 'line')
  let begun = false
  const blocks = lineBlocks<Opening>(text, (start, end) => {
    const opening = readOpening(text, start, end)
    if (opening !== undefined) {
      begun = true
      return opening
    }
    if (end - start > LONGEST) return undefined
    const line = text.slice(start, end)
    // On Windows nothing stands before what the application says of people.
    if (begun && TOLD.test(line) && kakaoWords(line).isEvent) return { opening: { name: undefined }, textStart: start }
    return dayOf(line) !== undefined || (!begun && isHeading(line)) ? 'frame' : undefined
  })
  let day: Day | undefined
  for (const block of blocks) {
    if (block.kind === 'message') {
      const { name, at, written, secondsOfDay } = block.opening
      const when = secondsOfDay === undefined ? { at, written } : onDay(day, secondsOfDay)
      const { isEvent, ...words } = kakaoWords(block.text)
      if (name === undefined || isEvent) {
        draft.event({ text: words.text === '' ? block.text : words.text, line: block.line, ...when }, block.lines)
      } else draft.turn({ speaker: name, line: block.line, ...words, ...when }, block.lines)
    } else if (block.kind === 'stray') draft.leaveOut('read/line-without-turn', block.line)
    else {
      day = dayOf(block.text) ?? day
      draft.title ??= titleOf(block.text.trim())
      draft.frame()
    }
  }
  return draft.reading()
}

function readOpening(text: string, start: number, end: number): LineOpening<Opening> | undefined {
  const from = text.charCodeAt(start) === 0xfeff ? start + 1 : start
  return readBracketed(text, from, end) ?? readDated(text, from, end)
}

/** Windows: `[name] [오후 2:37] words`. A name may hold brackets itself. */
function readBracketed(text: string, start: number, end: number): LineOpening<Opening> | undefined {
  if (text.charCodeAt(start) !== 0x5b) return undefined
  const limit = Math.min(end, start + LONGEST)
  for (let at = text.indexOf('] [', start); at !== -1 && at < limit; at = text.indexOf('] [', at + 1)) {
    const hour = readWrittenHour(text, at + 3, limit)
    if (hour === undefined || text.charCodeAt(hour.end) !== 0x5d || text.slice(start + 1, at).trim() === '') continue
    return {
      opening: { name: text.slice(start + 1, at), secondsOfDay: hour.secondsOfDay },
      textStart: Math.min(end, hour.end + (text.charCodeAt(hour.end + 1) === 0x20 ? 2 : 1)),
    }
  }
  return undefined
}

/** Months in words: `8:34pm, July 9, 2015, `, `Jul 9, 2015, 8:34 PM, `, `July 9, 2015 at 8:34 PM, `. */
const WORDED =
  /(?:\d{1,2}:\d{2}[ \u202f\u00a0]?(?:[ap]\.?m\.?)?, [a-z]{3,9}\.? \d{1,2}, \d{4}|[a-z]{3,9}\.? \d{1,2}, \d{4}(?:,| at) \d{1,2}:\d{2}[ \u202f\u00a0]?(?:[ap]\.?m\.?)?)(?=[,:]|$)/iuy

function readDated(text: string, start: number, end: number): LineOpening<Opening> | undefined {
  const limit = Math.min(end, start + 60)
  const numbers = readWrittenTime(text, start, limit)
  let when: When | undefined = numbers === undefined ? undefined : { written: numbers.time }
  let past = numbers?.end ?? -1
  if (when === undefined && /^[\dA-Z]/u.test(text.charAt(start))) {
    const head = text.slice(start, limit)
    WORDED.lastIndex = 0
    const found = WORDED.exec(head)?.[0]
    const at = found === undefined ? undefined : readWordedTime(found.replace(/([ap])\.?m\.?/iu, ' $1m'))
    if (found !== undefined && at !== undefined) {
      when = { at }
      past = start + found.length
    }
  }
  if (when === undefined || past >= end) return undefined
  const mark = text.charAt(past)
  if ((mark !== ',' && mark !== ':') || text.charAt(past + 1) !== ' ') return undefined
  const rest = past + 2
  const line = text.slice(rest, Math.min(end, rest + LONGEST))
  const colon = mark === ':' ? -1 : line.search(/ :(?: |$)/u)
  if (colon <= 0 || line.slice(0, colon).trim() === '')
    return { opening: { name: undefined, ...when }, textStart: rest }
  return { opening: { name: line.slice(0, colon), ...when }, textStart: Math.min(end, rest + colon + 3) }
}

interface Day {
  readonly written?: WrittenTime
  readonly at?: string
}

/** `--- 2015년 8월 1일 토요일 ---`, `2015년 7월 9일 오후 8:34`, `Thursday, July 9, 2015` and nothing else on the line. */
function dayOf(raw: string): Day | undefined {
  if (raw.length > 100) return undefined
  const line = withoutRule(raw)
  if (line.length < 8 || line.length > 60) return undefined
  const found = readWrittenTime(line, 0, line.length) ?? readWrittenDay(line, 0, line.length)
  if (found !== undefined) {
    return /^[\s.]{0,3}\(?[\p{L}\p{M}]{0,12}\)?$/u.test(line.slice(found.end))
      ? { written: { ...found.time, secondsOfDay: undefined } }
      : undefined
  }
  if (!/^(?:[A-Z][a-z]{2,9}, )?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}(?:(?:,| at) \d{1,2}:\d{2}.{0,4})?$/u.test(line))
    return undefined
  const at = readWordedTime(line)
  return at === undefined ? undefined : { at: at.slice(0, 10) }
}

/** Windows draws a line of dashes on both sides of a day. */
function withoutRule(raw: string): string {
  let start = 0
  let end = raw.length
  while (start < end && /[\s-]/u.test(raw.charAt(start))) start += 1
  while (end > start && /[\s-]/u.test(raw.charAt(end - 1))) end -= 1
  return raw.slice(start, end)
}

function onDay(day: Day | undefined, secondsOfDay: number): When {
  if (day?.written !== undefined) return { written: { ...day.written, secondsOfDay } }
  if (day?.at === undefined) return {}
  const two = (value: number): string => String(value).padStart(2, '0')
  return { at: `${day.at}T${two(Math.floor(secondsOfDay / 3600))}:${two(Math.floor(secondsOfDay / 60) % 60)}:00` }
}

const TITLE = /카카오톡 대화|KakaoTalk Chats?\b|Talk Chats\s*$|^\ufeff?Chat with \S/u
const SAVED = /^\s{0,4}(?:저장한 날짜|Date Saved|Saved Date)\s{0,3}:/u

function isHeading(line: string): boolean {
  return TITLE.test(line) || SAVED.test(line)
}

function titleOf(line: string): string | undefined {
  const found =
    /^\ufeff?(?<ko>.{1,200}?)(?: \d{1,5})? ?(?:\(\d{1,5}명\))?(?: ?님)?과의? 카카오톡 대화/u.exec(line)?.groups?.[
      'ko'
    ] ??
    /KakaoTalk Chats with (?<en>.{1,200}?)(?:\.txt)?$/u.exec(line)?.groups?.['en'] ??
    /^\ufeff?(?<win>.{1,200}?) with KakaoTalk Chats/u.exec(line)?.groups?.['win'] ??
    /^\ufeff?Chat with (?<short>.{1,200})$/u.exec(line)?.groups?.['short']
  return found?.trim()
}

/** Both lines of the heading, or one and a message, or messages as only KakaoTalk writes them. */
function isKakao(head: string): boolean {
  const lines = new LineCursor(head)
  let filled = 0
  let titled = false
  let saved = false
  let days = 0
  while (lines.advance() && filled < 12) {
    if (lines.blank) continue
    filled += 1
    const line = head.slice(lines.start, Math.min(lines.end, lines.start + LONGEST))
    if (filled <= 6) {
      titled ||= TITLE.test(line)
      saved ||= SAVED.test(line)
    }
    if (titled && saved) return true
    const opening = readOpening(head, lines.start, lines.end)
    const isDated =
      /^\ufeff?(?:\d{4}(?:년|\. )|[A-Z][a-z]{2,8}\.? \d)/u.test(line) && opening?.opening.name !== undefined
    if (opening !== undefined && (titled || saved)) return true
    // Without the heading: Korean or English dates before a name and ` : `, or the rows with dashes over names in brackets.
    if (isDated && filled <= 3) return true
    if (opening?.opening.secondsOfDay !== undefined && days > 0) return true
    if (line.trim().startsWith('---') && dayOf(line) !== undefined) days += 1
    else if (filled > 6 && opening === undefined) return false
  }
  return false
}
