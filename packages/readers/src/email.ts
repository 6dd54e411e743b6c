import type { Attachment, Notice, Reader, Reading, Source, Turn } from '@telltale/model'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { attachmentKind } from './attachment-kind.js'
import { htmlToText } from './html-to-text.js'
import { findQuotedMail } from './quoted-mail.js'
import { readMailDate } from './read-mail-date.js'
import { startsLikeMail } from './starts-like-mail.js'

/** No mail server takes a larger one; what is beyond it is attachments, and those are not read. */
const LARGEST_MAIL = 40_000_000

/**
 * Reads one mail as it is saved by mail programs (`.eml`): one voice that speaks to its reader. Encodings, parts and
 * encoded words are a library's work; what is quoted from earlier mails is marked, so that nobody is judged by it.
 */
export const email: Reader = {
  id: 'email',
  canRead: (source) => startsLikeMail(source.text),
  read: async (source) => [await readMail(source)],
}

async function readMail(source: Source): Promise<Reading> {
  let mail: Email
  try {
    // A mail with thousands of parts inside each other is not a letter; the limits keep such a one cheap.
    mail = await PostalMime.parse(withoutMark(source), { forceRfc822Attachments: true, maxNestingDepth: 64 })
  } catch {
    return reading(undefined, [], [{ code: 'read/record-not-understood', line: 1 }, { code: 'read/nothing-said' }])
  }
  const notices: Notice[] = []
  if ((source.bytes ?? source.text).length > LARGEST_MAIL) notices.push({ code: 'read/part-not-read' })
  const speaker = senderOf(mail)
  const dateField = mail.headers.find(({ key }) => key === 'date')?.value
  const at = dateField === undefined ? undefined : readMailDate(dateField)
  if (dateField !== undefined && at === undefined) notices.push({ code: 'read/date-not-understood' })
  const attachments = mail.attachments.map(describeAttachment)
  if (attachments.length > 0) notices.push({ code: 'read/attachment-not-read', count: attachments.length })
  const stamp = at === undefined ? { speaker } : { speaker, at }

  const turns: Turn[] = []
  const subject = mail.subject?.trim() ?? ''
  if (subject !== '' && !isAnswer(subject)) turns.push({ ...stamp, text: subject, line: 1 })
  const parsed = bodyOf(mail)
  const raw = parsed.text === '' && attachments.length === 0 ? rawBody(source.text) : ''
  const readable = raw !== '' && !/^--/mu.test(raw)
  if (raw !== '' && !readable) notices.push({ code: 'read/part-not-read' })
  const body = readable ? { text: raw, quoted: [] } : parsed
  const { quoted, forwardStart, forwardBody, forwardedFrom } = findQuotedMail(body.text)
  const own = forwardStart === -1 ? body.text : body.text.slice(0, forwardStart).trimEnd()
  const ranges = body.quoted.length > 0 && quoted.length === 0 ? body.quoted : quoted
  const inside = ranges.filter(([, end]) => end <= own.length)
  if (own !== '' || attachments.length > 0) {
    turns.push({
      ...stamp,
      text: own,
      ...(attachments.length === 0 ? {} : { attachments }),
      ...(inside.length === 0 ? {} : { quoted: inside }),
    })
  }
  const passedOn = forwardStart === -1 ? '' : body.text.slice(forwardBody).trimEnd()
  if (passedOn !== '') turns.push({ ...stamp, text: passedOn, forwardedFrom })
  if (turns.length === 0) notices.push({ code: 'read/nothing-said' })
  return reading(subject === '' ? undefined : subject, turns, notices)
}

/** A byte-order mark before the first field would hide that field. What is beyond the largest mail is left. */
function withoutMark({ text, bytes }: Source): string | Uint8Array {
  if (bytes === undefined) return text.slice(text.charCodeAt(0) === 0xfeff ? 1 : 0, LARGEST_MAIL)
  return bytes.subarray(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0, LARGEST_MAIL)
}

function reading(title: string | undefined, turns: readonly Turn[], notices: readonly Notice[]): Reading {
  return { format: 'email', voice: 'offer', ...(title === undefined ? {} : { title }), turns, events: [], notices }
}

/** The subject of an answer or of a mail passed on was somebody else's choice of words. */
function isAnswer(subject: string): boolean {
  return /^(?:re|fwd?|aw|wg|antw|sv|vs|vb|tr|rif|rv|enc|res|odp|pd|ynt|ilt|回复|答复|回覆|转发|轉寄|转寄|返信|転送|답장|전달|ответ|на|пересл)(?:\[\d{1,3}\])?\s?[:：]/iu.test(
    subject,
  )
}

function bodyOf(mail: Email): { readonly text: string; readonly quoted: readonly (readonly [number, number])[] } {
  const plain = mail.text ?? ''
  if (plain.trim() !== '') return { text: trimBody(plain), quoted: [] }
  const html = mail.html ?? ''
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
function rawBody(text: string): string {
  const below = /\r?\n[ \t]{0,10}\r?\n/u.exec(text)
  return below === null ? '' : text.slice(below.index + below[0].length).trim()
}

function senderOf(mail: Email): string {
  for (const address of [mail.from, mail.sender, mail.replyTo?.[0]]) {
    const name = nameOf(address)
    if (name !== undefined) return name
  }
  return mail.returnPath ?? 'sender'
}

function nameOf(address: Address | undefined): string | undefined {
  if (address === undefined) return undefined
  const name = address.name.trim()
  if (name !== '') return name
  return address.address === undefined || address.address === '' ? undefined : address.address
}

function describeAttachment(part: Email['attachments'][number]): Attachment {
  const kind = kindOf(part.mimeType, part.filename ?? '')
  return part.filename === null || part.filename === '' ? { kind } : { name: part.filename, kind }
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
