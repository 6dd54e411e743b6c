import { datedStamp } from './dated-stamp.js'
import { digitOf } from './digit-of.js'
import { isGap } from './is-gap.js'
import { pastDayWord } from './past-day-word.js'
import { readWordedTime } from './read-worded-time.js'
import { Stamp } from './stamp.js'

/** A date and a time take no more than this. */
const LONGEST_STAMP = 48

/** What a field says of when something was said: numbers whose order the whole file decides, or a time that is known. */
export interface PastedStamp {
  readonly date?: readonly [first: number, middle: number, last: number, wide: number]
  readonly secondsOfDay?: number
  /** Month first, by the look of it. */
  readonly american?: true
  readonly at?: string
}

/** Makes what reads a date and a time, a time with a word for the day, or a month in words, that fill the whole field. */
export function pastedStampReader(): (field: string) => PastedStamp | undefined {
  const stamp = new Stamp()
  return (raw) => {
    // German puts a word for the clock behind it.
    const field = raw.trim().replace(/ Uhr$/u, '')
    if (field.length < 4 || field.length > LONGEST_STAMP || !/\d[:.h ]{1,3}\d{2}/u.test(field)) return undefined
    const dated = stamp.readDateAndTime(field, 0, field.length)
    if (dated !== -1 && isRest(field, dated)) {
      return datedStamp(stamp)
    }
    const word = pastDayWord(field, 0)
    if (word > 0 || digitOf(field.charCodeAt(0)) !== -1) {
      const past = stamp.readTime(field, word, field.length)
      if (past !== -1 && isRest(field, past)) return { secondsOfDay: stamp.secondsOfDay }
    }
    const at = /\d{4}/u.test(field) ? readWordedTime(field) : undefined
    return at === undefined || at.length < 16 ? undefined : { at }
  }
}

function isRest(field: string, from: number): boolean {
  for (let at = from; at < field.length; at++) if (!isGap(field.charCodeAt(at))) return false
  return true
}
