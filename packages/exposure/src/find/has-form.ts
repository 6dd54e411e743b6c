import type { ExposureForm } from '@telltale/model'

/** Signs that frame a marking: brackets, stars, rules, bullets. */
const DECORATION = /^[\s\p{N}\p{P}\p{S}]*$/u
const PAGE_WORDS = /\b(?:page|seite|p|pg|of|no|copy|copies|rev|version|draft|date|v)\b|[第页頁年月日共号號份字]|Стр/giu
const LONGEST_LINE = 160

/**
 * Tells whether words stand in a text as a rule wants them: alone on their line, or at its head as a heading or a field
 * (`line`), or without a small letter (`capitals`).
 */
export function hasForm(text: string, start: number, end: number, form: readonly ExposureForm[]): boolean {
  return form.every((each) =>
    each === 'line' ? standsAlone(text, start, end) : !/\p{Ll}/u.test(text.slice(start, end)),
  )
}

function standsAlone(text: string, start: number, end: number): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - LONGEST_LINE)
  const nextBreak = text.indexOf('\n', end)
  const lineEnd = Math.min(nextBreak < 0 ? text.length : nextBreak, end + LONGEST_LINE)
  const before = text.slice(lineStart, start)
  const after = text.slice(end, lineEnd)
  if (!DECORATION.test(before.replace(PAGE_WORDS, ''))) return false
  if (DECORATION.test(after.replace(PAGE_WORDS, ''))) return true
  // At the head of a line, before a field's value or a second marking; or in brackets of its own.
  if (/^\s*(?:[:：]|\/\/|[-–—|★*]\s)/u.test(after)) return true
  return /[[【〔(（*★<《]\s*$/u.test(before) && /^\s*[\])】〕）*★>》]/u.test(after)
}
