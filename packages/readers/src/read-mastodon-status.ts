import type { Attachment, Post } from '@telltale/model'
import { htmlToText } from './html-to-text.js'
import { isIsoTime } from './is-iso-time.js'
import { idMember, listMember, recordMember, textMember } from './members.js'
import type { FediversePost } from './read-activity.js'

const AUDIENCES: ReadonlyMap<string, Post['audience']> = new Map([
  ['public', 'everyone'],
  ['unlisted', 'everyone'],
  ['private', 'followers'],
  ['direct', 'some'],
])
const KINDS: ReadonlyMap<string, Attachment['kind']> = new Map([
  ['image', 'image'],
  ['video', 'video'],
  ['gifv', 'video'],
  ['audio', 'audio'],
])

/**
 * Reads one status in the form in which servers of Mastodon hand it to programs, and archiving tools keep it. Answers
 * with nothing when it is none.
 */
export function readMastodonStatus(record: unknown): FediversePost | undefined {
  const content = textMember(record, 'content')
  if (content === undefined) return undefined
  const account = recordMember(record, 'account')
  const created = textMember(record, 'created_at')
  const shared = recordMember(record, 'reblog')
  const author = nameOf(account)
  const mentions = listMember(record, 'mentions')
  const answeredId = idMember(record, 'in_reply_to_account_id')
  const answered = mentions.find((mention) => idMember(mention, 'id') === answeredId)
  const isAnswer = idMember(record, 'in_reply_to_id') !== undefined && answeredId !== idMember(account, 'id')
  const audience = AUDIENCES.get(textMember(record, 'visibility') ?? '')
  const people = mentions.map((mention) => textMember(mention, 'acct') ?? '').filter((name) => name !== '')
  return {
    text: wordsOf(shared ?? record),
    at: created !== undefined && isIsoTime(created) ? created : undefined,
    media: listMember(shared ?? record, 'media_attachments').map(describeMedia),
    audience,
    author,
    ...(isAnswer && shared === undefined ? { inAnswerTo: textMember(answered, 'acct') ?? '' } : {}),
    ...(shared === undefined ? {} : { forwardedFrom: nameOf(recordMember(shared, 'account')) ?? '' }),
    edited: textMember(record, 'edited_at') !== undefined,
    circle: audience === 'some' ? people.sort().join(', ') : undefined,
  }
}

function wordsOf(status: unknown): string {
  const options = listMember(recordMember(status, 'poll'), 'options').map((option) => textMember(option, 'title'))
  const parts = [textMember(status, 'spoiler_text'), htmlToText(textMember(status, 'content') ?? '').text, ...options]
  return parts.filter((part) => part !== undefined && part.trim() !== '').join('\n')
}

function nameOf(account: unknown): string | undefined {
  return [textMember(account, 'display_name'), textMember(account, 'acct')].find(
    (name) => name !== undefined && name.trim() !== '',
  )
}

function describeMedia(media: unknown): Attachment {
  const url = textMember(media, 'url') ?? ''
  const name = url.slice(url.lastIndexOf('/') + 1)
  const kind = KINDS.get(textMember(media, 'type') ?? '') ?? 'other'
  return name === '' ? { kind } : { name, kind }
}
