import type { CaseGap, CaseRecord, CaseSource, Claim, Origin, SourceStance, Texts } from './case-record.js'

/** What one of two sources does with a claim that the other one makes. */
export interface Objection {
  readonly claim: Claim
  /** The stances of the source that objects. */
  readonly stances: readonly SourceStance[]
  /** It tells the claim too, as somebody else's. */
  readonly retells: boolean
}

/** Two accounts of one case, side by side. */
export interface AccountComparison {
  readonly first: CaseSource
  readonly second: CaseSource
  /** Origins that both carry: where there are any, what both say may have been said once only. */
  readonly sameOrigins: readonly Origin[]
  readonly both: readonly Claim[]
  readonly onlyFirst: readonly Claim[]
  readonly onlySecond: readonly Claim[]
  /**
   * Claims that the one disputes, denies or corrects, and that the other or it itself tells. What is contested by one, and told
   * by neither, stands under `elsewhere`.
   */
  readonly firstDisputes: readonly Objection[]
  readonly secondDisputes: readonly Objection[]
  /** Claims that neither of the two makes. */
  readonly elsewhere: readonly Claim[]
  /** What each of them advises. */
  readonly firstAdvises: readonly Texts[]
  readonly secondAdvises: readonly Texts[]
  /** What neither gives. */
  readonly neither: readonly CaseGap[]
}

/**
 * Lays two sources of one case side by side. Every claim stands in exactly one place, except that one which both contest is
 * listed under each.
 *
 * @returns Undefined when the case has no such source.
 */
export function compareAccounts(record: CaseRecord, firstId: string, secondId: string): AccountComparison | undefined {
  const first = record.sources.find(({ id }) => id === firstId)
  const second = record.sources.find(({ id }) => id === secondId)
  if (!first || !second) return undefined
  const supports = (claim: Claim, source: CaseSource): boolean =>
    claim.stances.some((each) => each.source === source.id && each.stance === 'supports')
  const objections = (source: CaseSource): readonly Objection[] =>
    record.claims.flatMap((claim) => {
      const stances = claim.stances.filter(
        (each) => each.source === source.id && each.stance !== 'supports' && each.stance !== 'silent',
      )
      const isTold = supports(claim, first) || supports(claim, second)
      return stances.length === 0 || !isTold ? [] : [{ claim, stances, retells: supports(claim, source) }]
    })
  const firstDisputes = objections(first)
  const secondDisputes = objections(second)
  const contested = new Set([...firstDisputes, ...secondDisputes].map(({ claim }) => claim.id))
  const plain = record.claims.filter(({ id }) => !contested.has(id))
  const advice = (source: CaseSource): readonly Texts[] =>
    record.recommended.flatMap((each) => (each.source === source.id ? [each.what] : []))
  const where = (inFirst: boolean, inSecond: boolean): readonly Claim[] =>
    plain.filter((claim) => supports(claim, first) === inFirst && supports(claim, second) === inSecond)
  return {
    first,
    second,
    sameOrigins: record.origins.filter(({ id }) => first.carries.includes(id) && second.carries.includes(id)),
    both: where(true, true),
    onlyFirst: where(true, false),
    onlySecond: where(false, true),
    firstDisputes,
    secondDisputes,
    elsewhere: where(false, false),
    firstAdvises: advice(first),
    secondAdvises: advice(second),
    neither: record.gaps,
  }
}
