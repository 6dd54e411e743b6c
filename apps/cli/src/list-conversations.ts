import type { Reading } from '@telltale/model'

/** How many names are shown; a group may have hundreds. */
const MOST_NAMES = 4
const LONGEST_NAME = 40

/**
 * Writes a line for each conversation: its number, which `--with` takes, its title, who speaks in it, how many messages
 * there are, and when the first and the last were sent.
 */
export function listConversations(readings: readonly Reading[]): string {
  const width = String(readings.length).length
  return readings.map((reading, index) => `${String(index + 1).padStart(width)}  ${line(reading)}\n`).join('')
}

function line({ title, format, turns, posts }: Reading): string {
  const said = posts !== undefined && turns.length === 0 ? posts : turns
  const what = said === posts ? 'posts' : turns.length === 1 ? 'message' : 'messages'
  const names = [...new Set(turns.map(({ speaker }) => speaker))]
  const shown = names.slice(0, MOST_NAMES).map(plain).join(', ')
  const others = names.length > MOST_NAMES ? ` and ${String(names.length - MOST_NAMES)} more` : ''
  let first = ''
  let last = ''
  for (const { at } of said) {
    if (at === undefined) continue
    if (first === '' || at < first) first = at
    if (at > last) last = at
  }
  const when = first === '' ? 'no times' : `${minute(first)} to ${minute(last)}`
  return [
    plain(title ?? '(no title)'),
    ...(names.length === 0 ? [] : [shown + others]),
    `${String(said.length)} ${what}`,
    when,
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
