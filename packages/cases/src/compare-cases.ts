import { STAGES } from '@telltale/model'
import type { CaseRecord, GapKind } from './case-record.js'
import { channelKey } from './channel-names.js'

/** What two cases are held against each other by. */
export const FACETS = ['kind', 'alleged', 'persona', 'channel', 'stage', 'technique', 'payment', 'status'] as const
export type Facet = (typeof FACETS)[number]

/** One thing that a case has: a technique's id, a country's code, the key of a channel. */
export interface FacetValue {
  readonly facet: Facet
  readonly value: string
}

/** Two cases side by side. */
export interface CaseComparison {
  readonly first: CaseRecord
  readonly second: CaseRecord
  readonly both: readonly FacetValue[]
  readonly onlyFirst: readonly FacetValue[]
  readonly onlySecond: readonly FacetValue[]
  /** What is given in neither. */
  readonly neither: readonly GapKind[]
}

/** Lays two cases side by side: what both have, what only one has, and what neither gives. */
export function compareCases(first: CaseRecord, second: CaseRecord): CaseComparison {
  const mine = facetsOf(first)
  const theirs = facetsOf(second)
  const has = (list: readonly FacetValue[], wanted: FacetValue): boolean =>
    list.some(({ facet, value }) => facet === wanted.facet && value === wanted.value)
  const missing = (record: CaseRecord): readonly GapKind[] => [...new Set(record.gaps.map(({ what }) => what))]
  const theirGaps = missing(second)
  return {
    first,
    second,
    both: mine.filter((each) => has(theirs, each)),
    onlyFirst: mine.filter((each) => !has(theirs, each)),
    onlySecond: theirs.filter((each) => !has(mine, each)),
    neither: missing(first).filter((gap) => theirGaps.includes(gap)),
  }
}

function facetsOf(record: CaseRecord): readonly FacetValue[] {
  const values: Readonly<Record<Facet, readonly string[]>> = {
    kind: [record.kind],
    alleged: record.countries.alleged,
    persona: record.people.flatMap(({ persona }) => (persona === undefined ? [] : [persona])),
    channel: record.channels.map(channelKey),
    stage: STAGES.filter((stage) => record.stages.some((told) => told.stage === stage)),
    technique: record.stages.flatMap(({ techniques }) => techniques),
    payment: record.payments.map(({ kind }) => kind),
    status: [record.status],
  }
  return FACETS.flatMap((facet) => [...new Set(values[facet])].map((value) => ({ facet, value })))
}
