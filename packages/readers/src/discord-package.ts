import { isRecord, type Attachment, type ExportFile, type Reader, type Reading } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { comparePaths } from './compare-paths.js'
import { CsvColumns } from './csv-columns.js'
import { isIsoTime } from './is-iso-time.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { idMember, listMember, recordMember, textMember } from './members.js'
import { parseJson } from './parse-json.js'
import { ReadingDraft } from './reading-draft.js'

const FORMAT = 'discord-package'
const HEAD = 64 * 1024
const TABLE = /^\ufeff?"?ID"?,"?Timestamp"?,"?Contents"?,"?Attachments"?\s{0,4}(?:[\r\n]|$)/u
const LIST =
  /^\ufeff?\s{0,20}\[\s{0,200}\{\s{0,200}"ID"\s{0,20}:\s{0,20}"?\d{1,25}"?\s{0,20},\s{0,200}"Timestamp"\s{0,20}:/u

/**
 * Reads the package of one's own data that Discord sends: what the owner of the account wrote, channel by channel. What
 * others wrote is not in it. Newest messages stand first there; here the oldest does.
 */
export const discordPackage: Reader = {
  id: FORMAT,
  canRead({ text }) {
    const head = text.slice(0, HEAD)
    return TABLE.test(head) || LIST.test(head)
  },
  async read({ text }) {
    const draft = new ReadingDraft(FORMAT, 'record')
    await readMessages(draft, text, 'Me')
    draft.owner = draft.speakers[0]
    return [draft.reading()]
  },
  export: { claim, read: readExport },
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  const channels = new Set<string>()
  const paths = new Set(files.map(({ path }) => path))
  for (const file of files) {
    if (!/\/messages\.(?:csv|json)$/u.test(file.path)) continue
    const head = await file.head()
    const folder = folderOf(file.path)
    const beside = paths.has(`${folder}channel.json`)
    if (!TABLE.test(head) && !LIST.test(head) && !(beside && /^\s{0,20}(?:\[|$)/u.test(head))) continue
    channels.add(folder)
    claimed.push(file)
  }
  if (channels.size === 0) return []
  const roots = new Set([...channels].map(parentOf))
  const packages = new Set([...roots].map(parentOf))
  for (const file of files) {
    const folder = folderOf(file.path)
    const isChannel = file.path.endsWith('/channel.json') && channels.has(folder)
    const isIndex = file.path.endsWith('/index.json') && roots.has(folder)
    const isUser =
      file.path.endsWith('/user.json') && packages.has(parentOf(folder)) && (await file.head()).includes('"username"')
    if (isChannel || isIndex || isUser) claimed.push(file)
  }
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const sorted = [...files].sort((a, b) => comparePaths(a.path, b.path))
  const beside = new Map(sorted.map((file) => [file.path, file]))
  const user = sorted.find(({ path }) => path.endsWith('/user.json') || path === 'user.json')
  const account = user === undefined ? undefined : parseJson((await user.text()) ?? '')
  const owner = textMember(account, 'global_name') ?? textMember(account, 'username') ?? 'Me'
  const indexes = new Map<string, unknown>()
  let frame = user === undefined ? 0 : 1
  for (const file of sorted) {
    if (!file.path.endsWith('/index.json')) continue
    indexes.set(folderOf(file.path), parseJson((await file.text()) ?? ''))
    frame += 1
  }
  for (const file of sorted) {
    if (!/\/messages\.(?:csv|json)$/u.test(file.path)) continue
    const folder = folderOf(file.path)
    const draft = new ReadingDraft(FORMAT, 'record')
    draft.frame(frame)
    frame = 0
    const described = beside.get(`${folder}channel.json`)
    const channel = described === undefined ? undefined : parseJson((await described.text()) ?? '')
    if (described !== undefined) draft.frame()
    draft.title = titleOf(channel, indexes.get(parentOf(folder)))
    await readMessages(draft, (await file.text()) ?? '', owner)
    draft.owner = owner
    yield draft.reading()
  }
}

function titleOf(channel: unknown, index: unknown): string | undefined {
  const id = idMember(channel, 'id')
  const listed = id === undefined ? undefined : textMember(index, id)
  const name = textMember(channel, 'name')
  const guild = textMember(recordMember(channel, 'guild'), 'name')
  return listed ?? (guild !== undefined && name !== undefined ? `${guild} / ${name}` : name)
}

interface Found {
  readonly id: string | undefined
  readonly at: string | undefined
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly line: number
}

async function readMessages(draft: ReadingDraft, text: string, owner: string): Promise<void> {
  const found: Found[] = []
  const take = (line: number, id: string | undefined, stamp: string, words: string, files: string): void => {
    const at = isIsoTime(stamp) ? stamp.replace(' ', 'T') : undefined
    found.push({ id, at, text: words, attachments: attachmentsOf(files), line })
  }
  if (/^\ufeff?\s{0,20}\[/u.test(text.slice(0, 40))) {
    const cursor = new JsonCursor(text)
    cursor.records((message, number) => {
      if (!isRecord(message) || textMember(message, 'Timestamp') === undefined) {
        draft.leaveOut('read/record-not-understood', number)
        return
      }
      const files = message['Attachments']
      const list = typeof files === 'string' ? files : listMember(message, 'Attachments').map(String).join(' ')
      take(
        number,
        idMember(message, 'ID'),
        textMember(message, 'Timestamp') ?? '',
        textMember(message, 'Contents') ?? '',
        list,
      )
    })
    leaveOutBroken(draft, cursor)
  } else {
    const { readCsv } = await import('./read-csv.js')
    let columns: CsvColumns | undefined
    let number = 0
    readCsv(text, ({ cells, line }) => {
      if (columns === undefined) {
        columns = new CsvColumns(cells)
        draft.frame()
        return true
      }
      number += 1
      const id = columns.cell(cells, 'ID')
      if (!/^\d{1,25}$/u.test(id)) draft.leaveOut('read/record-not-understood', line)
      else
        take(
          number,
          id,
          columns.cell(cells, 'Timestamp'),
          columns.cell(cells, 'Contents'),
          columns.cell(cells, 'Attachments'),
        )
      return true
    })
  }
  const unknownDates = found.filter(({ at }) => at === undefined).length
  if (unknownDates > 0) draft.notice('read/date-not-understood', { count: unknownDates })
  for (const message of isNewestFirst(found) ? found.reverse() : found) draft.turn({ speaker: owner, ...message })
}

function isNewestFirst(found: readonly Found[]): boolean {
  const isWhole = ({ at }: Found): boolean => /T\d{2}:\d{2}:\d{2}/u.test(at ?? '')
  const first = found.find(isWhole)?.at?.slice(0, 19)
  const last = found.findLast(isWhole)?.at?.slice(0, 19)
  return first !== undefined && last !== undefined && first > last
}

/** Addresses of files with spaces between them. */
function attachmentsOf(files: string): readonly Attachment[] {
  return files.split(/[\s,]+/u).flatMap((address): readonly Attachment[] => {
    const path = /^[^?#]*/u.exec(address)?.[0] ?? ''
    const name = path.slice(path.lastIndexOf('/') + 1)
    return name === '' ? [] : [{ name, kind: attachmentKind(name) ?? 'other' }]
  })
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** The folder that a folder lies in; both end with a slash. */
function parentOf(folder: string): string {
  return folderOf(folder.slice(0, -1))
}
