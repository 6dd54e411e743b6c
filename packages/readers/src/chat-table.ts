import type { Attachment, Reader, Reading, Source } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { CsvColumns } from './csv-columns.js'
import { discordCsv } from './discord-csv.js'
import { discordPackage } from './discord-package.js'
import { firstLineCells } from './first-line-cells.js'
import { kakaotalkCsv } from './kakaotalk-csv.js'
import { LineCursor } from './line-cursor.js'
import { linkedinCsv } from './linkedin-csv.js'
import { readTimeField } from './read-time-field.js'
import { ReadingDraft } from './reading-draft.js'
import { reddit } from './reddit.js'
import { viberCsv } from './viber-csv.js'
import { wechatCsv } from './wechat-csv.js'
import { weibo } from './weibo.js'

const FORMAT = 'chat-table'
const HEAD = 64 * 1024
/** What the owner is called in a table that leaves the sender of sent messages empty. */
const SELF = 'Me'

/** Tables of a format of their own. */
const OTHERS: readonly Reader[] = [
  discordCsv,
  discordPackage,
  kakaotalkCsv,
  linkedinCsv,
  reddit,
  viberCsv,
  wechatCsv,
  weibo,
]

const WORDS = names(
  'text|message|message text|content|body|msg|内容|消息内容|消息|訊息|メッセージ|本文|내용|메시지|nachricht|mensaje|mensagem|texto|сообщение|текст',
)
const SENDERS = names(
  'sender name|sender|from|from name|author|user|username|name|speaker|sender id|发送者|发送人|发件人|发言人|昵称|傳送者|送信者|名前|보낸사람|보낸 사람|이름|사용자|absender|remitente|autor|remetente|отправитель|автор',
)
/** Who a message was exchanged with; who wrote it is told by its direction. */
const PEERS = names('contact_name|contact name|contact|name / number|address|phone|number')
const DIRECTIONS = names('type|direction|folder')
const SENT: ReadonlySet<string> = new Set(['outgoing', 'sent', 'out', 'outbox'])
const RECEIVED: ReadonlySet<string> = new Set(['incoming', 'received', 'in', 'inbox'])
const TIMES = names(
  'message date|date|time|timestamp|datetime|date/time|date time|sent at|sent date|created_at|created at|时间|日期|发送时间|日期时间|日時|送信日時|날짜|시간|datum|zeit|fecha|hora|data|дата|время',
)
const CHATS = names('chat session|chat|chat name|conversation|thread|channel|room|会话|群聊')
const FILES = names('attachment|attachments|attachment name|file|file name|附件')

function names(list: string): readonly string[] {
  return list.split('|')
}

/**
 * Reads tables of messages as many programs write them that save chats from telephones, iMazing before others: a column
 * with the time, one with who wrote, and one with the words, in any order and in the languages that were met.
 */
export const chatTable: Reader = {
  id: FORMAT,
  fallback: true,
  canRead: (source) => isChat(source.text.slice(0, HEAD)) && !OTHERS.some((reader) => reader.canRead(source)),
  read,
}

/** Three columns that tell who said what and when, and names that come again. */
function isChat(head: string): boolean {
  const cells = firstLineCells(head).map((name) => name.replace(/^\ufeff/u, ''))
  const columns = new CsvColumns(cells)
  const has = (list: readonly string[]): boolean => list.some((name) => columns.has(name))
  if (cells.length < 3 || !has(WORDS) || !has(TIMES)) return false
  const isNamed = has(SENDERS)
  if (!isNamed && !(has(PEERS) && has(DIRECTIONS))) return false
  const lines = new LineCursor(head)
  const seen = new Map<string, number>()
  let sign: string | undefined
  let rows = 0
  while (lines.advance() && rows < 400) {
    if (lines.blank) continue
    const line = head.slice(lines.start, Math.min(lines.end, lines.start + 2000))
    if (sign === undefined) {
      sign = [',', ';', '\t'].find((one) => line.split(one).length === cells.length)
      if (sign === undefined) return false
      continue
    }
    const values = line.split(sign).map((value) => value.trim().replace(/^"|"$/gu, ''))
    // A row of several lines, or with the sign in its words, tells nothing here.
    if (values.length < cells.length - 1 || readsNoTime(columns.cell(values, ...TIMES))) continue
    if (!isNamed && directionOf(columns, values) === undefined) continue
    rows += 1
    const sender = columns.cell(values, ...(isNamed ? SENDERS : PEERS))
    seen.set(sender, (seen.get(sender) ?? 0) + 1)
  }
  return rows > 1 && (seen.size <= 3 || seen.size * 2 <= rows)
}

