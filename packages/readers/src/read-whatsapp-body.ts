import type { Attachment } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { isGap } from './is-gap.js'
import {
  ATTACHED,
  DELETED,
  DELETED_BY_OWNER,
  EDITED,
  ENCRYPTION_NOTICES,
  KIND_WORDS,
  MESSAGE_WORDS,
  OMITTED,
} from './whatsapp-phrases.js'

/** What a message is beside its words. Undefined members stand for an ordinary message. */
export interface WhatsAppBody {
  readonly text: string
  /** The application speaks, under the name of a member. */
  readonly event?: true
  readonly deleted?: true
  /** The owner of the file took the words back, so the speaker is the owner. */
  readonly byOwner?: true
  readonly edited?: true
  readonly attachments?: readonly Attachment[]
}

/** Put before what the application says, by iOS and by newer Android versions. */
const LEFT_TO_RIGHT_MARK = 0x200e
/** Longest sentence of the application that stands for a deleted, edited or left-out message. */
const LONGEST_MARK = 90
/** Longest name of a file that is believed. */
const LONGEST_FILE_NAME = 255

const BEGINNINGS = beginnings()

/** Flags for the first three characters of all sentences that replace a message: most messages are waved through. */
function beginnings(): Uint8Array {
  const flags = new Uint8Array(0x10000)
  for (const phrases of [DELETED, DELETED_BY_OWNER, ENCRYPTION_NOTICES]) {
    for (const phrase of phrases) {
      flags[beginningOf(phrase, 0)] = 1
      flags[beginningOf(phrase.charAt(0).toUpperCase() + phrase.slice(1), 0)] = 1
      flags[beginningOf(phrase.toUpperCase(), 0)] = 1
    }
  }
  return flags
}

function beginningOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & 0xffff
}

/**
 * Tells an ordinary message apart from one whose text the application wrote: taken back, edited, a file, a notice.
 *
 * Sentences of the application are only believed where they are the whole message or stand behind the invisible mark
 * that exports put before them: a person may well write that something "was added" or "was deleted". Only the first
 * line and the last few characters are looked at, so the cost does not grow with the length of a message.
 *
 * @param firstLineEnd - Where the first line of the message ends, at or before `end`.
 * @returns Undefined for an ordinary message, which is nearly always.
 */
export function readWhatsappBody(
  text: string,
  start: number,
  firstLineEnd: number,
  end: number,
): WhatsAppBody | undefined {
  if (start >= end) return undefined
  const first = text.charCodeAt(start)
  if (first === LEFT_TO_RIGHT_MARK) return readMarked(text, start + 1, firstLineEnd, end)
  const last = text.charCodeAt(end - 1)
  const lineLast = firstLineEnd > start ? text.charCodeAt(firstLineEnd - 1) : 0
  const endsInMark = last === 0x3e
  const mayBeFile = lineLast === 0x29 || lineLast === 0x3e
  const document = readDocumentLeftOut(text, start, end)
  if (document !== undefined) return document
  if (!endsInMark && !mayBeFile && BEGINNINGS[beginningOf(text, start)] !== 1) return undefined
  if (endsInMark) {
    const before = beforeEditedMark(text, start, end)
    if (before !== -1) {
      const rest = readPlain(text, start, Math.min(firstLineEnd, before), before)
      return { ...(rest ?? { text: text.slice(start, before) }), edited: true }
    }
  }
  return readPlain(text, start, firstLineEnd, end)
}

/** iOS puts marks into `hours.pdf • ‎3 pages ‎document omitted`, which begins with the name of the file. */
function readDocumentLeftOut(text: string, start: number, end: number): WhatsAppBody | undefined {
  let mark = end - 3
  const from = Math.max(start, end - 40)
  while (mark > from && text.charCodeAt(mark) !== LEFT_TO_RIGHT_MARK) mark -= 1
  if (mark <= from || end - start > LONGEST_FILE_NAME + 60) return undefined
  const name = text.slice(start, text.indexOf(' • ', start))
  if (!/^[^\r\n]{1,250}\.[A-Za-z0-9]{1,6}$/u.test(name) || start + name.length > mark) return undefined
  if (!holds(text.slice(mark, end).toLowerCase(), OMITTED)) return undefined
  return { text: '', attachments: [{ name, kind: attachmentKind(name) ?? 'document' }] }
}

function readPlain(text: string, start: number, firstLineEnd: number, end: number): WhatsAppBody | undefined {
  const deleted = readDeleted(text, start, end)
  if (deleted !== undefined) return deleted
  if (ENCRYPTION_NOTICES.some((notice) => text.startsWith(notice, start))) {
    return { text: text.slice(start, end), event: true }
  }
  return readFileFirst(text, start, firstLineEnd, end) ?? readFileLast(text, start, end)
}

/** What stands behind the invisible mark: a file, a taken-back message, a place, or else the application's own words. */
function readMarked(text: string, start: number, firstLineEnd: number, end: number): WhatsAppBody {
  const before = beforeEditedMark(text, start, end)
  const plain = readPlain(text, start, firstLineEnd, before === -1 ? end : before)
  if (plain !== undefined) return before === -1 ? plain : { ...plain, edited: true }
  const body = text.slice(start, end)
  if (firstLineEnd === end && body.length <= LONGEST_MARK) {
    const lower = body.toLowerCase()
    if (holds(lower, OMITTED)) return { text: '', attachments: [{ kind: kindFromWords(lower) }] }
  }
  if (body.includes('https://maps.google.com/?q=')) return { text: body, attachments: [{ kind: 'location' }] }
  // A poll's question and options are the person's words: they stand on the lines below one word and a colon.
  const isPoll = firstLineEnd < end && firstLineEnd - start <= 24 && text.charCodeAt(firstLineEnd - 1) === 0x3a
  return isPoll ? { text: body } : { text: body, event: true }
}

