import { isGap, isMark, isSpace } from './is-gap.js'

/** The first position at or after `from` that is not a mark that cannot be seen. */
export function skipMarks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isMark(text.charCodeAt(at))) at += 1
  return at
}

/** The first position at or after `from` that is neither a space nor a mark that cannot be seen. */
export function skipGaps(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isGap(text.charCodeAt(at))) at += 1
  return at
}

/**
 * Where a name starts: spaces and the mark that an application puts before a line do not belong to it, other marks that
 * cannot be seen do, because two names may differ in nothing else.
 */
export function skipToName(text: string, from: number, end: number): number {
  let at = from
  while (at < end) {
    const code = text.charCodeAt(at)
    if (!isSpace(code) && code !== 0x200e && code !== 0x200f && code !== 0xfeff) break
    at += 1
  }
  return at
}
