import type { Notice } from '@telltale/model'
import { dayNumber } from './day-number.js'
import { decideDateOrder, type DecidedOrder } from './decide-date-order.js'
import { isoDay, isoTime } from './iso-day.js'
import type { WrittenTime } from './written-times.js'

/**
 * Turns the written times of one file into ISO 8601, in step with them. What the three numbers of a date mean is
 * decided over all dates that are written alike, never for one line; where nothing decides it, a notice says so.
 * A day that is in no calendar answers with undefined.
 */
export function settleWrittenTimes(
  times: readonly (WrittenTime | undefined)[],
  notices: Notice[],
): readonly (string | undefined)[] {
  const groups = new Map<number, { readonly numbers: number[]; count: number; american: boolean; wides: Set<number> }>()
  for (const time of times) {
    if (time === undefined) continue
    const { numbers, wide, american } = time
    const key = groupOf(time)
    let group = groups.get(key)
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
  return times.map((time) => {
    const order = time === undefined ? undefined : orders.get(groupOf(time))?.order
    if (time === undefined || order === undefined) return undefined
    const day = dayNumber(order, time.numbers[0], time.numbers[1], time.numbers[2])
    if (day === -1) return undefined
    if (time.secondsOfDay === undefined) return isoDay(day).slice(0, -1)
    return isoDay(day) + isoTime(time.secondsOfDay) + (time.offset ?? '')
  })
}

/** Two digits and four at the end of a date are the same notation in two versions of an application. */
function groupOf({ separator, wide }: WrittenTime): number {
  return separator * 4 + (wide === -1 ? 2 : wide)
}
