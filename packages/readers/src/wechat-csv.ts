import type { Reader, Reading, Source } from '@telltale/model'
import type { CsvColumns } from './csv-columns.js'
import { firstLineCells } from './first-line-cells.js'
import { ReadingDraft } from './reading-draft.js'
import { readTimeField, type FieldTime } from './read-time-field.js'
import { readWechatWords } from './read-wechat-words.js'
import { wechatKind, type WechatKind } from './wechat-kind.js'
import { wechatStandIn } from './wechat-stand-in.js'

const HEAD = 64 * 1024
/** What the owner of an export is called where no name is given; exporters use it too. */
const SELF = '我'
/** Who nobody is named as. */
const UNKNOWN = '未知'

const CONTENT = ['StrContent', 'msg', 'Content', '消息内容', '聊天内容', '内容'] as const
const TIME = ['CreateTime', 'Time', '发送时间', '消息时间', '时间', '日期', 'StrTime'] as const
const SELF_MARK = ['IsSender', 'is_sender', 'isSend', '是否本人'] as const
const NAMES = ['Remark', 'SenderName', '发送者备注', '群昵称', 'NickName', '发送者昵称', '昵称'] as const
const MORE_NAMES = ['发送者', '发送人', '发言人', 'talker', 'Sender', '发送者微信ID', 'wxid', '微信号'] as const

/**
 * Reads the tables that programs write which export chats of WeChat: MemoTrace (WeChatMsg), PyWxDump, WeFlow, chatlog,
 * and tables with Chinese names of columns. Where a table holds several chats, each is a reading of its own.
 */
export const wechatCsv: Reader = {
  id: 'wechat-csv',
  canRead: ({ text }) => isWechatTable(firstLineCells(text.slice(0, HEAD))),
  read,
}

function isWechatTable(names: readonly string[]): boolean {
  const has = (...wanted: readonly string[]): boolean => wanted.some((name) => names.includes(name.toLowerCase()))
  if (has('IsSender') && has('StrContent')) return true
  if (has('is_sender') && has('CreateTime') && has('msg', 'content') && has('type_name', 'talker')) return true
  if (has('SenderName') && has('TalkerName') && has('Content') && has('Time')) return true
  if (!has('时间', '发送时间', '消息时间', '日期') || !has('内容', '消息内容', '聊天内容')) return false
  return (
    has('发送者', '发送人', '发言人', '发送者昵称', '昵称') &&
    has('消息类型', '类型', '发送者微信id', '微信号', 'wxid', '发送者备注', '聊天对象')
  )
}

interface Row {
  readonly line: number
  readonly isSelf: boolean
  readonly name: string
  readonly content: string
  readonly type: string
  readonly subType: string
  readonly path: string
  readonly id: string | undefined
  readonly time: FieldTime
}

/** One conversation while its rows are gathered. */
interface Talk {
  readonly rows: Row[]
  readonly others: Set<string>
  /** Who said it, by WeChat's own id, to bring together what one conversation left in several databases. */
  readonly ids: Set<string>
  title: string
}

async function read({ text }: Source): Promise<readonly Reading[]> {
  const [{ readCsv }, { CsvColumns: Columns }] = await Promise.all([
    import('./read-csv.js'),
    import('./csv-columns.js'),
  ])
  const talks = new Map<string, Talk>()
  const lost: number[] = []
  let columns: CsvColumns | undefined
  let width = 0
  let headings = 0
  readCsv(text, ({ cells, line }) => {
    if (columns === undefined || (cells.length === width && isWechatTable(cells.map((cell) => cell.toLowerCase())))) {
      columns = new Columns(cells)
      width = cells.length
      headings += 1
      return true
    }
    const row = readRow(columns, cells, line)
    if (row === undefined) lost.push(line)
    else keep(talks, columns, cells, row)
    return true
  })
  const gathered = columns?.has('TalkerId') === true ? merged(talks) : [...talks.values()]
  const readings = gathered.map((talk, index) => readTalk(talk, index === 0 ? { headings, lost } : undefined))
  return readings.length > 0 ? readings : [readTalk(undefined, { headings, lost })]
}

