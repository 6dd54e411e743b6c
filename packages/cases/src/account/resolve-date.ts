import type { DateFound } from './account-language.js'

/**
 * A date as ISO 8601, as far as it is certain: what the words leave open is taken from the day of publication only where
 * they say so ("last July", "on Friday"). Answers with nothing where a year would have to be guessed.
 *
 * @param published - `2024-05-31`, where known.
 */
export function resolveDate(date: DateFound, published: string | undefined): string | undefined {
  const { year, month, day, weekday, relative, isPeriod } = date
  if (isPeriod === true) return undefined
  if (year !== undefined) return joined(year, month, day)
  const base = published === undefined ? undefined : partsOf(published)
  if (base === undefined) return undefined
  // "On the 17th", with no month: the last such day, as papers say it.
  if (day !== undefined && month === undefined && relative === undefined)
    return base.day === 0 || day > 31
      ? undefined
      : day <= base.day
        ? joined(base.year, base.month, day)
        : shifted({ year: base.year, month: base.month - 1, day }, 0)
  if (weekday !== undefined) return base.day === 0 ? undefined : lastWeekday(base, weekday)
  switch (relative) {
    case 'this-year':
      return joined(base.year, month, day)
    case 'last-year':
      return joined(base.year - 1, month, day)
    case 'last-month':
      return base.month === 1 ? joined(base.year - 1, 12) : joined(base.year, base.month - 1)
    case 'this-month':
      return joined(base.year, base.month, day)
    case 'yesterday':
    case 'today':
      return base.day === 0 ? undefined : shifted(base, relative === 'today' ? 0 : -1)
    case 'last-named':
      // "Last July", said in May, is that of the year before; said in October it may be either.
      return month === undefined || month < base.month ? undefined : joined(base.year - 1, month, day)
    case 'this-named':
      return month === undefined ? undefined : joined(base.year, month, day)
    default:
      return undefined
  }
}

interface Day {
  readonly year: number
  readonly month: number
  /** 0 where it is not known. */
  readonly day: number
}

function partsOf(iso: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/u.exec(iso)
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3] ?? 0) } : undefined
}

function joined(year: number, month?: number, day?: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  if (month === undefined) return String(year)
  return day === undefined ? `${String(year)}-${two(month)}` : `${String(year)}-${two(month)}-${two(day)}`
}

/** The last such day on or before the day of publication. */
function lastWeekday(base: Day, weekday: number): string {
  const on = new Date(Date.UTC(base.year, base.month - 1, base.day)).getUTCDay()
  return shifted(base, -((on - weekday + 7) % 7))
}

function shifted({ year, month, day }: Day, days: number): string {
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}
