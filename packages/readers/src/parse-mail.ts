import type { Attachment, Notice } from '@telltale/model'
import type { Address, Email } from 'postal-mime'
import { asciiView } from './ascii-view.js'
import { attachmentKind } from './attachment-kind.js'
import { decodeUtf7 } from './decode-utf7.js'
import { htmlToText } from './html-to-text.js'
import { parseMime } from './parse-mime.js'
import { readMailDate } from './read-mail-date.js'
import { splitMailBody, type MailBody } from './split-mail-body.js'
import { withWindowsSigns } from './with-windows-signs.js'

/** The platform's own decoder, which browsers and Node both have. */
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }

/** No mail server takes a larger one; what is beyond it is attachments, and those are not read. */
const LARGEST_MAIL = 40_000_000
const SHOWN_FILE = /^content-disposition:[ \t]{0,20}inline;\s{0,20}filename="?([^"\r\n;]{1,200})/gimu
const MOST_SHOWN = 100
/** More references than a thread has answers. */
const MOST_REFERENCES = 200

/** One mail: who wrote it, when, what, and what it answers. */
export interface ParsedMail extends MailBody {
  readonly speaker: string
  /** The address of the sender, in small letters; empty when there is none. */
  readonly address: string
  readonly at: string | undefined
  readonly subject: string
  readonly attachments: readonly Attachment[]
  readonly notices: readonly Notice[]
  /** The name that the mail has for programs, and those of the mails that it answers, the nearest last. */
  readonly id: string | undefined
  readonly answers: readonly string[]
  /** Addresses of those it was sent to, in small letters. */
  readonly recipients: readonly string[]
  /** What Gmail says of it: the number of its thread, and its labels with commas between them; empty elsewhere. */
  readonly gmailThread: string
  readonly gmailLabels: string
  /** The address of the mailbox it was put into, in small letters; empty when it is not said. */
  readonly deliveredTo: string
}

/**
 * Reads one mail. Encodings, parts and encoded words are a library's work. Answers with nothing when it is no mail at
 * all; never throws.
 *
 * @param content - The mail as it is. In a text, each character that is no ASCII must have been decoded already.
 */
