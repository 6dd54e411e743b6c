import { isGap } from './is-gap.js'
import { FIELD_LABELS, KNOWN_LABELS, OWN_LABELS } from './pasted-labels.js'

/** Longest name that is believed before a time or a colon. */
export const LONGEST_NAME = 40

/** Headings of lists and instructions. */
const NUMBERED =
  /^(?:step|day|part|option|chapter|section|item|no|phase|week|level|round|lot|case|schritt|tag|teil|étape|jour|paso|día|шаг|день|часть|крок|krok|dzień|第)\s?[\d一二三四五六七八九十]{1,3}.?$/iu

/** How many different beginnings of lines are remembered; a chat has few names, a hostile text many. */
const MOST_REMEMBERED = 5000

/** Judges each name once: a chat repeats few of them over very many lines. */
export class PastedNames {
  readonly #judged = new Map<string, string | undefined>()

  /** The label without the signs around it; undefined when it is no speaker's. */
  label(raw: string): string | undefined {
    if (this.#judged.has(raw)) return this.#judged.get(raw)
    const name = trimmedName(raw)
    const label = name === undefined || FIELD_LABELS.has(name.toLowerCase()) || NUMBERED.test(name) ? undefined : name
    if (this.#judged.size < MOST_REMEMBERED) this.#judged.set(raw, label)
    return label
  }
}

/** A name without the signs around it; undefined when it cannot be a name. */
export function trimmedName(raw: string): string | undefined {
  let start = 0
  let end = raw.length
  while (start < end && (isGap(raw.charCodeAt(start)) || raw.charCodeAt(start) === 0x2a)) start += 1
  while (end > start && isTrailing(raw.charCodeAt(end - 1))) end -= 1
  // Written-down calls have the name in brackets.
  if (raw.charCodeAt(start) === 0x5b && raw.charCodeAt(end - 1) === 0x5d) {
    start += 1
    end -= 1
  }
  const name = raw.slice(start, end)
  if (name === '' || name.length > LONGEST_NAME) return undefined
  // `Date: 15 Jan` is a line of a form, whatever stands behind it.
  const colon = name.search(/[:：]/u)
  if (colon !== -1 && FIELD_LABELS.has(name.slice(0, colon).toLowerCase())) return undefined
  if (/[?!;,"“”{}\\|=。，！？；、…<>#]/u.test(name) || /^[\d\s./:()+-]+$/u.test(name)) {
    // A telephone number is how an unknown person appears.
    if (!/^\+\d[\d\s()-]{6,20}$/u.test(name)) return undefined
  }
  return name.split(' ').length <= 5 ? name : undefined
}

/** What stands between a name and a time: spaces, dashes, dots in the middle, opening brackets. */
function isTrailing(code: number): boolean {
  return (
    isGap(code) ||
    code === 0x2d ||
    code === 0x2013 ||
    code === 0x2014 ||
    code === 0xb7 ||
    code === 0x2022 ||
    code === 0x5b ||
    code === 0x2a
  )
}

/** A label that stands for a side of a conversation, however often it is seen. */
export function isKnownLabel(name: string): boolean {
  const lower = name.toLowerCase()
  return OWN_LABELS.has(lower) || KNOWN_LABELS.has(lower)
}
