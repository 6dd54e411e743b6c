import { addAll, type ExportFile, type ExportReader, type Reader, type Reading } from '@telltale/model'
import { comparePaths } from './compare-paths.js'
import { oldestFirst } from './oldest-first.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { parseJson } from './parse-json.js'
import { ReadingDraft, type DraftPost } from './reading-draft.js'
import { readTwitterMessages } from './read-twitter-messages.js'
import { readTweet, type TweetPost } from './read-tweet.js'
import { TwitterNames } from './twitter-names.js'
import { twitterNotes } from './twitter-notes.js'

const FORMAT = 'twitter-archive'
/** The assignment with which every file of the archive begins; what it is called tells what is in it. */
const ASSIGNMENT =
  /^[\s;]{0,100}(?:window\.)?(?:YTD\.(?<name>[a-z_]{1,60})\.part\d{1,5}|Grailbird\.data\.(?<month>tweets_\d{4}_\d{2}))\s{0,10}=\s{0,10}/u
const TWEETS: ReadonlySet<string> = new Set(['tweet', 'tweets', 'community_tweet', 'community_tweets'])
const DELETED: ReadonlySet<string> = new Set(['deleted_tweet', 'deleted_tweets'])
const NOTES: ReadonlySet<string> = new Set(['note_tweet', 'note_tweets'])
const MESSAGES: ReadonlySet<string> = new Set([
  'direct_message',
  'direct_messages',
  'direct_message_group',
  'direct_messages_group',
  'direct_message_group_messages',
])

/**
 * Reads the archive that X, formerly Twitter, gives of an account: one's own posts, and a conversation for each of the
 * direct messages. What was liked, searched for or shown as advertising is not what anybody said, and not read.
 *
 * Every file is a program of one assignment. Nothing is run: what stands behind the first `=` is JSON.
 */
export const twitter: Reader = {
  id: FORMAT,
  canRead: ({ text }) => kindOf(text) !== undefined,
  read: ({ text }) => readOne(text),
  export: { claim, read: readExport } satisfies ExportReader,
}

/** What the file calls its content, in the words of the archive; undefined when it is no file of one. */
function kindOf(text: string): string | undefined {
  const found = ASSIGNMENT.exec(text.slice(0, 400).replace(/^\ufeff/u, ''))?.groups
  if (found === undefined) return undefined
  return found['month'] === undefined ? found['name'] : 'tweets'
}

function cursorOf(text: string): JsonCursor {
  const start = text.indexOf('=')
  return new JsonCursor(text, start === -1 || start > 400 ? text.length : start + 1)
}

function readOne(text: string): readonly Reading[] {
  const kind = kindOf(text) ?? ''
  if (MESSAGES.has(kind)) {
    const readings = [...readTwitterMessages(cursorOf(text), FORMAT, new TwitterNames())]
    return readings.length > 0 ? readings : [new ReadingDraft(FORMAT, 'record').reading()]
  }
  const draft = new ReadingDraft(FORMAT, 'record')
  const posts: TweetPost[] = []
  const cursor = cursorOf(text)
  const names = new TwitterNames()
  if (TWEETS.has(kind) || DELETED.has(kind)) {
    cursor.records((record, number) => addTweet(draft, posts, record, number, names, DELETED.has(kind)))
  } else if (NOTES.has(kind)) {
    addAll(posts, twitterNotes(draft, cursor))
  } else {
    // Likes, searches, advertising: nobody's words to the reader, or somebody else's.
    cursor.records(() => draft.frame())
    draft.notice('read/part-not-read')
  }
  for (const post of oldestFirst(goingOn(posts))) draft.post(post)
  leaveOutBroken(draft, cursor)
  return [draft.reading()]
}

