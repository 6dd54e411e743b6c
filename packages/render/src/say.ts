import type { Wording } from '@telltale/model'

import type { Inline, Line } from './page.js'

const PLACE = /\{(\w{1,40})\}/g

/**
 * The sentence of a key, with its `{places}` filled in.
 *
 * Never throws: a missing key answers with the key itself, so that a gap in a translation is seen and the report is
 * still made. A place that is not given stays as it is written.
 */
export function say(wording: Wording, key: string, places: Readonly<Record<string, string>> = {}): string {
  return sentence(wording, key).replace(PLACE, (whole, name: string) =>
    Object.hasOwn(places, name) ? (places[name] ?? whole) : whole,
  )
}

/** Like `say`, where a place may hold words of the text that was read: they stay marked as such. */
export function sayLine(wording: Wording, key: string, places: Readonly<Record<string, Line>>): Line {
  const line: Inline[] = []
  let from = 0
  const template = sentence(wording, key)
  for (const match of template.matchAll(PLACE)) {
    const name = match[1] ?? ''
    if (!Object.hasOwn(places, name)) continue
    if (match.index > from) line.push({ is: 'words', text: template.slice(from, match.index) })
    line.push(...(places[name] ?? []))
    from = match.index + match[0].length
  }
  if (from < template.length) line.push({ is: 'words', text: template.slice(from) })
  return line
}

/** A count in words, such as "3 messages", in the plural form that the report's language needs. */
export function sayCount(wording: Wording, language: string, what: string, count: number): string {
  const form = new Intl.PluralRules(/^[a-z]{2,3}/.exec(language)?.[0] ?? 'en').select(count)
  const key = `label.count.${what}.${form}`
  return say(wording, Object.hasOwn(wording, key) ? key : `label.count.${what}.other`, { count: String(count) })
}

function sentence(wording: Wording, key: string): string {
  const found = Object.hasOwn(wording, key) ? wording[key] : undefined
  return typeof found === 'string' ? found : found === undefined ? key : found.join(' ')
}
