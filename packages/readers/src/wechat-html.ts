import type { Attachment, Reader, Reading } from '@telltale/model'
import type { HtmlElement } from './html-element.js'
import { findByClass, findElements, textOfElement } from './html-parts.js'
import { lineNumbers } from './line-numbers.js'
import { ReadingDraft } from './reading-draft.js'
import { readTimeField } from './read-time-field.js'

const HEAD = 64 * 1024
/** Where a message starts. Messages cannot hold it: their own signs are escaped. */
const START = '<div class="msg '
/** The owner's name is hidden on the page, and missing in some versions. */
const SELF = '我'
/** Who nobody is named as. */
const UNKNOWN = '未知'

/**
 * Reads the pages that WechatExporter makes from a backup of a phone. The page is cut where messages start and each is
 * read by itself, so that a damaged one costs only itself.
 */
export const wechatHtml: Reader = {
  id: 'wechat-html',
  canRead: ({ text }) => {
    const head = text.slice(0, HEAD)
    return head.includes('微信聊天记录</title>') && (head.includes(START) || head.includes('nt-box'))
  },
  read: async ({ text }) => [await read(text)],
}

async function read(text: string): Promise<Reading> {
  const { parseHtml } = await import('./parse-html.js')
  const draft = new ReadingDraft('wechat-html', 'record')
  draft.title = titleOf(text.slice(0, HEAD))
  const starts: number[] = []
  for (let at = text.indexOf(START); at !== -1; at = text.indexOf(START, at + 1)) starts.push(at)
  const lines = lineNumbers(text, starts)
  for (const [index, start] of starts.entries()) {
    const page = parseHtml(text.slice(start, starts[index + 1] ?? text.length))
    const element = page.children.find((child) => typeof child !== 'string')
    const line = lines[index] ?? 1
    if (element === undefined || typeof element === 'string') draft.leaveOut('read/record-not-understood', line)
    else readMessage(draft, element, line)
  }
  return draft.reading()
}

function titleOf(head: string): string | undefined {
  const end = head.indexOf(' - 微信聊天记录</title>')
  const start = head.lastIndexOf('<title>', end)
  return end === -1 || start === -1
    ? undefined
    : head
        .slice(start + 7, end)
        .replaceAll('&amp;', '&')
        .trim()
}

function readMessage(draft: ReadingDraft, element: HtmlElement, line: number): void {
  const classes = [...element.classes]
  if (classes.some((name) => name.includes('notice') || name.includes('system'))) {
    draft.event({ text: textOfElement(element).replace(/^系统消息：/u, ''), line })
    return
  }
  const heading = findByClass(element, 'nt-box')
  const content = findByClass(element, 'content-box')
  if (heading === undefined || content === undefined) {
    draft.leaveOut('read/record-not-understood', line)
    return
  }
  const label = findElements(heading, ({ name }) => name === 'span')[0]
  const name = textOfElement(label)
  const isSelf = classes.some((one) => one === 'right' || one.endsWith('-right'))
  const speaker = name === '' ? (isSelf ? SELF : (draft.title ?? UNKNOWN)) : name
  if (isSelf) draft.owner ??= speaker
  const time = readTimeField(textOfElement(heading).slice(name.length).trim())
  const link = findElements(content, (one) => one.name === 'a' && one.attributes['href'] !== undefined)[0]
  const isCard = link !== undefined && findByClass(content, 'app-name') !== undefined
  const quotation = textOfElement(findByClass(content, 'refermsg'))
  const text = textOfElement(content)
  draft.turn({
    speaker,
    line,
    ...time,
    text,
    attachments: attachmentsIn(content),
    forwardedFrom: isCard ? '' : undefined,
    quoted: quotation !== '' && text.startsWith(quotation) ? [[0, endOfQuotation(text, quotation)]] : undefined,
  })
}

/** The quotation and the row of dashes below it. */
function endOfQuotation(text: string, quotation: string): number {
  const dashes = /^\s{0,3}(?:- ?){3,60}/u.exec(text.slice(quotation.length, quotation.length + 200))
  return quotation.length + (dashes?.[0].length ?? 0)
}

const KINDS: ReadonlyMap<string, Attachment['kind']> = new Map([
  ['audio', 'audio'],
  ['video', 'video'],
  ['img', 'image'],
])

function attachmentsIn(content: HtmlElement): readonly Attachment[] {
  const media = findElements(
    content,
    ({ name, classes }) => name === 'audio' || name === 'video' || (name === 'img' && !classes.has('app-icon')),
  )
  const found: Attachment[] = []
  for (const { name, classes, attributes } of media) {
    // A small picture within the words is a face; one in a card shows what it leads to.
    if (name === 'img' && !classes.has('image') && !classes.has('emoji_img') && attributes['rawurl'] === undefined)
      continue
    const path = attributes['rawurl'] ?? attributes['src'] ?? ''
    const file = path.slice(path.lastIndexOf('/') + 1)
    const kind = classes.has('emoji_img') ? 'sticker' : (KINDS.get(name) ?? 'other')
    found.push(file === '' ? { kind } : { name: file, kind })
  }
  return found
}
