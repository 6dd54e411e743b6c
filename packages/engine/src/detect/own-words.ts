import type { Turn } from '@telltale/model'
import { textRead } from './text-read.js'

/**
 * What a turn's speaker says, as far as it is read. In place of words that the turn quotes from others stand spaces, so that
 * places are still those of the turn.
 */
export function ownWords(turn: Turn): string {
  const read = textRead(turn)
  let own = ''
  let from = 0
  for (const [start, end] of turn.quoted ?? []) {
    const until = Math.min(read.length, end)
    if (until <= from) continue
    own += read.slice(from, Math.max(from, start)) + ' '.repeat(until - Math.max(from, start))
    from = until
  }
  return own === '' ? read : own + read.slice(from)
}
