import type { Finding, Report } from '@telltale/model'

/** One place that a finding rests on, for the timeline and the conversation. */
export interface Mark {
  /** Index into the report's findings. */
  readonly finding: number
  readonly turn: number
  readonly start: number
  readonly end: number
  readonly stage: Finding['stage']
}

/** All places of a report in the order of the conversation. */
export function marksOf({ findings }: Report): readonly Mark[] {
  return findings
    .flatMap(({ spans, stage }, finding) => spans.map(({ turn, start, end }) => ({ finding, turn, start, end, stage })))
    .sort((a, b) => a.turn - b.turn || a.start - b.start)
}