function readRow(columns: CsvColumns, cells: readonly string[], line: number): Row | undefined {
  const cell = (names: readonly string[]): string => columns.cell(cells, ...names).trim()
  const time = readTimeField(cell(TIME))
  const mark = cell(SELF_MARK).toLowerCase()
  const hasMark = columns.has('IsSender') || columns.has('is_sender') || columns.has('isSend')
  // Columns that were shifted put words where a mark or a time should be; then nothing of the row can be trusted.
  if (hasMark && !/^(?:0|1|true|false|none|null)?$/u.test(mark)) return undefined
  if (time.at === undefined && time.written === undefined) return undefined
  const names = [...NAMES, ...MORE_NAMES].map((name) => columns.cell(cells, name).trim())
  const name = names.find((one) => one !== '') ?? ''
  return {
    line,
    isSelf: mark === '1' || mark === 'true' || mark === '是' || name === SELF,
    name,
    content: columns.cell(cells, ...CONTENT),
    type: cell(['Type', 'type_name', '消息类型', '类型']),
    subType: cell(['SubType']),
    path: cell(['src']),
    id: cell(['MsgSvrID']) === '' || cell(['MsgSvrID']) === '0' ? undefined : cell(['MsgSvrID']),
    time,
  }
}

/** Puts a row with the others of its conversation, as far as the table tells one from another. */
function keep(talks: Map<string, Talk>, columns: CsvColumns, cells: readonly string[], row: Row): void {
  const key = columns.cell(cells, 'room_name', 'TalkerId', 'Talker', '聊天对象')
  // The column of this name holds the one who speaks where there is also a mark, and the conversation where not.
  const isSpeaker = !columns.has('room_name') && !columns.has('TalkerId') && columns.has('is_sender')
  const place = isSpeaker ? '' : key.trim()
  let talk = talks.get(place)
  if (talk === undefined) talks.set(place, (talk = { rows: [], others: new Set(), ids: new Set(), title: '' }))
  talk.rows.push(row)
  if (talk.title === '') talk.title = columns.cell(cells, 'TalkerName', '聊天对象').trim()
  const sender = columns.cell(cells, 'Sender').trim()
  if (row.isSelf || row.name === '') return
  talk.others.add(row.name)
  talk.ids.add(sender === '' ? row.name : sender)
}

/** WeChat keeps its messages in several databases, and a person has another number in each. */
function merged(talks: ReadonlyMap<string, Talk>): readonly Talk[] {
  const kept: Talk[] = []
  const byPerson = new Map<string, Talk>()
  for (const talk of talks.values()) {
    const person = talk.ids.size === 1 ? [...talk.ids][0] : undefined
    const known = person === undefined ? undefined : byPerson.get(person)
    if (known === undefined) {
      kept.push(talk)
      if (person !== undefined) byPerson.set(person, talk)
    } else for (const row of talk.rows) known.rows.push(row)
  }
  return kept
}

function readTalk(
  talk: Talk | undefined,
  first: { readonly headings: number; readonly lost: readonly number[] } | undefined,
): Reading {
  const draft = new ReadingDraft('wechat-csv', 'record')
  if (first !== undefined) {
    draft.frame(first.headings)
    for (const line of first.lost) draft.leaveOut('read/record-not-understood', line)
  }
  if (talk === undefined) return draft.reading()
  const { rows, others, title } = talk
  draft.title = title !== '' ? title : others.size === 1 ? [...others][0] : undefined
  for (const { line, isSelf, name, content, type, subType, path, id, time } of rows) {
    // Some tables name the other side on every row, whoever spoke.
    const speaker = isSelf && (name === '' || others.has(name)) ? SELF : name === '' ? (draft.title ?? UNKNOWN) : name
    const { isEvent, ...words } = readWechatWords(kindOf(type, subType, content), content, path)
    if (isEvent) {
      draft.event({ text: words.text, line, ...time })
      continue
    }
    if (isSelf) draft.owner ??= speaker
    draft.turn({ speaker, line, id, ...time, ...words })
  }
  return draft.reading()
}

function kindOf(type: string, subType: string, content: string): WechatKind {
  return type === '' ? (wechatStandIn(content) ?? 'text') : wechatKind(type, subType)
}
