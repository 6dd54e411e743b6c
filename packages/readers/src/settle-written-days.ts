import { addAll, type Notice } from '@telltale/model'
import { dayNumber } from './day-number.js'
import { decideDateOrder, type DecidedOrder } from './decide-date-order.js'
import { isoDay } from './iso-day.js'
import type { WrittenTime } from './written-times.js'

/** A day as it is written, and how many times in a row are of it. */
export interface WrittenDay {
  readonly time: WrittenTime
  readonly count: number
}

/**
 * Turns the written days of one file into `2024-01-15T`, in step with them. What the three numbers of a date mean is
 * decided over all dates that are written alike, never for one line; where nothing decides it, a notice says so.
 * A day that is in no calendar answers with undefined.
 */
export function settleWrittenDays(days: readonly WrittenDay[], notices: Notice[]): readonly (string | undefined)[] {
  const groups = new Map<number, Group>()
  for (const { time, count } of days) {
    const { numbers, wide, american } = time
    const key = groupOf(time)
    let group = groups.get(key)
    if (group === undefined) groups.set(key, (group = { numbers: [], count: 0, american: false, wides: new Set() }))
    group.count += count
    group.american ||= american
    group.wides.add(wide)
    const last = group.numbers.length - 3
    const same = group.numbers[last] === numbers[0] && group.numbers[last + 1] === numbers[1]
    if (!same || group.numbers[last + 2] !== numbers[2]) addAll(group.numbers, numbers)
  }
  const orders = new Map<number, DecidedOrder>()
  for (const [key, { numbers, count, american, wides }] of groups) {
    const wide = wides.size === 1 ? ([...wides][0] ?? -1) : 2
    const decided = decideDateOrder(numbers, { wide, american })
    orders.set(key, decided)
    if (decided.assumed) notices.push({ code: 'read/date-order-assumed', count, detail: decided.order })
  }
  return days.map(({ time }) => {
    const order = orders.get(groupOf(time))?.order
    const number = order === undefined ? -1 : dayNumber(order, ...time.numbers)
    return number === -1 ? undefined : isoDay(number)
  })
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
