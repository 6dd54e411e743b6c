import type { WrittenTime } from './written-times.js'

/** Tells whether two times are written as of one day, in one notation. */
export function isSameDay(one: WrittenTime, other: WrittenTime): boolean {
  const [first, middle, last] = one.numbers
  const { numbers } = other
  return (
    first === numbers[0] &&
    middle === numbers[1] &&
    last === numbers[2] &&
    one.separator === other.separator &&
    one.wide === other.wide &&
    one.american === other.american
  )
}
