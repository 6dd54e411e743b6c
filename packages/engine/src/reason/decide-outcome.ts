import { STAGES, type CompiledRule, type LearnedJudge, type Outcome, type Stage } from '@telltale/model'
import type { WeighedRule } from './weigh-signals.js'
import { weighStages } from './weigh-stages.js'

/** From these scores on an outcome is given where rules speak alone. Fixed on the part of the corpus that is there to learn from. */
const RULES_ALONE = { unclearFrom: 0.3, cautionFrom: 0.5, patternFrom: 0.8 }
/** A stage counts as seen from here on. */
const SEEN = 0.15

/** A known pattern goes beyond the groundwork: one of its later stages counts from here on. */
const BEYOND = 0.3

/** What every honest job, survey and courtship begins with as well. */
const GROUNDWORK: ReadonlySet<Stage> = new Set(['contact', 'assess', 'develop'])

/** Which outcome a score means. One stage alone, however loud, is not a staged pattern, and neither is groundwork alone. */
export function decideOutcome(
  score: number,
  weighed: readonly WeighedRule[],
  rules: readonly CompiledRule[],
  thresholds: Pick<LearnedJudge, 'unclearFrom' | 'cautionFrom' | 'patternFrom'> = RULES_ALONE,
): Outcome {
  if (score < thresholds.unclearFrom) return 'nothing'
  if (score < thresholds.cautionFrom) return 'unclear'
  if (score < thresholds.patternFrom) return 'caution'
  const stages = weighStages(weighed, rules)
  const seen = STAGES.filter((stage) => stages[stage] >= SEEN)
  const goesBeyond = STAGES.some((stage) => !GROUNDWORK.has(stage) && stages[stage] >= BEYOND)
  return seen.length >= 2 && goesBeyond ? 'pattern' : 'caution'
}
