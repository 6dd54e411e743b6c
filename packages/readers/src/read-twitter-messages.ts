import type { Attachment, Reading } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { oldestFirst } from './oldest-first.js'
import { isIsoTime } from './is-iso-time.js'
import type { JsonCursor } from './json-cursor.js'
import { leaveOutBroken } from './leave-out-broken.js'
import { idMember, listMember, recordMember, textMember } from './members.js'
import { ReadingDraft } from './reading-draft.js'
import type { TwitterNames } from './twitter-names.js'
import { withLinks } from './with-links.js'

/** What is told of a conversation beside its messages, and how it is said. */
const EVENTS: ReadonlyMap<string, string> = new Map([
  ['joinConversation', 'joined the conversation'],
  ['participantsJoin', 'joined'],
  ['participantsLeave', 'left'],
  ['conversationNameUpdate', 'named the conversation'],
  ['reactionCreate', 'reacted'],
])

interface Entry {
  readonly kind: string
  readonly record: Readonly<Record<string, unknown>>
  readonly number: number
  readonly at: string | undefined
}

/**
 * Reads the direct messages of an archive of X, a reading of each conversation, oldest message first. Conversations are
 * walked message by message, so that a broken one costs only itself.
 */
export function* readTwitterMessages(
  cursor: JsonCursor,
  format: string,
  names: TwitterNames,
): Generator<Reading, void, undefined> {
  const drafts: ReadingDraft[] = []
  cursor.elements(() => {
    const draft = new ReadingDraft(format, 'record')
    const entries: Entry[] = []
    let people: readonly string[] = []
    const conversation = (key: string): void => {
      if (key === 'dmConversation') cursor.members(conversation)
      else if (key === 'conversationId') people = peopleOf(cursor.value())
      else if (key === 'messages') {
        cursor.records((record, number) => {
          const entry = entryOf(record, number)
          if (entry === undefined) draft.leaveOut('read/record-not-understood', number)
          else entries.push(entry)
        })
      }
    }
    cursor.members(conversation)
    for (const entry of oldestFirst(entries)) add(draft, entry, names)
    const others = people.map((id) => names.of(id)).filter((name) => name !== names.owner)
    if (draft.title === undefined && others.length > 0 && people.length <= 2) draft.title = others.join(', ')
    if (names.owner !== undefined && draft.speakers.includes(names.owner)) draft.owner = names.owner
    drafts.push(draft)
  })
  const last = drafts.at(-1) ?? new ReadingDraft(format, 'record')
  leaveOutBroken(last, cursor)
  if (drafts.length === 0 && !last.isEmpty) drafts.push(last)
  // A conversation whose messages are all gone is no conversation.
  for (const draft of drafts) if (!draft.isEmpty) yield draft.reading()
}

/** Two numbers with a hyphen; a group has one. */
function peopleOf(id: unknown): readonly string[] {
  return typeof id === 'string' && /^\d{1,25}-\d{1,25}$/u.test(id) ? id.split('-') : []
}

function entryOf(record: unknown, number: number): Entry | undefined {
  for (const kind of ['messageCreate', ...EVENTS.keys()]) {
    const found = recordMember(record, kind)
    if (found === undefined) continue
    const created = textMember(found, 'createdAt')
    return { kind, record: found, number, at: created !== undefined && isIsoTime(created) ? created : undefined }
  }
  return undefined
}

function add(draft: ReadingDraft, { kind, record, number, at }: Entry, names: TwitterNames): void {
  if (kind !== 'messageCreate') {
    addEvent(draft, { kind, record, number, at }, names)
    return
  }
  const text = textMember(record, 'text')
  const sender = idMember(record, 'senderId')
  if (text === undefined && sender === undefined) {
    draft.leaveOut('read/record-not-understood', number)
    return
  }
  const media = listMember(record, 'mediaUrls').filter((url) => typeof url === 'string')
  const own = media.length === 0 ? [] : listMember(record, 'urls').filter(isOwnPicture)
  draft.turn({
    speaker: names.of(sender ?? ''),
    text: withLinks(text ?? '', [
      ...own.map((link) => ({ url: textMember(link, 'url'), own: true })),
      ...listMember(record, 'urls'),
    ]).trimEnd(),
    at,
    line: number,
    id: idMember(record, 'id'),
    attachments: media.map(describeMedia),
    edited: listMember(record, 'editHistory').length > 0,
  })
}

/** The link that stands at the end of a message for the picture that goes with it. */
function isOwnPicture(link: unknown): boolean {
  return /^https:\/\/(?:twitter|x)\.com\/messages\/media\//u.test(textMember(link, 'expanded') ?? '')
}

function addEvent(draft: ReadingDraft, { kind, record, number, at }: Entry, names: TwitterNames): void {
  const name = textMember(record, 'name')
  if (kind === 'conversationNameUpdate' && name !== undefined) draft.title = name
  const who = [
    idMember(record, 'initiatingUserId') ?? idMember(record, 'senderId'),
    ...listMember(record, 'userIds').map((id) => (typeof id === 'string' ? id : undefined)),
  ].filter((id) => id !== undefined)
  const what = kind === 'conversationNameUpdate' ? name : textMember(record, 'reactionKey')
  const text = [
    who
      .slice(0, 50)
      .map((id) => names.of(id))
      .join(', '),
    EVENTS.get(kind),
    what,
  ]
  draft.event({ text: text.filter((part) => part !== undefined && part !== '').join(' '), at, line: number })
}

function describeMedia(url: string): Attachment {
  const name = url.slice(url.lastIndexOf('/') + 1)
  const kind = url.includes('/dm_video/') || url.includes('/dm_gif/') ? 'video' : (attachmentKind(name) ?? 'image')
  return name === '' ? { kind } : { name, kind }
}
