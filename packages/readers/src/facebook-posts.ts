import type { Attachment, ExportFile, ExportReader, Reader, Reading } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { comparePaths } from './compare-paths.js'
import { oldestFirst } from './oldest-first.js'
import { isoFromUnix } from './iso-from-unix.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { listMember, numberMember, recordMember, textMember } from './members.js'
import { mendMojibake } from './mend-mojibake.js'
import { parseJson } from './parse-json.js'
import { ReadingDraft, type DraftPost } from './reading-draft.js'

const FORMAT = 'facebook-posts'
const HEAD = 64 * 1024
/** Names of the lists of what the owner published, in all versions. Lists of what others wrote are not among them. */
const LISTS: ReadonlySet<string> = new Set([
  'status_updates',
  'comments',
  'comments_v2',
  'group_posts',
  'group_posts_v2',
  'group_comments',
  'group_comments_v2',
  'page_posts_v2',
  'other_photos',
  'other_photos_v2',
  'videos',
  'videos_v2',
])
const FIRST_LIST = new RegExp(
  `^\\ufeff?\\s{0,100}\\{\\s{0,100}"(?:${[...LISTS].join('|')})"\\s{0,20}:\\s{0,20}[[{]`,
  'u',
)
const DATA =
  /"data"\s{0,20}:\s{0,20}\[\s{0,200}(?:\{\s{0,200}"(?:post|comment|media|external_context|place|text|life_event|poll|backdated_timestamp|update_timestamp)"|\])/u
const ENTRY = /\{\s{0,200}"(?:timestamp|attachments|data|title|uri)"\s{0,20}:/u

/**
 * Reads what one published on Facebook, from the account's own download in JSON: posts, posts in groups, comments, and
 * words under pictures. Words such as "Ana updated her status" are the application's and not read.
 */
export const facebookPosts: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isPosts(text.slice(0, HEAD)),
  read({ text }) {
    const draft = new ReadingDraft(FORMAT, 'record')
    const posts = readPosts(draft, text)
    for (const post of oldestFirst(posts)) draft.post(post)
    return [draft.reading()]
  },
  export: { claim, read: readExport } satisfies ExportReader,
}

function isPosts(head: string): boolean {
  if (FIRST_LIST.test(head)) return ENTRY.test(head) || /:\s{0,20}\[\s{0,100}\]/u.test(head.slice(0, 400))
  if (!/^\ufeff?\s{0,100}\[\s{0,100}\{/u.test(head)) return false
  return /"timestamp"\s{0,20}:\s{0,20}\d{9,10}\b/u.test(head) && DATA.test(head)
}

function readPosts(draft: ReadingDraft, text: string): readonly DraftPost[] {
  const posts: DraftPost[] = []
  const cursor = new JsonCursor(text)
  const take = (record: unknown, number: number): void => {
    const post = postOf(record)
    if (post === undefined) draft.leaveOut('read/record-not-understood', number)
    else posts.push({ ...post, line: number })
  }
  const list = (): void => {
    // In old downloads the list lies one member deeper.
    if (cursor.records(take)) return
    cursor.members((key) => {
      if (key === 'activity_log_data') cursor.records(take)
    })
  }
  if (!cursor.records(take)) {
    cursor.members((key) => {
      if (LISTS.has(key)) list()
    })
  }
  leaveOutBroken(draft, cursor)
  return posts
}

function postOf(record: unknown): DraftPost | undefined {
  const stamp = numberMember(record, 'timestamp') ?? numberMember(record, 'creation_timestamp')
  const data = listMember(record, 'data')
  const attached = listMember(record, 'attachments').flatMap((one) => listMember(one, 'data'))
  const uri = textMember(record, 'uri')
  if (stamp === undefined && data.length === 0 && attached.length === 0 && uri === undefined) return undefined
  const comment = data.map((one) => recordMember(one, 'comment')).find((one) => one !== undefined)
  const said = comment === undefined ? textIn(data, 'post') : textMember(comment, 'comment')
  const files = attached.map((one) => recordMember(one, 'media')).filter((one) => one !== undefined)
  const under = [...new Set(files.map((file) => textMember(file, 'description') ?? '').filter((text) => text !== ''))]
  const words = said ?? (under.length > 0 ? under.join('\n') : (textMember(record, 'description') ?? pollIn(attached)))
  const media = [...files.map(describeMedia), ...(uri === undefined ? [] : [describeMedia(record)])]
  const group = comment === undefined ? undefined : textMember(comment, 'group')
  return {
    text: mendMojibake(words ?? ''),
    at: isoFromUnix(stamp ?? numberMember(comment, 'timestamp')),
    media,
    place: placeIn(attached),
    ...(group === undefined ? {} : { within: mendMojibake(group) }),
    ...(comment === undefined ? {} : { inAnswerTo: '' }),
  }
}

function textIn(records: readonly unknown[], name: string): string | undefined {
  return records.map((one) => textMember(one, name)).find((text) => text !== undefined)
}

function pollIn(attached: readonly unknown[]): string | undefined {
  const poll = attached.map((one) => recordMember(one, 'poll')).find((one) => one !== undefined)
  if (poll === undefined) return undefined
  const options = listMember(poll, 'options').map((one) => textMember(one, 'option'))
  return [textMember(poll, 'question'), ...options].filter((part) => part !== undefined && part !== '').join('\n')
}

function placeIn(attached: readonly unknown[]): string | undefined {
  const place = attached.map((one) => recordMember(one, 'place')).find((one) => one !== undefined)
  const name = textMember(place, 'name')
  if (name !== undefined && name !== '') return mendMojibake(name)
  const point = recordMember(place, 'coordinate')
  const [latitude, longitude] = [numberMember(point, 'latitude'), numberMember(point, 'longitude')]
  return latitude === undefined || longitude === undefined ? undefined : `${String(latitude)}, ${String(longitude)}`
}

function describeMedia(media: unknown): Attachment {
  const uri = mendMojibake(textMember(media, 'uri') ?? '')
  const name = uri.slice(uri.lastIndexOf('/') + 1)
  const kind = attachmentKind(name) ?? 'image'
  return name === '' ? { kind } : { name, kind }
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const file of files) if (file.path.endsWith('.json') && isPosts(await file.head())) claimed.push(file)
  if (claimed.length === 0) return []
  for (const file of files)
    if (file.path.endsWith('profile_information.json') && (await file.head()).includes('"profile_v2"'))
      claimed.push(file)
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const draft = new ReadingDraft(FORMAT, 'record')
  const posts: DraftPost[] = []
  for (const file of [...files].sort((a, b) => comparePaths(a.path, b.path))) {
    const text = (await file.text()) ?? ''
    if (file.path.endsWith('profile_information.json')) {
      draft.frame()
      const name = textMember(recordMember(recordMember(parseJson(text), 'profile_v2'), 'name'), 'full_name')
      draft.owner = name === undefined ? undefined : mendMojibake(name)
    } else for (const post of readPosts(draft, text)) posts.push(post)
  }
  for (const post of oldestFirst(posts)) draft.post(post)
  yield draft.reading()
}
