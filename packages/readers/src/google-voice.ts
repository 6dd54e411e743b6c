import type { Attachment, ExportFile, Reader, Reading } from '@telltale/model'
import { comparePaths } from './compare-paths.js'
import type { HtmlElement, ParseHtml } from './html-element.js'
import { findByClass, findElements, textOfElement } from './html-parts.js'
import { isIsoTime } from './is-iso-time.js'
import { ReadingDraft } from './reading-draft.js'

const FORMAT = 'google-voice'
const HEAD = 64 * 1024

/**
 * Reads the messages, calls and voicemails of Google Voice in the archive that Google Takeout makes: a page for each call
 * and each part of a conversation. In the archive the pages of the same people are one conversation.
 */
export const googleVoice: Reader = {
  id: FORMAT,
  canRead: ({ text }) => isPage(text.slice(0, HEAD)),
  async read({ text }) {
    const draft = new ReadingDraft(FORMAT, 'record')
    const { parseHtml } = await import('./parse-html.js')
    readPage(draft, text, parseHtml, 0)
    return [finished(draft)]
  },
  export: { claim, read: readExport },
}

function isPage(head: string): boolean {
  return (
    /class="(?:hChatLog|haudio)/u.test(head) &&
    /google\.com\/voice#|"tel:|class="(?:contributor|sender) vcard"/u.test(head)
  )
}

async function claim(files: readonly ExportFile[]): Promise<readonly ExportFile[]> {
  const claimed: ExportFile[] = []
  for (const file of files) if (file.path.endsWith('.html') && isPage(await file.head())) claimed.push(file)
  return claimed
}

async function* readExport(files: readonly ExportFile[]): AsyncGenerator<Reading, void, undefined> {
  const conversations = new Map<string, ExportFile[]>()
  for (const file of files) {
    const key = await partnersOf(file)
    const found = conversations.get(key)
    if (found === undefined) conversations.set(key, [file])
    else found.push(file)
  }
  const { parseHtml } = await import('./parse-html.js')
  for (const found of conversations.values()) {
    const draft = new ReadingDraft(FORMAT, 'record')
    const sorted = [...found].sort((a, b) => comparePaths(momentOf(a.path), momentOf(b.path)))
    let before = 0
    for (const file of sorted) before += readPage(draft, (await file.text()) ?? '', parseHtml, before)
    yield finished(draft)
  }
}

/** The name of a page starts with the name or number of the other side; a group has the numbers of its people inside. */
async function partnersOf(file: ExportFile): Promise<string> {
  const { path } = file
  const name = path.slice(path.lastIndexOf('/') + 1)
  const text = await file.head()
  const start = text.indexOf('class="participants"')
  if (start !== -1) {
    const end = text.indexOf('</div>', start)
    const numbers = [...text.slice(start, end === -1 ? start + 20_000 : end).matchAll(/href="tel:([^"]{1,40})"/gu)]
    return `group ${numbers
      .map((found) => found[1] ?? '')
      .sort()
      .join(' ')}`
  }
  const partner = /^(.*?) - (?:Text|Missed|Placed|Received|Voicemail|Recorded)(?: - |\.)/u.exec(name)?.[1] ?? ''
  if (partner !== '') return partner
  return /href="tel:([^"]{1,40})"/u.exec(text)?.[1] ?? path
}

/** Pages are put in order by the time in their names, which is written so that it sorts. */
function momentOf(path: string): string {
  return /\d{4}-\d{2}-\d{2}T[\d_]+Z/u.exec(path.slice(path.lastIndexOf('/') + 1))?.[0] ?? path
}

function finished(draft: ReadingDraft): Reading {
  if (draft.speakers.includes('Me')) draft.owner = 'Me'
  return draft.reading()
}

