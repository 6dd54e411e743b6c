import { isRecord, type Reader, type Reading } from '@telltale/model'
import { isoFromUnix } from './iso-from-unix.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { idMember, recordMember, textMember } from './members.js'
import { ReadingDraft } from './reading-draft.js'
import { readTimeField, type FieldTime } from './read-time-field.js'
import { readWechatWords, type WechatWords } from './read-wechat-words.js'
import { wechatKind, type WechatKind } from './wechat-kind.js'
import { wechatStandIn } from './wechat-stand-in.js'

const HEAD = 64 * 1024
/** What the owner of an export is called where no name is given. */
const SELF = '我'
/** Who nobody is named as. */
const UNKNOWN = '未知'

/**
 * Reads what programs write as JSON which export chats of WeChat: WeFlow, EchoTrace and CipherTalk (one chat and its
 * session), chatlog and PyWxDump (a list of messages), and the form of ChatLab. Where a list holds several chats, each
 * is a reading of its own.
 */
export const wechatJson: Reader = {
  id: 'wechat-json',
  canRead: ({ text }) => isWechat(text.slice(0, HEAD)),
  read: ({ text }) => read(text),
}

function isWechat(head: string): boolean {
  const start = head.replace(/^\s+/u, '')
  const has = (name: string): boolean => head.includes(`"${name}"`)
  if (start.startsWith('[')) {
    if (has('is_sender') && has('talker') && (has('type_name') || has('MsgSvrID'))) return true
    return has('isSelf') && has('talker') && has('sender') && has('content')
  }
  if (!start.startsWith('{') || !has('messages')) return false
  if (has('chatlab')) return /"platform"\s{0,20}:\s{0,20}"(?:wechat|weixin)"/u.test(head)
  return has('session') && (has('wxid') || has('weflow')) && (has('isSend') || has('localType') || has('weflow'))
}

/** What stands beside the messages of one chat. */
interface Session {
  title: string | undefined
  ownerId: string | undefined
  isChatlab: boolean
}

function read(text: string): readonly Reading[] {
  const cursor = new JsonCursor(text)
  const session: Session = { title: undefined, ownerId: undefined, isChatlab: false }
  const drafts = new Map<string, ReadingDraft>()
  const draftOf = (place: string): ReadingDraft => {
    let draft = drafts.get(place)
    if (draft === undefined) drafts.set(place, (draft = new ReadingDraft('wechat-json', 'record')))
    return draft
  }
  const onRecord = (record: unknown, number: number): void => {
    const place =
      textMember(record, 'room_name') ??
      (recordMember(record, 'contents') === undefined && textMember(record, 'senderName') === undefined
        ? ''
        : (textMember(record, 'talker') ?? ''))
    const draft = draftOf(place)
    draft.title ??= textMember(record, 'talkerName') ?? session.title
    message(draft, session, record, number)
  }
  const isList = cursor.records(onRecord)
  if (!isList) {
    cursor.members((name) => {
      if (name === 'messages') cursor.records(onRecord)
      else if (name === 'session' || name === 'meta') readSession(session, cursor.value())
      else {
        if (name === 'chatlab') session.isChatlab = true
        cursor.skip()
      }
    })
  }
  const first = drafts.values().next().value ?? draftOf('')
  first.title ??= session.title
  leaveOutBroken(first, cursor)
  return [...drafts.values()].map((draft) => draft.reading())
}

function readSession(session: Session, value: unknown): void {
  const names = ['displayName', 'remark', 'nickname', 'name'].map((name) => textMember(value, name))
  session.title = names.find((name) => name !== undefined && name !== '')
  session.ownerId = textMember(value, 'ownerId')
}

