import type { Wording } from '@telltale/model'
import type { CaseRecord } from './case-record.js'
import { fill, sentenceFor, textFor } from './sentences.js'

/** Who says so, and where, in a line: "The ministry, in the Gazette, and 2 more sources". */
export function saySource({ origins, sources }: CaseRecord, wording: Wording): string {
  const [first, ...more] = sources
  if (!first) return ''
  const origin = origins.find(({ id }) => id === first.carries[0])
  const who = origin ? textFor(origin.who, wording) : first.publisher
  const isOwn = who.toLowerCase().includes(first.publisher.toLowerCase())
  const line = isOwn ? who : fill(sentenceFor(wording, 'source-line'), { who, publisher: first.publisher })
  if (more.length === 0) return line
  return (
    line + fill(sentenceFor(wording, more.length === 1 ? 'source-more-one' : 'source-more'), { count: more.length })
  )
}
