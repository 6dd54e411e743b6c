import type { Attachment, Notice, Reader, Reading, Source } from '@telltale/model'
import type { FieldsData } from '@kenjiuno/msgreader'
import { attachmentKind } from './attachment-kind.js'
import { decodeCodepage } from './decode-codepage.js'
import { decompressRtf } from './decompress-rtf.js'
import { earlierTurns } from './earlier-turns.js'
import { htmlToText, type HtmlText } from './html-to-text.js'
import { isSoundCompoundFile } from './is-sound-compound-file.js'
import { mailTurns } from './mail-turns.js'
import { readMailDate } from './read-mail-date.js'
import { rtfToText } from './rtf-to-text.js'
import { splitMailBody } from './split-mail-body.js'
import { tallyOf } from './tally-of.js'

/** What the first streams and folders of a message are called; other documents of Office in the same container have none such. */
const PARTS = [
  '__substg1.0_',
  '__properties_version1.0',
  '__nameid_version1.0',
  '__recip_version1.0_',
  '__attach_version1.0_',
]

/**
 * Reads one mail as Outlook saves it (`.msg`): a container of properties. The container is a library's work; the words
 * come from the plain text, or else from the page, or else from the rich text, whichever there is.
 */
export const outlookMsg: Reader = {
  id: 'outlook-msg',
  needsBytes: true,
  apart: true,
  canRead: ({ bytes }) => bytes !== undefined && isMessage(bytes),
  read: async (source) => [await readMessage(source)],
}

/** Looks at the first names in the container's own list of parts. */
function isMessage(bytes: Uint8Array): boolean {
  const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  if (bytes.length < 1024 || magic.some((byte, index) => bytes[index] !== byte)) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sector = view.getUint16(30, true) === 12 ? 4096 : 512
  const list = (view.getUint32(48, true) + 1) * sector
  for (let at = list; at < list + sector && at + 128 <= bytes.length; at += 128) {
    const name = nameAt(bytes, at)
    if (PARTS.some((part) => name.startsWith(part))) return true
  }
  return false
}

function nameAt(bytes: Uint8Array, from: number): string {
  let name = ''
  for (let at = from; at < from + 64; at += 2)
    name += String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8))
  return name
}

async function readMessage({ bytes }: Source): Promise<Reading> {
  const fields = bytes === undefined ? undefined : await fieldsOf(bytes)
  if (fields === undefined)
    return reading(undefined, [], [{ code: 'read/record-not-understood', line: 1 }, { code: 'read/nothing-said' }])
  const notices: Notice[] = []
  const written = fields.clientSubmitTime ?? fields.messageDeliveryTime ?? fields.creationTime
  const at = written === undefined ? undefined : readMailDate(written)
  if (written !== undefined && at === undefined) notices.push({ code: 'read/date-not-understood' })
  const attachments = (fields.attachments ?? []).map(describeAttachment)
  if (attachments.length > 0) notices.push({ code: 'read/attachment-not-read', count: attachments.length })
  const body = bodyOf(fields)
  const subject = fields.subject?.trim() ?? ''
  const speaker = senderOf(fields)
  const split = splitMailBody(body.text, body.quoted)
  const names = new Map([[(fields.senderSmtpAddress ?? fields.senderEmail ?? '').toLowerCase(), speaker]])
  const said = mailTurns({ speaker, at, subject, attachments, ...split })
  const turns = [
    ...earlierTurns(split.earlier, names),
    ...said.map((turn, index) => (index === 0 ? { ...turn, line: 1 } : turn)),
  ]
  if (turns.some(({ quoted }) => quoted !== undefined)) notices.push({ code: 'read/quote-not-judged' })
  if (turns.length === 0) notices.push({ code: 'read/nothing-said' })
  return reading(subject === '' ? undefined : subject, turns, notices)
}

/** A container that is broken makes the library throw, or run for ever; then it is no mail. */
async function fieldsOf(bytes: Uint8Array): Promise<FieldsData | undefined> {
  if (!isSoundCompoundFile(bytes)) return undefined
  const { default: library } = await import('@kenjiuno/msgreader')
  // Programs that put modules together unwrap it once more than Node does.
  const MsgReader = typeof library === 'function' ? library : library.default
  try {
    const copy = new ArrayBuffer(bytes.byteLength)
    new Uint8Array(copy).set(bytes)
    const fields = new MsgReader(copy).getFileData()
    return fields.error === undefined ? withoutOddParts(fields) : undefined
  } catch {
    return undefined
  }
}

/** Members that are used as texts. In a broken file the library may give something else for one. */
const TEXTS = [
  'body',
  'bodyHtml',
  'clientSubmitTime',
  'creationTime',
  'fileName',
  'fileNameShort',
  'inetAcctName',
  'messageDeliveryTime',
  'name',
  'senderEmail',
  'senderName',
  'senderSmtpAddress',
  'sentRepresentingSmtpAddress',
  'subject',
] as const satisfies readonly (keyof FieldsData)[]

/** Members that are used as bytes. */
const BYTES = ['compressedRtf', 'html'] as const satisfies readonly (keyof FieldsData)[]

function withoutOddParts(fields: FieldsData): FieldsData {
  const odd = new Set<string>([
    ...TEXTS.filter((name) => typeof fields[name] !== 'string'),
    ...BYTES.filter((name) => !(fields[name] instanceof Uint8Array)),
  ])
  const { dataType } = fields
  const kept: FieldsData = {
    dataType,
    ...Object.fromEntries(Object.entries(fields).filter(([name]) => !odd.has(name))),
  }
  return fields.attachments === undefined ? kept : { ...kept, attachments: fields.attachments.map(withoutOddParts) }
}

function reading(title: string | undefined, turns: Reading['turns'], notices: readonly Notice[]): Reading {
  const tally = tallyOf('record', 1, notices)
  return {
    format: 'outlook-msg',
    voice: new Set(turns.map(({ speaker }) => speaker)).size > 1 ? 'conversation' : 'offer',
    ...(title === undefined ? {} : { title }),
    turns,
    events: [],
    notices,
    // A message without any words is all frame.
    tally: turns.length === 0 && tally.left === 0 ? { ...tally, said: 0, frame: 1 } : tally,
  }
}

function bodyOf(fields: FieldsData): HtmlText {
  const plain = fields.body?.trim() ?? ''
  if (plain !== '') return { text: plain, quoted: [] }
  const page =
    fields.bodyHtml ?? (fields.html === undefined ? '' : decodeCodepage(fields.html, fields.internetCodepage ?? 65001))
  if (page.trim() !== '') return htmlToText(page)
  return fields.compressedRtf === undefined ? { text: '', quoted: [] } : rtfToText(decompressRtf(fields.compressedRtf))
}

/** A name, or an address; what Exchange calls its users inside is neither. */
function senderOf(fields: FieldsData): string {
  const address = [
    fields.senderSmtpAddress,
    fields.senderEmail,
    fields.sentRepresentingSmtpAddress,
    fields.inetAcctName,
  ]
  const known = [fields.senderName, ...address.filter((one) => one?.includes('@') === true)]
  return known.find((one) => one !== undefined && one.trim() !== '') ?? 'sender'
}

function describeAttachment(part: FieldsData): Attachment {
  const name = part.fileName ?? part.name ?? part.fileNameShort ?? ''
  const kind = part.innerMsgContent === true ? 'other' : (attachmentKind(name) ?? 'document')
  return name === '' ? { kind } : { name, kind }
}
