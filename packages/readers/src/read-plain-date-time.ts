import { isoTime } from './iso-day.js'

/** A time at the start of a line, and the position just past it. */
export interface PlainDateTime {
  readonly at: string
  readonly end: number
}

const DATE_TIME =
  /[ \t\ufeff]{0,4}(?<year>\d{4})(?<mark>[-/])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})[ T]{1,3}(?:(?<before>上午|下午|AM|PM) {0,2})?(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?: (?<after>AM|PM)(?= |$))?(?=[ \t]|$)/uy

/** Longest beginning of a line that is looked at. */
const LONGEST = 60

/**
 * Reads `2024-01-15 9:05:00` and its like where the year stands first, so that nothing is left to decide: the form in
 * which QQ and the exporters of WeChat write the time over a message. Answers with nothing when there is none.
 */
export function readPlainDateTime(text: string, start: number, end: number): PlainDateTime | undefined {
  const line = text.slice(start, Math.min(end, start + LONGEST))
  DATE_TIME.lastIndex = 0
  const found = DATE_TIME.exec(line)
  if (found?.groups === undefined) return undefined
  const { year, month, day, hour, minute, second, before, after } = found.groups
  const hours = hourOf(Number(hour), before ?? after)
  const isDay = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
  if (!isDay || hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  const seconds = hours * 3600 + Number(minute) * 60 + Number(second ?? 0)
  const date = [year ?? '', (month ?? '').padStart(2, '0'), (day ?? '').padStart(2, '0')].join('-')
  return { at: `${date}T${isoTime(seconds)}`, end: start + found[0].length }
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour
  const isMorning = half === 'AM' || half === '上午'
  return isMorning ? hour % 12 : (hour % 12) + 12
}
