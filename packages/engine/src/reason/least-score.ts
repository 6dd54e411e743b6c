import type { CompiledRule, LearnedJudge, Stage } from '@telltale/model'
import type { WeighedRule } from './weigh-signals.js'
import { weighStages } from './weigh-stages.js'

/** A threat that a rule saw: see `weighForAndAgainst`. */
const THREAT = 0.45
/** Seen as clearly as this, grave stages bear each other out. */
const CLEAR = 0.4
/** The stages that cost somebody something; groundwork does not. */
const GRAVE: readonly Stage[] = ['hook', 'isolate', 'task', 'leverage']

/**
 * The least that a side scores by what rules saw of it, however innocent its words sound to the learned part: nobody who was
 * threatened is told that nothing was found. A threat, or two of the grave stages clearly seen, is not nothing; three of them are
 * worth a caution. Less is not, because most whom rules alone would accuse are honest.
 */
export function leastScore(
  weighed: readonly WeighedRule[],
  rules: readonly CompiledRule[],
  { unclearFrom, cautionFrom }: Pick<LearnedJudge, 'unclearFrom' | 'cautionFrom'>,
): number {
  if (weighed.length === 0) return 0
  const stages = weighStages(weighed, rules)
  const seen = GRAVE.filter((stage) => stages[stage] >= CLEAR).length
  if (seen >= 3) return cautionFrom
  return stages.leverage >= THREAT || seen >= 2 ? unclearFrom : 0
}
