import type { Turn } from '@telltale/model'

/** A message longer than this is read up to here, and the report says so. No message of a person is as long. */
export const LONGEST_TURN = 1_000_000

/** What a turn says, as far as it is read. */
export function textRead({ text }: Turn): string {
  return text.length > LONGEST_TURN ? text.slice(0, LONGEST_TURN) : text
}
