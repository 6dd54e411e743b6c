import type { Wording } from '@telltale/model'

import { say } from './say.js'

/** A count in words, such as "1 message" or "3,000 messages": `label.count.<what>.one` or `.other`. */
export function sayCount(wording: Wording, what: string, count: number): string {
  return say(wording, `label.count.${what}.${count === 1 ? 'one' : 'other'}`, { count: inThousands(count) })
}

/** A comma sets thousands apart, in English and in Chinese. */
function inThousands(count: number): string {
  let digits = String(count)
  for (let at = digits.length - 3; at > 0; at -= 3) digits = `${digits.slice(0, at)},${digits.slice(at)}`
  return digits
}
