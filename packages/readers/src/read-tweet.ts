import type { Attachment } from '@telltale/model'
import { isIsoTime } from './is-iso-time.js'
import { idMember, listMember, recordMember, textMember } from './members.js'
import { readWordedTime } from './read-worded-time.js'
import type { DraftPost } from './reading-draft.js'
import { unescapeHtml } from './unescape-html.js'
import { withLinks } from './with-links.js'

const SHARED = /^RT @(\w{1,30}):? /u

/** A post with what its archive knows it by, and what it answers. */
export interface TweetPost extends DraftPost {
  readonly id?: string | undefined
  readonly answersId?: string | undefined
}

/**
 * Reads one post of an archive of X. Short links become what they stand for, links to its own pictures go, and words
 * that only pass on what somebody else wrote are marked as theirs. Answers with nothing when it is no post.
 *
 * @param owner - The owner's name; an answer to oneself goes on with what was said and answers nobody.
 */
export function readTweet(record: unknown, owner: string | undefined): TweetPost | undefined {
  const tweet = recordMember(record, 'tweet') ?? record
  const raw = textMember(tweet, 'full_text') ?? textMember(tweet, 'text')
  if (raw === undefined) return undefined
  const entities = recordMember(tweet, 'entities')
  const media = listMember(recordMember(tweet, 'extended_entities') ?? entities, 'media')
  const links = [...listMember(entities, 'urls'), ...media.map((one) => ({ url: textMember(one, 'url'), own: true }))]
  const text = unescapeHtml(withLinks(raw, links)).trim()
  const shared = SHARED.exec(text)
  const answered = textMember(tweet, 'in_reply_to_screen_name')
  const answersId = idMember(tweet, 'in_reply_to_status_id_str')
  const isAnswer = answered !== undefined || answersId !== undefined
  const toSelf = answered !== undefined && answered.toLowerCase() === owner?.toLowerCase()
  return {
    text: shared === null ? text : text.slice(shared[0].length),
    at: timeOf(textMember(tweet, 'created_at')),
    media: media.map(describeMedia),
    place: placeOf(tweet),
    within: textMember(tweet, 'community_id_str'),
    ...(isAnswer && !toSelf ? { inAnswerTo: answered ?? '' } : {}),
    ...(shared === null ? {} : { forwardedFrom: shared[1] ?? '' }),
    edited: isEdited(tweet),
    id: idMember(tweet, 'id_str') ?? idMember(tweet, 'id'),
    answersId,
  }
}

/** `Thu May 14 01:38:56 +0000 2020`, in the oldest archives `2016-05-03 05:21:50 +0000`. */
function timeOf(field: string | undefined): string | undefined {
  if (field === undefined) return undefined
  const numeric = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) \+0000$/u.exec(field)
  if (numeric !== null) return `${numeric[1] ?? ''}T${numeric[2] ?? ''}Z`
  return isIsoTime(field) ? field : readWordedTime(field)
}

function describeMedia(media: unknown): Attachment {
  const type = textMember(media, 'type')
  const kind =
    type === 'video' || type === 'animated_gif' ? 'video' : type === 'photo' || type === undefined ? 'image' : 'other'
  const url = textMember(media, 'media_url_https') ?? textMember(media, 'media_url') ?? ''
  const name = url.slice(url.lastIndexOf('/') + 1)
  return name === '' ? { kind } : { name, kind }
}

function placeOf(tweet: unknown): string | undefined {
  const named = textMember(recordMember(tweet, 'place'), 'full_name')
  if (named !== undefined && named !== '') return named
  const point = recordMember(tweet, 'coordinates') ?? recordMember(tweet, 'geo')
  const pair = listMember(point, 'coordinates').map(Number)
  const [first, second] = pair
  if (first === undefined || second === undefined || pair.some((one) => !Number.isFinite(one))) return undefined
  // One of the two members has longitude first, as maps for programs do.
  const isPoint = recordMember(tweet, 'coordinates') !== undefined
  return isPoint ? `${String(second)}, ${String(first)}` : `${String(first)}, ${String(second)}`
}

function isEdited(tweet: unknown): boolean {
  return recordMember(recordMember(tweet, 'edit_info'), 'edit') !== undefined
}
