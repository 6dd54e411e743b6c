import { LineCursor } from './line-cursor.js'
import { isKnownLabel, LONGEST_NAME, PastedNames } from './pasted-names.js'
import { pastDayWord } from './past-day-word.js'
import type { LineMatcher, PastedHeader, PastedShape } from './pasted-shape.js'
import { pastedStampReader, type PastedStamp } from './pasted-stamp-reader.js'
import { skipGaps } from './skip-gaps.js'

/** A date and a time take no more than this. */
const LONGEST_STAMP = 48
/** How many different names are counted; a hostile text may have one on every line. */
const MOST_NAMES = 5000

/**
 * Ways in which people set a name apart from what was said, in which lists, notes and poems are written too. So the same
 * names must come again, more than one of them, and the lines that have none must be few.
 */
export const MARKED_SHAPES: readonly PastedShape[] = [
  { id: 'name-boxed', matcher: (text) => matchMarked(text, BOXED, 2), accept: acceptMarked },
  { id: 'name-arrow', matcher: (text) => matchMarked(text, ARROW, 2), accept: acceptMarked },
  { id: 'name-bar-time', matcher: matchBars, accept: acceptMarked },
  { id: 'name-dash', matcher: (text) => matchMarked(text, DASH, 1), accept: acceptMarked },
  {
    id: 'time-below',
    matcher: matchTimeBelow,
    accept: acceptMarked,
    tail: /(?:\r\n|\r|\n)[^\r\n]{0,28}\d{1,2}[:.h]\d{2}[^\r\n]{0,8}$/u,
  },
]

