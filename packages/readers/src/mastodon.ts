import { addAll, type ExportFile, type ExportReader, type Reader, type Reading } from '@telltale/model'
import { comparePaths } from './compare-paths.js'
import { oldestFirst } from './oldest-first.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { textMember } from './members.js'
import { parseJson } from './parse-json.js'
import { ReadingDraft, type DraftPost } from './reading-draft.js'
import { readActivity, type FediversePost } from './read-activity.js'
import { readMastodonStatus } from './read-mastodon-status.js'

const FORMAT = 'mastodon'
const HEAD = 64 * 1024
const OWNER = 'account'

/**
 * Reads what one published on Mastodon and its like: `outbox.json` of the archive that a server gives, and the lists of
 * statuses that archiving tools keep. Posts that only their named readers could see are messages, and each circle of
 * readers is a conversation, in which the others' answers are missing; they lie on their own servers.
 */
export const mastodon: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isOutbox(text.slice(0, HEAD)) || isStatuses(text.slice(0, HEAD)),
  read: ({ text }) => readText(text, undefined),
  export: { claim, read: readExport } satisfies ExportReader,
}

function isOutbox(head: string): boolean {
  return (
    /^\ufeff?\s{0,100}\{/u.test(head) &&
    /"type"\s{0,20}:\s{0,20}"OrderedCollection"/u.test(head) &&
    /"orderedItems"\s{0,20}:\s{0,20}\[/u.test(head) &&
    !/^[^[]{0,2000}"orderedItems"\s{0,20}:\s{0,20}\[\s{0,200}"/u.test(head)
  )
}

function isStatuses(head: string): boolean {
  return (
    /^\ufeff?\s{0,100}[[{]/u.test(head) &&
    ['"spoiler_text"', '"visibility"', '"content"', '"reblog"', '"uri"'].every((name) => head.includes(name))
  )
}

function readText(text: string, owner: string | undefined): readonly Reading[] {
  const cursor = new JsonCursor(text)
  const posts: FediversePost[] = []
  const draft = new ReadingDraft(FORMAT, 'record')
  const take = (record: unknown, number: number): void => {
    const post = readActivity(record) ?? readMastodonStatus(record)
    if (post === undefined) draft.leaveOut('read/record-not-understood', number)
    else posts.push({ ...post, line: number })
  }
  const isList = cursor.records(take)
  let named = owner
  if (!isList) {
    cursor.members((key) => {
      if (key === 'orderedItems' || key === 'statuses') cursor.records(take)
      else if (key === 'account') {
        const account = cursor.value()
        named ??= nameOf(account)
      }
    })
  }
  leaveOutBroken(draft, cursor)
  const speaker = named ?? posts.find(({ author }) => author !== undefined)?.author
  return [...readingsOf(draft, posts, speaker)]
}

function nameOf(account: unknown): string | undefined {
  const names = ['name', 'display_name', 'preferredUsername', 'username', 'acct']
  return names.map((name) => textMember(account, name)?.trim()).find((name) => name !== undefined && name !== '')
}

/** What everybody or all followers could see is one reading; each circle of named readers is another. */
function* readingsOf(
  draft: ReadingDraft,
  posts: readonly FediversePost[],
  owner: string | undefined,
): Generator<Reading, void, undefined> {
  const circles = new Map<string, FediversePost[]>()
  const published: DraftPost[] = []
  for (const post of posts) {
    if (post.audience !== 'some' || post.forwardedFrom !== undefined) {
      published.push(post)
      continue
    }
    const circle = post.circle ?? ''
    const known = circles.get(circle)
    if (known === undefined) circles.set(circle, [post])
    else known.push(post)
  }
  draft.owner = owner
  for (const post of oldestFirst(published)) draft.post(post)
  if (!draft.isEmpty || circles.size === 0) yield draft.reading()
  for (const [circle, messages] of circles) {
    const talk = new ReadingDraft(FORMAT, 'record')
    talk.title = circle
    talk.owner = owner
    for (const { text, at, line, media, edited } of oldestFirst(messages))
      talk.turn({ speaker: owner ?? OWNER, text, at, line, attachments: media, edited })
    yield talk.reading()
  }
}

/** The files of an archive, among them those that hold no words of the owner: likes, bookmarks, and who they are. */
async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const file of files) {
    if (!file.path.endsWith('outbox.json') || !isOutbox(await file.head())) continue
    const folder = file.path.slice(0, -'outbox.json'.length)
    claimed.push(file)
    for (const name of ['actor.json', 'likes.json', 'bookmarks.json'])
      addAll(
        claimed,
        files.filter(({ path }) => path === folder + name),
      )
  }
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  for (const file of [...files].sort((a, b) => comparePaths(a.path, b.path))) {
    if (!file.path.endsWith('outbox.json')) continue
    const folder = file.path.slice(0, -'outbox.json'.length)
    const actor = files.find(({ path }) => path === `${folder}actor.json`)
    const described = actor === undefined ? undefined : parseJson((await actor.text()) ?? '')
    yield* readText((await file.text()) ?? '', nameOf(described))
  }
}
