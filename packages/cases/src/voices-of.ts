import type { CaseRecord, Claim, SourceStance } from './case-record.js'

/**
 * Whoever takes a stance on a claim: the origins that are named, or those that the source carries and that do not assert the
 * claim, or else the source itself, which then speaks for itself.
 *
 * @returns Ids of origins, or of the one source.
 */
export function voicesOf({ sources }: CaseRecord, claim: Claim, { source, by }: SourceStance): readonly string[] {
  if (by !== undefined) return by
  const others = (sources.find(({ id }) => id === source)?.carries ?? []).filter(
    (origin) => !claim.assertedBy.includes(origin),
  )
  return others.length > 0 ? others : [source]
}
