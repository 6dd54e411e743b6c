import type { Attachment, ExportFile, Reader, Reading } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { comparePaths } from './compare-paths.js'
import type { HtmlElement } from './html-element.js'
import { findElements, textOfElement } from './html-parts.js'
import { isMetaGenerated } from './is-meta-generated.js'
import { oldestFirst } from './oldest-first.js'
import { readTimeField, type FieldTime } from './read-time-field.js'
import { ReadingDraft } from './reading-draft.js'

const HEAD = 64 * 1024
const PARTICIPANTS =
  /(?:Participants|Teilnehmer|Teilnehmende|Participantes|Partecipanti|Deelnemers|Uczestnicy|Участники|Учасники|Katılımcılar|参加者|参与者|參與者|참가자|참여자)\s{0,2}[:：]/u

/**
 * Reads the messages of Messenger and Instagram that are downloaded as pages. Names of classes change from one download
 * to the next, so a message is told by its shape: a name, what was said, and a time, beneath each other.
 */
export const metaHtml: Reader = {
  id: 'meta-html',
  canRead: ({ text }) => isThread(text.slice(0, HEAD)),
  read: async ({ text }) => [await readThread([text])],
  export: { claim, read: readExport },
}

function isThread(head: string): boolean {
  if (!/^\s{0,20}<(?:!doctype html|html)/iu.test(head)) return false
  if (!PARTICIPANTS.test(head)) return isNamedThread(head)
  return (
    /class="[^"]{0,80}_a6-[ghp]/u.test(head) ||
    /<div[^<>]{0,100}>[^<>]{5,40}\d{1,2}[:.]\d{2}[^<>]{0,8}<\/div>/u.test(head)
  )
}

/** Some downloads do not name who takes part; then the names over the messages come again, or are the title. */
function isNamedThread(head: string): boolean {
  const title = /<title>([^<]{1,200})<\/title>/u.exec(head)?.[1]?.trim()
  const names = [...head.matchAll(/_a6-h[^"<>]{0,20}"[^<>]{0,60}>([^<]{1,100})</gu)].map(([, name = '']) => name.trim())
  if (names.length < 2 || !/class="[^"]{0,80}_a6-p/u.test(head) || !/class="[^"]{0,80}_a6-o/u.test(head)) return false
  const different = new Set(names).size
  return (
    different > 1 && (different * 2 <= names.length || (different <= 3 && title !== undefined && names.includes(title)))
  )
}

const THREAD_FILE =
  /(?:^|\/)messages\/(?:inbox|archived_threads|e2ee_cutover|filtered_threads|message_requests)\/[^/]+\/message_\d+\.html$/u

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const file of files) {
    if (!/\.html$/iu.test(file.path)) continue
    if (THREAD_FILE.test(file.path) || (/message_\d+\.html$/u.test(file.path) && isThread(await file.head())))
      claimed.push(file)
  }
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const threads = new Map<string, ExportFile[]>()
  for (const file of [...files].sort((a, b) => comparePaths(a.path, b.path))) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
    const parts = threads.get(folder)
    if (parts === undefined) threads.set(folder, [file])
    else parts.push(file)
  }
  for (const parts of threads.values()) {
    const texts: string[] = []
    for (const file of parts) texts.push((await file.text()) ?? '')
    yield await readThread(texts)
  }
}

interface Message {
  readonly speaker: string
  readonly text: string
  readonly time: FieldTime
  /** To put them in order; where the order of numbers in dates is not decided yet, they stay as they are. */
  readonly at: string | undefined
  readonly line: number
  readonly attachments: readonly Attachment[]
}

async function readThread(texts: readonly string[]): Promise<Reading> {
  const { parseHtml } = await import('./parse-html.js')
  const draft = new ReadingDraft('meta-html', 'record')
  const messages: Message[] = []
  for (const text of texts) {
    const page = parseHtml(text)
    const title = findElements(page, ({ name }) => name === 'title')[0]
    const words = textOfElement(title).trim()
    if (words !== '') draft.title ??= words
    for (const element of messagesIn(page)) messages.push(readMessage(element))
  }
  for (const { time, speaker, text, line, attachments } of oldestFirst(messages, 'newest-first')) {
    const isGenerated = isMetaGenerated(text)
    if (isGenerated && attachments.length === 0) draft.event({ text, line, ...time })
    else draft.turn({ speaker, text: isGenerated ? '' : text, line, attachments, ...time })
  }
  return draft.reading()
}

