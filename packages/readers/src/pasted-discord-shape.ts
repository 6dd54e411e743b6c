import { isGap } from './is-gap.js'
import type { LineMatcher, PastedHeader, PastedShape, PastedSurvey } from './pasted-shape.js'
import { pastedStampReader, type PastedStamp } from './pasted-stamp-reader.js'
import { skipGaps } from './skip-gaps.js'
import { Stamp } from './stamp.js'

/** Longest name that is believed, with the badge that may stand behind it. */
const LONGEST_NAME = 60
const LONGEST_STAMP = 48
const DASH = '—'
/** A hostile text may have a new name on every line. */
const MOST_NAMES = 10_000

/**
 * Discord: `Name — 01/15/2025 10:24 AM`, `Name — Today at 10:24`, the same on two or three lines in the browser, and
 * `[10:25]` or a bare time where the same person goes on. One chat mixes dates, words for the day and bare times.
 */
export const DISCORD_SHAPE: PastedShape = { id: 'discord', matcher: matchDiscord, accept: acceptDiscord }

function matchDiscord(text: string): LineMatcher {
  const read = pastedStampReader()
  const names = new Set<string>()
  let name: string | undefined
  let last: PastedStamp = {}
  let above: { readonly start: number; readonly end: number } | undefined
  let dashed = false
  const opens = (found: PastedHeader): PastedHeader => {
    name = found.name
    if (names.size < MOST_NAMES) names.add(name)
    last = found
    above = undefined
    dashed = false
    return found
  }
  return (start, end, next) => {
    const from = skipGaps(text, start, end)
    if (from >= end) return undefined
    let to = end
    while (to > from && isGap(text.charCodeAt(to - 1))) to -= 1
    if (to - from <= LONGEST_NAME + LONGEST_STAMP) {
      const line = text.slice(from, to)
      const dash = line.lastIndexOf(DASH)
      const tail = dash === -1 ? (dashed ? line : '') : line.slice(dash + 1)
      const stamp = tail === '' ? undefined : (read(tail) ?? dayAlone(tail))
      const before = dash === -1 ? '' : line.slice(0, dash)
      if (stamp !== undefined) {
        const own = nameIn(before)
        if (own !== undefined) return opens({ name: own, textStart: next, ...stamp })
        const over =
          above === undefined || !isBadge(before.trim()) ? undefined : nameIn(text.slice(above.start, above.end))
        if (over !== undefined && above !== undefined)
          return opens({ name: over, textStart: next, lineStart: above.start, ...stamp })
      }
      const goesOn = name === undefined ? undefined : goingOn({ line, from, next, name, last, names }, read)
      if (goesOn !== undefined) return opens(goesOn)
      if (line === DASH) {
        dashed = above !== undefined
        return undefined
      }
      if (isBadge(line)) return undefined
    }
    dashed = false
    above = to - from <= LONGEST_NAME ? { start, end } : undefined
    return undefined
  }
}

/** Signs that stand between a name and its time, and are no words of anybody. */
function isBadge(line: string): boolean {
  return line === '' || /^(?:APP|BOT|NEW|OP|SYSTEM|✓ ?APP|Role icon, .{1,40}|\[\S{1,6}\],?)$/u.test(line)
}

/** A name without the badge of a role, which is copied right behind it, and without the sign of a server. */
function nameIn(field: string): string | undefined {
  const icon = field.search(/Role icon, /u)
  let name = (icon === -1 ? field : field.slice(0, icon)).trim()
  if (name.endsWith(',')) name = name.slice(0, -1).replace(/ \[\S{1,6}\]$/u, '')
  name = name.trim()
  return name === '' || name.length > LONGEST_NAME || isBadge(name) || !/[\p{L}\p{N}\p{S}]/u.test(name)
    ? undefined
    : name
}

interface Going {
  readonly line: string
  readonly from: number
  readonly next: number
  readonly name: string
  readonly last: PastedStamp
  readonly names: ReadonlySet<string>
}

/** `03/10/2022`, as the telephone shows what is long past. */
function dayAlone(field: string): PastedStamp | undefined {
  const day = field.trim()
  const stamp = new Stamp()
  if (day.length > 12 || stamp.readDate(day, 0, day.length) !== day.length) return undefined
  return { date: [stamp.first, stamp.middle, stamp.last, stamp.wide] }
}

/** `[10:25]`, `[10:25] words` or a time alone: the person above goes on, on the same day while the clock goes forward. */
function goingOn(
  { line, from, next, name, last, names }: Going,
  read: (field: string) => PastedStamp | undefined,
): PastedHeader | undefined {
  const found = /^\[(?<boxed>\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)\] ?|^(?<bare>\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?)$/iu.exec(
    line,
  )
  if (found === null) return undefined
  const rest = line.slice(found[0].length)
  // A name that is known and a colon behind the time is another person, in another way of copying.
  const other = /^(?<name>[^:]{1,32}): /u.exec(rest)?.groups?.['name']
  if (other !== undefined && names.has(other))
    return { name: other, textStart: from + line.length - rest.length + other.length + 2 }
  const seconds = read(found.groups?.['boxed'] ?? found.groups?.['bare'] ?? '')?.secondsOfDay
  if (seconds === undefined) return undefined
  const textStart = rest === '' ? next : from + found[0].length
  if (last.at !== undefined) {
    const two = (value: number): string => String(value).padStart(2, '0')
    const clock = `T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:00`
    return last.at.slice(10) > clock ? { name, textStart } : { name, textStart, at: last.at.slice(0, 10) + clock }
  }
  const isLater = last.secondsOfDay !== undefined && seconds >= last.secondsOfDay
  return { name, textStart, secondsOfDay: seconds, ...(last.date !== undefined && isLater ? { date: last.date } : {}) }
}

/** The dash is seldom written by people; two such lines near each other, or at the start, are enough. */
function acceptDiscord({ headers, names, filledLines, startsWithHeader }: PastedSurvey): boolean {
  if (names.size > 3 && names.size * 2 > headers + 2) return false
  return headers >= 2 && headers * (startsWithHeader ? 12 : 6) >= filledLines
}
