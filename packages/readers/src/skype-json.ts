import { isRecord, type Attachment, type Reader, type Reading, type Source } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import type { HtmlElement } from './html-element.js'
import { htmlWords, type HtmlWords } from './html-words.js'
import { isIsoTime } from './is-iso-time.js'
import { JsonCursor } from './json-cursor.js'
import { lineNumbers } from './line-numbers.js'
import { idMember, recordMember, textMember } from './members.js'
import { ReadingDraft } from './reading-draft.js'

const FORMAT = 'skype-json'
const HEAD = 64 * 1024

/**
 * Reads `messages.json` of the archive that Skype makes of an account: every conversation, newest message first, which
 * becomes oldest first here. Words come with the marks of a page.
 */
export const skypeJson: Reader = {
  id: FORMAT,
  canRead({ text }) {
    const head = text.slice(0, HEAD)
    return (
      /^\ufeff?\s{0,100}\{/u.test(head) &&
      /"conversations"\s{0,20}:\s{0,20}\[/u.test(head) &&
      /"(?:MessageList|exportDate)"\s{0,20}:/u.test(head) &&
      /"(?:userId|messagetype|threadProperties)"\s{0,20}:/u.test(head)
    )
  },
  async read({ text }) {
    const { parseHtml } = await import('./parse-html.js')
    return readArchive({ name: '', text }, parseHtml)
  },
}

type ParseHtml = (html: string) => HtmlElement

interface Conversation {
  readonly draft: ReadingDraft
  readonly messages: { readonly message: Readonly<Record<string, unknown>>; readonly number: number }[]
}

function readArchive({ text }: Source, parseHtml: ParseHtml): readonly Reading[] {
  const cursor = new JsonCursor(text)
  const conversations: Conversation[] = []
  const owners: ReadingDraft[] = []
  const names = new Map<string, string>()
  let userId: string | undefined
  cursor.members((member) => {
    if (member === 'userId') {
      const value = cursor.value()
      if (typeof value === 'string') userId = value
    } else if (member === 'conversations')
      cursor.elements(() => {
        const conversation: Conversation = { draft: new ReadingDraft(FORMAT, 'record'), messages: [] }
        conversations.push(conversation)
        readConversation(cursor, conversation, names)
        while (owners.length < cursor.broken.length) owners.push(conversation.draft)
      })
    else cursor.skip()
  })
  const last = conversations.at(-1)?.draft ?? new ReadingDraft(FORMAT, 'record')
  for (const conversation of conversations) {
    const { draft, messages } = conversation
    let unknownDates = 0
    for (const { message, number } of isNewestFirst(messages) ? messages.reverse() : messages)
      if (!takeMessage(draft, message, number, names, parseHtml)) unknownDates += 1
    if (unknownDates > 0) draft.notice('read/date-not-understood', { count: unknownDates })
    const owner = userId === undefined ? undefined : shownName(userId, names)
    if (owner !== undefined && draft.speakers.includes(owner)) draft.owner = owner
  }
  const lines = lineNumbers(text, cursor.broken)
  for (const index of cursor.broken.keys())
    (owners[index] ?? last).leaveOut('read/record-not-understood', lines[index] ?? 1)
  if (cursor.cutShort) last.notice('read/cut-short')
  return conversations.length === 0 ? [last.reading()] : conversations.map(({ draft }) => draft.reading())
}

function readConversation(cursor: JsonCursor, { draft, messages }: Conversation, names: Map<string, string>): void {
  let id: string | undefined
  let title: string | undefined
  cursor.members((member) => {
    if (member === 'MessageList')
      cursor.records((message, number) => {
        if (!isRecord(message)) {
          draft.leaveOut('read/record-not-understood', number)
          return
        }
        messages.push({ message, number })
        const from = textMember(message, 'from')
        const name = textMember(message, 'displayName')
        if (from !== undefined && name !== undefined && name !== '' && !names.has(from)) names.set(from, name)
      })
    else if (member === 'id' || member === 'displayName') {
      const value = cursor.value()
      if (typeof value !== 'string') return
      if (member === 'id') id = value
      else title = value
    } else cursor.skip()
  })
  if (title !== undefined && title !== '' && id !== undefined && !names.has(id)) names.set(id, title)
  draft.title = title ?? (id === undefined ? undefined : withoutPrefix(id))
}

function isNewestFirst(messages: Conversation['messages']): boolean {
  const first = textMember(messages[0]?.message, 'originalarrivaltime')
  const last = textMember(messages.at(-1)?.message, 'originalarrivaltime')
  return first !== undefined && last !== undefined && first > last
}

/** Answers false when the message has no time that can be read. */
function takeMessage(
  draft: ReadingDraft,
  message: Readonly<Record<string, unknown>>,
  line: number,
  names: ReadonlyMap<string, string>,
  parseHtml: ParseHtml,
): boolean {
  const type = textMember(message, 'messagetype')
  const content = textMember(message, 'content') ?? ''
  if (type === undefined) {
    draft.leaveOut('read/record-not-understood', line)
    return true
  }
  const stamp = textMember(message, 'originalarrivaltime') ?? ''
  const at = isIsoTime(stamp) ? stamp : undefined
  const from = textMember(message, 'from')
  const speaker = textMember(message, 'displayName') ?? (from === undefined ? 'Unknown' : shownName(from, names))
  if (type !== 'Text' && type !== 'RichText' && !type.startsWith('RichText/')) {
    draft.event({ text: `${speaker} ${type.slice(type.indexOf('/') + 1)}`, at, line })
    return at !== undefined
  }
  const isMedia = type.startsWith('RichText/')
  const properties = recordMember(message, 'properties')
  const words = isMedia ? { text: '', quoted: [], edited: false } : wordsOf(content, type, parseHtml)
  const isDeleted =
    content === '' && (properties?.['deletetime'] !== undefined || properties?.['isserversidegenerated'] === true)
  draft.turn({
    speaker,
    text: words.text,
    quoted: words.quoted,
    at,
    line,
    id: idMember(message, 'id'),
    replyToId: isMedia ? undefined : /<quote [^<>]{0,600}messageid="(\d{1,20})"/u.exec(content.slice(0, 4000))?.[1],
    attachments: isMedia ? [attachmentOf(type, content, parseHtml)] : [],
    edited: words.edited || properties?.['edittime'] !== undefined,
    deleted: isDeleted,
  })
  return at !== undefined
}

/** The words without the marks; what somebody else said first, and is answered, is marked as theirs. */
function wordsOf(content: string, type: string, parseHtml: ParseHtml): HtmlWords & { readonly edited: boolean } {
  if (type === 'Text' || (!content.includes('<') && !content.includes('&')))
    return { text: content, quoted: [], edited: false }
  let edited = false
  const words = htmlWords(parseHtml(content), ({ name }) => {
    if (name === 'e_m') edited = true
    if (name === 'legacyquote') return 'skip'
    return name === 'quote' ? 'quote' : 'take'
  })
  return { ...words, edited }
}

const KINDS: readonly (readonly [RegExp, Attachment['kind']])[] = [
  [/Picture|UriObject|Media_Album|Media_FlikMsg/u, 'image'],
  [/Video/u, 'video'],
  [/Audio|CallRecording/u, 'audio'],
  [/GenericFile/u, 'document'],
  [/Location/u, 'location'],
  [/Contacts/u, 'contact'],
  [/Sticker/u, 'sticker'],
]

function attachmentOf(type: string, content: string, parseHtml: ParseHtml): Attachment {
  const name = findName(parseHtml(content.slice(0, 20_000)))
  const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? 'other'
  if (name === undefined) return { kind }
  return { name, kind: kind === 'image' || kind === 'document' ? (attachmentKind(name) ?? kind) : kind }
}

function findName({ children }: HtmlElement): string | undefined {
  for (const child of children) {
    if (typeof child === 'string') continue
    if (child.name === 'originalname') return child.attributes['v']
    const found = findName(child)
    if (found !== undefined) return found
  }
  return undefined
}

function shownName(id: string, names: ReadonlyMap<string, string>): string {
  return names.get(id) ?? withoutPrefix(id)
}

/** `8:` for a person, `19:` for a group, `28:` for a program. */
function withoutPrefix(id: string): string {
  return id.replace(/^\d{1,3}:(?:live:)?/u, '')
}
