import type { ConversationSummary } from './conversation-summary.js'

/** How many names are shown; a group may have hundreds. */
const MOST_NAMES = 4
const LONGEST_NAME = 40

/**
 * Writes a line for each conversation: its number, which `--with` takes, its title, who speaks in it, how many messages
 * there are, and when the first and the last were sent.
 *
 * @param chosen - The numbers of those to list, counted from 0; all when it is not given.
 */
export function listConversations(conversations: readonly ConversationSummary[], chosen?: ReadonlySet<number>): string {
  const width = String(conversations.length).length
  return conversations
    .flatMap((summary, index) =>
      chosen?.has(index) === false ? [] : [`${String(index + 1).padStart(width)}  ${line(summary)}\n`],
    )
    .join('')
}

function line({ title, format, turns, posts, speakers, times: { first, last } }: ConversationSummary): string {
  const what = posts !== undefined ? 'posts' : turns === 1 ? 'message' : 'messages'
  const names = [...speakers].slice(0, MOST_NAMES).map(plain).join(', ')
  const others = speakers.size > MOST_NAMES ? ` and ${String(speakers.size - MOST_NAMES)} more` : ''
  return [
    plain(title ?? '(no title)'),
    ...(speakers.size === 0 ? [] : [names + others]),
    `${String(posts ?? turns)} ${what}`,
    first === '' ? 'no times' : `${minute(first)} to ${minute(last)}`,
    format,
  ].join(' · ')
}

function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}

/** Names come from the file: whatever a terminal would obey is taken out. */
function plain(name: string): string {
  const shown = name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME)}…` : shown
}
