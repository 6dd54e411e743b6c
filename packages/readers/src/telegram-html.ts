import type { Attachment, ExportFile, Reader, Reading } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { comparePaths } from './compare-paths.js'
import type { HtmlElement, ParseHtml } from './html-element.js'
import { findByClass, findElements, textOfElement } from './html-parts.js'
import type { HtmlWords } from './html-words.js'
import { ReadingDraft } from './reading-draft.js'
import { telegram } from './telegram.js'

const HEAD = 64 * 1024
const FORMAT = 'telegram-html'

/**
 * Reads the pages of a chat that Telegram Desktop exports: `messages.html`, `messages2.html` and so on, of one chat or of
 * all. The pages of a chat are one reading, because answers and the name above a message lead from one page to the next.
 */
export const telegramHtml: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isChatPage(text.slice(0, HEAD)),
  async read({ text }) {
    const chat = new Chat((await import('./parse-html.js')).parseHtml)
    chat.page(text)
    return [chat.reading()]
  },
  export: { claim, read: readExport },
}

function isChatPage(head: string): boolean {
  return /<div class="message (?:default|service)/u.test(head) && /id="message-?\d/u.test(head)
}

/** The lists of a full export, and its first page, say nothing that was said. */
function isListPage(head: string): boolean {
  return head.includes('<div class="page_wrap') && head.includes('<title>Exported Data</title>')
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  let hasChat = false
  for (const file of files) {
    if (!file.path.endsWith('.html')) continue
    const head = await file.head()
    const isChat = isChatPage(head)
    if (!isChat && !isListPage(head)) continue
    hasChat ||= isChat
    claimed.push(file)
  }
  if (!hasChat) return []
  // The same chats may lie beside their pages as JSON, which tells more; then they are not read twice.
  for (const file of files) {
    if (!/(?:^|\/)result\.json$/u.test(file.path)) continue
    if (telegram.canRead({ name: file.path, text: await file.head() })) claimed.push(file)
  }
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const pages = new Map<string, ExportFile[]>()
  const data: ExportFile[] = []
  let lists = 0
  for (const file of [...files].sort((a, b) => comparePaths(a.path, b.path))) {
    if (file.path.endsWith('.json')) data.push(file)
    else if (isChatPage(await file.head())) {
      const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
      const known = pages.get(folder)
      if (known === undefined) pages.set(folder, [file])
      else known.push(file)
    } else lists += 1
  }
  for (const file of data) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
    let twice = 0
    for (const [at, found] of pages) {
      if (!at.startsWith(folder)) continue
      twice += found.length
      pages.delete(at)
    }
    const readings = await telegram.read({ name: file.path, text: (await file.text()) ?? '' })
    for (const [index, reading] of readings.entries()) yield index === 0 ? withPagesLeft(reading, twice) : reading
  }
  const { parseHtml } = await import('./parse-html.js')
  for (const found of pages.values()) {
    const chat = new Chat(parseHtml)
    chat.draft.frame(lists)
    lists = 0
    for (const file of found) chat.page((await file.text()) ?? '')
    yield chat.reading()
  }
}

/** Pages whose words were read from the data beside them. */
function withPagesLeft(reading: Reading, count: number): Reading {
  if (count === 0) return reading
  const { tally, notices } = reading
  return {
    ...reading,
    notices: [...notices, { code: 'read/duplicate-left-out', count }],
    ...(tally === undefined ? {} : { tally: { ...tally, found: tally.found + count, left: tally.left + count } }),
  }
}

const isMessage = ({ name, classes }: HtmlElement): boolean => name === 'div' && classes.has('message')

/** One chat while its pages arrive. */
class Chat {
  readonly draft = new ReadingDraft(FORMAT, 'record')
  readonly #parseHtml: ParseHtml
  #number = 0
  /** Who spoke last: a message right below another one of the same person does not name them again. */
  #speaker = ''
  #forwardedFrom = ''
  #unknownDates = 0

  constructor(parseHtml: ParseHtml) {
    this.#parseHtml = parseHtml
  }

