import { addAll, type Wording } from '@telltale/model'

import type { Inline, Line } from './page.js'
import { sentenceOf } from './sentence-of.js'

/** Like `say`, where a place may hold words of the text that was read: they stay marked as such. */
export function sayLine(wording: Wording, key: string, places: Readonly<Record<string, Line>>): Line {
  const line: Inline[] = []
  let from = 0
  const template = sentenceOf(wording, key)
  for (const match of template.matchAll(/\{(\w{1,40})\}/g)) {
    const name = match[1] ?? ''
    if (!Object.hasOwn(places, name)) continue
    if (match.index > from) line.push({ is: 'words', text: template.slice(from, match.index) })
    addAll(line, places[name] ?? [])
    from = match.index + match[0].length
  }
  if (from < template.length) line.push({ is: 'words', text: template.slice(from) })
  return line
}