/**
 * A name, what was said, and a time beneath each other, wherever they stand. Where a tag was lost, a message seems to
 * hold the ones that follow it, so what comes behind the time is looked at by itself.
 */
function messagesIn(element: HtmlElement): readonly HtmlElement[] {
  const parts = element.children.filter((child) => typeof child !== 'string')
  const time = parts.slice(0, MOST_OF_ONE).findIndex(isTime)
  const within = parts.slice(0, time + 1).flatMap(messagesIn)
  const start = isName(parts[0]) ? 0 : time - 2
  const isOne = time >= 2 && within.length === 0 && isName(parts[start])
  const first = isOne ? [{ ...element, children: parts.slice(start, time + 1) }] : within
  return [...first, ...parts.slice(time + 1).flatMap(messagesIn)]
}

/** One message has fewer parts. */
const MOST_OF_ONE = 12

function isName(element: HtmlElement | undefined): boolean {
  const name = element === undefined ? undefined : shortText(element)
  return name !== undefined && name !== '' && !PARTICIPANTS.test(name)
}

function isTime(element: HtmlElement): boolean {
  const time = shortText(element)
  if (time === undefined || time.length < 8 || !/\d{4}/u.test(time) || !/\d[:.]\d{2}/u.test(time)) return false
  const { at, written } = readTimeField(time)
  return at !== undefined || written !== undefined
}

const LONGEST_SHORT = 120
const MOST_PARTS = 40

/** The text of a small element; undefined when there is more to it. Looks at a bounded part only. */
function shortText(element: HtmlElement): string | undefined {
  const words: string[] = []
  let length = 0
  const open: (HtmlElement | string)[] = [element]
  for (let count = 0; open.length > 0; count++) {
    const next = open.pop()
    if (next === undefined || count > MOST_PARTS) return undefined
    if (typeof next === 'string') {
      length += next.length
      if (length > LONGEST_SHORT) return undefined
      words.push(next)
    } else for (const child of next.children.slice(0, MOST_PARTS + 1).reverse()) open.push(child)
  }
  return words.join(' ').replace(/\s+/gu, ' ').trim()
}

function readMessage(element: HtmlElement): Message {
  const parts = element.children.filter((child) => typeof child !== 'string')
  const between = parts.slice(1, -1).map(withoutReactions)
  const text = between
    .map((part) => textOfElement(part))
    .filter((words) => words !== '')
    .join('\n')
  const time = readTimeField(shortText(parts.at(-1) ?? element) ?? '')
  return {
    speaker: textOfElement(parts[0]).trim(),
    text,
    time,
    at: time.at,
    line: element.line,
    attachments: between.flatMap((part) => attachmentsIn(part)),
  }
}

/** Reactions stand in a list below the words. */
function withoutReactions(element: HtmlElement): HtmlElement {
  if (element.name === 'ul') return { ...element, children: [] }
  return {
    ...element,
    children: element.children.map((child) => (typeof child === 'string' ? child : withoutReactions(child))),
  }
}

function attachmentsIn(element: HtmlElement): readonly Attachment[] {
  const media = findElements(element, ({ name, attributes }) => {
    const href = attributes['href'] ?? ''
    // A file lies beside the page; a link leads out of it.
    return (
      name === 'img' ||
      name === 'video' ||
      name === 'audio' ||
      (name === 'a' && href !== '' && !/^[a-z]+:/iu.test(href))
    )
  })
  return media.map(({ name, attributes }) => {
    const path = attributes['src'] ?? attributes['href'] ?? ''
    const file = path.slice(path.lastIndexOf('/') + 1)
    const kind =
      name === 'img' ? 'image' : name === 'video' || name === 'audio' ? name : (attachmentKind(file) ?? 'document')
    return file === '' ? { kind } : { kind, name: file }
  })
}