/** `[Name] words` */
const BOXED = /^\[(?<name>[^[\]\r\n]{1,40})\][ \t\u00a0\u3000]{0,4}(?=[^\s([:：])/u
/** `Name> words`, `Name >> words`, `Name → words` */
const ARROW = /^(?<name>[^<>→»\r\n]{1,40}?)[ \t]?(?:>{1,2}|→|»|=>|->)[ \t]{1,4}(?=\S)/u
/** `Name - words` */
const DASH = /^(?<name>[^-–—\r\n]{1,40}?)[ \t]{1,2}[-–—][ \t]{1,2}(?=\S)/u
/** What programs write before the lines of their logs, and songs over their parts. */
const NO_NAME =
  /^(?:info|warn|warning|error|debug|trace|fatal|ok|fail|todo|done|x|verse|chorus|bridge|intro|outro|refrain|hook|strophe|couplet|припев|куплет|主歌|副歌|合唱|verso|coro|estribillo)\b/iu

/** Tells whether names come again over and over in a text with one of these marks, though it is no sure conversation. */
export function hasRecurringNames(text: string): boolean {
  const filled = countFilled(text)
  return [BOXED, ARROW, DASH, COLON].some((pattern) => {
    const { counts, headers, isTalk } = countNames(text, pattern)
    const again = [...counts.values()].filter((count) => count >= 2).length
    return isTalk && again >= 2 && headers >= 5 && headers * 2 >= filled && counts.size * 2 <= headers
  })
}

const COLON = /^(?<name>[^:：\r\n]{1,40})[:：][ \t]{0,4}(?=\S)/u

interface Counted {
  readonly counts: ReadonlyMap<string, number>
  readonly headers: number
  /** The words below some name ask, or are more than a word or two. */
  readonly isTalk: boolean
}

function countNames(text: string, pattern: RegExp): Counted {
  const names = new PastedNames()
  const counts = new Map<string, number>()
  const lines = new LineCursor(text)
  let headers = 0
  let isTalk = false
  while (lines.advance()) {
    const found = markedName(text, lines.start, lines.end, pattern, names)
    if (found === undefined) continue
    headers += 1
    isTalk ||= lines.end - found.textStart >= 20 || /[?？!！]/u.test(text.slice(found.textStart, lines.end))
    const { name } = found
    if (counts.size < MOST_NAMES || counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return { counts, headers, isTalk }
}

function markedName(
  text: string,
  start: number,
  end: number,
  pattern: RegExp,
  names: PastedNames,
): { readonly name: string; readonly textStart: number } | undefined {
  const from = skipGaps(text, start, end)
  const found = pattern.exec(text.slice(from, Math.min(end, from + LONGEST_NAME + 12)))
  const raw = found?.groups?.['name']
  if (found === null || raw === undefined) return undefined
  const name = names.label(raw)
  if (name === undefined || NO_NAME.test(name) || pastDayWord(name, 0) >= name.length || !/\p{L}|^\+\d/u.test(name))
    return undefined
  return { name, textStart: from + found[0].length }
}

/**
 * @param share - At least one line of so many must have a name; a dash stands in any sentence, so every line must.
 */
function matchMarked(text: string, pattern: RegExp, share: number): LineMatcher {
  const { counts, headers, isTalk } = countNames(text, pattern)
  const isEach = share === 1
  const filled = countFilled(text)
  const speaking = new Set(
    [...counts].filter(([name, count]) => count >= 2 || isKnownLabel(name)).map(([name]) => name),
  )
  const again = [...counts.values()].filter((count) => count >= 2).length
  const isSure =
    isTalk &&
    counts.size >= 2 &&
    headers * share >= filled &&
    (isEach
      ? again === counts.size && counts.size * 2 <= headers
      : again >= 1 && counts.size * 2 <= headers + 1 && (again >= 2 || headers === filled))
  const names = new PastedNames()
  return (start, end): PastedHeader | undefined => {
    if (!isSure) return undefined
    const found = markedName(text, start, end, pattern, names)
    // Where every line has a name, one that is seen once is somebody too.
    return found === undefined || (headers < filled && !speaking.has(found.name)) ? undefined : found
  }
}

/** `Name | 2025-01-15 10:32 | words`, and the same with the time first, or within a table that was drawn. */
function matchBars(text: string): LineMatcher {
  const read = pastedStampReader()
  const names = new PastedNames()
  return (start, end) => {
    let from = skipGaps(text, start, end)
    if (text.charCodeAt(from) === BAR) from = skipGaps(text, from + 1, end)
    const line = text.slice(from, Math.min(end, from + LONGEST_NAME + LONGEST_STAMP + 16))
    const first = line.indexOf('|')
    const second = line.indexOf('|', first + 1)
    if (first < 1 || second === -1) return undefined
    const one = line.slice(0, first).trim()
    const other = line.slice(first + 1, second).trim()
    const found = read(other) ?? read(one)
    const name = found === undefined ? undefined : names.label(read(other) === undefined ? other : one)
    if (found === undefined || name === undefined) return undefined
    return { name, textStart: skipGaps(text, from + second + 1, end), ...found }
  }
}

const BAR = 0x7c

/**
 * Instagram and others in the browser: a name, the words, and the time below them, each on lines of their own. It is only
 * believed where the whole text goes on so, and the same names come again.
 */
function matchTimeBelow(text: string): LineMatcher {
  const found = timesBelow(text)
  return (start, _end, next) => {
    const header = found.get(start)
    return header === undefined ? undefined : { textStart: next, ...header }
  }
}

interface Below extends PastedStamp {
  readonly name: string
}

function timesBelow(text: string): ReadonlyMap<number, Below> {
  const none: ReadonlyMap<number, Below> = new Map()
  const read = pastedStampReader()
  const names = new PastedNames()
  const found = new Map<number, Below>()
  const counts = new Map<string, number>()
  const lines = new LineCursor(text)
  let first: { readonly start: number; readonly end: number } | undefined
  let filled = 0
  while (lines.advance()) {
    if (lines.blank) continue
    const { start, end } = lines
    const stamp = end - start <= LONGEST_STAMP ? read(text.slice(start, end)) : undefined
    if (stamp === undefined) {
      first ??= { start, end }
      filled += 1
      continue
    }
    const name = first === undefined || filled < 2 ? undefined : nameOn(text, first, names)
    // One time that has no name and no words over it, and the text is something else.
    if (first === undefined || name === undefined || counts.size > MOST_NAMES) return none
    found.set(first.start, { name, ...stamp })
    counts.set(name, (counts.get(name) ?? 0) + 1)
    first = undefined
    filled = 0
  }
  return filled === 0 && counts.size >= 2 && counts.size * 2 <= found.size + 1 ? found : none
}

function nameOn(
  text: string,
  line: { readonly start: number; readonly end: number },
  names: PastedNames,
): string | undefined {
  return line.end - line.start > LONGEST_NAME + 8 ? undefined : names.label(text.slice(line.start, line.end))
}

function countFilled(text: string): number {
  const lines = new LineCursor(text)
  let filled = 0
  while (lines.advance()) if (!lines.blank) filled += 1
  return filled
}

function acceptMarked({
  headers,
  startsWithHeader,
}: {
  readonly headers: number
  readonly startsWithHeader: boolean
}): boolean {
  return headers >= 2 && startsWithHeader
}