  page(text: string): void {
    const page = this.#parseHtml(text)
    const heading = findByClass(page, 'page_header')
    if (heading !== undefined) this.draft.title ??= textOfElement(findByClass(heading, 'text', 'bold'))
    this.#messagesIn(page)
    if (!/<\/html\s*>\s*$/iu.test(text.slice(-200))) this.draft.notice('read/cut-short')
  }

  reading(): Reading {
    const { draft } = this
    if (this.#unknownDates > 0) draft.notice('read/date-not-understood', { count: this.#unknownDates })
    // A chat of two is named after the other one.
    const { speakers, title } = draft
    if (speakers.length === 2 && title !== undefined && speakers.includes(title))
      draft.owner = speakers.find((name) => name !== title)
    return draft.reading()
  }

  /** Where a closing tag was lost, a message lies within the one before. */
  #messagesIn(from: HtmlElement): void {
    for (const message of findElements(from, isMessage)) {
      this.#message(message)
      this.#messagesIn(message)
    }
  }

  #message(message: HtmlElement): void {
    this.#number += 1
    const line = this.#number
    const id = /^message(-?\d{1,15})$/u.exec(message.attributes['id'] ?? '')?.[1]
    const body = childOf(message, 'body')
    if (message.classes.has('service')) {
      if (id !== undefined && /^-\d{1,6}$/u.test(id)) this.draft.frame()
      else this.draft.event({ text: this.#words(body).text, line })
      return
    }
    if (!message.classes.has('default') || body === undefined) {
      this.draft.leaveOut('read/record-not-understood', line)
      return
    }
    const name = this.#nameIn(body)
    if (name !== undefined) this.#speaker = name
    const at = momentOf(childOf(body, 'date')?.attributes['title'])
    const forwarded = childOf(body, 'forwarded')
    const inside = forwarded === undefined || isMessage(forwarded) ? body : forwarded
    if (inside !== body) {
      const from = this.#nameIn(inside)
      if (from !== undefined) this.#forwardedFrom = from
      else if (!message.classes.has('joined')) this.#forwardedFrom = ''
    }
    const media = childrenOf(inside, 'media_wrap')
    const words = this.#words(childOf(inside, 'text'))
    const call = media.map((part) => findByClass(part, 'media_call')).find((part) => part !== undefined)
    if (call !== undefined && words.text === '') {
      this.draft.event({
        text: [this.#speaker, this.#words(call).text.replace(/\s+/gu, ' ')].join(' ').trim(),
        at,
        line,
      })
      return
    }
    if (at === undefined) this.#unknownDates += 1
    const attachments = media.flatMap((part) => this.#attachments(part))
    const poll = media.map((part) => this.#poll(part)).find((part) => part !== '') ?? ''
    this.draft.turn({
      speaker: this.#speaker === '' ? 'Deleted Account' : this.#speaker,
      text: words.text === '' ? poll : words.text,
      quoted: words.quoted,
      at,
      line,
      id,
      replyToId: this.#answered(body),
      attachments,
      forwardedFrom: inside === body ? undefined : this.#forwardedFrom,
    })
  }

  /** The name without the bot or the date that stands behind it. */
  #nameIn(body: HtmlElement): string | undefined {
    const element = childOf(body, 'from_name')
    if (element === undefined) return undefined
    const children = element.children.filter((child) => typeof child === 'string' || !child.classes.has('details'))
    return textOfElement({ ...element, children }).replace(/ via @\w{3,40}\s{0,4}$/u, '')
  }

  #answered(body: HtmlElement): string | undefined {
    const answer = childOf(body, 'reply_to')
    if (answer === undefined) return undefined
    const link = findElements(answer, ({ name }) => name === 'a')[0]
    return /go_to_message(-?\d{1,15})$/u.exec(link?.attributes['href'] ?? '')?.[1]
  }

  #words(element: HtmlElement | undefined): HtmlWords {
    if (element === undefined) return { text: '', quoted: [] }
    const text = textOfElement(withoutMessages(element))
    const quoted: (readonly [number, number])[] = []
    let from = 0
    for (const quote of findElements(element, ({ name }) => name === 'blockquote')) {
      const words = textOfElement(quote)
      const start = words === '' ? -1 : text.indexOf(words, from)
      if (start === -1) continue
      from = start + words.length
      quoted.push([start, from])
    }
    return { text, quoted }
  }

  #poll(media: HtmlElement): string {
    const poll = findByClass(media, 'media_poll')
    if (poll === undefined) return ''
    const own = (element: HtmlElement): string => {
      const children = element.children.filter((child) => typeof child === 'string' || !child.classes.has('details'))
      return textOfElement({ ...element, children })
    }
    const question = findByClass(poll, 'question')
    const answers = findElements(poll, ({ classes }) => classes.has('answer'))
    const lines = [...(question === undefined ? [] : [question]), ...answers].map((part) =>
      own(part).replace(/^- /u, ''),
    )
    return lines.join('\n')
  }

