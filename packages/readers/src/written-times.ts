import { Stamp } from './stamp.js'

/** A date and a time as they are written, before the whole file has told what the three numbers of its dates mean. */
export interface WrittenTime {
  /** In the order in which they stand. */
  readonly numbers: readonly [first: number, middle: number, last: number]
  /** Which of the three has three or four digits: 0, 1, 2, or -1 when none has. */
  readonly wide: number
  /** The character between the first two numbers. Dates that are written alike are decided together. */
  readonly separator: number
  /** Capital AM and PM and no leading zeros, as in the United States. */
  readonly american: boolean
  /** Seconds since midnight; undefined when only the day is written. */
  readonly secondsOfDay: number | undefined
  /** What is known of the zone, as `Z` or `+02:00`; undefined for a wall-clock time. */
  readonly offset?: string | undefined
}

/** What was read, and the position just past it. */
export interface FoundTime {
  readonly time: WrittenTime
  readonly end: number
}

const stamp = new Stamp()

/**
 * Reads numbers of a date and, behind it, a time, in any notation that `Stamp` knows. Answers with nothing when there
 * is no date at `from`.
 */
export function readWrittenTime(text: string, from: number, end: number): FoundTime | undefined {
  const past = stamp.readDateAndTime(text, from, end)
  return past === -1 ? undefined : { time: taken(stamp.secondsOfDay), end: past }
}

/** Reads the numbers of a date alone. */
export function readWrittenDay(text: string, from: number, end: number): FoundTime | undefined {
  const past = stamp.readDate(text, from, end)
  return past === -1 ? undefined : { time: taken(undefined), end: past }
}

/** Reads a time of day alone, in seconds since midnight, as chats have it that write the day on a row of its own. */
export function readWrittenHour(
  text: string,
  from: number,
  end: number,
): { readonly secondsOfDay: number; readonly end: number } | undefined {
  const past = stamp.readTime(text, from, end)
  return past === -1 ? undefined : { secondsOfDay: stamp.secondsOfDay, end: past }
}

function taken(secondsOfDay: number | undefined): WrittenTime {
  const { first, middle, last, wide, separator, unpadded, capitalHalf } = stamp
  const american = secondsOfDay !== undefined && unpadded && capitalHalf && wide === -1
  return { numbers: [first, middle, last], wide, separator, american, secondsOfDay }
}
