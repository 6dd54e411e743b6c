import { Stamp } from './stamp.js'

/** Names of months, by their first letters, as exports in the languages that are met most often write them. */
const MONTHS: readonly (readonly string[])[] = [
  'jan gen ene янв січ ocak sty led Ιαν'.split(' '),
  'feb fév fev lut úno şub фев лют φεβ'.split(' '),
  'mar már mär maa mär mrt březn mär мар бер μαρ'.split(' '),
  'apr avr abr ápr kwi dub nis апр кві απρ'.split(' '),
  'may máj mai mag maj mei kvě може мая май тра μαΐ μάι mayıs'.split(' '),
  'jun jún juin giu juni cze červn haz июн чер ιουν'.split(' '),
  'jul júl juil lug lip červen tem июл лип ιουλ'.split(' '),
  'aug aoû ago sie srp ağu авг сер αυγ'.split(' '),
  'sep set wrz září eyl сен вер σεπ'.split(' '),
  'oct okt oct ott out paź říj eki окт жов οκτ'.split(' '),
  'nov lis kas ноя лис νοε'.split(' '),
  'dec dez déc dic gru pro ara дек гру δεκ'.split(' '),
]

const stamp = new Stamp()
/** Longest field that is believed to be a time. */
const LONGEST = 120

/**
 * Reads a time whose month is a word: `Jul 9, 2015, 8:34 PM`, `Thu May 14 01:38:56 +0000 2020`, `5. Juni 2023, 14:37`,
 * `Monday, August 25, 2014 at 5:29:21 PM UTC`. Gives ISO 8601, with the offset if there is one, and the day alone when
 * there is no time. Answers with nothing when it is none.
 */
export function readWordedTime(field: string): string | undefined {
  if (field.length > LONGEST) return undefined
  const plain = field.replace(/[\u200e\u200f\u202a-\u202e]/gu, '').replace(/\s/gu, ' ')
  const words = plain.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const month = monthIn(words)
  if (month === undefined) return undefined
  const clock = /(?:^|\D)(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?![\d.]*\d{4})/u.exec(plain)
  const year = /(?:^|[^\d:+-])((?:19|20)\d{2})(?!\d|:)/u.exec(plain)?.[1]
  if (year === undefined) return undefined
  const clockAt = clock === null ? -1 : clock.index + clock[0].search(/\d/u)
  const rest =
    clock === null
      ? plain
      : plain.slice(0, clockAt) + ' '.repeat(clock[0].length) + plain.slice(clockAt + clock[0].length)
  const day = /(?:^|[^\d:+-])(\d{1,2})(?!\d|:)/u.exec(rest.replace(/[+-]\d{2}:?\d{2}/gu, ' '))?.[1]
  if (day === undefined || Number(day) < 1 || Number(day) > 31) return undefined
  const date = `${year}-${two(month)}-${two(Number(day))}`
  if (clockAt === -1) return date
  const past = stamp.readTime(plain, markedStart(plain, clockAt), plain.length)
  if (past === -1) return undefined
  const seconds = stamp.secondsOfDay
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `${date}T${time}${offsetIn(plain)}`
}

/** A marker such as 오후 may stand before the time. */
function markedStart(plain: string, clockAt: number): number {
  const before = plain.lastIndexOf(' ', clockAt - 2) + 1
  return before > 0 && stamp.readTime(plain, before, plain.length) > clockAt ? before : clockAt
}

/** The word that begins like the most letters of a month. */
function monthIn(words: readonly string[]): number | undefined {
  let best: number | undefined
  let longest = 0
  for (const word of words) {
    for (const [index, names] of MONTHS.entries()) {
      for (const name of names) {
        if (name.length <= longest || !word.startsWith(name)) continue
        best = index + 1
        longest = name.length
      }
    }
    if (best !== undefined && word.length >= 3) break
  }
  return best
}

function offsetIn(plain: string): string {
  const numeric = /(?:UTC|GMT)? ?([+-])(\d{2}):?(\d{2})(?!\d)/u.exec(plain)
  if (numeric !== null)
    return `${numeric[1] ?? '+'}${numeric[2] ?? '00'}:${numeric[3] ?? '00'}`.replace(/^[+-]00:00$/u, 'Z')
  return /\b(?:UTC|GMT|Z)\b/u.test(plain) ? 'Z' : ''
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
