import type { CaseRecord } from '../case-record.js'

/**
 * The day a record speaks from, as `2024-05-31`: that of its newest correction, or of its newest source, or the first of its
 * first year. No clock is asked, so the same record is always exported the same.
 */
export function dayOfRecord({ corrections, sources, years }: CaseRecord): string {
  const dates = corrections.length > 0 ? corrections.map(({ date }) => date) : sources.map(({ date }) => date ?? '')
  const newest = dates.reduce((last, date) => (date > last ? date : last), '') || String(years.to ?? years.from)
  return `${newest}-01-01`.slice(0, 10)
}
