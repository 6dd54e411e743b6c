import { STAGES, type Kind, type PrecedentCase, type Stage } from '@telltale/model'

/** A stage that came next in published cases: in how many, of how many that tell of a further one. */
export interface NextCount {
  readonly stage: Stage
  readonly cases: number
  readonly of: number
}

/** Of fewer cases than these no share is told: one case more or less would turn it round. */
const FEWEST_CASES = 10
const MOST_SHOWN = 2
/** How many cases of any kind weigh as much as those of the same kind. */
const BORROWED = 4
const LIKELY = 0.2

/**
 * Which stage came next in published cases, for one that has gone as far as this conversation.
 *
 * Of each case that tells of the furthest stage here, the first later stage counts that this conversation has not shown.
 * Cases of the same kind are counted where there are enough, and else all; shares are smoothed towards those of all cases,
 * so that a handful does not speak too loudly. Most likely first, the less usual ones left out; empty when too few tell.
 */
export function countNext(
  cases: readonly PrecedentCase[],
  kind: Kind | undefined,
  reached: readonly Stage[],
): readonly NextCount[] {
  const furthest = STAGES.findLast((stage) => reached.includes(stage))
  if (furthest === undefined) return []
  const all = count(cases, furthest, reached)
  const same = count(
    cases.filter((published) => published.kind === kind),
    furthest,
    reached,
  )
  const counted = same.of >= FEWEST_CASES ? same : all
  if (counted.of < FEWEST_CASES) return []
  return STAGES.map((stage) => {
    const overall = ((all.by.get(stage) ?? 0) + 1) / (all.of + STAGES.length)
    const likely = ((counted.by.get(stage) ?? 0) + BORROWED * overall) / (counted.of + BORROWED)
    return { stage, cases: counted.by.get(stage) ?? 0, of: counted.of, likely }
  })
    .filter(({ cases: told, likely }) => told >= 2 && likely >= LIKELY)
    .sort((a, b) => b.likely - a.likely)
    .slice(0, MOST_SHOWN)
    .map(({ stage, cases: told, of }) => ({ stage, cases: told, of }))
}

function count(
  cases: readonly PrecedentCase[],
  furthest: Stage,
  reached: readonly Stage[],
): { readonly by: ReadonlyMap<Stage, number>; readonly of: number } {
  const by = new Map<Stage, number>()
  let of = 0
  for (const { steps } of cases) {
    const stages = steps.map((step) => STAGES.find((stage) => stage === step.split('/', 1)[0]))
    const from = stages.indexOf(furthest)
    if (from < 0) continue
    const next = stages.slice(from + 1).find((stage) => stage !== undefined && !reached.includes(stage))
    if (next === undefined) continue
    of += 1
    by.set(next, (by.get(next) ?? 0) + 1)
  }
  return { by, of }
}
