import type { Attachment, Reader, Reading } from '@telltale/model'
import { lineBlocks } from './line-blocks.js'
import { LineCursor } from './line-cursor.js'
import { ReadingDraft } from './reading-draft.js'
import { readQqExporter } from './read-qq-exporter.js'
import { readPlainDateTime } from './read-plain-date-time.js'

const HEAD = 64 * 1024
/** Longest name and number that are believed to stand over a message. */
const LONGEST_NAME = 120
const TOLD = /^\s{0,4}(?:消息记录|消息分组[:：]|消息对象[:：])/u
/** The heading of QQ takes fewer lines. */
const MOST_HEADING = 14

/**
 * Reads the message history that QQ and TIM save as text: a heading between double lines, and over each message its time
 * and who sent it, in groups with the number or the mail address of the account.
 */
export const qqText: Reader = {
  id: 'qq-text',
  canRead: ({ text }) => isExporter(text) || isQq(text.slice(0, HEAD)),
  read: ({ text }) => [isExporter(text) ? readQqExporter(text) : read(text)],
}

interface Sender {
  readonly name: string
  readonly number: string
}

interface Opening extends Sender {
  readonly at: string
}

function read(text: string): Reading {
  const draft = new ReadingDraft('qq-text', 'line')
  const spaced = survey(text.slice(0, HEAD)).isSpaced
  const numbers = numbersOfNames(text)
  let lastLine = 0
  let begun = false
  let rules = 0
  const blocks = lineBlocks<Opening>(text, (start, end, line) => {
    const hasGap = line - lastLine > 1
    lastLine = line
    const opening = begun && spaced && !hasGap ? undefined : readOpening(text, start, end)
    if (opening !== undefined) begun = true
    else if (!begun) {
      const words = text.slice(start, Math.min(end, start + 200)).trim()
      const isRule = /^={4,}$/u.test(words)
      if (isRule) rules += 1
      // Between the double lines stands the heading; the rest of it tells itself.
      if (isRule || rules % 2 === 1 || TOLD.test(words)) return 'frame'
    }
    return opening === undefined ? undefined : { opening, textStart: end }
  })
  for (const block of blocks) {
    if (block.kind === 'message') message(draft, block.opening, block.text, block.line, block.lines, numbers)
    else if (block.kind === 'stray') draft.leaveOut('read/line-without-turn', block.line)
    else {
      draft.title ??= /^消息对象[:：](.{1,100})$/u.exec(block.text.trim())?.[1]?.trim()
      draft.frame()
    }
  }
  return draft.reading()
}

function message(
  draft: ReadingDraft,
  { name, number, at }: Opening,
  text: string,
  line: number,
  lines: number,
  numbers: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  if (/^10{3,7}$/u.test(number) && name === '系统消息') {
    draft.event({ text, at, line }, lines)
    return
  }
  const kind = STAND_INS.get(text.trim())
  // Two accounts may have the same name; their numbers keep them apart.
  const speaker = (numbers.get(name)?.size ?? 0) > 1 && number !== '' ? `${name}(${number})` : name
  if (kind === undefined) draft.turn({ speaker, text, at, line }, lines)
  else draft.turn({ speaker, text: '', at, line, attachments: [{ kind }] }, lines)
}

const STAND_INS: ReadonlyMap<string, Attachment['kind']> = new Map([
  ['[图片]', 'image'],
  ['[闪照]', 'image'],
  ['[表情]', 'sticker'],
  ['[动画表情]', 'sticker'],
  ['[语音]', 'audio'],
  ['[视频]', 'video'],
  ['[文件]', 'document'],
  ['[位置]', 'location'],
])

/** `2024-01-15 9:05:00 【title】name(number)`; undefined for a line that is no such header. */
function readOpening(text: string, start: number, end: number): Opening | undefined {
  const stamp = readPlainDateTime(text, start, end)
  if (stamp === undefined || end - stamp.end > LONGEST_NAME) return undefined
  const sender = readSender(text.slice(stamp.end, end).trim())
  return sender === undefined ? undefined : { ...sender, at: stamp.at }
}

function readSender(words: string): Sender | undefined {
  if (words === '') return undefined
  const found =
    /^(?:【[^】]{0,30}】)?(?<name>.{0,80}?)(?:\((?<number>\d{4,12})\)|<(?<mail>[^<>\s]{3,60}@[^<>\s]{1,60})>)$/u.exec(
      words,
    )?.groups
  if (found === undefined) return { name: words.replace(/^【[^】]{1,30}】(?=.)/u, ''), number: '' }
  const number = found['number'] ?? found['mail'] ?? ''
  return { name: found['name'] === undefined || found['name'] === '' ? number : found['name'], number }
}

function isExporter(text: string): boolean {
  const head = text.slice(0, 2000)
  return /^\s{0,20}\[QQChatExporter/u.test(head) && /聊天名称[:：]/u.test(head)
}

function isQq(head: string): boolean {
  const { headers, numbered, hasHeading } = survey(head)
  if (hasHeading) return headers > 0 || /消息记录（此消息记录为文本格式|消息对象[:：]/u.test(head.slice(0, 2000))
  return headers > 0 && numbered * 10 >= headers * 9
}

interface Survey {
  readonly headers: number
  /** Headers with the number or address of an account. */
  readonly numbered: number
  readonly hasHeading: boolean
  /** Messages have a blank line between them. */
  readonly isSpaced: boolean
}

function survey(head: string): Survey {
  const lines = new LineCursor(head)
  let headers = 0
  let numbered = 0
  let spaced = 0
  let rules = 0
  let told = false
  let filled = 0
  let blank = true
  while (lines.advance()) {
    if (lines.blank) {
      blank = true
      continue
    }
    filled += 1
    const opening = readOpening(head, lines.start, lines.end)
    if (opening !== undefined) {
      headers += 1
      if (opening.number !== '') numbered += 1
      if (blank) spaced += 1
    } else if (headers === 0) {
      const line = head.slice(lines.start, Math.min(lines.end, lines.start + 80))
      if (/^={4,}\s{0,3}$/u.test(line)) rules += 1
      if (TOLD.test(line)) told = true
      if (filled > MOST_HEADING) break
    }
    blank = false
  }
  return { headers, numbered, hasHeading: rules >= 2 || (told && rules >= 1), isSpaced: spaced * 2 > headers }
}

/** The numbers of the accounts that use each name. */
function numbersOfNames(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const lines = new LineCursor(text)
  while (lines.advance()) {
    if (lines.end - lines.start > LONGEST_NAME + 40) continue
    const opening = readOpening(text, lines.start, lines.end)
    if (opening === undefined || opening.number === '') continue
    const numbers = found.get(opening.name)
    if (numbers === undefined) found.set(opening.name, new Set([opening.number]))
    else numbers.add(opening.number)
  }
  return found
}
