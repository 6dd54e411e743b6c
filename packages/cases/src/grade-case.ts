import type { Wording } from '@telltale/model'
import type { CaseRecord, Credibility, Reliability } from './case-record.js'
import { gradeClaim } from './grade-claim.js'
import { CREDIBLE_FIRST, RELIABLE_FIRST } from './grade-order.js'

/**
 * One grade for a whole case, to sort and choose by: half of its claims are graded so or better, in each of the two.
 * A case is never worth more or less than its claims; whoever wants to know looks at those.
 */
export function gradeCase(
  record: CaseRecord,
  wording: Wording = {},
): { readonly reliability: Reliability; readonly credibility: Credibility } {
  const grades = record.claims.map((claim) => gradeClaim(record, claim, wording))
  return {
    reliability:
      middle(
        grades.map(({ reliability }) => reliability),
        RELIABLE_FIRST,
      ) ?? 'F',
    credibility:
      middle(
        grades.map(({ credibility }) => credibility),
        CREDIBLE_FIRST,
      ) ?? 6,
  }
}

/** The one in the middle, the worse of two. */
function middle<T>(values: readonly T[], bestFirst: readonly T[]): T | undefined {
  const sorted = [...values].sort((a, b) => bestFirst.indexOf(a) - bestFirst.indexOf(b))
  return sorted[Math.floor(sorted.length / 2)]
}
