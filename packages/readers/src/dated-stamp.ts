import type { PastedStamp } from './pasted-stamp-reader.js'
import type { Stamp } from './stamp.js'

/** What a stamp that was just read says of a date and a time, for the whole text to decide what its numbers mean. */
export function datedStamp(stamp: Stamp): PastedStamp {
  const { first, middle, last, wide, secondsOfDay, separator, unpadded, capitalHalf } = stamp
  const isAmerican = separator === 0x2f && unpadded && capitalHalf && wide !== 0
  return { date: [first, middle, last, wide], secondsOfDay, ...(isAmerican ? { american: true } : {}) }
}
