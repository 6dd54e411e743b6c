import { type DateOrder, dayNumber } from './day-number.js'

/** What is known about how dates are written, before their numbers are looked at. */
export interface DateStyle {
  /** Which of the three numbers has three or four digits: 0, 1, 2, or -1 when none has. */
  readonly wide: number
  /** A 12-hour clock with AM and PM in capitals and no leading zeros, as in the United States. */
  readonly american: boolean
}

export interface DecidedOrder {
  readonly order: DateOrder
  /** True when nothing in the file decides and the usual order was taken. */
  readonly assumed: boolean
}

/**
 * Decides what the three numbers of every date in a file mean, over the whole file and never for one line.
 *
 * A number above 12 decides; else the order in which time runs forward; else the number that changes most often is the
 * day; else the usual order is taken and said to be an assumption.
 *
 * @param dates - The three numbers of each date, one after another, in the order of the file.
 */
export function decideDateOrder(dates: ArrayLike<number>, style: DateStyle): DecidedOrder {
  const [usual, other] = candidates(dates, style)
  let usualFits = 0
  let otherFits = 0
  let usualBackwards = 0
  let otherBackwards = 0
  let usualLast = 0
  let otherLast = 0
  let differs = false
  for (let at = 0; at + 2 < dates.length; at += 3) {
    const first = dates[at] ?? 0
    const middle = dates[at + 1] ?? 0
    const last = dates[at + 2] ?? 0
    const usualDay = dayNumber(usual, first, middle, last)
    const otherDay = dayNumber(other, first, middle, last)
    if (usualDay !== -1) {
      usualFits += 1
      if (usualDay < usualLast) usualBackwards += 1
      usualLast = usualDay
    }
    if (otherDay !== -1) {
      otherFits += 1
      if (otherDay < otherLast) otherBackwards += 1
      otherLast = otherDay
    }
    if (usualDay !== otherDay) differs = true
  }
  if (!differs) return { order: usual, assumed: false }
  // Nobody writes year, day, month, so only dates that cannot be read otherwise speak for it.
  if (style.wide === 0 && usualFits >= otherFits) return { order: usual, assumed: false }
  if (usualFits !== otherFits) return { order: usualFits > otherFits ? usual : other, assumed: false }
  if (usualBackwards !== otherBackwards)
    return { order: usualBackwards < otherBackwards ? usual : other, assumed: false }
  return byChange(dates, usual, other)
}

function byChange(dates: ArrayLike<number>, usual: DateOrder, other: DateOrder): DecidedOrder {
  const usualDayPlace = dayPlace(usual)
  const otherDayPlace = dayPlace(other)
  let usualChanges = 0
  let otherChanges = 0
  for (let at = 3; at + 2 < dates.length; at += 3) {
    if (dates[at + usualDayPlace] !== dates[at - 3 + usualDayPlace]) usualChanges += 1
    if (dates[at + otherDayPlace] !== dates[at - 3 + otherDayPlace]) otherChanges += 1
  }
  // The same day of every month, three times over, is not how people talk; a new day is.
  if (usualChanges >= 3 && usualChanges >= 3 * otherChanges) return { order: usual, assumed: false }
  if (otherChanges >= 3 && otherChanges >= 3 * usualChanges) return { order: other, assumed: false }
  return { order: usual, assumed: true }
}

/** The two orders that are possible for where the year stands, the more usual one first. */
function candidates(dates: ArrayLike<number>, style: DateStyle): readonly [DateOrder, DateOrder] {
  if (style.wide === 0) return ['year-month-day', 'year-day-month']
  if (style.wide === 1) return ['day-year-month', 'month-year-day']
  if (style.wide === -1 && yearStandsFirst(dates)) return ['year-month-day', 'day-month-year']
  return style.american ? ['month-day-year', 'day-month-year'] : ['day-month-year', 'month-day-year']
}

/** With two digits everywhere: the year is first when the last number cannot be one and the first hardly changes. */
function yearStandsFirst(dates: ArrayLike<number>): boolean {
  let firstLow = Infinity
  let firstHigh = 0
  let lastLow = Infinity
  let lastHigh = 0
  for (let at = 0; at + 2 < dates.length; at += 3) {
    const first = dates[at] ?? 0
    const last = dates[at + 2] ?? 0
    firstLow = Math.min(firstLow, first)
    firstHigh = Math.max(firstHigh, first)
    lastLow = Math.min(lastLow, last)
    lastHigh = Math.max(lastHigh, last)
  }
  if (firstHigh > 31) return true
  // A year that is less than 9 is before there were such chats, and years do not run over more than a few decades.
  return firstLow >= 9 && lastHigh <= 31 && (lastLow < 9 || (firstHigh - firstLow <= 2 && lastHigh - lastLow > 15))
}

function dayPlace(order: DateOrder): 0 | 1 | 2 {
  if (order === 'day-month-year' || order === 'day-year-month') return 0
  return order === 'month-day-year' || order === 'year-day-month' ? 1 : 2
}
