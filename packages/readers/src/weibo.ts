import type { Attachment, Reader, Reading } from '@telltale/model'
import { CsvColumns } from './csv-columns.js'
import { firstLineCells } from './first-line-cells.js'
import { oldestFirst } from './oldest-first.js'
import { isIsoTime } from './is-iso-time.js'
import { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { listMember, recordMember, textMember } from './members.js'
import { ReadingDraft, type DraftPost } from './reading-draft.js'

const FORMAT = 'weibo'
const HEAD = 64 * 1024
/** How the words that are passed on are put behind one's own in a single text. */
const PASSED_ON = /^(?:转发理由[:：] ?)?(.*?)\n?原始用户[:：] ?([^\n]{0,200})\n转发内容[:：] ?(.*)$/su

/**
 * Reads one's own posts on Weibo as the tools `weibo-crawler` and `weiboSpider` write them, as a table or as JSON; Weibo
 * itself gives no file. What is passed on is marked as the words of its author.
 */
export const weibo: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isTable(text.slice(0, HEAD)) || isJson(text.slice(0, HEAD)),
  async read({ text }) {
    const draft = new ReadingDraft(FORMAT, 'record')
    const posts = isTable(text.slice(0, HEAD)) ? await readTable(draft, text) : readJson(draft, text)
    for (const post of oldestFirst(posts)) draft.post(post)
    return [draft.reading()] satisfies readonly Reading[]
  },
}

function isTable(head: string): boolean {
  const cells = firstLineCells(head)
  const has = (...names: readonly string[]): boolean => names.every((name) => cells.includes(name))
  return has('微博正文', '发布时间') || has('微博id', '微博正文') || has('id', 'bid', '正文', '日期')
}

function isJson(head: string): boolean {
  if (!/^\ufeff?\s{0,100}\{/u.test(head) || !/"weibo"\s{0,20}:\s{0,20}\[/u.test(head)) return false
  const isSpider = head.includes('"publish_time"') && head.includes('"content"')
  const isCrawler = head.includes('"created_at"') && head.includes('"attitudes_count"') && head.includes('"text"')
  return isSpider || isCrawler
}

async function readTable(draft: ReadingDraft, text: string): Promise<readonly DraftPost[]> {
  const { readCsv } = await import('./read-csv.js')
  const posts: DraftPost[] = []
  let columns: CsvColumns | undefined
  readCsv(text, ({ cells, line }) => {
    if (columns === undefined) {
      columns = new CsvColumns(cells)
      draft.frame()
      return undefined
    }
    const table = columns
    const cell = (...names: readonly string[]): string => filled(table.cell(cells, ...names))
    const at = timeOf(cell('完整日期'), cell('发布时间'), cell('日期'))
    if (cells.length < 3 || (cell('id', '微博id') === '' && at === undefined)) {
      draft.leaveOut('read/record-not-understood', line)
      return undefined
    }
    posts.push(
      withShared(
        {
          text: cell('微博正文', '正文'),
          at,
          line,
          media: [...mediaIn(cell('原始图片url'), 'image'), ...mediaIn(cell('微博视频url', '视频url'), 'video')],
          place: cell('发布位置', '位置') || undefined,
        },
        cell('源用户昵称') || (cell('源微博正文') === '' ? undefined : ''),
        cell('源微博正文'),
      ),
    )
    return undefined
  })
  return posts
}

function readJson(draft: ReadingDraft, text: string): readonly DraftPost[] {
  const posts: DraftPost[] = []
  const cursor = new JsonCursor(text)
  cursor.members((key) => {
    if (key === 'user') {
      const user = cursor.value()
      draft.owner = textMember(user, 'screen_name') ?? textMember(user, 'nickname')
    } else if (key === 'weibo') {
      cursor.records((record, number) => {
        const post = postOf(record)
        if (post === undefined) {
          draft.leaveOut('read/record-not-understood', number)
          return
        }
        const shared = recordMember(record, 'retweet')
        const author = shared === undefined ? undefined : (textMember(shared, 'screen_name') ?? '')
        posts.push(withShared({ ...post, line: number }, author, textMember(shared, 'text') ?? ''))
      })
    }
  })
  leaveOutBroken(draft, cursor)
  return posts
}

function postOf(record: unknown): DraftPost | undefined {
  const text = textMember(record, 'text') ?? textMember(record, 'content')
  if (text === undefined) return undefined
  const place = textMember(record, 'location') ?? textMember(record, 'publish_place') ?? ''
  const pictures = textMember(record, 'pics') ?? textMember(record, 'original_pictures') ?? ''
  return {
    text,
    at: timeOf(
      textMember(record, 'full_created_at') ?? '',
      textMember(record, 'created_at') ?? '',
      textMember(record, 'publish_time') ?? '',
    ),
    media: [
      ...mediaIn(filled(pictures), 'image'),
      ...listMember(record, 'pics').map((): Attachment => ({ kind: 'image' })),
      ...mediaIn(filled(textMember(record, 'video_url') ?? ''), 'video'),
    ],
    place: filled(place) || undefined,
  }
}

/** One's own words, and those that are passed on with them. A post that only passes on is a post of its author. */
function withShared(post: DraftPost, author: string | undefined, shared: string): DraftPost {
  const inText = author === undefined ? PASSED_ON.exec(post.text) : null
  const own = inText === null ? post.text : (inText[1] ?? '').trim()
  const from = inText === null ? author : (inText[2] ?? '').trim()
  const passedOn = inText === null ? shared : (inText[3] ?? '').trim()
  if (from === undefined) return post
  // Passing on without a word is written as these two or three signs.
  const isSilent = own === '' || own === '转发微博' || own === 'Repost' || own === '轉發微博'
  return isSilent ? { ...post, text: passedOn, forwardedFrom: from } : { ...post, text: own }
}

function mediaIn(addresses: string, kind: Attachment['kind']): readonly Attachment[] {
  return addresses
    .split(/[,;]/u)
    .slice(0, 100)
    .map((address) => address.trim())
    .filter((address) => address !== '')
    .map((address) => {
      const name = /\/([^/?#]{1,200})(?:[?#]|$)/u.exec(address)?.[1]
      return name === undefined ? { kind } : { name, kind }
    })
}

/** What the tools write where there is nothing. */
function filled(cell: string): string {
  return cell.trim() === '无' ? '' : cell
}

function timeOf(...fields: readonly string[]): string | undefined {
  const found = fields.map((field) => field.trim()).find((field) => isIsoTime(field))
  return found?.replace(' ', 'T')
}
