import type { ExportFile, ExportReader, Reader, Reading } from '@telltale/model'
import { comparePaths } from './compare-paths.js'
import { CsvColumns } from './csv-columns.js'
import { firstLineCells } from './first-line-cells.js'
import { oldestFirst } from './oldest-first.js'
import { readTimeField } from './read-time-field.js'
import { ReadingDraft, type DraftPost, type DraftTurn } from './reading-draft.js'

const FORMAT = 'reddit'
/** What a removed text is replaced with. */
const REMOVED: ReadonlySet<string> = new Set(['[deleted]', '[removed]'])

type Kind = 'posts' | 'comments' | 'messages' | 'chat' | 'headers'
type TableRow = (...names: readonly string[]) => string

/** A conversation while its messages are gathered. */
interface Talk {
  title: string | undefined
  readonly turns: (DraftTurn & { readonly isSubject?: true })[]
}

/** Tables of the same export in which nobody says anything: lists of what was saved, voted for or followed, and settings. */
const OTHER_TABLE =
  /(?:^|\/)(?:statistics|saved_(?:posts|comments)|hidden_posts|(?:post|comment|poll)_votes|subscribed_subreddits|moderated_subreddits|approved_submitter_subreddits|friends|linked_identities|linked_phone_number|ip_logs|account_gender|birthdate|checkfile|drafts|gilded_(?:posts|comments)|gold_received|announcements|scheduled_posts|multireddits|payouts|persona|purchases|sensitive_ads_preferences|stripe|twitter|user_preferences)(?:_\d{1,4})?\.csv$/u

/**
 * Reads the tables that Reddit sends to somebody who asks for their own data: posts, comments, messages and chats. The
 * addresses of the machines they were written on stand in every row, and are not read.
 */
export const reddit: Reader = {
  id: FORMAT,
  canRead: ({ text }) => kindOf(text) !== undefined,
  async read({ text }) {
    const account = new Account(undefined)
    await account.take(text)
    return [...account.readings()]
  },
  export: { claim, read: readExport } satisfies ExportReader,
}

function kindOf(text: string): Kind | undefined {
  const cells = new Set(firstLineCells(text))
  const has = (...names: readonly string[]): boolean => names.every((name) => cells.has(name))
  if (has('message_id', 'created_at', 'username', 'message', 'channel_url')) return 'chat'
  if (!has('id', 'permalink', 'date')) return undefined
  if (has('from', 'to', 'subject')) return has('body') ? 'messages' : 'headers'
  if (!has('subreddit')) return undefined
  if (has('title')) return has('body') || has('url') ? (has('body') ? 'posts' : 'headers') : undefined
  if (has('parent') || has('link')) return has('body') ? 'comments' : 'headers'
  return undefined
}

/** Everything that one account wrote, gathered from one table or from several. */
class Account {
  readonly #draft = new ReadingDraft(FORMAT, 'record')
  readonly #posts: DraftPost[] = []
  readonly #talks = new Map<string, Talk>()
  readonly #seen = new Set<string>()
  readonly #owner: string | undefined
  #frames = 0

  constructor(owner: string | undefined) {
    this.#owner = owner
  }

  /** A table in which nobody says anything. */
  frame(): void {
    this.#frames += 1
  }

  async take(text: string): Promise<void> {
    const { readCsv } = await import('./read-csv.js')
    const kind = kindOf(text)
    let columns: CsvColumns | undefined
    readCsv(text, ({ cells, line }) => {
      if (columns === undefined || kind === undefined || kind === 'headers') {
        columns = new CsvColumns(cells)
        this.#frames += 1
        return undefined
      }
      const table = columns
      this.#row(kind, (...names) => table.cell(cells, ...names), cells.length, line)
      return undefined
    })
  }

