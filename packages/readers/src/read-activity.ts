import type { Attachment, Post } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { htmlToText } from './html-to-text.js'
import { isIsoTime } from './is-iso-time.js'
import { listMember, recordMember, textMember } from './members.js'
import type { DraftPost } from './reading-draft.js'

/** A post of one's own with what only Mastodon tells of it. */
export interface FediversePost extends DraftPost {
  /** Who wrote it, where the source says so by name. */
  readonly author?: string | undefined
  /** Those who alone could see it, as one text. */
  readonly circle?: string | undefined
}

/**
 * Reads one activity of an outbox: a post, a poll, or a boost of what somebody else wrote, which is theirs. Answers with
 * nothing when it is something else.
 */
export function readActivity(record: unknown): FediversePost | undefined {
  const type = textMember(record, 'type')
  const at = timeOf(textMember(record, 'published'))
  if (type === 'Announce') {
    const shared = recordMember(record, 'object')
    const address = textMember(record, 'object') ?? textMember(shared, 'id') ?? ''
    return { text: '', at, audience: audienceOf(record), forwardedFrom: personOf(address) }
  }
  if (type !== 'Create' && type !== 'Update') return undefined
  const note = recordMember(record, 'object')
  const content = textMember(note, 'content') ?? textMember(note, 'name')
  if (note === undefined || content === undefined) return undefined
  const actor = textMember(record, 'actor') ?? textMember(note, 'attributedTo') ?? ''
  const answers = textMember(note, 'inReplyTo')
  const mentions = listMember(note, 'tag').filter((tag) => textMember(tag, 'type') === 'Mention')
  const answered = answers === undefined ? undefined : answeredPerson(answers, mentions)
  const audience = audienceOf(record) ?? audienceOf(note)
  return {
    text: wordsOf(note, content),
    at: at ?? timeOf(textMember(note, 'published')),
    media: listMember(note, 'attachment').map(describeMedia),
    place: textMember(recordMember(note, 'location'), 'name'),
    audience,
    ...(answered === undefined || answers?.startsWith(`${actor}/`) === true ? {} : { inAnswerTo: answered }),
    edited: type === 'Update' || textMember(note, 'updated') !== undefined,
    circle: audience === 'some' ? circleOf(mentions, note) : undefined,
  }
}

/** The warning before a post is the author's words too; so are the answers that a poll offers. */
function wordsOf(note: unknown, content: string): string {
  const options = [...listMember(note, 'oneOf'), ...listMember(note, 'anyOf')].map((option) =>
    textMember(option, 'name'),
  )
  const parts = [textMember(note, 'summary'), htmlToText(content).text, ...options]
  return parts.filter((part) => part !== undefined && part.trim() !== '').join('\n')
}

function audienceOf(record: unknown): Post['audience'] {
  const addressed = [...targets(record, 'to'), ...targets(record, 'cc')]
  if (addressed.length === 0) return undefined
  if (addressed.some((one) => one.endsWith('#Public') || one === 'as:Public' || one === 'Public')) return 'everyone'
  return addressed.some((one) => one.endsWith('/followers')) ? 'followers' : 'some'
}

function targets(record: unknown, name: string): readonly string[] {
  const one = textMember(record, name)
  return one === undefined ? listMember(record, name).filter((target) => typeof target === 'string') : [one]
}

function circleOf(mentions: readonly unknown[], note: unknown): string {
  const named = mentions.map((tag) => textMember(tag, 'name') ?? '').filter((name) => name !== '')
  const people = named.length > 0 ? named : targets(note, 'to').map(personOf)
  return [...new Set(people)].sort().join(', ')
}

function answeredPerson(address: string, mentions: readonly unknown[]): string {
  const mention = mentions.find((tag) => address.startsWith(`${textMember(tag, 'href') ?? '\n'}/`))
  return textMember(mention, 'name') ?? personOf(address)
}

/** `https://example.org/users/ana/statuses/1` is `@ana@example.org`; empty when the address does not say. */
function personOf(address: string): string {
  const found = /^https?:\/\/([^/\s]{1,200})\/(?:users\/|@|u\/|profile\/|author\/)([^/\s]{1,200})/u.exec(address)
  return found === null ? '' : `@${found[2] ?? ''}@${found[1] ?? ''}`
}

function describeMedia(media: unknown): Attachment {
  const type = textMember(media, 'mediaType') ?? ''
  const url = textMember(media, 'url') ?? ''
  const name = url.slice(url.lastIndexOf('/') + 1)
  const kinds = ['image', 'video', 'audio'] as const
  const kind = kinds.find((one) => type.startsWith(`${one}/`)) ?? attachmentKind(name) ?? 'other'
  return name === '' ? { kind } : { name, kind }
}

function timeOf(field: string | undefined): string | undefined {
  return field !== undefined && isIsoTime(field) ? field : undefined
}
