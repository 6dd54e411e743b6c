import { isRecord, type Attachment, type ExportFile, type Reader, type Reading, type Source } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { isIsoTime } from './is-iso-time.js'
import { JsonCursor } from './json-cursor.js'
import { jsonListPieces } from './json-list-pieces.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { idMember, listMember, recordMember, textMember } from './members.js'
import { ReadingDraft } from './reading-draft.js'

const HEAD = 64 * 1024
/** What people said themselves; everything else happened. Kinds that the exporter does not know come as numbers. */
const SAID: ReadonlySet<string> = new Set(['Default', 'Reply', '0', '19', '20', '23'])

/** Reads the JSON of one channel that DiscordChatExporter makes. */
export const discordJson: Reader = {
  id: 'discord-json',
  canRead: ({ text }) => isChannel(text.slice(0, HEAD)),
  read,
  pieces: jsonListPieces(read, 'messages'),
  export: { claim, read: readExport },
}

function isChannel(head: string): boolean {
  return (
    /^\ufeff?\s{0,100}\{/u.test(head) &&
    /"guild"\s{0,20}:\s{0,20}\{/u.test(head) &&
    /"channel"\s{0,20}:\s{0,20}\{/u.test(head) &&
    /"messages"\s{0,20}:\s{0,20}\[/u.test(head)
  )
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const file of files) if (file.path.endsWith('.json') && isChannel(await file.head())) claimed.push(file)
  return claimed
}

/** A long channel comes in parts, each a file that is whole by itself; together they are one conversation. */
async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const channels = new Map<string, ExportFile[]>()
  for (const file of files) {
    const id = /"channel"\s{0,20}:\s{0,20}\{\s{0,100}"id"\s{0,20}:\s{0,20}"(\d{1,25})"/u.exec(await file.head())?.[1]
    const key = id ?? file.path
    const found = channels.get(key)
    if (found === undefined) channels.set(key, [file])
    else found.push(file)
  }
  for (const found of channels.values()) {
    const draft = new ReadingDraft('discord-json', 'record')
    const names = new Names()
    let before = 0
    for (const file of found.sort((a, b) => partOf(a.path) - partOf(b.path)))
      before += readChannel(draft, names, (await file.text()) ?? '', before)
    yield draft.reading()
  }
}

/** `name [part 2].json`; the first part has no number. */
function partOf(path: string): number {
  return Number(/\[part (\d{1,6})\]\.json$/u.exec(path)?.[1] ?? 1)
}

function read({ text }: Source): readonly Reading[] {
  const draft = new ReadingDraft('discord-json', 'record')
  readChannel(draft, new Names(), text, 0)
  return [draft.reading()]
}

/** Answers how many messages the file has. */
function readChannel(draft: ReadingDraft, names: Names, text: string, before: number): number {
  const cursor = new JsonCursor(text)
  let count = 0
  let guild = ''
  let channel: Readonly<Record<string, unknown>> | undefined
  let unknownDates = 0
  cursor.members((member) => {
    if (member === 'guild') guild = textMember(cursor.value(), 'name') ?? ''
    else if (member === 'channel') {
      const value = cursor.value()
      channel = isRecord(value) ? value : undefined
    } else if (member === 'messages')
      cursor.records((message, number) => {
        count = number
        if (!takeMessage(draft, names, message, before + number)) unknownDates += 1
      })
    else cursor.skip()
  })
  leaveOutBroken(draft, cursor)
  if (unknownDates > 0) draft.notice('read/date-not-understood', { count: unknownDates })
  const channelName = textMember(channel, 'name')
  const isDirect = textMember(channel, 'type')?.startsWith('Direct') === true || guild === 'Direct Messages'
  draft.title = isDirect || guild === '' ? channelName : [guild, channelName].filter(Boolean).join(' / ')
  // A chat of two is named after the other one.
  if (isDirect && draft.speakers.length === 2) {
    const partner = draft.speakers.findIndex((name) => name === channelName || names.account(name) === channelName)
    if (partner !== -1) draft.owner = draft.speakers[1 - partner]
  }
  return count
}

/** Answers false when the message has no time that can be read. */
function takeMessage(draft: ReadingDraft, names: Names, message: unknown, line: number): boolean {
  if (!isRecord(message) || !('content' in message || 'author' in message)) {
    draft.leaveOut('read/record-not-understood', line)
    return true
  }
  const author = recordMember(message, 'author')
  const speaker = names.shown(author)
  const stamp = textMember(message, 'timestamp')
  const at = stamp !== undefined && isIsoTime(stamp) ? stamp : undefined
  const content = textMember(message, 'content') ?? ''
  const type = idMember(message, 'type') ?? 'Default'
  if (!SAID.has(type)) {
    draft.event({ text: content === '' ? `${speaker} ${type}` : `${speaker} ${content}`, at, line })
    return at !== undefined
  }
  const forwarded = recordMember(message, 'forwardedMessage')
  const isForward = forwarded !== undefined && content === ''
  const edited = message['timestampEdited']
  draft.turn({
    speaker,
    text: isForward
      ? (textMember(forwarded, 'content') ?? '')
      : content === '' && author?.['isBot'] === true
        ? embedded(message)
        : content,
    at,
    line,
    id: idMember(message, 'id'),
    replyToId: isForward ? undefined : idMember(recordMember(message, 'reference'), 'messageId'),
    attachments: [...attachmentsOf(message), ...(isForward ? attachmentsOf(forwarded) : [])],
    edited: edited !== undefined && edited !== null,
    forwardedFrom: isForward ? '' : undefined,
  })
  return at !== undefined
}

/** What a program says stands in boxes below an empty message. Those below a person's message show a linked page. */
function embedded(message: unknown): string {
  return listMember(message, 'embeds')
    .flatMap((embed) => [textMember(embed, 'title'), textMember(embed, 'description')])
    .filter((text) => text !== undefined && text !== '')
    .join('\n')
}

function attachmentsOf(message: unknown): readonly Attachment[] {
  const files = listMember(message, 'attachments').map((file): Attachment => {
    const name = textMember(file, 'fileName')
    return name === undefined ? { kind: 'other' } : { name, kind: attachmentKind(name) ?? 'other' }
  })
  const stickers = listMember(message, 'stickers').map((sticker): Attachment => {
    const name = textMember(sticker, 'name')
    return name === undefined ? { kind: 'sticker' } : { name, kind: 'sticker' }
  })
  return [...files, ...stickers]
}

/** The name that each account shows; a second account that shows the same one is told apart by its own. */
class Names {
  readonly #shown = new Map<string, string>()
  readonly #accounts = new Map<string, { readonly id: string; readonly name: string }>()

  shown(author: unknown): string {
    const name = textMember(author, 'name') ?? ''
    const id = idMember(author, 'id') ?? name
    const known = this.#shown.get(id)
    if (known !== undefined) return known
    const nickname = textMember(author, 'nickname')
    const wanted = nickname === undefined || nickname === '' ? name : nickname
    const taken = this.#accounts.get(wanted)
    const shown = taken === undefined || taken.id === id ? wanted : `${wanted} (${name === wanted ? id : name})`
    const made = shown === '' ? 'Deleted User' : shown
    this.#shown.set(id, made)
    if (!this.#accounts.has(made)) this.#accounts.set(made, { id, name })
    return made
  }

  account(shown: string): string | undefined {
    return this.#accounts.get(shown)?.name
  }
}
