import { listsIn } from './lists-in.js'

/** All numbers of a list, however deep they lie; NaN stands for what is none. */
export function numbersIn(value: unknown): readonly number[] {
  return listsIn(value)
    .flat(3)
    .map((each) => (typeof each === 'number' ? each : Number.NaN))
}