function addTweet(
  draft: ReadingDraft,
  posts: TweetPost[],
  record: unknown,
  number: number,
  names: TwitterNames,
  deleted: boolean,
): void {
  names.learn(record)
  const post = readTweet(record, names.owner)
  if (post === undefined) draft.leaveOut('read/record-not-understood', number)
  else posts.push({ ...post, line: number, ...(deleted ? { deleted } : {}) })
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const file of files) {
    if (!file.path.endsWith('.js')) continue
    if (kindOf(await file.head()) !== undefined || /(?:^|\/)(?:manifest|user_details)\.js$/u.test(file.path))
      claimed.push(file)
  }
  if (!(await Promise.all(claimed.map(async (file) => kindOf(await file.head())))).some((kind) => kind !== undefined))
    return []
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const sorted = [...files].sort((a, b) => comparePaths(a.path, b.path))
  const kinds = new Map<string, ExportFile[]>()
  for (const file of sorted) {
    const kind = kindOf(await file.head()) ?? 'other'
    const known = kinds.get(kind)
    if (known === undefined) kinds.set(kind, [file])
    else known.push(file)
  }
  const of = (wanted: ReadonlySet<string>): readonly ExportFile[] =>
    [...kinds].filter(([kind]) => wanted.has(kind)).flatMap(([, found]) => found)
  const names = new TwitterNames()
  const draft = new ReadingDraft(FORMAT, 'record')
  for (const file of [...(kinds.get('account') ?? []), ...(kinds.get('other') ?? [])]) {
    draft.frame()
    names.learnAccount(parseJson(afterAssignment((await file.text()) ?? '')))
  }
  const posts: TweetPost[] = []
  const notes: DraftPost[] = []
  for (const file of of(NOTES)) {
    const cursor = cursorOf((await file.text()) ?? '')
    addAll(notes, twitterNotes(draft, cursor))
    leaveOutBroken(draft, cursor)
  }
  const deleted = of(DELETED)
  for (const file of [...of(TWEETS), ...deleted]) {
    const cursor = cursorOf((await file.text()) ?? '')
    cursor.records((record, number) => addTweet(draft, posts, record, number, names, deleted.includes(file)))
    leaveOutBroken(draft, cursor)
  }
  draft.owner = names.owner
  for (const post of oldestFirst(joined(draft, goingOn(posts), notes))) draft.post(post)
  if (!draft.isEmpty || of(MESSAGES).length === 0) yield draft.reading()
  for (const file of of(MESSAGES)) yield* readTwitterMessages(cursorOf((await file.text()) ?? ''), FORMAT, names)
}

/** An answer to a post of one's own goes on with it, and answers nobody. */
function goingOn(posts: readonly TweetPost[]): readonly DraftPost[] {
  const own = new Set(posts.map(({ id }) => id).filter((id) => id !== undefined))
  return posts.map((post) => {
    if (post.answersId === undefined || !own.has(post.answersId)) return post
    return { ...post, inAnswerTo: undefined }
  })
}

/** A long post is there twice: cut in the list of posts, and whole in a list of its own. Both are one record that was said. */
function joined(draft: ReadingDraft, posts: readonly DraftPost[], notes: readonly DraftPost[]): readonly DraftPost[] {
  const byMoment = new Map<string, DraftPost[]>()
  for (const note of notes) {
    const moment = note.at?.slice(0, 19) ?? ''
    const known = byMoment.get(moment)
    if (known === undefined) byMoment.set(moment, [note])
    else known.push(note)
  }
  const used = new Set<DraftPost>()
  const whole = posts.map((post) => {
    const start = beginning(post.text)
    const note = byMoment.get(post.at?.slice(0, 19) ?? '')?.find((one) => !used.has(one) && one.text.startsWith(start))
    if (note === undefined || start === '') return post
    used.add(note)
    draft.frame()
    return { ...post, text: note.text }
  })
  return [...whole, ...notes.filter((note) => !used.has(note))]
}

/** The first words of a post that was cut, without the sign and the address at its end. */
function beginning(text: string): string {
  return text.replace(/…?\s{0,5}(?:https?:\/\/\S{1,200})?$/u, '').slice(0, 60)
}

function afterAssignment(text: string): string {
  return text
    .slice(text.indexOf('=') + 1)
    .trim()
    .replace(/;$/u, '')
}
