import type { Wording } from '@telltale/model'
import type { CaseRecord } from './case-record.js'
import { fill, joinWords, sentenceFor, textFor } from './sentences.js'

const MOST_NOTES = 2

/**
 * Who doubts a case and what is missing, in a line: what disputes and denies it, or the reply of the other side, or the gaps
 * that a source points to itself. Each with who says so. Nothing when nobody says anything against it.
 */
export function sayDoubts(record: CaseRecord, wording: Wording): string | undefined {
  const publisherOf = (source: string): string => record.sources.find(({ id }) => id === source)?.publisher ?? source
  const notes = record.claims.flatMap(({ stances }) =>
    stances
      .filter(({ stance }) => stance === 'disputes' || stance === 'denies' || stance === 'corrects')
      .flatMap(({ source, note }) =>
        note === undefined ? [] : [publisherOf(source) + sentenceFor(wording, 'colon') + textFor(note, wording)],
      ),
  )
  const distinct = [...new Set(notes)].slice(0, MOST_NOTES)
  if (distinct.length > 0) return distinct.join(sentenceFor(wording, 'join-sentences'))
  if (record.reply) {
    const { who, said } = record.reply
    return `${textFor(who, wording)}${sentenceFor(wording, 'colon')}${textFor(said, wording)}`
  }
  const gaps = record.gaps.filter(({ pointedOutBy }) => pointedOutBy.length > 0)
  if (gaps.length === 0) return undefined
  const missing = [...new Set(gaps.map(({ what }) => sentenceFor(wording, `gap.${what}`)))]
  return fill(sentenceFor(wording, 'gaps-line'), { what: joinWords(missing, wording) })
}