  #row(kind: Exclude<Kind, 'headers'>, row: TableRow, cells: number, line: number): void {
    const id = row('id', 'message_id')
    const time = readTimeField(row('date', 'created_at'))
    if (cells < 3 || (time.at === undefined && time.written === undefined && id === '')) {
      this.#draft.leaveOut('read/record-not-understood', line)
      return
    }
    // The newer and the older messages overlap.
    const key = `${kind} ${id}`
    if (id !== '' && this.#seen.has(key)) {
      this.#draft.leaveOut('read/duplicate-left-out', line)
      return
    }
    this.#seen.add(key)
    if (kind === 'posts' || kind === 'comments') this.#posts.push(postOf(kind, row, time, line))
    else if (kind === 'chat') this.#chat(row, time, line)
    else this.#message(row, time, line)
  }

  #message(row: TableRow, time: ReturnType<typeof readTimeField>, line: number): void {
    const [from, to, subject, body] = [row('from'), row('to'), row('subject'), row('body')]
    const thread = row('thread_id') === '' ? [from, to].sort().join(' ') : row('thread_id')
    const talk = this.#talk(`messages ${thread}`)
    const speaker = from === '' ? 'reddit' : from
    if (subject !== '' && !/^re: /iu.test(subject) && talk.title === undefined) {
      talk.title = subject
      // The subject of the first message is its sender's words too, and one record with them.
      talk.turns.push({ speaker, text: subject, ...time, line, isSubject: true })
    }
    talk.turns.push({ speaker, ...spoken(body), ...time, line, id: row('id') || undefined })
  }

  #chat(row: TableRow, time: ReturnType<typeof readTimeField>, line: number): void {
    const talk = this.#talk(`chat ${row('channel_url')}`)
    const name = row('channel_name')
    if (name !== '') talk.title ??= name
    talk.turns.push({
      speaker: row('username'),
      ...spoken(row('message')),
      ...time,
      line,
      id: row('message_id') || undefined,
      replyToId: row('thread_parent_message_id') || undefined,
    })
  }

  #talk(key: string): Talk {
    const known = this.#talks.get(key)
    if (known !== undefined) return known
    const made: Talk = { title: undefined, turns: [] }
    this.#talks.set(key, made)
    return made
  }

  *readings(): Generator<Reading, void, undefined> {
    for (const post of oldestFirst(this.#posts)) this.#draft.post(post)
    this.#draft.owner = this.#owner
    const drafts = [...this.#talks.values()].map(({ title, turns }) => {
      const draft = new ReadingDraft(FORMAT, 'record')
      draft.title = title
      for (const turn of oldestFirst(turns)) draft.turn(turn, turn.isSubject === true ? 0 : 1)
      if (this.#owner !== undefined && draft.speakers.includes(this.#owner)) draft.owner = this.#owner
      return draft
    })
    const [first] = drafts
    // The names of columns are told of with the posts, or else with the first conversation.
    const isTold = first === undefined || !this.#draft.isEmpty
    ;(isTold ? this.#draft : first).frame(this.#frames)
    if (isTold) yield this.#draft.reading()
    for (const draft of drafts) yield draft.reading()
  }
}

function spoken(text: string): { readonly text: string; readonly deleted?: true } {
  return REMOVED.has(text.trim()) ? { text: '', deleted: true } : { text }
}

function postOf(
  kind: 'posts' | 'comments',
  row: TableRow,
  time: ReturnType<typeof readTimeField>,
  line: number,
): DraftPost {
  const body = row('body')
  const isRemoved = REMOVED.has(body.trim())
  const parts = [row('title'), isRemoved ? '' : body].filter((part) => part.trim() !== '')
  const subreddit = row('subreddit')
  return {
    text: parts.join('\n'),
    ...time,
    line,
    ...(subreddit === '' ? {} : { within: subreddit.startsWith('u_') ? subreddit : `r/${subreddit}` }),
    ...(kind === 'comments' ? { inAnswerTo: '' } : {}),
    deleted: isRemoved,
  }
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  const folders = new Set<string>()
  for (const file of files) {
    if (!file.path.endsWith('.csv') || kindOf(await file.head()) === undefined) continue
    claimed.push(file)
    folders.add(folderOf(file.path))
  }
  for (const file of files)
    if (OTHER_TABLE.test(file.path) && folders.has(folderOf(file.path)) && !claimed.includes(file)) claimed.push(file)
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const sorted = [...files].sort((a, b) => comparePaths(a.path, b.path))
  for (const folder of new Set(sorted.map(({ path }) => folderOf(path)))) {
    const own = sorted.filter(({ path }) => folderOf(path) === folder)
    const statistics = own.find(({ path }) => path.endsWith('statistics.csv'))
    const account = new Account(
      statistics === undefined ? undefined : await accountName((await statistics.text()) ?? ''),
    )
    for (const file of own) {
      if (kindOf(await file.head()) === undefined) account.frame()
      else await account.take((await file.text()) ?? '')
    }
    yield* account.readings()
  }
}

/** The name of the account, out of the table that counts things. */
async function accountName(text: string): Promise<string | undefined> {
  const { readCsv } = await import('./read-csv.js')
  let name: string | undefined
  readCsv(text, ({ cells: [key = '', value = ''] }) => {
    if (key.trim().toLowerCase() === 'account name' && value.trim() !== '') name = value.trim()
    return name === undefined
  })
  return name
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
