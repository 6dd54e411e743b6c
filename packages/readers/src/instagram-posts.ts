import type { Attachment, ExportFile, ExportReader, Reader, Reading } from '@telltale/model'
import { isRecord } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { comparePaths } from './compare-paths.js'
import { oldestFirst } from './oldest-first.js'
import { isoFromUnix } from './iso-from-unix.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { listMember, numberMember, recordMember, textMember } from './members.js'
import { mendMojibake } from './mend-mojibake.js'
import { ReadingDraft, type DraftPost } from './reading-draft.js'

const FORMAT = 'instagram-posts'
const HEAD = 64 * 1024
/** Names of the lists of what the owner published. */
const LISTS: ReadonlySet<string> = new Set([
  'ig_reels_media',
  'ig_stories',
  'ig_archived_post_media',
  'ig_igtv_media',
  'ig_other_media',
  'ig_profile_picture',
  'ig_recently_deleted_media',
  'text_post_app_text_posts',
  'comments_media_comments',
  'comments_reels_comments',
  'comments_story_comments',
])
const FIRST_LIST = new RegExp(
  `^\\ufeff?\\s{0,100}\\{\\s{0,100}"(?:${[...LISTS].join('|')})"\\s{0,20}:\\s{0,20}\\[`,
  'u',
)
const LIST = /^\ufeff?\s{0,100}\[\s{0,100}\{/u

/**
 * Reads what one published on Instagram and Threads, from the account's own download in JSON: words under pictures,
 * reels and stories, texts, comments, and where a picture says it was taken.
 */
export const instagramPosts: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isPosts(text.slice(0, HEAD)),
  read({ text }) {
    const draft = new ReadingDraft(FORMAT, 'record')
    for (const post of oldestFirst(readPosts(draft, text))) draft.post(post)
    return [draft.reading()]
  },
  export: { claim, read: readExport } satisfies ExportReader,
}

function isPosts(head: string): boolean {
  if (FIRST_LIST.test(head)) return true
  if (!LIST.test(head)) return false
  const isPictures =
    /"media"\s{0,20}:\s{0,20}\[\s{0,200}\{\s{0,200}"uri"/u.test(head) && head.includes('"creation_timestamp"')
  const isComments =
    head.includes('"string_map_data"') &&
    /^\ufeff?\s{0,100}\[\s{0,100}\{\s{0,100}"(?:media_list_data|string_map_data|title)"/u.test(head)
  return isPictures || isComments
}

function readPosts(draft: ReadingDraft, text: string): readonly DraftPost[] {
  const posts: DraftPost[] = []
  const cursor = new JsonCursor(text)
  const take =
    (list: string) =>
    (record: unknown, number: number): void => {
      const post = commentOf(record) ?? postOf(record)
      if (post === undefined) draft.leaveOut('read/record-not-understood', number)
      else posts.push({ ...post, line: number, deleted: list === 'ig_recently_deleted_media' })
    }
  if (!cursor.records(take(''))) {
    cursor.members((key) => {
      if (LISTS.has(key)) cursor.records(take(key))
    })
  }
  leaveOutBroken(draft, cursor)
  return posts
}

/** One picture has its words itself, several have them together. */
function postOf(record: unknown): DraftPost | undefined {
  const listed = listMember(record, 'media')
  const media = listed.length > 0 ? listed : textMember(record, 'uri') === undefined ? [] : [record]
  const stamp = numberMember(record, 'creation_timestamp') ?? numberMember(media[0], 'creation_timestamp')
  if (stamp === undefined && media.length === 0) return undefined
  const together = textMember(record, 'title') ?? ''
  const single = media.map((one) => textMember(one, 'title') ?? '').filter((title) => title !== '')
  const text = together === '' ? [...new Set(single)].join('\n') : together
  return {
    text: mendMojibake(text),
    at: isoFromUnix(stamp),
    media: media.filter((one) => textMember(one, 'uri') !== '').map(describeMedia),
    place: media.map(placeOf).find((place) => place !== undefined),
  }
}

/** Names of the members follow the language of the account; their order and what they hold do not. */
function commentOf(record: unknown): DraftPost | undefined {
  const map = recordMember(record, 'string_map_data')
  const labels = listMember(record, 'label_values')
  if (map === undefined && labels.length === 0) return undefined
  const entries =
    map === undefined
      ? labels.map((one) => [textMember(one, 'label') ?? '', one] as const)
      : Object.entries(map).filter(([, value]) => isRecord(value))
  const valued = entries.filter(([, value]) => (textMember(value, 'value') ?? '') !== '')
  const owner = valued.find(([name]) => name === 'Media Owner') ?? (valued.length > 1 ? valued[1] : undefined)
  const comment = valued.find(([name]) => name === 'Comment') ?? valued.find((one) => one !== owner)
  const stamp = entries.map(([, value]) => numberMember(value, 'timestamp')).find((one) => one !== undefined && one > 0)
  if (comment === undefined && stamp === undefined) return undefined
  return {
    text: mendMojibake(textMember(comment?.[1], 'value') ?? ''),
    at: isoFromUnix(stamp ?? numberMember(record, 'timestamp')),
    media: listMember(record, 'media_list_data')
      .filter((one) => (textMember(one, 'uri') ?? '') !== '')
      .map(describeMedia),
    inAnswerTo: mendMojibake(textMember(owner?.[1], 'value') ?? ''),
  }
}

/** Where the camera says that it was. */
function placeOf(media: unknown): string | undefined {
  const metadata = recordMember(media, 'media_metadata')
  for (const name of ['photo_metadata', 'video_metadata']) {
    for (const exif of listMember(recordMember(metadata, name), 'exif_data')) {
      const [latitude, longitude] = [numberMember(exif, 'latitude'), numberMember(exif, 'longitude')]
      if (latitude !== undefined && longitude !== undefined) return `${String(latitude)}, ${String(longitude)}`
    }
  }
  return undefined
}

function describeMedia(media: unknown): Attachment {
  const uri = mendMojibake(textMember(media, 'uri') ?? '')
  const name = uri.slice(uri.lastIndexOf('/') + 1)
  const kind = name.toLowerCase().endsWith('.webp') ? 'image' : (attachmentKind(name) ?? 'image')
  return name === '' ? { kind } : { name, kind }
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const file of files) if (file.path.endsWith('.json') && isPosts(await file.head())) claimed.push(file)
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const draft = new ReadingDraft(FORMAT, 'record')
  const posts: DraftPost[] = []
  for (const file of [...files].sort((a, b) => comparePaths(a.path, b.path)))
    for (const post of readPosts(draft, (await file.text()) ?? '')) posts.push(post)
  for (const post of oldestFirst(posts)) draft.post(post)
  yield draft.reading()
}
