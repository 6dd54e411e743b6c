import { STAGES, type CompiledRule, type LearnedJudge, type Outcome } from '@telltale/model'
import { goesBeyond } from './goes-beyond.js'
import type { WeighedRule } from './weigh-signals.js'
import { weighStages } from './weigh-stages.js'

/** From these scores on an outcome is given where rules speak alone. Fixed on the part of the corpus that is there to learn from. */
const RULES_ALONE = { unclearFrom: 0.3, cautionFrom: 0.5, patternFrom: 0.8 }
/** A stage counts as seen from here on. */
const SEEN = 0.15

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
  return seen.length >= 2 && goesBeyond(stages) ? 'pattern' : 'caution'
}
