import type { Notice } from '@telltale/model'
import { dayNumber } from './day-number.js'
import { decideDateOrder, type DecidedOrder } from './decide-date-order.js'
import { isoDay, isoTime } from './iso-day.js'
import type { WrittenTime } from './written-times.js'

/**
 * Turns the written times of one file into ISO 8601, in step with them. What the three numbers of a date mean is
 * decided over all dates that are written alike, never for one line; where nothing decides it, a notice says so.
 * A day that is in no calendar answers with undefined.
 *
 * @param secondsOfDay - In step with the times, where they are days alone.
 */
export function settleWrittenTimes(
  times: readonly (WrittenTime | undefined)[],
  notices: Notice[],
  secondsOfDay?: readonly (number | undefined)[],
): readonly (string | undefined)[] {
  const groups = new Map<number, Group>()
  let group: Group | undefined
  let groupKey = -1
  let counted: WrittenTime | undefined
  for (const time of times) {
    if (time === undefined) continue
    // Below a row with the day, every message has the same one.
    if (time === counted && group !== undefined) {
      group.count += 1
      continue
    }
    counted = time
    const { numbers, wide, american } = time
    const key = groupOf(time)
    if (key !== groupKey) group = groups.get(key)
    groupKey = key
    if (group === undefined) groups.set(key, (group = { numbers: [], count: 0, american: false, wides: new Set() }))
    group.count += 1
    group.american ||= american
    group.wides.add(wide)
    const last = group.numbers.length - 3
    const same = group.numbers[last] === numbers[0] && group.numbers[last + 1] === numbers[1]
    if (!same || group.numbers[last + 2] !== numbers[2]) group.numbers.push(...numbers)
  }
  const orders = new Map<number, DecidedOrder>()
  for (const [key, { numbers, count, american, wides }] of groups) {
    const wide = wides.size === 1 ? ([...wides][0] ?? -1) : 2
    const decided = decideDateOrder(numbers, { wide, american })
    orders.set(key, decided)
    if (decided.assumed) notices.push({ code: 'read/date-order-assumed', count, detail: decided.order })
  }
  // Days go on for many messages; each is written once.
  let before: WrittenTime | undefined
  let day: string | undefined
  // What is told to the minute is often told several times; each time is written once as well.
  let secondsBefore: number | undefined
  let written: string | undefined
  return times.map((time, index) => {
    if (time === undefined) return undefined
    if (time !== before && (before === undefined || !isSameDay(before, time))) {
      const order = orders.get(groupOf(time))?.order
      const number = order === undefined ? -1 : dayNumber(order, time.numbers[0], time.numbers[1], time.numbers[2])
      day = number === -1 ? undefined : isoDay(number)
      before = time
      written = undefined
    }
    if (day === undefined) return undefined
    const seconds = secondsOfDay === undefined ? time.secondsOfDay : secondsOfDay[index]
    if (seconds === undefined) return day.slice(0, -1)
    if (time.offset !== undefined) return day + isoTime(seconds) + time.offset
    if (written === undefined || seconds !== secondsBefore) written = day + isoTime(seconds)
    secondsBefore = seconds
    return written
  })
}

function isSameDay(one: WrittenTime, other: WrittenTime): boolean {
  const { numbers } = one
  if (numbers !== other.numbers) {
    const [first, middle, last] = other.numbers
    if (numbers[0] !== first || numbers[1] !== middle || numbers[2] !== last) return false
  }
  return one.separator === other.separator && one.wide === other.wide
}

interface Group {
  readonly numbers: number[]
  count: number
  american: boolean
  readonly wides: Set<number>
}

/** Two digits and four at the end of a date are the same notation in two versions of an application. */
function groupOf({ separator, wide }: WrittenTime): number {
  return separator * 4 + (wide === -1 ? 2 : wide)
}
