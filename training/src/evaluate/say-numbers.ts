import { wilsonInterval } from './wilson-interval.js'

const NOTHING = '–'

/** A count of a count and its share, as `34 of 40, 85.0 %`. */
export function sayShare(part: number, whole: number): string {
  return whole === 0 ? NOTHING : `${part} of ${whole}, ${((100 * part) / whole).toFixed(1)} %`
}

/** Alarms per 1,000 innocent conversations. */
export function sayPerThousand(part: number, whole: number): string {
  return whole === 0 ? NOTHING : ((1000 * part) / whole).toFixed(1)
}

/** The share with the interval in which the true one probably lies. */
export function sayPercentWithin(part: number, whole: number): string {
  if (whole === 0) return NOTHING
  const [low, high] = wilsonInterval(part, whole)
  return `${((100 * part) / whole).toFixed(1)} % (${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)})`
}

/** Three digits, or a dash where there is nothing to measure. */
export function sayRatio(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? NOTHING : value.toFixed(3)
}
