import { TelltaleError, type Reading } from '@telltale/model'

/**
 * Chooses conversations by what the person knows of them: the number that `--list` shows, a title, or the name of
 * somebody who speaks in it. A name that is written exactly so goes before one that only holds those words.
 *
 * @param readings - All of them, in the order in which `--list` counts them.
 * @throws {TelltaleError} `usage/unknown-conversation` when none fits.
 */
export function chooseConversations(readings: readonly Reading[], wanted: string): readonly Reading[] {
  const number = /^#?(\d{1,6})$/u.exec(wanted)?.[1]
  const plain = wanted.trim().toLowerCase()
  const names = readings.map((reading) =>
    [reading.title ?? '', ...new Set(reading.turns.map(({ speaker }) => speaker))].map((name) => name.toLowerCase()),
  )
  const exact = readings.filter((_, index) => names[index]?.includes(plain))
  if (exact.length > 0) return exact
  const counted = number === undefined ? undefined : readings[Number(number) - 1]
  if (counted !== undefined) return [counted]
  const held = plain === '' ? [] : readings.filter((_, index) => names[index]?.some((name) => name.includes(plain)))
  if (held.length > 0) return held
  throw new TelltaleError(
    'usage/unknown-conversation',
    'No conversation has that number, that title or anybody of that name.',
    'Use --list to see the conversations, and give one as it stands there.',
  )
}
