import type { Turn } from '@telltale/model'

/** A message longer than this is read up to here, and the report says so. No message of a person is as long. */
export const LONGEST_TURN = 1_000_000

/** What a turn's speaker says: as far as it is read, and without what it quotes from others. */
export function ownWords({ text, quoted = [] }: Turn): string {
  const read = text.length > LONGEST_TURN ? text.slice(0, LONGEST_TURN) : text
  let own = ''
  let from = 0
  for (const [start, end] of quoted) {
    own += read.slice(from, Math.max(from, start)) + ' '
    from = Math.max(from, end)
  }
  return own === '' ? read.slice(from) : own + read.slice(from)
}
