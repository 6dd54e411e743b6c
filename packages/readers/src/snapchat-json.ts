import { isRecord, type Attachment, type ExportFile, type Reader, type Reading } from '@telltale/model'
import { JsonCursor } from './json-cursor.js'
import { lineNumbers } from './line-numbers.js'
import { textMember } from './members.js'
import { oldestFirst } from './oldest-first.js'
import { readTimeField, type FieldTime } from './read-time-field.js'
import { ReadingDraft } from './reading-draft.js'

const FORMAT = 'snapchat-json'
const HEAD = 64 * 1024
/** What the owner is called where sent messages name only who got them. */
const SELF = 'Me'

/**
 * Reads `chat_history.json` of the data that Snapchat gives to download: a list of messages for each person or group, the
 * newest first. Older downloads have two lists, of what was received and what was sent, for everybody together.
 */
export const snapchatJson: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isHistory(text.slice(0, HEAD)),
  read: ({ text }) => readHistory(text),
  export: { claim, read: readExport },
}

function isHistory(head: string): boolean {
  return (
    /^\ufeff?\s{0,100}\{/u.test(head) &&
    /"Media Type"\s{0,20}:/u.test(head) &&
    /"Created"\s{0,20}:/u.test(head) &&
    /"(?:IsSender|isSender|(?:Received|Sent) (?:Saved|Unsaved) Chat History)"\s{0,20}:/u.test(head)
  )
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const file of files)
    if (/(?:^|\/)chat_history\.json$/u.test(file.path) && isHistory(await file.head())) claimed.push(file)
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  for (const file of files) yield* readHistory((await file.text()) ?? '')
}

interface Message {
  readonly record: Readonly<Record<string, unknown>>
  readonly line: number
  readonly time: FieldTime
  readonly at: string | undefined
  readonly isSent: boolean
}

interface Chat {
  readonly draft: ReadingDraft
  readonly messages: Message[]
}

function readHistory(text: string): readonly Reading[] {
  const cursor = new JsonCursor(text)
  const chats = new Map<string, Chat>()
  const owners: ReadingDraft[] = []
  cursor.members((key) => {
    const list = /^(Received|Sent) (?:Saved|Unsaved) Chat History$/u.exec(key)?.[1]
    const whole = list === undefined ? chatOf(chats, key) : undefined
    let last = whole
    const isList = cursor.records((record, line) => {
      const other = whole === undefined ? (textMember(record, list === 'Sent' ? 'To' : 'From') ?? '') : key
      const chat = whole ?? chatOf(chats, other)
      last = chat
      if (!isRecord(record)) {
        chat.draft.leaveOut('read/record-not-understood', line)
        return
      }
      const time = readTimeField(textMember(record, 'Created') ?? '')
      const isSent = list === 'Sent' || record['IsSender'] === true || record['isSender'] === true
      chat.messages.push({ record, line, time, at: time.at, isSent })
    })
    if (!isList) cursor.skip()
    while (owners.length < cursor.broken.length) owners.push((last ?? chatOf(chats, '')).draft)
  })
  for (const [name, { draft, messages }] of chats) {
    let unknownDates = 0
    for (const message of oldestFirst(messages, 'newest-first')) {
      if (message.at === undefined) unknownDates += 1
      take(draft, message)
    }
    if (unknownDates > 0) draft.notice('read/date-not-understood', { count: unknownDates })
    const title = messages
      .map(({ record }) => textMember(record, 'Conversation Title'))
      .find((one) => one !== undefined)
    draft.title ??= title ?? (name === '' ? undefined : name)
  }
  const drafts = [...chats.values()].map(({ draft }) => draft)
  const last = drafts.at(-1) ?? new ReadingDraft(FORMAT, 'record')
  const lines = lineNumbers(text, cursor.broken)
  for (const index of cursor.broken.keys())
    (owners[index] ?? last).leaveOut('read/record-not-understood', lines[index] ?? 1)
  if (cursor.cutShort) last.notice('read/cut-short')
  const readings = (drafts.length === 0 ? [last] : drafts).map((draft) => draft.reading())
  // People with whom nothing is left are listed too.
  const filled = readings.filter(({ tally, notices }) => (tally?.found ?? 0) > 0 || hasLoss(notices))
  return filled.length === 0 ? readings.slice(0, 1) : filled
}

function hasLoss(notices: Reading['notices']): boolean {
  return notices.some(({ code }) => code !== 'read/nothing-said')
}

function chatOf(chats: Map<string, Chat>, name: string): Chat {
  const known = chats.get(name)
  if (known !== undefined) return known
  const chat: Chat = { draft: new ReadingDraft(FORMAT, 'record'), messages: [] }
  chats.set(name, chat)
  return chat
}

const KINDS: ReadonlyMap<string, Attachment['kind']> = new Map([
  ['MEDIA', 'other'],
  ['IMAGE', 'image'],
  ['VIDEO', 'video'],
  ['NOTE', 'audio'],
  ['STICKER', 'sticker'],
  ['LOCATION', 'location'],
  ['SHARE', 'other'],
])

function take(draft: ReadingDraft, { record, line, time, isSent }: Message): void {
  const speaker = textMember(record, 'From') ?? (isSent ? SELF : undefined)
  const type = (textMember(record, 'Media Type') ?? textMember(record, 'MediaType') ?? 'TEXT').toUpperCase()
  const text = textMember(record, 'Content') ?? textMember(record, 'Text') ?? ''
  if (speaker === undefined || speaker === '') draft.leaveOut('read/record-not-understood', line)
  else if (type === 'STATUSERASEDMESSAGE') draft.turn({ speaker, text: '', deleted: true, line, ...time })
  else if (type.startsWith('STATUS')) draft.event({ text: `${speaker} ${type.slice(6).toLowerCase()}`, line, ...time })
  else {
    const kind = KINDS.get(type)
    draft.turn({ speaker, text, line, attachments: kind === undefined ? undefined : [{ kind }], ...time })
    if (isSent) draft.owner ??= speaker
  }
}
