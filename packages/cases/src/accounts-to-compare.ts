import type { CaseRecord, Claim } from './case-record.js'

/**
 * The two sources of a case that are most worth laying side by side: the first, and the first that contests something that
 * either of them says, or else the first that carries another origin, or else the second.
 *
 * @returns Undefined when the case has one source only.
 */
export function accountsToCompare({ sources, claims }: CaseRecord): readonly [string, string] | undefined {
  const [first, ...others] = sources
  if (!first) return undefined
  const says = (id: string, { stances }: Claim): boolean =>
    stances.some(({ source, stance }) => source === id && stance === 'supports')
  const contests = (id: string): boolean =>
    claims.some(
      (claim) =>
        (says(first.id, claim) || says(id, claim)) &&
        claim.stances.some(({ source, stance }) => source === id && stance !== 'supports' && stance !== 'silent'),
    )
  const second =
    others.find(({ id }) => contests(id)) ??
    others.find(({ carries }) => carries.some((origin) => !first.carries.includes(origin))) ??
    others[0]
  return second === undefined ? undefined : [first.id, second.id]
}
