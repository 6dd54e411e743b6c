import type { CaseRecord, CaseSource, Texts } from './case-record.js'

/** Something that is dated: a case begins or ends, an account of it is published, our record of it is put right. */
export type TimelineEntry = {
  /** As far as known: `2024`, `2024-05` or `2024-05-31`. */
  readonly at: string
  readonly record: CaseRecord
} & (
  | { readonly what: 'begins' | 'ends' }
  | { readonly what: 'published'; readonly source: CaseSource }
  | { readonly what: 'corrected'; readonly correction: Texts }
)

/** In which order things come that have the same date. */
const ORDER = ['begins', 'ends', 'published', 'corrected']

/** Everything that is dated in these cases, earliest first. What is known to the year alone comes before its months. */
export function timelineOf(records: readonly CaseRecord[]): readonly TimelineEntry[] {
  return records
    .flatMap((record): readonly TimelineEntry[] => {
      const { from, to } = record.years
      return [
        { at: String(from), record, what: 'begins' },
        ...(to === undefined || to === from ? [] : [{ at: String(to), record, what: 'ends' as const }]),
        ...record.sources.flatMap((source) =>
          source.date === undefined ? [] : [{ at: source.date, record, what: 'published' as const, source }],
        ),
        ...record.corrections.map(({ date, what }) => ({
          at: date,
          record,
          what: 'corrected' as const,
          correction: what,
        })),
      ]
    })
    .sort(
      (a, b) => byText(a.at, b.at) || ORDER.indexOf(a.what) - ORDER.indexOf(b.what) || byText(a.record.id, b.record.id),
    )
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
