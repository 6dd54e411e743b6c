import { isRecord, type Attachment, type ExportFile, type Reader, type Reading } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { comparePaths } from './compare-paths.js'
import type { HtmlElement, ParseHtml } from './html-element.js'
import { findElements, textOfElement } from './html-parts.js'
import type { HtmlWords } from './html-words.js'
import { isIsoTime } from './is-iso-time.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { idMember, listMember, recordMember, textMember } from './members.js'
import { parseJson } from './parse-json.js'
import { ReadingDraft } from './reading-draft.js'

const FORMAT = 'teams-json'
const HEAD = 64 * 1024

/**
 * Reads messages of Microsoft Teams as its interface for programs gives them, and the folder of a whole organisation that
 * an admin makes: files for teams and for people, in which the same chat may stand more than once. Records are in no
 * order; here each chat or channel is a conversation of its own, oldest message first.
 */
export const teamsJson: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isMessages(text.slice(0, HEAD)),
  async read({ text }) {
    const archive = new Archive((await import('./parse-html.js')).parseHtml)
    archive.file(text)
    return archive.readings()
  },
  export: { claim, read: readExport },
}

/** Names of members begin with a small letter in one form, and with a capital one in the other. */
function isMessages(head: string): boolean {
  return (
    /^\ufeff?\s{0,100}(?:\[\s{0,100}\{|\{\s{0,100}"(?:@odata\.[a-z]{1,20}|value)")/u.test(head) &&
    /"[Bb]ody"\s{0,20}:\s{0,20}\{/u.test(head) &&
    /"[Cc]reatedDateTime"\s{0,20}:/u.test(head) &&
    /"[Mm]essageType"\s{0,20}:/u.test(head) &&
    /"(?:[Cc]hatId|[Cc]hannelIdentity)"\s{0,20}:/u.test(head)
  )
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  const names =
    /(?:^|\/)(?:usersList|teamsList|teamsSettings|(?:channels|teamMembers|teamInstalledApps)_[\w-]{1,60})\.json$/u
  for (const file of files)
    if (/(?:^|\/)messages_[\w-]{1,60}\.json$/u.test(file.path) && isMessages(await file.head())) claimed.push(file)
  return claimed.length === 0 ? [] : [...claimed, ...files.filter(({ path }) => names.test(path))]
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const archive = new Archive((await import('./parse-html.js')).parseHtml)
  for (const file of [...files].sort((a, b) => comparePaths(a.path, b.path))) {
    const text = (await file.text()) ?? ''
    if (/(?:^|\/)messages_[^/]*$/u.test(file.path)) archive.file(text)
    else archive.list(parseJson(text))
  }
  for (const reading of archive.readings()) yield reading
}

interface Found {
  readonly message: Readonly<Record<string, unknown>>
  readonly line: number
  readonly at: string | undefined
}

/** Messages of all files, by the chat or channel they belong to. */
class Archive {
  readonly #parseHtml: ParseHtml
  readonly #chats = new Map<string, Found[]>()
  /** Names of people, teams and channels by their ids. */
  readonly #names = new Map<string, string>()
  readonly #teamOf = new Map<string, string>()
  /** What belongs to no chat: files with places that are broken, records of another kind, lists. */
  readonly #walked: JsonCursor[] = []
  readonly #odd: number[] = []
  #lists = 0
  #count = 0

  constructor(parseHtml: ParseHtml) {
    this.#parseHtml = parseHtml
  }

  /** People, teams or channels: whatever has an id and a name. */
  list(list: unknown): void {
    this.#lists += 1
    if (!Array.isArray(list)) return
    for (const entry of list) {
      const id = idMember(entry, 'Id') ?? idMember(entry, 'id') ?? idMember(entry, 'GroupsId')
      const name = textMember(entry, 'DisplayName') ?? textMember(entry, 'displayName') ?? textMember(entry, 'Name')
      if (id !== undefined && name !== undefined && name !== '') this.#names.set(id, name)
    }
  }

  file(text: string): void {
    const cursor = new JsonCursor(text)
    const before = this.#count
    const take = (message: unknown, number: number): void => {
      this.#count = before + number
      this.#take(message, before + number)
    }
    if (!cursor.records(take))
      cursor.members((member) => {
        if (member === 'value') cursor.records(take)
        else cursor.skip()
      })
    if (cursor.broken.length > 0 || cursor.cutShort) this.#walked.push(cursor)
  }

  readings(): readonly Reading[] {
    const drafts: ReadingDraft[] = []
    for (const [chat, found] of this.#chats) {
      const draft = new ReadingDraft(FORMAT, 'record')
      drafts.push(draft)
      // Times of one program are written alike, so they sort as they are.
      if (found.every(({ at }) => at !== undefined)) found.sort((a, b) => compareTimes(a.at ?? '', b.at ?? ''))
      for (const one of found) this.#message(draft, one)
      const team = this.#names.get(this.#teamOf.get(chat) ?? '')
      const channel = this.#names.get(chat)
      draft.title =
        team === undefined || channel === undefined
          ? (channel ?? draft.speakers.slice(0, 10).join(', '))
          : `${team} / ${channel}`
    }
    const last = drafts.at(-1) ?? new ReadingDraft(FORMAT, 'record')
    if (drafts.length === 0) drafts.push(last)
    drafts[0]?.frame(this.#lists)
    for (const line of this.#odd) last.leaveOut('read/record-not-understood', line)
    for (const cursor of this.#walked) leaveOutBroken(last, cursor)
    return drafts.map((draft) => draft.reading())
  }

  #take(message: unknown, line: number): void {
    const body = isRecord(message) ? part(message, 'body') : undefined
    if (!isRecord(message) || (body === undefined && words(message, 'messageType') === undefined)) {
      this.#odd.push(line)
      return
    }
    const identity = part(message, 'channelIdentity')
    const chat = words(message, 'chatId') ?? words(identity, 'channelId') ?? ''
    const team = words(identity, 'teamId')
    if (team !== undefined) this.#teamOf.set(chat, team)
    const stamp = words(message, 'createdDateTime') ?? ''
    const user = part(part(message, 'from'), 'user')
    const [id, name] = [words(user, 'id'), words(user, 'displayName')]
    if (id !== undefined && name !== undefined && name !== '' && !this.#names.has(id)) this.#names.set(id, name)
    const found: Found = { message, line, at: isIsoTime(stamp) ? stamp : undefined }
    const known = this.#chats.get(chat)
    if (known === undefined) this.#chats.set(chat, [found])
    else known.push(found)
  }

  #message(draft: ReadingDraft, { message, line, at }: Found): void {
    if (at === undefined) draft.notice('read/date-not-understood', { line })
    const from = part(message, 'from')
    const speaker = this.#nameOf(part(from, 'user') ?? part(from, 'application') ?? part(from, 'device'))
    if (words(message, 'messageType') !== 'message') {
      const detail = part(message, 'eventDetail')
      const who = this.#nameOf(part(part(detail, 'initiator'), 'user'))
      draft.event({ text: [who, kindOf(detail)].filter((each) => each !== '').join(' '), at, line })
      return
    }
    const body = part(message, 'body')
    const content = words(body, 'content') ?? ''
    const own: HtmlWords = words(body, 'contentType') === 'html' ? this.#words(content) : { text: content, quoted: [] }
    const boxes = [...listMember(message, 'attachments'), ...listMember(message, 'Attachments')]
    const forwarded = own.text === '' ? this.#forwarded(boxes) : undefined
    const subject = words(message, 'subject') ?? ''
    const lead = subject === '' ? 0 : subject.length + 1
    const deletedAt = words(message, 'deletedDateTime')
    draft.turn({
      speaker: speaker === '' ? 'Unknown' : speaker,
      text: forwarded?.text ?? (subject === '' ? own.text : `${subject}\n${own.text}`.trimEnd()),
      quoted: forwarded === undefined ? own.quoted.map(([start, end]) => [start + lead, end + lead]) : undefined,
      at,
      line,
      id: words(message, 'id'),
      replyToId: words(message, 'replyToId') ?? answeredIn(boxes),
      attachments: boxes.flatMap(fileOf),
      edited: words(message, 'lastEditedDateTime') !== undefined,
      deleted: deletedAt !== undefined,
      forwardedFrom: forwarded?.from,
    })
  }

  #nameOf(person: unknown): string {
    const id = words(person, 'id')
    const name = words(person, 'displayName')
    return name !== undefined && name !== '' ? name : id === undefined ? '' : (this.#names.get(id) ?? id)
  }

  #words(html: string): HtmlWords {
    const page = shown(this.#parseHtml(html))
    const text = textOfElement(page)
    const quoted: (readonly [number, number])[] = []
    let from = 0
    for (const quote of findElements(page, ({ name }) => name === 'blockquote')) {
      const inside = textOfElement(quote)
      const start = inside === '' ? -1 : text.indexOf(inside, from)
      if (start === -1) continue
      from = start + inside.length
      quoted.push([start, from])
    }
    return { text, quoted }
  }

  #forwarded(boxes: readonly unknown[]): { readonly text: string; readonly from: string } | undefined {
    const box = boxes.find((each) => words(each, 'contentType') === 'forwardedMessageReference')
    if (box === undefined) return undefined
    const original = parseJson(words(box, 'content') ?? '')
    const text = this.#words(textMember(original, 'originalMessageContent') ?? '').text
    return { text, from: this.#nameOf(part(part(original, 'originalMessageSender'), 'user')) }
  }
}

/** Signs that stand for a character have it in `alt`. */
function shown(element: HtmlElement): HtmlElement {
  const children = element.children.map((child) =>
    typeof child === 'string' ? child : child.name === 'emoji' ? (child.attributes['alt'] ?? '') : shown(child),
  )
  return { ...element, children }
}

/** The message that is answered in a chat stands in a box. */
function answeredIn(boxes: readonly unknown[]): string | undefined {
  return words(
    boxes.find((box) => words(box, 'contentType') === 'messageReference'),
    'id',
  )
}

function fileOf(box: unknown): readonly Attachment[] {
  const type = words(box, 'contentType') ?? ''
  if (type === 'messageReference' || type === 'forwardedMessageReference') return []
  const name = words(box, 'name')
  return [name === undefined ? { kind: 'other' } : { name, kind: attachmentKind(name) ?? 'other' }]
}

/** What happened: the kind of the detail, or the only member of it that is filled. */
function kindOf(detail: Readonly<Record<string, unknown>> | undefined): string {
  if (detail === undefined) return 'event'
  const type = /graph\.(\w{1,60}?)(?:EventMessageDetail)?$/u.exec(textMember(detail, '@odata.type') ?? '')?.[1]
  const filled = Object.keys(detail).find(
    (key) => !/^(?:initiator|eventType|@.*)$/iu.test(key) && isRecord(detail[key]),
  )
  return type ?? filled ?? 'event'
}

function compareTimes(a: string, b: string): number {
  const [one, other] = [Date.parse(a), Date.parse(b)]
  return Number.isNaN(one) || Number.isNaN(other) ? 0 : one - other
}

function words(record: unknown, name: string): string | undefined {
  return textMember(record, name) ?? textMember(record, capital(name))
}

function part(record: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
  return recordMember(record, name) ?? recordMember(record, capital(name))
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
