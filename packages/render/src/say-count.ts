import type { Wording } from '@telltale/model'

import { say } from './say.js'

/** Thousands are set apart by a comma, in English and in Chinese. */
const NUMBERS = new Intl.NumberFormat('en')

/** A count in words, such as "1 message" or "3,000 messages": `label.count.<what>.one` or `.other`. */
export function sayCount(wording: Wording, what: string, count: number): string {
  return say(wording, `label.count.${what}.${count === 1 ? 'one' : 'other'}`, { count: NUMBERS.format(count) })
}
