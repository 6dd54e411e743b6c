import { readMailDate } from './read-mail-date.js'
import { readWordedTime } from './read-worded-time.js'

/** The time that a field over an earlier mail tells in words; numbers whose order is not sure tell none. */
export function timeInField(field: string): string | undefined {
  const plain = field.trim().slice(0, 110)
  return readMailDate(plain) ?? readWordedTime(plain)
}
