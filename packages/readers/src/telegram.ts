import {
  isRecord,
  type Attachment,
  type ChatEvent,
  type Notice,
  type Reader,
  type Reading,
  type Source,
  type Turn,
} from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { isIsoTime } from './is-iso-time.js'
import { JsonCursor } from './json-cursor.js'
import { jsonListPieces } from './json-list-pieces.js'
import { limitNotices } from './limit-notices.js'
import { lineNumbers } from './line-numbers.js'
import { tallyOf } from './tally-of.js'

const HEAD = 64 * 1024
const CHAT_TYPES =
  '(?:personal_chat|bot_chat|saved_messages|private_group|private_supergroup|public_supergroup|private_channel|public_channel)'
const ONE_CHAT = new RegExp(`"type"\\s{0,100}:\\s{0,100}"${CHAT_TYPES}"`, 'u')

/**
 * Reads `result.json` of Telegram Desktop: one chat, or everything with all chats, each a reading of its own.
 *
 * The file is walked message by message, so that an export of hundreds of megabytes is never built as a whole, a broken
 * message costs only itself, and a file that was cut keeps every message that is complete.
 */
export const telegram: Reader = {
  id: 'telegram-json',
  canRead(source) {
    const head = source.text.slice(0, HEAD)
    if (!/^\s*\{/u.test(head.replace(/^\ufeff/u, ''))) return false
    if (/"messages"\s{0,100}:\s{0,100}\[/u.test(head) && ONE_CHAT.test(head)) return true
    return (
      /"(?:chats|left_chats|personal_information)"\s{0,100}:\s{0,100}\{/u.test(head) &&
      /"about"|"list"|"user_id"/u.test(head)
    )
  },
  read,
  pieces: jsonListPieces(read, 'messages'),
}

function read({ text }: Source): readonly Reading[] {
  const cursor = new JsonCursor(text)
  const chats: Chat[] = []
  const single = new Chat()
  const broken: { readonly chat: Chat; readonly position: number }[] = []
  let known = 0
  let userId: string | undefined
  const readMember = (chat: Chat, name: string): void => {
    if (name === 'messages') {
      chat.isChat = true
      cursor.records((message, number) => {
        chat.message(message, number)
      })
    } else if (name === 'name' || name === 'type' || name === 'id') {
      chat.member(name, cursor.value())
    } else {
      cursor.skip()
    }
    for (; known < cursor.broken.length; known++) broken.push({ chat, position: cursor.broken[known] ?? 0 })
  }
  const readChats = (): void => {
    cursor.members((name) => {
      if (name !== 'list') return
      cursor.elements(() => {
        const chat = new Chat()
        cursor.members((member) => {
          readMember(chat, member)
        })
        chats.push(chat)
      })
    })
  }
  cursor.members((name) => {
    if (name === 'chats' || name === 'left_chats') {
      readChats()
    } else if (name === 'personal_information') {
      const personal = cursor.value()
      const id = isRecord(personal) ? personal['user_id'] : undefined
      if (typeof id === 'number' || typeof id === 'string') userId = String(id)
    } else {
      readMember(single, name)
    }
  })
  if (single.isChat) chats.unshift(single)
  const last = chats.at(-1) ?? single
  if (chats.length === 0) chats.push(single)
  for (; known < cursor.broken.length; known++) broken.push({ chat: last, position: cursor.broken[known] ?? 0 })
  const lines = lineNumbers(
    text,
    broken.map(({ position }) => position),
  )
  for (const [index, { chat }] of broken.entries()) {
    chat.notices.push({ code: 'read/record-not-understood', line: lines[index] ?? 1 })
  }
  if (cursor.cutShort) last.notices.push({ code: 'read/cut-short' })
  return chats.map((chat) => chat.reading(userId))
}

/** One chat while its messages arrive. */
class Chat {
  readonly notices: Notice[] = []
  isChat = false
  readonly #turns: Turn[] = []
  readonly #events: ChatEvent[] = []
  /** Message numbers of the turns, in step with them; -1 where a message has none. */
  readonly #ids: number[] = []
  readonly #replies: { readonly turn: number; readonly to: number }[] = []
  /** The first name seen for each sender's id, to tell the owner; a chat has few. */
  readonly #names = new Map<string, string>()
  #seen: Set<number> | undefined
  #highest = -1
  #name: string | undefined
  #type: string | undefined
  #id: string | undefined
  #duplicates = 0
  #unknownDates = 0

  member(name: 'name' | 'type' | 'id', value: unknown): void {
    if (name === 'id' && (typeof value === 'number' || typeof value === 'string')) this.#id = String(value)
    if (typeof value !== 'string' || value === '') return
    if (name === 'name') this.#name = value
    if (name === 'type') this.#type = value
  }

  message(message: unknown, number: number): void {
    if (!isRecord(message)) {
      this.notices.push({ code: 'read/record-not-understood', line: number })
      return
    }
    const id = typeof message['id'] === 'number' ? message['id'] : -1
    if (id !== -1 && this.#isDuplicate(id)) {
      this.#duplicates += 1
      return
    }
    const at = this.#time(message['date'])
    if (message['type'] === 'service') {
      this.#events.push({
        text: serviceText(message),
        ...(at === undefined ? {} : { at }),
        line: number,
        afterTurn: this.#turns.length,
      })
      return
    }
    const flat = flatten(message['text'])
    const text = flat.text === '' ? pollText(message['poll'] ?? message['todo_list']) : flat.text
    const speaker = this.#speaker(message)
    const attachments = attachmentsOf(message)
    const replyTo = message['reply_to_message_id']
    const elsewhere = message['reply_to_peer_id'] !== undefined
    if (typeof replyTo === 'number' && !elsewhere) this.#replies.push({ turn: this.#turns.length, to: replyTo })
    const edited = isEdited(message)
    const forwarded = message['forwarded_from']
    this.#ids.push(id)
    this.#turns.push({
      speaker,
      text,
      ...(at === undefined ? {} : { at }),
      line: number,
      ...(attachments.length === 0 ? {} : { attachments }),
      ...(edited ? { edited: true as const } : {}),
      ...(forwarded === undefined ? {} : { forwardedFrom: typeof forwarded === 'string' ? forwarded : '' }),
      ...(flat.quoted.length === 0 ? {} : { quoted: flat.quoted }),
    })
  }

  reading(userId: string | undefined): Reading {
    if (this.#duplicates > 0) this.notices.push({ code: 'read/duplicate-left-out', count: this.#duplicates })
    if (this.#unknownDates > 0) this.notices.push({ code: 'read/date-not-understood', count: this.#unknownDates })
    if (this.#turns.length === 0) this.notices.push({ code: 'read/nothing-said' })
    this.#resolveReplies()
    const owner = this.#owner(userId)
    const said = this.#turns.length + this.#events.length
    const { left } = tallyOf('record', 0, this.notices)
    return {
      format: 'telegram-json',
      // A channel is one voice that speaks to its readers.
      voice: this.#type === 'private_channel' || this.#type === 'public_channel' ? 'offer' : 'conversation',
      ...(this.#name === undefined ? {} : { title: this.#name }),
      turns: this.#turns,
      events: this.#events,
      notices: limitNotices(this.notices),
      tally: { unit: 'record', found: said + left, said, frame: 0, left },
      ...(owner === undefined ? {} : { owner }),
    }
  }

  /** Numbers nearly always grow, so a set of them is only made when one does not. */
  #isDuplicate(id: number): boolean {
    if (id > this.#highest) {
      this.#highest = id
      this.#seen?.add(id)
      return false
    }
    this.#seen ??= new Set(this.#ids)
    if (this.#seen.has(id)) return true
    this.#seen.add(id)
    return false
  }

  #time(date: unknown): string | undefined {
    if (typeof date === 'string' && date.length <= 40 && isIsoTime(date)) return date
    this.#unknownDates += 1
    return undefined
  }

  /** An account that was deleted has no name any more; its number keeps two of them apart. */
  #speaker(message: Readonly<Record<string, unknown>>): string {
    const from = message['from']
    const rawId = message['from_id']
    const id = typeof rawId === 'string' || typeof rawId === 'number' ? String(rawId) : undefined
    const name =
      typeof from === 'string' && from.trim() !== ''
        ? from
        : id === undefined
          ? 'Deleted Account'
          : `Deleted Account ${id}`
    if (id !== undefined && !this.#names.has(id)) this.#names.set(id, name)
    return name
  }

  #resolveReplies(): void {
    if (this.#replies.length === 0) return
    const turnOf = new Map<number, number>()
    const wanted = new Set(this.#replies.map(({ to }) => to))
    for (const [turn, id] of this.#ids.entries()) if (id !== -1 && wanted.has(id)) turnOf.set(id, turn)
    for (const { turn, to } of this.#replies) {
      const replyTo = turnOf.get(to)
      const answering = this.#turns[turn]
      if (replyTo !== undefined && replyTo !== turn && answering !== undefined)
        this.#turns[turn] = { ...answering, replyTo }
    }
  }

  /** The account the export was made with; in a chat of two, the one that the chat is not named after. */
  #owner(userId: string | undefined): string | undefined {
    if (userId !== undefined) {
      const name = this.#names.get(`user${userId}`) ?? this.#names.get(userId)
      if (name !== undefined) return name
    }
    const names = [...this.#names.entries()]
    if (this.#type === 'saved_messages' && new Set(this.#names.values()).size === 1) return names[0]?.[1]
    if (this.#type !== 'personal_chat' || names.length !== 2) return undefined
    const partner = names.findIndex(
      ([id, name]) => id === `user${this.#id ?? ''}` || id === this.#id || name === this.#name,
    )
    return partner === -1 ? undefined : names[1 - partner]?.[1]
  }
}

interface Flat {
  readonly text: string
  readonly quoted: readonly (readonly [number, number])[]
}

/** Text comes as one string or as parts with their formatting; parts are joined with nothing between them. */
function flatten(value: unknown): Flat {
  if (typeof value === 'string') return { text: value, quoted: [] }
  if (!Array.isArray(value)) return { text: '', quoted: [] }
  const quoted: (readonly [number, number])[] = []
  const parts: string[] = []
  let length = 0
  for (const part of value) {
    const text: unknown = isRecord(part) ? part['text'] : part
    if (typeof text !== 'string') continue
    if (isRecord(part) && part['type'] === 'blockquote' && text !== '') quoted.push([length, length + text.length])
    parts.push(text)
    length += text.length
  }
  return { text: parts.join(''), quoted }
}

/** Older exports give every message the first second of 1970 as the time of a change that never was. */
function isEdited(message: Record<string, unknown>): boolean {
  const { edited, edited_unixtime: unixtime } = message
  if (typeof edited === 'string' && /^(?:1970-01-01|1969-12-31)/u.test(edited)) return false
  return edited !== undefined || (unixtime !== undefined && unixtime !== '0')
}

/** A poll is what its author asks: the question and the answers that may be chosen. A list of things to do is alike. */
function pollText(poll: unknown): string {
  if (!isRecord(poll)) return ''
  const question = poll['question'] ?? poll['title']
  if (typeof question !== 'string') return ''
  const answers = Array.isArray(poll['answers']) ? poll['answers'] : []
  const texts = answers.map((answer: unknown) =>
    isRecord(answer) && typeof answer['text'] === 'string' ? answer['text'] : '',
  )
  return [question, ...texts.filter((text) => text !== '')].join('\n')
}

const MEDIA_KINDS: Readonly<Record<string, Attachment['kind']>> = {
  sticker: 'sticker',
  voice_message: 'audio',
  audio_file: 'audio',
  video_message: 'video',
  video_file: 'video',
  animation: 'video',
}

function attachmentsOf(message: Readonly<Record<string, unknown>>): readonly Attachment[] {
  const found: Attachment[] = []
  const add = (kind: Attachment['kind'], path?: unknown, fileName?: unknown): void => {
    const name = typeof fileName === 'string' && fileName !== '' ? fileName : fileNameOf(path)
    found.push(name === undefined ? { kind } : { name, kind })
  }
  if (message['photo'] !== undefined) add('image', message['photo'])
  if (message['file'] !== undefined || message['media_type'] !== undefined) {
    const mediaType = message['media_type']
    const kind =
      typeof mediaType === 'string' && Object.hasOwn(MEDIA_KINDS, mediaType) ? MEDIA_KINDS[mediaType] : undefined
    add(kind ?? kindOfFile(message), message['file'], message['file_name'])
  }
  if (message['location_information'] !== undefined) add('location')
  if (message['contact_information'] !== undefined) add('contact', message['contact_vcard'])
  return found
}

function kindOfFile(message: Readonly<Record<string, unknown>>): Attachment['kind'] {
  const mime = message['mime_type']
  if (typeof mime === 'string') {
    if (mime.startsWith('image/')) return 'image'
    if (mime.startsWith('video/')) return 'video'
    if (mime.startsWith('audio/')) return 'audio'
  }
  return attachmentKind(fileNameOf(message['file']) ?? '') ?? 'document'
}

/** The last part of a path; what stands in round brackets says why there is no file. */
function fileNameOf(path: unknown): string | undefined {
  if (typeof path !== 'string' || path === '' || path.startsWith('(')) return undefined
  return path.slice(path.lastIndexOf('/') + 1) || undefined
}

function serviceText(message: Readonly<Record<string, unknown>>): string {
  const parts = [message['actor'], message['action'], message['title']]
  const members: readonly unknown[] = Array.isArray(message['members']) ? message['members'].slice(0, 50) : []
  return [...parts, ...members].filter((part) => typeof part === 'string' && part !== '').join(' ')
}