  #attachments(media: HtmlElement): readonly Attachment[] {
    const parts = findElements(media, ({ classes }) => kindByClass(classes) !== undefined)
    return parts.flatMap((part): readonly Attachment[] => {
      const kind = kindByClass(part.classes)
      if (kind === undefined || kind === 'none') return []
      const href = part.attributes['href']
      const title = part.classes.has('media_file') ? findByClass(part, 'title') : undefined
      const name =
        href !== undefined && !href.includes(':') ? href.slice(href.lastIndexOf('/') + 1) : textOfElement(title)
      const found = kind === 'document' ? (attachmentKind(name) ?? kind) : kind
      return [name === '' ? { kind: found } : { name, kind: found }]
    })
  }
}

const KINDS: readonly (readonly [string, Attachment['kind'] | 'none'])[] = [
  ['photo_wrap', 'image'],
  ['media_photo', 'image'],
  ['video_file_wrap', 'video'],
  ['animated_wrap', 'video'],
  ['media_video', 'video'],
  ['media_voice_message', 'audio'],
  ['media_audio_file', 'audio'],
  ['sticker_wrap', 'sticker'],
  ['media_location', 'location'],
  ['media_live_location', 'location'],
  ['media_venue', 'location'],
  ['media_contact', 'contact'],
  ['media_file', 'document'],
  ['media_poll', 'none'],
  ['media_call', 'none'],
  ['media', 'other'],
]

function kindByClass(classes: ReadonlySet<string>): Attachment['kind'] | 'none' | undefined {
  return KINDS.find(([name]) => classes.has(name))?.[1]
}

function childrenOf(element: HtmlElement | undefined, ...classes: readonly string[]): readonly HtmlElement[] {
  if (element === undefined) return []
  return element.children.filter(
    (child): child is HtmlElement => typeof child !== 'string' && classes.every((name) => child.classes.has(name)),
  )
}

/** The first child of these classes: a message may hold another one, forwarded, with parts of the same classes. */
function childOf(element: HtmlElement | undefined, ...classes: readonly string[]): HtmlElement | undefined {
  const found = childrenOf(element, ...classes)
  return classes.includes('body') ? found.find(({ classes: own }) => !own.has('forwarded')) : found[0]
}

function withoutMessages(element: HtmlElement): HtmlElement {
  const children = element.children.filter((child) => typeof child === 'string' || !isMessage(child))
  return children.length === element.children.length ? element : { ...element, children }
}

/** Telegram always writes day, month and year in this order; older versions did not write the zone. */
function momentOf(title: string | undefined): string | undefined {
  const found = /^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: UTC(?:([+-]\d{2}):?(\d{2}))?)?/u.exec(
    title ?? '',
  )
  if (found === null) return undefined
  const [whole, day = '', month = '', year = '', hour = '', minute = '', second = '', zone, zoneMinutes] = found
  const zoned = zone === undefined ? (whole.endsWith('UTC') ? 'Z' : '') : `${zone}:${zoneMinutes ?? '00'}`
  if (Number(month) > 12 || Number(day) > 31 || Number(hour) > 23) return undefined
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zoned === '+00:00' ? 'Z' : zoned}`
}
