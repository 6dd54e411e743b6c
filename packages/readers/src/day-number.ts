/** What the three numbers of a date mean, in the order in which they stand. */
export type DateOrder =
  'day-month-year' | 'month-day-year' | 'year-month-day' | 'year-day-month' | 'day-year-month' | 'month-year-day'

const PLACES: Readonly<Record<DateOrder, readonly [year: 0 | 1 | 2, month: 0 | 1 | 2, day: 0 | 1 | 2]>> = {
  'day-month-year': [2, 1, 0],
  'month-day-year': [2, 0, 1],
  'year-month-day': [0, 1, 2],
  'year-day-month': [0, 2, 1],
  'day-year-month': [1, 2, 0],
  'month-year-day': [1, 0, 2],
}

/** A day as one number that grows from day to day, or -1 when there is no such day in the calendar. */
export function dayNumber(order: DateOrder, first: number, middle: number, last: number): number {
  const [yearPlace, monthPlace, dayPlace] = PLACES[order]
  const month = pick(monthPlace, first, middle, last)
  const day = pick(dayPlace, first, middle, last)
  if (month < 1 || month > 12 || day < 1) return -1
  const written = pick(yearPlace, first, middle, last)
  // The years 1380 to 1429 are now of the Persian calendar; from 1430 on they are of the Islamic one, which is not
  // computed because it rests on sightings of the moon.
  if (written >= 1380 && written < 1430) return persianDayNumber(written, month, day)
  const year = gregorianYear(written)
  if (year === -1 || day > daysIn(year, month)) return -1
  return year * 10_000 + month * 100 + day
}

function pick(place: 0 | 1 | 2, first: number, middle: number, last: number): number {
  return place === 0 ? first : place === 1 ? middle : last
}

/**
 * Two digits are of this century, but from 52 on of the Buddhist era, which Thai writes: 52 was 2009, before which no
 * phone exported a chat. 2400 and later is that era too, 100 to 199 the one of the Republic of China.
 */
function gregorianYear(written: number): number {
  if (written < 52) return 2000 + written
  if (written < 80) return 1957 + written
  if (written < 100) return 1900 + written
  if (written < 200) return 1911 + written
  if (written >= 2400 && written < 2700) return written - 543
  return written >= 1900 && written < 2200 ? written : -1
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * Days of the Persian calendar, whose year starts at the spring equinox in Tehran. The rule below gives the right day
 * for the years in which chats are exported, 1380 to 1420.
 */
function persianDayNumber(persianYear: number, persianMonth: number, persianDay: number): number {
  if (persianDay > (persianMonth <= 6 ? 31 : 30)) return -1
  const before = persianMonth <= 7 ? (persianMonth - 1) * 31 : 186 + (persianMonth - 7) * 30
  let year = persianYear + 621
  const early = daysIn(year, 2) === 29 || (persianYear >= 1408 && persianYear % 4 === 0)
  let month = 3
  let day = (early ? 20 : 21) + before + persianDay - 1
  for (let length = daysIn(year, month); day > length; length = daysIn(year, month)) {
    day -= length
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
  }
  return year * 10_000 + month * 100 + day
}
