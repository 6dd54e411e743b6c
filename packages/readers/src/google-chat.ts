import { isRecord, type Attachment, type ExportFile, type Reader, type Reading, type Source } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { comparePaths } from './compare-paths.js'
import { JsonCursor } from './json-cursor.js'
import { jsonListPieces } from './json-list-pieces.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { listMember, recordMember, textMember } from './members.js'
import { parseJson } from './parse-json.js'
import { readWordedTime } from './read-worded-time.js'
import { ReadingDraft } from './reading-draft.js'
import { readWrittenTime, type WrittenTime } from './written-times.js'

const FORMAT = 'google-chat'
const HEAD = 64 * 1024

/** Reads the chats of Google Chat, and those that came from Hangouts, in the archive that Google Takeout makes. */
export const googleChat: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isChat(text.slice(0, HEAD)),
  read,
  export: { claim, read: readExport },
  pieces: jsonListPieces(read, 'messages'),
}

function isChat(head: string): boolean {
  return (
    /^\ufeff?\s{0,100}\{\s{0,100}"messages"\s{0,20}:\s{0,20}\[\s{0,100}\{/u.test(head) &&
    /"(?:topic_id|message_id)"\s{0,20}:/u.test(head) &&
    /"(?:creator|message_state)"\s{0,20}:/u.test(head)
  )
}

function read({ text }: Source): readonly Reading[] {
  return [readChat(new ReadingDraft(FORMAT, 'record'), text)]
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  const chats = new Set<string>()
  for (const file of files) {
    if (!/(?:^|\/)messages\.json$/u.test(file.path) || !isChat(await file.head())) continue
    chats.add(folderOf(file.path))
    claimed.push(file)
  }
  if (chats.size === 0) return []
  for (const file of files) {
    const isGroup = /(?:^|\/)group_info\.json$/u.test(file.path) && (await file.head()).includes('"members"')
    const isUser = /(?:^|\/)user_info\.json$/u.test(file.path) && (await file.head()).includes('"user"')
    if (isGroup || isUser) claimed.push(file)
  }
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const sorted = [...files].sort((a, b) => comparePaths(a.path, b.path))
  let owner: string | undefined
  let frame = 0
  const groups = new Map<string, unknown>()
  for (const file of sorted) {
    if (file.path.endsWith('messages.json')) continue
    const parsed = parseJson((await file.text()) ?? '')
    if (file.path.endsWith('group_info.json')) groups.set(folderOf(file.path), parsed)
    else owner ??= textMember(recordMember(parsed, 'user'), 'name')
    frame += 1
  }
  for (const file of sorted) {
    if (!file.path.endsWith('messages.json')) continue
    const draft = new ReadingDraft(FORMAT, 'record')
    draft.frame(frame)
    frame = 0
    const group = groups.get(folderOf(file.path))
    const members = listMember(group, 'members').map((member) => textMember(member, 'name') ?? '')
    const others = members.filter((name) => name !== '' && name !== owner)
    draft.title = textMember(group, 'name') ?? (others.length === 0 ? members[0] : others.join(', '))
    yield readChat(draft, (await file.text()) ?? '', owner)
  }
}

function readChat(draft: ReadingDraft, text: string, owner?: string): Reading {
  const cursor = new JsonCursor(text)
  let unknownDates = 0
  cursor.members((member) => {
    if (member !== 'messages') cursor.skip()
    else
      cursor.records((message, number) => {
        if (!takeMessage(draft, message, number)) unknownDates += 1
      })
  })
  leaveOutBroken(draft, cursor)
  if (unknownDates > 0) draft.notice('read/date-not-understood', { count: unknownDates })
  if (owner !== undefined && draft.speakers.includes(owner)) draft.owner = owner
  return draft.reading()
}

/** Answers false when the message has no time that can be read. */
function takeMessage(draft: ReadingDraft, message: unknown, line: number): boolean {
  if (!isRecord(message)) {
    draft.leaveOut('read/record-not-understood', line)
    return true
  }
  const creator = recordMember(message, 'creator')
  const speaker = textMember(creator, 'name') ?? textMember(creator, 'email')
  const isDeleted = textMember(message, 'message_state') === 'DELETED' || message['deletion_metadata'] !== undefined
  const stamp = textMember(message, 'created_date') ?? textMember(message, 'deleted_date') ?? ''
  const time = timeOf(stamp)
  const id = textMember(message, 'message_id')
  if (speaker === undefined && !isDeleted && textMember(message, 'text') === undefined && id === undefined) {
    draft.leaveOut('read/record-not-understood', line)
    return true
  }
  if (speaker === undefined && isDeleted) {
    // Whose words they were is not told any more.
    draft.event({ text: 'message deleted', line, ...time })
    return time !== undefined
  }
  const words = textMember(message, 'text') ?? ''
  const files = [...listMember(message, 'attached_files').map(fileOf), ...linkedFiles(message)]
  if (!isDeleted && words === '' && files.length === 0 && isCall(message)) {
    draft.event({ text: `${speaker ?? ''} call`.trim(), line, ...time })
    return time !== undefined
  }
  draft.turn({
    speaker: speaker ?? 'Unknown',
    text: words,
    line,
    id,
    replyToId: answered(message, id),
    attachments: files,
    edited: textMember(message, 'message_state') === 'EDITED' || message['updated_date'] !== undefined,
    deleted: isDeleted,
    ...time,
  })
  return time !== undefined
}

/** In a space a message belongs to a topic, which has the number of its first message. */
function answered(message: unknown, id: string | undefined): string | undefined {
  const quoted = textMember(recordMember(message, 'quoted_message_metadata'), 'message_id')
  if (quoted !== undefined) return quoted
  const [space, topic, own] = id?.split('/') ?? []
  return space !== undefined && topic !== undefined && own !== undefined && topic !== own
    ? `${space}/${topic}/${topic}`
    : undefined
}

function fileOf(file: unknown): Attachment {
  const name = textMember(file, 'original_name') ?? textMember(file, 'export_name')
  return name === undefined ? { kind: 'other' } : { name, kind: attachmentKind(name) ?? 'other' }
}

function linkedFiles(message: unknown): readonly Attachment[] {
  return listMember(message, 'annotations').flatMap((annotation): readonly Attachment[] => {
    const drive = recordMember(annotation, 'drive_metadata')
    if (drive === undefined) return []
    const name = textMember(drive, 'title')
    return [name === undefined ? { kind: 'document' } : { name, kind: attachmentKind(name) ?? 'document' }]
  })
}

function isCall(message: unknown): boolean {
  return listMember(message, 'annotations').some(
    (annotation) =>
      recordMember(annotation, 'video_call_metadata') !== undefined ||
      recordMember(annotation, 'gsuite_integration_metadata') !== undefined,
  )
}

interface Moment {
  readonly at?: string
  readonly written?: WrittenTime
}

/** In most languages the month is a word; in others it is a number, with the year first. */
function timeOf(stamp: string): Moment | undefined {
  const at = readWordedTime(stamp)
  if (at?.includes('T') === true) return { at }
  const written = stamp.length > 120 ? undefined : readWrittenTime(stamp, 0, stamp.length)
  return written === undefined
    ? undefined
    : { written: { ...written.time, offset: /\bUTC\b/u.test(stamp) ? 'Z' : undefined } }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
