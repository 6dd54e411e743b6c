import type { Turn } from '@telltale/model'

/** A message longer than this is read up to here, and the report says so. No message of a person is as long. */
export const LONGEST_TURN = 1_000_000

/**
 * What a turn's speaker says, as far as it is read. In place of words that the turn quotes from others stand spaces, so that
 * places are still those of the turn.
 */
export function ownWords({ text, quoted = [] }: Turn): string {
  const read = text.length > LONGEST_TURN ? text.slice(0, LONGEST_TURN) : text
  let own = ''
  let from = 0
  for (const [start, end] of quoted) {
    const until = Math.min(read.length, end)
    if (until <= from) continue
    own += read.slice(from, Math.max(from, start)) + ' '.repeat(until - Math.max(from, start))
    from = until
  }
  return own === '' ? read : own + read.slice(from)
}
