import { isRecord, type Attachment, type ExportFile, type Reader, type Reading } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { comparePaths } from './compare-paths.js'
import { isIsoTime } from './is-iso-time.js'
import { isSignalCall } from './is-signal-call.js'
import { LineCursor } from './line-cursor.js'
import { listMember, recordMember, textMember } from './members.js'
import { parseJson } from './parse-json.js'
import { ReadingDraft } from './reading-draft.js'
import { signalText } from './signal-text.js'

const FORMAT = 'signal-json'
const HEAD = 64 * 1024

/**
 * Reads `data.json` of signal-export, one message on each line, and the whole folder that it makes: a folder for each
 * chat, in which the same words stand as JSON, as Markdown and as a page. They are read once, from the JSON if it is there.
 */
export const signalJson: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isSignal(text.slice(0, HEAD)),
  read: ({ text }) => [readChat(text)],
  export: { claim, read: readExport },
}

/** A line of its own for each message, which begins with the time and has the members that no other program writes. */
function isSignal(head: string): boolean {
  const first = /^\ufeff?\s{0,20}(\{[^\r\n]{0,60000})/u.exec(head)?.[1]
  if (first === undefined) return false
  return (
    /^\{"date": ?"\d{4}-/u.test(first) &&
    /"sender": ?(?:"|null)/u.test(first) &&
    /"quote": ?(?:"|null)/u.test(first) &&
    /"reactions": ?\[/u.test(first)
  )
}

function readChat(text: string, draft = new ReadingDraft(FORMAT, 'record')): Reading {
  const lines = new LineCursor(text)
  let unknownDates = 0
  let last: 'whole' | 'broken' = 'whole'
  while (lines.advance()) {
    if (lines.blank) continue
    const message = parseJson(text.slice(lines.start, lines.end))
    last = isRecord(message) ? 'whole' : 'broken'
    if (!isRecord(message) || textMember(message, 'date') === undefined) {
      // The last line of a file that was cut is not broken, it is missing.
      draft.leaveOut('read/record-not-understood', lines.number)
      continue
    }
    if (!takeMessage(draft, message, lines.number)) unknownDates += 1
  }
  if (last === 'broken') draft.notice('read/cut-short')
  if (unknownDates > 0) draft.notice('read/date-not-understood', { count: unknownDates })
  if (draft.speakers.includes('Me')) draft.owner = 'Me'
  return draft.reading()
}

function takeMessage(draft: ReadingDraft, message: Readonly<Record<string, unknown>>, line: number): boolean {
  const stamp = textMember(message, 'date') ?? ''
  const at = isIsoTime(stamp) ? stamp : undefined
  const speaker = textMember(message, 'sender') ?? 'No-Sender'
  const body = (textMember(message, 'body') ?? '').replace(/ {2}$/u, '')
  if (message['call'] === true || (message['call'] === undefined && isSignalCall(body))) {
    draft.event({ text: `${speaker} ${body.trim()}`, at, line })
    return at !== undefined
  }
  const quote = (textMember(message, 'quote') ?? '').trim()
  draft.turn({
    speaker,
    text: quote === '' ? body : `${quote}\n\n${body}`.trimEnd(),
    quoted: quote === '' ? undefined : [[0, quote.length]],
    at,
    line,
    attachments: attachmentsOf(message),
    deleted: message['deleted'] === true,
  })
  return at !== undefined
}

function attachmentsOf(message: unknown): readonly Attachment[] {
  const files = listMember(message, 'attachments').map((file): Attachment => {
    const name = textMember(file, 'name')
    if (name === undefined || name === '') return { kind: 'other' }
    return { name, kind: attachmentKind(name) ?? 'other' }
  })
  const sticker = recordMember(message, 'sticker')
  const emoji = textMember(sticker, 'emoji') ?? textMember(message, 'sticker')
  if (sticker === undefined && (emoji === undefined || emoji === '')) return files
  return [...files, { ...(emoji === undefined || emoji === '' ? {} : { name: emoji }), kind: 'sticker' }]
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  const chats = new Set<string>()
  for (const file of files) {
    const isData = /(?:^|\/)data\.json$/u.test(file.path)
    const isText = /(?:^|\/)(?:chat|index)\.md$/u.test(file.path)
    if (!isData && !isText) continue
    const head = await file.head()
    if (!(isData ? isSignal(head) : signalText.canRead({ name: file.path, text: head }))) continue
    chats.add(folderOf(file.path))
    claimed.push(file)
  }
  for (const file of files) {
    if (!/(?:^|\/)(?:index\.html|chat\.md|index\.md|data\.json)$/u.test(file.path)) continue
    if (chats.has(folderOf(file.path)) && !claimed.includes(file)) claimed.push(file)
  }
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const chats = new Map<string, ExportFile[]>()
  for (const file of [...files].sort((a, b) => comparePaths(a.path, b.path))) {
    const folder = folderOf(file.path)
    const known = chats.get(folder)
    if (known === undefined) chats.set(folder, [file])
    else known.push(file)
  }
  for (const [folder, found] of chats) {
    const title = folder.split('/').at(-2) ?? ''
    const data = found.find(({ path }) => path.endsWith('data.json'))
    const text = data === undefined ? '' : ((await data.text()) ?? '')
    if (data !== undefined && text.trim() !== '') {
      const draft = new ReadingDraft(FORMAT, 'record')
      draft.title = title
      yield readChat(text, draft)
      continue
    }
    const markdown = found.find(({ path }) => path.endsWith('.md'))
    if (markdown === undefined) continue
    const readings = await signalText.read({ name: markdown.path, text: (await markdown.text()) ?? '' })
    for (const reading of readings) yield title === '' ? reading : { ...reading, title }
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
