import type { DraftClaim, DraftGap, SourceComparison } from './draft-case.js'

/** Lays the sources of one case side by side: what several say, what only one says, what is disputed, what nobody gives. */
export function compareSources(
  sources: readonly string[],
  claims: readonly DraftClaim[],
  gaps: readonly DraftGap[],
): SourceComparison {
  const saying = (claim: DraftClaim): readonly string[] => [
    ...new Set(claim.stances.filter(({ stance }) => stance === 'supports').map(({ source }) => source)),
  ]
  const withThose = (
    fits: (claim: DraftClaim, source: string) => boolean,
  ): readonly { readonly source: string; readonly claims: readonly string[] }[] =>
    sources.flatMap((source) => {
      const ids = claims.filter((claim) => fits(claim, source)).map(({ id }) => id)
      return ids.length === 0 ? [] : [{ source, claims: ids }]
    })
  return {
    bothSay: claims.filter((claim) => claim.id !== 'as-told' && saying(claim).length > 1).map(({ id }) => id),
    // That a case took place as it is told is no proposition of its own; it can only be disputed.
    onlyOneSays: withThose(
      (claim, source) => claim.id !== 'as-told' && saying(claim).length === 1 && saying(claim)[0] === source,
    ),
    disputed: withThose((claim, source) =>
      claim.stances.some((each) => each.source === source && (each.stance === 'disputes' || each.stance === 'denies')),
    ),
    nobodyGives: gaps.map(({ what }) => what),
  }
}