/** Answers how many records the page has. */
function readPage(draft: ReadingDraft, text: string, parseHtml: ParseHtml, before: number): number {
  const page = parseHtml(text)
  let number = before
  const visit = (from: HtmlElement): void => {
    for (const message of findElements(from, isMessage)) {
      number += 1
      takeMessage(draft, message, number)
      // Where a closing tag was lost, a message lies within the one before.
      visit(message)
    }
  }
  visit(page)
  const call = findByClass(page, 'haudio')
  if (call !== undefined) {
    number += 1
    takeCall(draft, call, number)
  }
  const participants = findByClass(page, 'participants')
  const cites = participants === undefined ? [] : findElements(participants, ({ classes }) => classes.has('sender'))
  const names = cites.map((cite) => personIn(cite)).filter((name) => name !== '')
  const heading = textOfElement(findElements(page, ({ name }) => name === 'title')[0]).replace(/\s+/gu, ' ')
  const partner =
    /^(?:Me to|Missed call from|Placed call to|Received call from|Voicemail from|Recorded call) (.+)$/u.exec(
      heading,
    )?.[1]
  draft.title ??= names.length > 0 ? names.join(', ') : (partner ?? (call === undefined ? heading : undefined))
  if (!/<\/html\s*>\s*$/iu.test(text.slice(-200))) draft.notice('read/cut-short')
  return number - before
}

function isMessage({ name, classes }: HtmlElement): boolean {
  return name === 'div' && classes.has('message')
}

function isName({ classes }: HtmlElement): boolean {
  return classes.has('fn')
}

/** The name, or the number where the phone book has none. */
function personIn(element: HtmlElement | undefined): string {
  if (element === undefined) return ''
  const name = textOfElement(findElements(element, isName)[0])
  const link = findElements(element, ({ classes }) => classes.has('tel'))[0]
  return name === '' ? (link?.attributes['href'] ?? '').replace(/^tel:/u, '') : name
}

function takeMessage(draft: ReadingDraft, message: HtmlElement, line: number): void {
  const stamp = findByClass(message, 'dt')?.attributes['title'] ?? ''
  const speaker = personIn(findByClass(message, 'sender'))
  const words = findElements(message, (each) => each.name === 'q' || isMessage(each)).find((each) => !isMessage(each))
  if (speaker === '' && words === undefined) {
    draft.leaveOut('read/record-not-understood', line)
    return
  }
  if (!isIsoTime(stamp)) draft.notice('read/date-not-understood', { line })
  const attachments = findElements(message, isAttachment)
    .filter((each) => !isMessage(each))
    .map(attachmentOf)
  const text = textOfElement(words)
  // The application puts these words where there are none.
  const isEmpty = attachments.length > 0 && /^MMS (?:Sent|Received)$/u.test(text)
  draft.turn({
    speaker: speaker === '' ? 'Unknown' : speaker,
    text: isEmpty ? '' : text,
    at: isIsoTime(stamp) ? stamp : undefined,
    line,
    attachments,
  })
}

function takeCall(draft: ReadingDraft, call: HtmlElement, line: number): void {
  const stamp = findByClass(call, 'published')?.attributes['title'] ?? ''
  const at = isIsoTime(stamp) ? stamp : undefined
  const contributor = findByClass(call, 'contributor')
  const person = personIn(contributor)
  const transcript = textOfElement(findByClass(call, 'full-text'))
  const kind = textOfElement(
    contributor === undefined ? undefined : { ...contributor, children: contributor.children.slice(0, 1) },
  )
  if (kind.startsWith('Voicemail') && transcript !== '') {
    draft.turn({
      speaker: person === '' ? 'Unknown' : person,
      text: transcript,
      at,
      line,
      attachments: [{ kind: 'audio' }],
    })
    return
  }
  draft.event({ text: [kind.replace(/\s+/gu, ' '), person].filter((part) => part !== '').join(' '), at, line })
}

function isAttachment(element: HtmlElement): boolean {
  const { name, classes } = element
  return (
    isMessage(element) ||
    name === 'img' ||
    name === 'audio' ||
    name === 'video' ||
    (name === 'a' && (classes.has('vcard') || classes.has('video') || classes.has('audio')))
  )
}

function attachmentOf({ name, classes, attributes }: HtmlElement): Attachment {
  const path = attributes['src'] ?? attributes['href'] ?? ''
  const fileName = path.slice(path.lastIndexOf('/') + 1)
  const kind = classes.has('vcard')
    ? 'contact'
    : name === 'img'
      ? 'image'
      : name === 'video' || classes.has('video')
        ? 'video'
        : 'audio'
  return fileName === '' ? { kind } : { name: fileName, kind }
}
