import { TelltaleError } from '@telltale/model'
import type { ConversationSummary } from './conversation-summary.js'

/**
 * Chooses conversations by what the person knows of them: the number that `--list` shows, a title, or the name of
 * somebody who speaks in it. A name that is written exactly so goes before one that only holds those words.
 *
 * @param conversations - All of them, in the order in which `--list` counts them.
 * @returns Their numbers, counted from 0.
 * @throws {TelltaleError} `usage/unknown-conversation` when none fits.
 */
export function chooseConversations(
  conversations: readonly ConversationSummary[],
  wanted: string,
): ReadonlySet<number> {
  const plain = wanted.trim().toLowerCase()
  const fitting = (fits: (name: string) => boolean): ReadonlySet<number> =>
    new Set(
      conversations.flatMap(({ title = '', speakers }, index) =>
        [title, ...speakers].some((name) => fits(name.toLowerCase())) ? [index] : [],
      ),
    )
  const exact = fitting((name) => name === plain)
  if (exact.size > 0) return exact
  const number = Number(/^#?(\d{1,6})$/u.exec(wanted)?.[1] ?? 0)
  if (number > 0 && number <= conversations.length) return new Set([number - 1])
  const held = fitting((name) => plain !== '' && name.includes(plain))
  if (held.size > 0) return held
  throw new TelltaleError(
    'usage/unknown-conversation',
    'No conversation has that number, that title or anybody of that name.',
    'Use --list to see the conversations, and give one as it stands there.',
  )
}