function directionOf(columns: CsvColumns, cells: readonly string[]): 'in' | 'out' | undefined {
  const cell = columns
    .cell(cells, ...DIRECTIONS)
    .trim()
    .toLowerCase()
  return SENT.has(cell) ? 'out' : RECEIVED.has(cell) ? 'in' : undefined
}

function readsNoTime(cell: string): boolean {
  const { at, written } = readTimeField(cell)
  return at === undefined && written === undefined
}

async function read({ text }: Source): Promise<readonly Reading[]> {
  const { readCsv } = await import('./read-csv.js')
  const drafts = new Map<string, ReadingDraft>()
  const draftOf = (chat: string): ReadingDraft => {
    let draft = drafts.get(chat)
    if (draft === undefined) {
      drafts.set(chat, (draft = new ReadingDraft(FORMAT, 'record')))
      if (chat !== '') draft.title = chat
    }
    return draft
  }
  const heads: CsvColumns[] = []
  readCsv(text, ({ cells, line }) => {
    const [columns] = heads
    if (columns === undefined) heads.push(new CsvColumns(cells))
    else takeRow(draftOf(chatOf(columns, cells)), columns, cells, line)
    return true
  })
  const first = [...drafts.values()][0] ?? draftOf('')
  first.frame(heads.length)
  return [...drafts.values()].map((draft) => draft.reading())
}

/** The chat that a row is of; where only the other side is named, that is the chat. */
function chatOf(columns: CsvColumns, cells: readonly string[]): string {
  const isNamed = SENDERS.some((name) => columns.has(name))
  return columns.cell(cells, ...CHATS, ...(isNamed ? [] : PEERS)).trim()
}

function takeRow(draft: ReadingDraft, columns: CsvColumns, cells: readonly string[], line: number): void {
  const type = columns.cell(cells, 'type').trim().toLowerCase()
  const direction = directionOf(columns, cells)
  const isOwn = direction === 'out'
  const words = columns.cell(cells, ...WORDS)
  const time = readTimeField(columns.cell(cells, ...TIMES))
  const sender = SENDERS.map((name) => columns.cell(cells, name).trim()).find((name) => name !== '')
  const peer = PEERS.map((name) => columns.cell(cells, name).trim()).find((name) => name !== '')
  const speaker = sender ?? (isOwn ? SELF : direction === 'in' ? (peer ?? draft.title) : undefined)
  if (type === 'notification' || type === 'system') draft.event({ text: words, line, ...time })
  else if (speaker === undefined || (time.at === undefined && time.written === undefined))
    draft.leaveOut('read/record-not-understood', line)
  else {
    const file = columns.cell(cells, ...FILES).trim()
    const isForwarded = columns.has('forwarded') && columns.cell(cells, 'forwarded').trim() !== ''
    draft.turn({
      speaker,
      text: words,
      line,
      attachments: file === '' ? undefined : [attachmentOf(file)],
      forwardedFrom: isForwarded ? '' : undefined,
      ...time,
    })
    if (isOwn) draft.owner ??= speaker
  }
}

function attachmentOf(file: string): Attachment {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  return { name, kind: attachmentKind(name) ?? 'other' }
}
