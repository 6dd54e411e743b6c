import { areaUnderCurve } from '../area-under-curve.js'
import { fitLogistic, logOdds, type Examples } from '../fit-logistic.js'
import type { CorpusConversation } from '../read-corpus.js'
import { sayRatio } from './say-numbers.js'
import type { Section } from './section.js'
import { table } from './table.js'

type Numeric = (conversation: CorpusConversation) => number
type Named = (conversation: CorpusConversation) => string

const NUMERIC: readonly (readonly [string, Numeric])[] = [
  ['length in characters', ({ turns }) => Math.log1p(turns.reduce((sum, { text }) => sum + text.length, 0))],
  ['number of turns', ({ turns }) => Math.log1p(turns.length)],
  [
    "the other side's share of the words",
    ({ turns, person }) => {
      const all = turns.reduce((sum, { text }) => sum + text.length, 0)
      const own = turns.reduce((sum, { text, speaker }) => sum + (speaker === person ? text.length : 0), 0)
      return 1 - own / Math.max(1, all)
    },
  ],
  ['number of speakers', ({ turns }) => new Set(turns.map(({ speaker }) => speaker)).size],
]
const NAMED: readonly (readonly [string, Named])[] = [
  ['channel', ({ channel }) => channel],
  ['language', ({ language }) => language],
  ['author file', ({ file }) => file],
]
/** Rarer channels say nothing that holds elsewhere. */
const LEAST = 5

/**
 * What gives an approach away without a word being read: everything here should be near 0.5, or the corpus can be told apart
 * by how it was made.
 *
 * @param lessons - What each tell is learnt from.
 * @param conversations - What it is measured on.
 */
export function measureLeaks(
  lessons: readonly CorpusConversation[],
  conversations: readonly CorpusConversation[],
): Section {
  const rows = [
    ...NUMERIC.map(([name, of]) => [name, rankBy([[name, of]], [], lessons, conversations)] as const),
    ...NAMED.map(([name, of]) => [name, rankBy([], [[name, of]], lessons, conversations)] as const),
    ['all of these together', rankBy(NUMERIC, NAMED, lessons, conversations)] as const,
  ]
  return {
    heading: 'Leaks',
    lines: [
      'How well approaches are told from innocent talk by things that nobody said: a small logistic regression learns each from the part that is there to learn from, and ranks the conversations measured here (area under the curve; 0.5 is chance).',
      '',
      ...table(
        ['known alone', 'ranking'],
        rows.map(([name, value]) => [name, sayRatio(value)]),
      ),
    ],
  }
}

function rankBy(
  numeric: typeof NUMERIC,
  named: typeof NAMED,
  lessons: readonly CorpusConversation[],
  conversations: readonly CorpusConversation[],
): number {
  const columns = new Map<string, number>()
  for (const [name, of] of named) {
    const counts = new Map<string, number>()
    for (const each of lessons) counts.set(of(each), (counts.get(of(each)) ?? 0) + 1)
    for (const [value, count] of counts) if (count >= LEAST) columns.set(`${name} ${value}`, columns.size)
  }
  const spread = numeric.map(([, of]) => spreadOf(lessons.map(of)))
  const examples = (list: readonly CorpusConversation[]): Examples => {
    const starts = new Int32Array(list.length + 1)
    const features: number[] = []
    const values: number[] = []
    list.forEach((each, index) => {
      numeric.forEach(([, of], column) => {
        const { mean, deviation } = spread[column] ?? { mean: 0, deviation: 1 }
        features.push(columns.size + column)
        values.push((of(each) - mean) / deviation)
      })
      for (const [name, of] of named) {
        const column = columns.get(`${name} ${of(each)}`)
        if (column === undefined) continue
        features.push(column)
        values.push(1)
      }
      starts[index + 1] = features.length
    })
    return {
      starts,
      features: Int32Array.from(features),
      values: Float64Array.from(values),
      width: columns.size + numeric.length,
    }
  }
  const fitted = fitLogistic(
    examples(lessons),
    Uint8Array.from(lessons, ({ isApproach }) => (isApproach ? 1 : 0)),
    new Float64Array(lessons.length).fill(1),
    1,
  )
  const measured = examples(conversations)
  const odds = (isApproach: boolean): readonly number[] =>
    conversations.flatMap((each, index) => (each.isApproach === isApproach ? [logOdds(fitted, measured, index)] : []))
  return areaUnderCurve(odds(true), odds(false))
}

function spreadOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length)
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, values.length)
  return { mean, deviation: Math.sqrt(variance) || 1 }
}