function readDeleted(text: string, start: number, end: number): WhatsAppBody | undefined {
  if (end - start > LONGEST_MARK) return undefined
  let to = end
  while (to > start && (isGap(text.charCodeAt(to - 1)) || isStop(text.charCodeAt(to - 1)))) to -= 1
  const words = text.slice(start, to).toLowerCase()
  if (DELETED_BY_OWNER.has(words)) return { text: '', deleted: true, byOwner: true }
  const isDeleted = DELETED.has(words) || words.startsWith('this message was deleted by admin ')
  return isDeleted ? { text: '', deleted: true } : undefined
}

function isStop(code: number): boolean {
  return code === 0x2e || code === 0x3002 || code === 0x964
}

/** `IMG-20210428-WA0001.jpg (file attached)`, with the caption on the lines below, and `<Media omitted>`. */
function readFileFirst(text: string, start: number, lineEnd: number, end: number): WhatsAppBody | undefined {
  if (lineEnd - start > LONGEST_FILE_NAME + 40) return undefined
  const closing = text.charCodeAt(lineEnd - 1)
  if (closing !== 0x29 && closing !== 0x3e) return undefined
  const line = text.slice(start, lineEnd)
  if (closing === 0x3e) {
    if (line.charCodeAt(0) !== 0x3c || line.length > LONGEST_MARK || line.includes('<', 1)) return undefined
    const words = line.toLowerCase()
    if (!holds(words, OMITTED)) return undefined
    return { text: captionBelow(text, lineEnd, end), attachments: [{ kind: kindFromWords(words) }] }
  }
  const open = line.lastIndexOf(' (')
  if (open <= 0) return undefined
  const name = line.slice(0, open)
  // The names that Android gives are proof enough in any language; others need the words for "attached".
  const ours = /^[A-Z]{3}-\d{8}-WA\d{4,6}\.[A-Za-z0-9]{2,5}$/u.test(name)
  const named = /\.[A-Za-z0-9]{1,6}$/u.test(name.slice(-8)) && holds(line.slice(open).toLowerCase(), ATTACHED)
  if (!ours && !named) return undefined
  const kind = (ours ? kindFromPrefix(name) : undefined) ?? attachmentKind(name) ?? 'other'
  return { text: captionBelow(text, lineEnd, end), attachments: [{ name, kind }] }
}

function captionBelow(text: string, lineEnd: number, end: number): string {
  let at = lineEnd
  while (at < end && (text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x0d)) at += 1
  return text.slice(at, end)
}

/** `<attached: 00000042-PHOTO-2020.jpg>`, with the caption before it. */
function readFileLast(text: string, start: number, end: number): WhatsAppBody | undefined {
  const mark = closingMark(text, start, end)
  if (mark === undefined) return undefined
  const colon = mark.words.search(/[:：]/u)
  if (colon <= 0 || colon > 30) return undefined
  const name = mark.words.slice(colon + 1).trim()
  const kind = kindFromNumbered(name) ?? attachmentKind(name)
  const known = mark.hidden || holds(mark.words.slice(0, colon).toLowerCase(), ATTACHED)
  if (!known || (kind === undefined && !/\.[A-Za-z0-9]{1,6}$/u.test(name.slice(-8)))) return undefined
  return { text: text.slice(start, mark.before), attachments: [{ name, kind: kind ?? 'other' }] }
}

/** Where a message ends that carries `<This message was edited>`, or -1 when it carries no such mark. */
function beforeEditedMark(text: string, start: number, end: number): number {
  const mark = closingMark(text, start, end)
  if (mark === undefined || mark.words.length > LONGEST_MARK) return -1
  const lower = mark.words.toLowerCase()
  return holds(lower, EDITED) && holds(lower, MESSAGE_WORDS) ? mark.before : -1
}

interface ClosingMark {
  /** The words between the angle brackets. */
  readonly words: string
  /** Where the message ends without the mark and the space before it. */
  readonly before: number
  /** The invisible mark of the application stands before the bracket. */
  readonly hidden: boolean
}

function closingMark(text: string, start: number, end: number): ClosingMark | undefined {
  if (text.charCodeAt(end - 1) !== 0x3e) return undefined
  const from = Math.max(start, end - LONGEST_FILE_NAME - 40)
  const open = text.slice(from, end).lastIndexOf('<')
  if (open === -1) return undefined
  let before = from + open
  const hidden = before > from - 1 && text.charCodeAt(before - 1) === LEFT_TO_RIGHT_MARK
  while (before > start && isGap(text.charCodeAt(before - 1))) before -= 1
  return { words: text.slice(from + open + 1, end - 1), before, hidden }
}

function kindFromPrefix(name: string): Attachment['kind'] | undefined {
  if (name.startsWith('STK')) return 'sticker'
  return name.startsWith('AUD') || name.startsWith('PTT') ? 'audio' : undefined
}

/** iOS names files after what they are: `00000042-PHOTO-2020-06-07-15-13-20.jpg`. */
function kindFromNumbered(name: string): Attachment['kind'] | undefined {
  const found = /^\d{8}-(PHOTO|VIDEO|AUDIO|STICKER|GIF)-/u.exec(name)?.[1]
  if (found === 'PHOTO') return 'image'
  if (found === 'VIDEO' || found === 'GIF') return 'video'
  if (found === 'AUDIO') return 'audio'
  return found === 'STICKER' ? 'sticker' : undefined
}

function kindFromWords(lower: string): Attachment['kind'] {
  for (const [kind, words] of KIND_WORDS) if (holds(lower, words)) return kind
  return 'other'
}

function holds(lower: string, parts: readonly string[]): boolean {
  return parts.some((part) => lower.includes(part))
}
