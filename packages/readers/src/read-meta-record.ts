import { isRecord, type Attachment, type Turn } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { isMetaGenerated } from './is-meta-generated.js'
import { isoFromUnix } from './iso-from-unix.js'
import { listMember, numberMember, recordMember, textMember } from './members.js'
import { mendMojibake } from './mend-mojibake.js'

/** One message of Messenger or Instagram, in either of the two forms in which they are exported. */
export interface MetaMessage {
  readonly at: string | undefined
  /** Its place in the export, counted from 1. */
  readonly line: number
  readonly speaker: string
  readonly text: string
  readonly isEvent: boolean
  readonly deleted: boolean
  readonly attachments: readonly Attachment[]
  readonly forwardedFrom: string | undefined
  readonly quoted: Turn['quoted'] | undefined
  /** Tells two copies of one message, which exports in parts may hold, from two messages. */
  readonly id: string | undefined
}

/** What these exports themselves call somebody who has no account any more. */
const UNKNOWN = 'Facebook user'

const LISTS: readonly (readonly [string, Attachment['kind']])[] = [
  ['photos', 'image'],
  ['videos', 'video'],
  ['audio_files', 'audio'],
  ['gifs', 'image'],
  ['files', 'document'],
  ['media', 'other'],
]

/** Reads one record of a thread; undefined when it is no message. */
export function readMetaRecord(record: unknown, line: number): MetaMessage | undefined {
  if (!isRecord(record)) return undefined
  const name = textMember(record, 'sender_name') ?? textMember(record, 'senderName')
  const time = numberMember(record, 'timestamp_ms') ?? numberMember(record, 'timestamp')
  if (name === undefined && time === undefined) return undefined
  const speaker = mendMojibake(name ?? '') || UNKNOWN
  const content = mendMojibake(textMember(record, 'content') ?? textMember(record, 'text') ?? '')
  const type = textMember(record, 'type') ?? ''
  const attachments = attachmentsOf(record)
  const share = shareOf(record)
  const generated = isMetaGenerated(content)
  const isCall = type === 'Call' || record['call_duration'] !== undefined
  const isEvent =
    isCall ||
    type === 'Subscribe' ||
    type === 'Unsubscribe' ||
    (generated && attachments.length === 0 && share === undefined)
  const deleted = record['is_unsent'] === true || record['isUnsent'] === true
  const told = [speaker, record['missed'] === true ? 'missed' : '', type].filter((part) => part !== '').join(' ')
  const own = generated ? '' : content
  const words = isEvent ? { text: content === '' ? told : content } : withShare(own, share)
  const firstFile = attachments[0]?.name ?? ''
  return {
    at: isoFromUnix(time),
    line,
    speaker,
    isEvent,
    deleted,
    attachments,
    forwardedFrom: undefined,
    quoted: undefined,
    ...words,
    id: time === undefined || isEvent ? undefined : [String(time), speaker, content, firstFile].join('\u0000'),
  }
}

interface Share {
  readonly link: string
  readonly text: string
}

function shareOf(record: Readonly<Record<string, unknown>>): Share | undefined {
  const share = recordMember(record, 'share')
  if (share === undefined) return undefined
  const link = mendMojibake(textMember(share, 'link') ?? '')
  const text = mendMojibake(textMember(share, 'share_text') ?? '')
  return link === '' && text === '' ? undefined : { link, text }
}

/** What was shared is somebody else's; words that were sent with it are the sender's. */
function withShare(
  own: string,
  share: Share | undefined,
): { readonly text: string; readonly forwardedFrom?: string; readonly quoted?: Turn['quoted'] } {
  if (share === undefined) return { text: own }
  const { link, text } = share
  if (own === '') return { text: [text, link].filter((part) => part !== '').join('\n'), forwardedFrom: '' }
  const withLink = link === '' || own.includes(link) ? own : `${own}\n${link}`
  if (text === '') return { text: withLink }
  const whole = `${withLink}\n${text}`
  return { text: whole, quoted: [[withLink.length + 1, whole.length]] }
}

function attachmentsOf(record: Readonly<Record<string, unknown>>): readonly Attachment[] {
  const found: Attachment[] = []
  for (const [list, kind] of LISTS) {
    for (const one of listMember(record, list)) {
      const name = fileName(textMember(one, 'uri'))
      const known = kind === 'other' || kind === 'document' ? (attachmentKind(name) ?? kind) : kind
      found.push(name === '' ? { kind: known } : { kind: known, name })
    }
  }
  const sticker = recordMember(record, 'sticker')
  if (sticker !== undefined) {
    const name = fileName(textMember(sticker, 'uri'))
    found.push(name === '' ? { kind: 'sticker' } : { kind: 'sticker', name })
  }
  return found
}

function fileName(uri: string | undefined): string {
  const plain = mendMojibake(uri ?? '')
  return plain.slice(plain.lastIndexOf('/') + 1).split('?', 1)[0] ?? ''
}
