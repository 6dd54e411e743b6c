import type { Attachment, Reader, Reading } from '@telltale/model'
import { digitOf } from './digit-of.js'
import { lineBlocks, type LineBlock, type LineOpening } from './line-blocks.js'
import { LineCursor } from './line-cursor.js'
import { ReadingDraft } from './reading-draft.js'
import { skipGaps } from './skip-gaps.js'
import { Stamp } from './stamp.js'
import { readWrittenDay, type WrittenTime } from './written-times.js'

const HEAD = 64 * 1024
const TAB = '\t'

/**
 * Reads the chat history that LINE saves as text, in any of its languages: rows with the day, and messages of a time, a
 * name and words with tabs between them. On computers it puts spaces there; then names are told by being seen again.
 */
export const lineText: Reader = {
  id: 'line-text',
  canRead: ({ text }) => isLine(text.slice(0, HEAD)),
  read: ({ text }) => [read(text)],
}

function read(text: string): Reading {
  const draft = new ReadingDraft('line-text', 'line')
  const names = text.slice(0, HEAD).includes(TAB) ? undefined : namesBySight(text)
  let begun = false
  const blocks = lineBlocks<number>(text, (start, end) => {
    const opening = readOpening(text, start, end, names !== undefined)
    if (opening !== undefined) {
      begun = true
      return opening
    }
    if (dayOf(text, start, end) !== undefined) return 'frame'
    return !begun && isHeading(text.slice(start, Math.min(end, start + 300))) ? 'frame' : undefined
  })
  let day: WrittenTime | undefined
  for (const block of blocks) {
    if (block.kind === 'message') {
      message(draft, text, block, day, names)
    } else if (block.kind === 'stray') draft.leaveOut('read/line-without-turn', block.line)
    else {
      day = dayOf(block.text, 0, block.text.length) ?? day
      draft.title ??= titleOf(block.text)
      draft.frame()
    }
  }
  return draft.reading()
}

/** One for all messages of nothing but words: a draft keeps what is in it, and never the thing itself. */
const plainTurn: {
  speaker: string
  text: string
  line: number
  written: WrittenTime | undefined
  secondsOfDay: number | undefined
} = { speaker: '', text: '', line: 0, written: undefined, secondsOfDay: undefined }

function message(
  draft: ReadingDraft,
  source: string,
  block: Extract<LineBlock<number>, { kind: 'message' }>,
  written: WrittenTime | undefined,
  names: ReadonlySet<string> | undefined,
): void {
  const { line, lines, opening: secondsOfDay, start, end } = block
  const nameEnd = names === undefined ? tabIn(source, start, end) : endOfName(source, start, end, names)
  const speaker = nameEnd === -1 ? '' : source.slice(start, nameEnd)
  const wordsStart = nameEnd === -1 ? start : nameEnd + (names === undefined || source[nameEnd] === ' ' ? 1 : 0)
  const words = source.slice(Math.min(wordsStart, end), end)
  const isNobodys = speaker.trim() === ''
  if (!isNobodys && names === undefined && !FIRST_OF_OTHERS.has(source.charCodeAt(wordsStart))) {
    plainTurn.speaker = speaker
    plainTurn.text = words
    plainTurn.line = line
    plainTurn.written = written
    plainTurn.secondsOfDay = secondsOfDay
    draft.turn(plainTurn, lines)
    return
  }
  const text = unquoted(words)
  // What the application puts in place of words is short.
  const plain = text.length > LONGEST_STAND_IN ? '' : text.trim()
  if (isNobodys || text.startsWith('☎') || (names !== undefined && CALLS.test(plain))) {
    draft.event({ text, line, written, secondsOfDay }, lines)
    return
  }
  const attachments = plain.startsWith('[') || names !== undefined ? standsFor(plain) : undefined
  const deleted = plain.length <= LONGEST_TAKEN_BACK && TAKEN_BACK.test(plain)
  const own = attachments === undefined ? text : ''
  draft.turn({ speaker, text: own, line, written, secondsOfDay, deleted, attachments }, lines)
}

/** The file that stands where words would; on computers, without brackets. */
function standsFor(plain: string): readonly [Attachment] | undefined {
  const file = NAMED.exec(plain)?.groups
  const boxed = file?.['box'] ?? (plain.startsWith('[') ? plain : `[${BARE.exec(plain)?.[0] ?? ''}]`)
  const kind = STAND_INS.get(boxed.toLowerCase())
  const name = file?.['name']
  return kind === undefined ? undefined : [name === undefined ? { kind } : { name, kind }]
}

/** A file or a person's card with its name behind it. */
const NAMED =
  /^(?<box>\[(?:ファイル|file|檔案|文件|ไฟล์|파일|連絡先|contact|聯絡資訊|联系信息|アルバム|album|相簿)\]) (?<name>[^\r\n]{1,50})$/iu
