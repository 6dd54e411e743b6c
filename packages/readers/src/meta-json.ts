import type { ExportFile, Reader, Reading } from '@telltale/model'
import { comparePaths } from './compare-paths.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { textMember } from './members.js'
import { mendMojibake } from './mend-mojibake.js'
import { oldestFirst } from './oldest-first.js'
import { readMetaRecord, type MetaMessage } from './read-meta-record.js'
import { ReadingDraft } from './reading-draft.js'

const HEAD = 64 * 1024

/**
 * Reads the messages of Messenger and Instagram that are downloaded as JSON: the export of a whole account, with each
 * thread in parts of ten thousand messages, one such part, and the files of chats with end-to-end encryption.
 */
export const metaJson: Reader = {
  id: 'meta-json',
  canRead: ({ text }) => isThread(text.slice(0, HEAD)),
  read: ({ text }) => [readThread([text], undefined)],
  export: { claim, read: readExport },
}

function isThread(head: string): boolean {
  if (!/^\s{0,20}\{/u.test(head)) return false
  const has = (name: string): boolean => new RegExp(`"${name}"\\s{0,20}:`, 'u').test(head)
  if (!has('messages')) return false
  if (has('sender_name') && has('timestamp_ms')) return true
  return has('senderName') && has('timestamp') && (has('threadName') || has('isUnsent') || has('participants'))
}

/** Where a thread lies in the export of an account, whatever the folders above are called. */
const THREAD_FILE =
  /(?:^|\/)messages\/(?:inbox|archived_threads|e2ee_cutover|filtered_threads|message_requests)\/[^/]+\/message_\d+\.json$/u

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  const folders = new Set<string>()
  for (const file of files) {
    if (!/\.json$/iu.test(file.path)) continue
    // A thread that is damaged is still one: it costs itself, and is said to.
    if (!THREAD_FILE.test(file.path) && !isThread(await file.head())) continue
    claimed.push(file)
    folders.add(folderOf(file.path))
  }
  // An account that was downloaded in both forms has every thread twice.
  for (const file of files)
    if (/(?:^|\/)message_\d+\.html$/iu.test(file.path) && folders.has(folderOf(file.path))) claimed.push(file)
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const threads = new Map<string, ExportFile[]>()
  for (const file of [...files].sort((a, b) => comparePaths(a.path, b.path))) {
    if (!/\.json$/iu.test(file.path)) continue
    // Parts of a thread are numbered; files of encrypted chats are each one chat.
    const key = /(?:^|\/)message_\d+\.json$/iu.test(file.path) ? folderOf(file.path) : file.path
    const parts = threads.get(key)
    if (parts === undefined) threads.set(key, [file])
    else parts.push(file)
  }
  const owner = await ownerOf([...threads.values()])
  for (const parts of threads.values()) {
    const texts: string[] = []
    for (const file of parts) texts.push((await file.text()) ?? '')
    yield readThread(texts, owner)
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** Who takes part in every thread, when that is one person. */
async function ownerOf(threads: readonly (readonly ExportFile[])[]): Promise<string | undefined> {
  const counts = new Map<string, number>()
  let counted = 0
  for (const [first] of threads) {
    const head = first === undefined ? '' : await first.head()
    const names = new Set<string>()
    const cursor = new JsonCursor(head)
    cursor.members((name) => {
      if (name === 'participants') cursor.records((one) => names.add(nameOf(one)))
      else cursor.skip()
    })
    if (names.size === 0) continue
    counted += 1
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const always = [...counts].filter(([name, count]) => count === counted && name !== '')
  return counted >= 2 && always.length === 1 ? always[0]?.[0] : undefined
}

function nameOf(participant: unknown): string {
  return mendMojibake(typeof participant === 'string' ? participant : (textMember(participant, 'name') ?? ''))
}

function readThread(texts: readonly string[], owner: string | undefined): Reading {
  const draft = new ReadingDraft('meta-json', 'record')
  const messages: MetaMessage[] = []
  let before = 0
  for (const text of texts) {
    const cursor = new JsonCursor(text)
    let last = 0
    const isObject = cursor.members((name) => {
      if (name === 'messages') {
        cursor.records((record, number) => {
          last = number
          const message = readMetaRecord(record, before + number)
          if (message === undefined) draft.leaveOut('read/record-not-understood', before + number)
          else messages.push(message)
        })
      } else if (name === 'title' || name === 'threadName') {
        const title = cursor.value()
        if (typeof title === 'string' && title !== '') draft.title ??= mendMojibake(title)
      } else cursor.skip()
    })
    leaveOutBroken(draft, cursor)
    if (!isObject && text.trim() !== '') draft.leaveOut('read/record-not-understood', 1)
    before += last
  }
  for (const { isEvent, at, line, text, ...turn } of oldestFirst(messages, 'newest-first')) {
    if (isEvent) draft.event({ at, line, text })
    else draft.turn({ at, line, text, ...turn })
  }
  // Who has not answered is the owner all the same.
  draft.owner = owner
  return draft.reading()
}