function message(draft: ReadingDraft, session: Session, record: unknown, number: number): void {
  const time = timeOf(record)
  if (!isRecord(record) || (time === undefined && nameOf(record) === '')) {
    draft.leaveOut('read/record-not-understood', number)
    return
  }
  const line = number
  const isSelf = isTrue(record['isSend']) || isTrue(record['isSelf']) || isTrue(record['is_sender'])
  const isOwner = isSelf || (session.ownerId !== undefined && textMember(record, 'sender') === session.ownerId)
  const { isEvent, ...words } = wordsOf(session, record)
  if (isEvent) {
    draft.event({ text: words.text, line, ...time })
    return
  }
  const name = nameOf(record)
  const speaker = name === '' ? (isOwner ? SELF : (draft.title ?? UNKNOWN)) : name
  if (isOwner) draft.owner ??= speaker
  draft.turn({ speaker, line, id: idOf(record), ...time, ...words })
}

function idOf(record: unknown): string | undefined {
  const id = idMember(record, 'MsgSvrID') ?? idMember(record, 'platformMessageId') ?? idMember(record, 'serverId')
  return id === '0' ? undefined : (id ?? idMember(record, 'seq'))
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === '1'
}

function nameOf(record: unknown): string {
  const names = 'senderDisplayName senderName groupNickname accountName senderNickname'.split(' ')
  const found = names.map((name) => textMember(record, name)).find((name) => name !== undefined && name !== '')
  if (found !== undefined) return found
  // The talker is who speaks where there is a mark for the owner, and the conversation elsewhere.
  const talker = textMember(record, 'is_sender') ?? idMember(record, 'is_sender')
  const ids = [
    talker === undefined ? undefined : textMember(record, 'talker'),
    textMember(record, 'senderUsername'),
    textMember(record, 'sender'),
  ]
  return ids.find((id) => id !== undefined && id !== '') ?? ''
}

function timeOf(record: unknown): FieldTime | undefined {
  if (!isRecord(record)) return undefined
  for (const name of ['createTime', 'timestamp', 'CreateTime', 'time', 'formattedTime']) {
    const value = Object.hasOwn(record, name) ? record[name] : undefined
    const at = typeof value === 'number' ? isoFromUnix(value) : undefined
    if (at !== undefined) return { at }
    const found = typeof value === 'string' ? readTimeField(value) : {}
    if (found.at !== undefined || found.written !== undefined) return found
  }
  return undefined
}

/** Numbers that the form of ChatLab gives to kinds. */
const CHATLAB_KINDS: ReadonlyMap<string, WechatKind> = new Map([
  ['0', 'text'],
  ['1', 'image'],
  ['2', 'voice'],
  ['3', 'video'],
  ['4', 'file'],
  ['5', 'sticker'],
  ['7', 'link'],
  ['8', 'location'],
  ['20', 'transfer'],
  ['21', 'transfer'],
  ['22', 'system'],
  ['23', 'call'],
  ['24', 'link'],
  ['25', 'quote'],
  ['26', 'forward'],
  ['27', 'contact'],
  ['80', 'system'],
  ['81', 'system'],
])

function wordsOf(session: Session, record: Readonly<Record<string, unknown>>): WechatWords {
  const content = textMember(record, 'content') ?? textMember(record, 'msg') ?? ''
  const type = idMember(record, 'type') ?? idMember(record, 'type_name') ?? ''
  const kind = session.isChatlab
    ? (CHATLAB_KINDS.get(type) ?? 'other')
    : type === ''
      ? (wechatStandIn(content) ?? 'text')
      : wechatKind(type, idMember(record, 'subType') ?? '')
  const contents = recordMember(record, 'contents')
  if (contents !== undefined && content === '' && (kind === 'link' || kind === 'forward')) {
    const parts = ['title', 'desc', 'url'].map((name) => textMember(contents, name) ?? '')
    return { text: parts.filter((part) => part !== '').join('\n'), isEvent: false, forwardedFrom: '' }
  }
  const path = textMember(record, 'src') ?? (kind === 'file' ? textMember(contents, 'title') : undefined)
  return readWechatWords(kind, content, path)
}