/** Computers write them without brackets. */
const BARE =
  /^(?:スタンプ|写真|動画|ボイスメッセージ|アルバム|Stickers?|Photos?|Videos?|Voice message|貼圖|圖片|照片|影片|語音訊息|贴图|图片|视频|สติกเกอร์|รูป|รูปภาพ|스티커|사진|동영상)$/u
const CALLS =
  /^(?:(?:通話時間|通话时间|Call time|เวลาโทร|통화시간) ?\d{1,3}(?::\d{2}){1,2}|不在着信|通話をキャンセルしました|通話に応答がありませんでした|Missed call|Canceled call|No answer|未接來電|未接来电|已取消通話|已取消通话|無應答|부재중 전화)$/u

/**
 * Where the name ends: `name⇥words`, `⇥words` of the application, or words of the application alone.
 *
 * @returns -1 when there is none.
 */
function tabIn(source: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at)
    if (code === 0x09) return at
    if (code === 0x0a || code === 0x0d) return -1
  }
  return -1
}

/** The same for `name words` with one space: the longest name that is known wins. */
function endOfName(source: string, start: number, end: number, names: ReadonlySet<string>): number {
  const line = source.slice(start, Math.min(end, start + LONGEST_NAME)).split(/[\r\n]/u, 1)[0] ?? ''
  const parts = line.split(' ')
  for (let count = Math.min(parts.length, MOST_WORDS); count > 0; count--) {
    const name = parts.slice(0, count).join(' ')
    if (names.has(name)) return start + name.length
  }
  return -1
}

const LONGEST_NAME = 120
const LONGEST_STAND_IN = 60
const LONGEST_TAKEN_BACK = 24
/** Names have fewer words. */
const MOST_WORDS = 5

/**
 * Who speaks, in a file that does not divide names from words: whoever the heading names, and what messages begin with.
 * Two words are one name when no message begins with the first of them and goes on differently.
 */
function namesBySight(text: string): ReadonlySet<string> {
  const seconds = new Map<string, Map<string, number>>()
  const lines = new LineCursor(text)
  const names = new Set<string>()
  while (lines.advance()) {
    const line = text.slice(lines.start, Math.min(lines.end, lines.start + 300))
    const title = lines.number < 4 ? titleOf(line) : undefined
    if (title !== undefined) names.add(title)
    const opening = readOpening(text, lines.start, lines.end, true)
    if (opening === undefined || seconds.size > 5000) continue
    const [first = '', second = ''] = text
      .slice(opening.textStart, Math.min(lines.end, opening.textStart + LONGEST_NAME))
      .split(' ', 2)
    if (APPLICATION.test(text.slice(opening.textStart, Math.min(lines.end, opening.textStart + 200)))) continue
    let next = seconds.get(first)
    if (next === undefined) seconds.set(first, (next = new Map<string, number>()))
    if (next.size < 1000) next.set(second, (next.get(second) ?? 0) + 1)
  }
  for (const [first, next] of seconds) {
    const [only, count = 0] = next.size === 1 ? ([...next][0] ?? []) : []
    names.add(only !== undefined && only !== '' && count >= 3 ? `${first} ${only}` : first)
  }
  return names
}

/** What the application says of people, in files that do not mark it. */
const APPLICATION =
  /joined the (?:group|chat)|left the (?:group|chat)|unsent a message|invited .{1,80} to the (?:group|chat)|changed the group|canceled the invitation|が(?:グループに|トークに)?参加しました|が退出しました|を招待しました|送信を取り消しました|加入了?(?:群組|群组|聊天)|退出了?(?:群組|群组|聊天)|已收回訊息|已收回消息|邀請|เข้าร่วม(?:กลุ่ม|แชท)|ออกจาก(?:กลุ่ม|แชท)/u
const TAKEN_BACK =
  /^(?:(?:メッセージの)?送信を取り消しました。?|unsent a message\.?|message unsent\.?|已收回訊息。?|已收回消息。?|(?:您|你)已收回訊息。?|ยกเลิกข้อความแล้ว)$/iu
/** With what anything but a person's own words begins: most messages are told by that alone. */
const FIRST_OF_OTHERS: ReadonlySet<number> = new Set(
  Array.from('"[☎メ送uUmM已您你ย \t\r\n\u00a0\u3000\u202f\ufeff', (sign) => sign.charCodeAt(0)),
)

const STAND_INS: ReadonlyMap<string, Attachment['kind']> = new Map([
  ...kinds('sticker', 'スタンプ|sticker|stickers|貼圖|贴图|สติกเกอร์|스티커'),
  ...kinds('image', '写真|画像|photo|photos|image|照片|圖片|图片|ภาพ|รูป|รูปภาพ|사진|アルバム|album|相簿|อัลบั้ม'),
  ...kinds('video', '動画|video|videos|影片|视频|วิดีโอ|동영상'),
  ...kinds('audio', 'ボイスメッセージ|voice message|語音訊息|语音信息|语音留言|ข้อความเสียง|음성메시지'),
  ...kinds('document', 'ファイル|file|檔案|文件|ไฟล์|파일'),
  ...kinds('location', '位置情報|location|位置資訊|位置信息|ที่ตั้ง|ตำแหน่งที่ตั้ง|위치정보'),
  ...kinds('contact', '連絡先|contact|聯絡資訊|联系信息|ผู้ติดต่อ|연락처'),
])

