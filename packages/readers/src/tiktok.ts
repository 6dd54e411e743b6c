import type { ExportFile, ExportReader, Reader, Reading } from '@telltale/model'
import { comparePaths } from './compare-paths.js'
import { oldestFirst } from './oldest-first.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { isIsoTime } from './is-iso-time.js'
import { isRecord } from '@telltale/model'
import { ReadingDraft, type DraftPost, type DraftTurn } from './reading-draft.js'

const FORMAT = 'tiktok'
const HEAD = 64 * 1024
/** Names of sections and lists of the download, of all versions; two of them tell it. */
const SIGNS: readonly RegExp[] = [
  /"Chat History with [^"]{1,200}"\s{0,20}:/u,
  /"(?:Direct Messages?|ChatHistory)"\s{0,20}:/u,
  /"(?:Video Browsing History|Watch History)"\s{0,20}:/u,
  /"(?:Favorite (?:Videos|Effects|Sounds|Hashtags|Collection)|FavoriteVideoList|FavoriteEffectsList)"\s{0,20}:/u,
  /"(?:Follower List|Following List|Follower|Following|FansList)"\s{0,20}:/u,
  /"(?:Comments?|CommentsList)"\s{0,20}:/u,
  /"(?:ProfileMap|Profile Information|Profile Info|Profile And Settings)"\s{0,20}:/u,
  /"(?:Like List|ItemFavoriteList|Likes and Favorites)"\s{0,20}:/u,
  /"(?:Login History|LoginHistoryList|SearchList|Tiktok Live|TikTok Shopping|Tiktok Shopping|Your Activity)"\s{0,20}:/u,
]
/** Sections lie within each other; deeper than this nothing is looked for. */
const DEEPEST = 8

/**
 * Reads what TikTok gives to somebody who asks for their own data in JSON: chats, a conversation each, and comments and
 * films of one's own as posts. Sections are found by what lies in them, because their names and places change every year.
 */
export const tiktok: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isDownload(text.slice(0, HEAD)),
  read: ({ text }) => [...readingsOf(text)],
  export: { claim, read: readExport } satisfies ExportReader,
}

function isDownload(head: string): boolean {
  return /^\ufeff?\s{0,100}\{/u.test(head) && SIGNS.filter((sign) => sign.test(head)).length >= 2
}

function* readingsOf(text: string): Generator<Reading, void, undefined> {
  const cursor = new JsonCursor(text)
  const own = new ReadingDraft(FORMAT, 'record')
  const posts: DraftPost[] = []
  const talks: ReadingDraft[] = []
  const partners: (string | undefined)[] = []
  let owner: string | undefined
  const list = (key: string, parents: readonly string[]): boolean => {
    if (isChat(key, parents)) {
      const draft = new ReadingDraft(FORMAT, 'record')
      readChat(cursor, draft)
      partners.push(partnerIn(key))
      draft.title = partnerIn(key) ?? key
      talks.push(draft)
      return true
    }
    const read = /^comments?list$/u.test(plain(key)) ? commentOf : isOwnFilms(key, parents) ? filmOf : undefined
    if (read === undefined) return false
    cursor.records((record, number) => {
      const post = read(record)
      if (post === undefined) own.leaveOut('read/record-not-understood', number)
      else posts.push({ ...post, line: number })
    })
    return true
  }
  const walk = (parents: readonly string[]): void => {
    cursor.members((key) => {
      const code = cursor.peek()
      if (code === OPEN_BRACKET && list(key, parents)) return
      if (code === OPEN_BRACE && parents.length < DEEPEST) walk([...parents, plain(key)])
      else if (plain(key) === 'username' && parents.includes('profilemap')) {
        const name = cursor.value()
        if (typeof name === 'string' && name !== '') owner = name
      } else cursor.skip()
    })
  }
  walk([])
  for (const post of oldestFirst(posts)) own.post(post)
  own.owner = owner
  leaveOutBroken(talks.at(-1) ?? own, cursor)
  if (!own.isEmpty || talks.length === 0) yield own.reading()
  for (const [index, draft] of talks.entries()) {
    const partner = partners[index]
    const others = draft.speakers.filter((name) => name !== partner)
    // In a chat of two, the one whom it is not named after; else by the name of the account.
    if (owner !== undefined && draft.speakers.includes(owner)) draft.owner = owner
    else if (partner !== undefined && others.length === 1) draft.owner = others[0]
    yield draft.reading()
  }
}

/** Names without spaces and in small letters, because versions differ in nothing else. */
function plain(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/gu, '')
}

function isChat(key: string, parents: readonly string[]): boolean {
  return /^chat history with /iu.test(key) || parents.at(-1) === 'chathistory' || parents.at(-1) === 'groupchat'
}

function partnerIn(key: string): string | undefined {
  return /^chat history with (.{1,200}?):?$/iu.exec(key)?.[1]
}

/** The same name is given to the list of what was watched. */
function isOwnFilms(key: string, parents: readonly string[]): boolean {
  return plain(key) === 'videolist' && ['videos', 'posts', 'recentlydeletedposts'].includes(parents.at(-1) ?? '')
}

function readChat(cursor: JsonCursor, draft: ReadingDraft): void {
  const turns: DraftTurn[] = []
  cursor.records((record, number) => {
    const [from, content] = [field(record, 'from'), field(record, 'content')]
    if (from === undefined || content === undefined) {
      draft.leaveOut('read/record-not-understood', number)
      return
    }
    turns.push({ speaker: from, text: content, at: timeOf(record), line: number })
  })
  for (const turn of oldestFirst(turns)) draft.turn(turn)
}

function commentOf(record: unknown): DraftPost | undefined {
  const text = field(record, 'comment')
  return text === undefined ? undefined : { text, at: timeOf(record), inAnswerTo: '' }
}

function filmOf(record: unknown): DraftPost | undefined {
  const at = timeOf(record)
  if (at === undefined && field(record, 'link') === undefined) return undefined
  const audience = field(record, 'whocanview') ?? ''
  return {
    text: nothing(field(record, 'title')) ?? '',
    at,
    media: [{ kind: 'video' }],
    place: nothing(field(record, 'location')),
    ...(/^(?:everyone|public)/iu.test(audience) ? { audience: 'everyone' as const } : {}),
    ...(/^(?:friends|followers)/iu.test(audience) ? { audience: 'followers' as const } : {}),
  }
}

/** What stands where there is nothing to say. */
function nothing(text: string | undefined): string | undefined {
  return text === undefined || /^(?:n\/a|none)?$/iu.test(text.trim()) ? undefined : text
}

/** A member whatever the case of its name, which changed from version to version. */
function field(record: unknown, name: string): string | undefined {
  if (!isRecord(record)) return undefined
  const key = Object.keys(record)
    .slice(0, 100)
    .find((one) => plain(one) === name)
  const value = key === undefined ? undefined : record[key]
  return typeof value === 'string' ? value : undefined
}

/** The download says that its times are those of Greenwich. */
function timeOf(record: unknown): string | undefined {
  const written = field(record, 'date')?.replace(/ ?UTC$/u, '')
  if (written === undefined || !isIsoTime(written)) return undefined
  return written.length === 19 ? `${written.replace(' ', 'T')}Z` : written
}

const OPEN_BRACE = 0x7b
const OPEN_BRACKET = 0x5b

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const file of files) if (file.path.endsWith('.json') && isDownload(await file.head())) claimed.push(file)
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  for (const file of [...files].sort((a, b) => comparePaths(a.path, b.path)))
    yield* readingsOf((await file.text()) ?? '')
}
