import { isRecord, type Attachment, type ExportFile, type Reader, type Reading } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { comparePaths } from './compare-paths.js'
import { isoFromUnix } from './iso-from-unix.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { idMember, listMember, recordMember, textMember } from './members.js'
import { parseJson } from './parse-json.js'
import { ReadingDraft } from './reading-draft.js'
import { readSlackText } from './read-slack-text.js'

const FORMAT = 'slack-json'
const HEAD = 64 * 1024

/** Messages of a kind that a person or a program wrote; every other kind tells of something that happened. */
const SAID: ReadonlySet<string> = new Set([
  '',
  'thread_broadcast',
  'reply_broadcast',
  'bot_message',
  'file_share',
  'file_mention',
  'file_comment',
  'me_message',
  'slackbot_response',
])

/**
 * Reads the export of a Slack workspace: a folder for each channel with a file for each day, and lists of people and
 * channels beside them. One day alone is read too, with the names that stand in it.
 */
export const slackJson: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isDay(text.slice(0, HEAD)),
  read({ text }) {
    const draft = new ReadingDraft(FORMAT, 'record')
    readDay(draft, text, new Map(), 0)
    return [draft.reading()]
  },
  export: { claim, read: readExport },
}

/** Messages are told by the way Slack numbers them: seconds with six decimals, as text. */
function isDay(head: string): boolean {
  return (
    /^\ufeff?\s{0,200}(?:\[\s{0,200})?\{/u.test(head) &&
    /"ts"\s{0,20}:\s{0,20}"\d{10}\.\d{6}"/u.test(head) &&
    /"(?:user|bot_id|username|subtype|client_msg_id)"\s{0,20}:/u.test(head) &&
    /"(?:text|type)"\s{0,20}:/u.test(head)
  )
}

const DAY = /(?:^|\/)[^/]+\/\d{4}-\d{2}-\d{2}\.json$/u
const LISTS =
  /(?:^|\/)(?:users|channels|groups|dms|mpims|integration_logs|canvases|org_users|huddle_transcripts|lists)\.json$/u

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const isChannel = new Map<string, boolean>()
  const days: ExportFile[] = []
  for (const file of files) {
    if (!DAY.test(file.path)) continue
    const folder = folderOf(file.path)
    // One day of a channel tells for all of them, but an empty one tells nothing.
    if (isChannel.get(folder) !== true) isChannel.set(folder, isDay(await file.head()))
    days.push(file)
  }
  const claimed = days.filter(({ path }) => isChannel.get(folderOf(path)) === true)
  if (claimed.length === 0) return []
  const roots = new Set(claimed.map(({ path }) => folderOf(folderOf(path).slice(0, -1))))
  return [...claimed, ...files.filter(({ path }) => LISTS.test(path) && roots.has(folderOf(path)))]
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const sorted = [...files].sort((a, b) => comparePaths(a.path, b.path))
  const people = new Map<string, string>()
  const channels = new Map<string, string>()
  let frame = 0
  const lists = new Map<string, unknown>()
  for (const file of sorted) {
    const name = LISTS.exec(file.path)?.[0]
    if (name === undefined) continue
    frame += 1
    lists.set(name.replace(/^.*\//u, ''), parseJson((await file.text()) ?? ''))
  }
  for (const list of ['users.json', 'org_users.json'])
    for (const user of recordsIn(lists.get(list))) {
      const id = idMember(user, 'id')
      const name = nameOf(user)
      if (id !== undefined && name !== undefined) people.set(id, name)
    }
  for (const list of ['channels.json', 'groups.json', 'mpims.json', 'dms.json'])
    for (const channel of recordsIn(lists.get(list))) {
      const id = idMember(channel, 'id')
      const members = listMember(channel, 'members').map((member) =>
        typeof member === 'string' ? (people.get(member) ?? member) : '',
      )
      const own = textMember(channel, 'name')
      const isDirect = own === undefined || own.startsWith('mpdm-')
      const title = isDirect ? members.filter((member) => member !== '').join(', ') : own
      if (id !== undefined) channels.set(id, title)
      if (own !== undefined) channels.set(own, title)
    }
  const days = new Map<string, ExportFile[]>()
  for (const file of sorted) {
    if (!DAY.test(file.path)) continue
    const folder = folderOf(file.path)
    const found = days.get(folder)
    if (found === undefined) days.set(folder, [file])
    else found.push(file)
  }
  for (const [folder, found] of days) {
    const draft = new ReadingDraft(FORMAT, 'record')
    draft.frame(frame)
    frame = 0
    const channel = folder.slice(0, -1).replace(/^.*\//u, '')
    draft.title = channels.get(channel) ?? channel
    let before = 0
    for (const file of found) before += readDay(draft, (await file.text()) ?? '', people, before)
    yield draft.reading()
  }
}

function recordsIn(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : []
}

/** What a person calls themselves, or else their name in full, or else that of the account. */
function nameOf(user: unknown): string | undefined {
  const profile = recordMember(user, 'profile')
  const names = [
    textMember(profile, 'display_name'),
    textMember(user, 'display_name'),
    textMember(profile, 'real_name'),
    textMember(user, 'real_name'),
    textMember(user, 'name'),
  ]
  return names.find((name) => name !== undefined && name.trim() !== '')
}

/** Answers how many records the day has. Names that stand in the messages themselves join those of the list of people. */
function readDay(draft: ReadingDraft, text: string, names: Map<string, string>, before: number): number {
  const cursor = new JsonCursor(text)
  let count = 0
  const isList = cursor.records((message, number) => {
    count = number
    takeMessage(draft, names, message, before + number)
  })
  if (!isList && cursor.peek() === 0x7b) {
    const message = cursor.value()
    count = 1
    if (message !== undefined) takeMessage(draft, names, message, before + 1)
  }
  leaveOutBroken(draft, cursor)
  return count + cursor.broken.length
}

function takeMessage(draft: ReadingDraft, names: Map<string, string>, message: unknown, line: number): void {
  if (!isRecord(message) || (textMember(message, 'ts') === undefined && textMember(message, 'text') === undefined)) {
    draft.leaveOut('read/record-not-understood', line)
    return
  }
  const ts = textMember(message, 'ts')
  const at = isoFromUnix(ts)
  if (at === undefined) draft.notice('read/date-not-understood', { line })
  const user = idMember(message, 'user')
  const profile = nameOf(message['user_profile'])
  if (user !== undefined && profile !== undefined && !names.has(user)) names.set(user, profile)
  const speaker = speakerOf(message, user, names)
  const own = readSlackText(textMember(message, 'text') ?? '', names)
  const subtype = textMember(message, 'subtype') ?? ''
  if (!SAID.has(subtype)) {
    draft.event({ text: own === '' ? `${speaker} ${subtype}` : own, at, line })
    return
  }
  const isProgram = subtype === 'bot_message' || idMember(message, 'bot_id') !== undefined
  const shared = own === '' && !isProgram ? sharedIn(message, names) : undefined
  const thread = textMember(message, 'thread_ts')
  const words =
    own !== '' ? own : (shared?.text ?? (wordsInBlocks(message, names) || (isProgram ? boxesOf(message, names) : '')))
  draft.turn({
    speaker,
    text: words,
    at,
    line,
    id: ts,
    replyToId: thread === ts ? undefined : thread,
    attachments: listMember(message, 'files').map(fileOf),
    edited: recordMember(message, 'edited') !== undefined,
    forwardedFrom: shared?.from,
  })
}

function speakerOf(message: unknown, user: string | undefined, names: ReadonlyMap<string, string>): string {
  const known = user === undefined ? undefined : names.get(user)
  const program = textMember(recordMember(message, 'bot_profile'), 'name')
  const found = [known, textMember(message, 'username'), program, user === 'USLACKBOT' ? 'Slackbot' : user]
  return found.find((name) => name !== undefined && name !== '') ?? idMember(message, 'bot_id') ?? 'Unknown'
}

/** A message of somebody else that was passed on stands in a box below. */
function sharedIn(
  message: unknown,
  names: ReadonlyMap<string, string>,
): { readonly text: string; readonly from: string } | undefined {
  for (const box of listMember(message, 'attachments')) {
    if (!isRecord(box) || (box['is_share'] !== true && box['is_msg_unfurl'] !== true)) continue
    const text = readSlackText(textMember(box, 'text') ?? '', names)
    const from = textMember(box, 'author_name') ?? textMember(box, 'author_subname') ?? ''
    if (text !== '') return { text, from }
  }
  return undefined
}

/** What a program says often stands in boxes alone. */
function boxesOf(message: unknown, names: ReadonlyMap<string, string>): string {
  return listMember(message, 'attachments')
    .flatMap((box) => {
      const parts = [textMember(box, 'pretext'), textMember(box, 'title'), textMember(box, 'text')]
      const filled = parts.filter((part) => part !== undefined && part !== '')
      return filled.length > 0 ? filled : [textMember(box, 'fallback')]
    })
    .filter((part) => part !== undefined && part !== '')
    .map((part) => readSlackText(part ?? '', names))
    .join('\n')
}

/** How far into each other the parts of a message go. */
const DEEPEST = 12

function wordsInBlocks(message: unknown, names: ReadonlyMap<string, string>): string {
  const parts: string[] = []
  const visit = (element: unknown, depth: number): void => {
    if (depth > DEEPEST || !isRecord(element)) return
    const type = textMember(element, 'type') ?? ''
    const text = element['text']
    if (type === 'user')
      parts.push(`@${names.get(textMember(element, 'user_id') ?? '') ?? textMember(element, 'user_id') ?? ''}`)
    else if (type === 'emoji') parts.push(`:${textMember(element, 'name') ?? ''}:`)
    else if (type === 'link') parts.push(textMember(element, 'text') ?? textMember(element, 'url') ?? '')
    else if (typeof text === 'string') parts.push(type === 'mrkdwn' ? readSlackText(text, names) : text)
    else visit(text, depth + 1)
    for (const inner of listMember(element, 'elements')) visit(inner, depth + 1)
    for (const inner of listMember(element, 'fields')) visit(inner, depth + 1)
    if (type.startsWith('rich_text_') || type === 'section' || type === 'header') parts.push('\n')
  }
  for (const block of listMember(message, 'blocks')) visit(block, 0)
  return parts.join('').trim()
}

function fileOf(file: unknown): Attachment {
  const name = textMember(file, 'name') ?? textMember(file, 'title')
  const type = textMember(file, 'mimetype') ?? ''
  const family = type.slice(0, Math.max(0, type.indexOf('/')))
  const kind =
    family === 'image' || family === 'video' || family === 'audio' ? family : (attachmentKind(name ?? '') ?? 'other')
  return name === undefined || name === '' ? { kind } : { name, kind }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
