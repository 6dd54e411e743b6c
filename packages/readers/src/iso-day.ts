/** Two-digit texts for 0 to 99, so that writing a time makes no new strings for its parts. */
const TWO = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))

const HOURS_AND_MINUTES = Array.from(
  { length: 1440 },
  (_, minute) => `${TWO[Math.floor(minute / 60)] ?? ''}:${TWO[minute % 60] ?? ''}:`,
)
const MINUTES = HOURS_AND_MINUTES.map((time) => `${time}00`)

/** Writes a day of `dayNumber` as `2024-01-15T`. */
export function isoDay(number: number): string {
  const year = Math.floor(number / 10_000)
  const month = Math.floor(number / 100) % 100
  return `${String(year).padStart(4, '0')}-${TWO[month] ?? ''}-${TWO[number % 100] ?? ''}T`
}

/** Writes a time of day, given in seconds since midnight, as `21:05:00`. */
export function isoTime(secondsOfDay: number): string {
  const second = secondsOfDay % 60
  const minute = (secondsOfDay - second) / 60
  return second === 0 ? (MINUTES[minute] ?? '') : (HOURS_AND_MINUTES[minute] ?? '') + (TWO[second] ?? '')
}