export async function parseMail(content: string | Uint8Array): Promise<ParsedMail | undefined> {
  const { decodeWords } = await import('postal-mime')
  const own = withoutMark(content)
  const view = typeof own === 'string' ? own : asciiView(own)
  let mail: Email
  try {
    mail = await parseMime(own, view)
  } catch {
    return undefined
  }
  const notices: Notice[] = []
  if (content.length > LARGEST_MAIL) notices.push({ code: 'read/part-not-read' })
  const field = (name: string): string | undefined => {
    const value = mail.headers.find(({ key }) => key === name)?.value
    return value === undefined ? undefined : decodeWords(value)
  }
  const dateField = field('date')
  const at = dateField === undefined ? undefined : readMailDate(dateField)
  if (dateField !== undefined && at === undefined) notices.push({ code: 'read/date-not-understood' })
  const unread = mail.attachments.map(describeAttachment)
  if (unread.length > 0) notices.push({ code: 'read/attachment-not-read', count: unread.length })
  const attachments = [...unread, ...shownFiles(view, unread).map((name) => describeShown(decodeWords(name)))]
  const parsed = bodyOf(mail)
  const raw = parsed.text === '' && attachments.length === 0 ? rawBody(own) : ''
  const readable = raw !== '' && !/^--/mu.test(raw)
  if (raw !== '' && !readable) notices.push({ code: 'read/part-not-read' })
  const body = readable ? { text: raw, quoted: [] } : parsed
  const addresses = [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap((one) => one.group ?? [one])
  return {
    speaker: senderOf(mail),
    address: (mail.from?.address ?? mail.sender?.address ?? '').toLowerCase(),
    at,
    subject: subjectOf(mail),
    attachments,
    notices,
    id: idsIn(mail.messageId)[0],
    answers: [...idsIn(mail.references), ...idsIn(mail.inReplyTo)],
    recipients: addresses.map(({ address }) => address.toLowerCase()).filter((address) => address !== ''),
    gmailThread: field('x-gm-thrid')?.trim() ?? '',
    gmailLabels: field('x-gmail-labels') ?? '',
    deliveredTo: field('delivered-to')?.trim().toLowerCase() ?? '',
    ...splitMailBody(body.text, body.quoted),
  }
}

/** A byte-order mark before the first field would hide that field. What is beyond the largest mail is left. */
function withoutMark(content: string | Uint8Array): string | Uint8Array {
  if (typeof content === 'string') return content.slice(content.charCodeAt(0) === 0xfeff ? 1 : 0, LARGEST_MAIL)
  return content.subarray(content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf ? 3 : 0, LARGEST_MAIL)
}

function isInUtf7(mail: Email, field: string): boolean {
  return /=\?utf-?7\?/iu.test(mail.headerLines.find(({ key }) => key === field)?.line ?? '')
}

function subjectOf(mail: Email): string {
  const subject = withWindowsSigns(mail.subject?.trim() ?? '')
  return isInUtf7(mail, 'subject') ? decodeUtf7(subject) : subject
}

function idsIn(field: string | undefined): readonly string[] {
  return field === undefined ? [] : (field.slice(0, 40_000).match(/<[^<>\s]{1,500}>/gu) ?? []).slice(-MOST_REFERENCES)
}

function bodyOf(mail: Email): { readonly text: string; readonly quoted: readonly (readonly [number, number])[] } {
  const isUtf7 = mail.headers.some(({ key, value }) => key === 'content-type' && /\butf-?7\b/iu.test(value))
  const decode = (text: string): string => (isUtf7 ? decodeUtf7(text) : withWindowsSigns(text))
  const plain = decode(mail.text ?? '')
  if (plain.trim() !== '') return { text: trimBody(plain), quoted: [] }
  const html = decode(mail.html ?? '')
  return html === '' ? { text: '', quoted: [] } : htmlToText(html)
}

/** Without the empty lines before the first word and the white space after the last. */
function trimBody(text: string): string {
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0d) start = at + 1
    else if (code !== 0x20 && code !== 0x09) break
  }
  return text.slice(start).trimEnd()
}

/** What stands below the header, for a mail whose parts could not be told apart. */
function rawBody(content: string | Uint8Array): string {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
  const below = /\r?\n[ \t]{0,10}\r?\n/u.exec(text)
  return below === null ? '' : text.slice(below.index + below[0].length).trim()
}

function senderOf(mail: Email): string {
  for (const address of [mail.from, mail.sender, mail.replyTo?.[0]]) {
    const name = nameOf(address)
    if (name !== undefined) return isInUtf7(mail, 'from') ? decodeUtf7(name) : name
  }
  return mail.returnPath ?? 'sender'
}

function nameOf(address: Address | undefined): string | undefined {
  if (address === undefined) return undefined
  const name = withWindowsSigns(address.name.trim())
  if (name !== '') return name
  return address.address === undefined || address.address === '' ? undefined : address.address
}

/** Names of files with text that are shown with the words of the mail, and so are read with them. */
function shownFiles(text: string, others: readonly Attachment[]): readonly string[] {
  const known = new Set(others.map(({ name }) => name))
  const names: string[] = []
  for (const [, name = ''] of text.matchAll(SHOWN_FILE)) {
    if (names.length === MOST_SHOWN) break
    if (!known.has(name) && attachmentKind(name) === 'document') names.push(name)
  }
  return names
}

function describeShown(name: string): Attachment {
  return { name: withWindowsSigns(name), kind: 'document' }
}

function describeAttachment(part: Email['attachments'][number]): Attachment {
  const name = withWindowsSigns(part.filename ?? '')
  const kind = kindOf(part.mimeType, name)
  return name === '' ? { kind } : { name, kind }
}

function kindOf(mimeType: string, name: string): Attachment['kind'] {
  if (mimeType.startsWith('image/')) return 'image'
  if (mimeType.startsWith('video/')) return 'video'
  if (mimeType.startsWith('audio/')) return 'audio'
  if (mimeType === 'text/vcard' || mimeType === 'text/x-vcard') return 'contact'
  return (
    attachmentKind(name) ?? (mimeType.startsWith('text/') || mimeType.startsWith('application/') ? 'document' : 'other')
  )
}
