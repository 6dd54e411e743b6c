import type { CompiledRule, LearnedJudge, Stage } from '@telltale/model'
import type { WeighedRule } from './weigh-signals.js'
import { weighStages } from './weigh-stages.js'

/** A threat that a rule saw: see `weighForAndAgainst`. */
const THREAT = 0.45
/** What stands beside a threat, or two of these together. */
const BESIDE = 0.3
const CLEAR = 0.4
/** The stages that cost somebody something; groundwork does not. */
const GRAVE: readonly Stage[] = ['hook', 'isolate', 'task', 'leverage']

/**
 * The least that a side scores by what rules saw of it, however innocent its words sound to the learned part: nobody who was
 * threatened is told that nothing was found. A threat beside an ask or a wish for secrecy is worth a caution; a threat
 * alone, or two of the grave stages clearly seen, is not nothing.
 */
export function leastScore(
  weighed: readonly WeighedRule[],
  rules: readonly CompiledRule[],
  { unclearFrom, cautionFrom }: Pick<LearnedJudge, 'unclearFrom' | 'cautionFrom'>,
): number {
  if (weighed.length === 0) return 0
  const stages = weighStages(weighed, rules)
  const threatens = stages.leverage >= THREAT
  if (threatens && (stages.task >= BESIDE || stages.isolate >= BESIDE)) return cautionFrom
  return threatens || GRAVE.filter((stage) => stages[stage] >= CLEAR).length >= 2 ? unclearFrom : 0
}