function kinds(kind: Attachment['kind'], names: string): readonly (readonly [string, Attachment['kind']])[] {
  return names.split('|').map((name) => [`[${name}]`, kind])
}

/** Words of several lines stand in quotation marks, and their own marks are doubled. */
function unquoted(words: string): string {
  if (words.length < 2 || !words.startsWith('"') || !words.endsWith('"') || !/[\r\n]/u.test(words)) return words
  return words.slice(1, -1).replaceAll('""', '"')
}

const stamp = new Stamp()

/** A time in seconds since midnight, and a tab or, on computers, a space. */
function readOpening(text: string, start: number, end: number, withSpaces: boolean): LineOpening<number> | undefined {
  const from = skipGaps(text, start, Math.min(end, start + 4))
  const past = stamp.readTime(text, from, Math.min(end, from + 24))
  if (past === -1 || past >= end) return undefined
  const mark = text.charAt(past)
  if (mark !== TAB && !(withSpaces && mark === ' ')) return undefined
  return { opening: stamp.secondsOfDay, textStart: past + 1 }
}

/** `2018/04/16(月)`, `2017.09.02 Saturday`, `Fri, 1/30/2026`, `ศ. 15/03/2567`: a day, its name, and nothing else. */
function dayOf(text: string, start: number, end: number): WrittenTime | undefined {
  if (end - start > 60) return undefined
  const number = firstNumber(text, start, Math.min(end, start + LONGEST_DAY_NAME))
  if (number === -1 || (number > start && !DAY_NAME.test(text.slice(start, number)))) return undefined
  const found = readWrittenDay(text, number, end)
  return found !== undefined && AFTER_DAY.test(text.slice(found.end, end)) ? found.time : undefined
}

const LONGEST_DAY_NAME = 27
const DAY_NAME = /^\s{0,4}(?:[\p{L}\p{M}.]{1,20}, ?|[\p{L}\p{M}]{1,6}\. ?)?$/u
const AFTER_DAY = /^[\s.]{0,3}[(（]?[\p{L}\p{M}. ]{0,24}[)）]?\s{0,3}$/u

function firstNumber(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) if (digitOf(text.charCodeAt(at)) !== -1) return at
  return -1
}

const HEADING = /^\s{0,4}(?:\[LINE\] |[保儲]存日[時期][：:]|Saved on[：:]|บันทึก.{0,20}[：:]|저장한? ?날짜 ?[：:])/u

function isHeading(line: string): boolean {
  return HEADING.test(line)
}

const TITLES: readonly RegExp[] = [
  /^Chat history (?:with|in) (.{1,200}?)\s{0,3}$/u,
  /^(.{1,200}?)(?:との|の)トーク履歴\s{0,3}$/u,
  /^[与與](.{1,200}?)的聊天[记記][录錄]\s{0,3}$/u,
  /^(.{1,200}?)的聊天[记記][录錄]\s{0,3}$/u,
  /^ประวัติการ(?:สนทนา|แชท)(?:กับ|ใน)?\s{0,3}(.{1,200}?)\s{0,3}$/u,
]

function titleOf(line: string): string | undefined {
  const mark = line.indexOf('[LINE] ')
  if (mark === -1 || mark > 4) return undefined
  const words = line.slice(mark + 7)
  for (const title of TITLES) {
    const found = title.exec(words)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}

/** The heading is enough; without it a row with the day, or the tabs of a message, must stand first. */
function isLine(head: string): boolean {
  const lines = new LineCursor(head)
  let dayBefore = false
  let filled = 0
  while (lines.advance() && filled < 6) {
    if (lines.blank) continue
    filled += 1
    const { start, end } = lines
    const line = head.slice(start, Math.min(end, start + 300))
    if (filled === 1 && /^\s{0,4}\[LINE\] /u.test(line)) return true
    const withTabs = readOpening(head, start, end, false)
    // A table of times has tabs too, but more of them, or none behind the second cell.
    if (withTabs !== undefined && (dayBefore || filled === 1)) return isTabbed(head, withTabs.textStart, end)
    if (dayBefore && readOpening(head, start, end, true) !== undefined) return true
    if (filled > 1 && !dayBefore) return false
    dayBefore = dayOf(head, start, end) !== undefined
  }
  return false
}

function isTabbed(text: string, from: number, end: number): boolean {
  const tab = text.indexOf(TAB, from)
  // The chat of a meeting has tabs too, and a colon behind the name.
  return tab !== -1 && tab < end && tab - from <= LONGEST_NAME && !(stamp.hasSeconds && text[tab - 1] === ':')
}
