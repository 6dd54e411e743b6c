import type { CompiledRule, LearnedJudge } from '@telltale/model'
import { addStages } from './add-stages.js'
import type { WeighedRule } from './weigh-signals.js'
import { weighStages } from './weigh-stages.js'

/** More than so much from the stages says no more. */
export const MOST_TOGETHER = 10

/**
 * What a side's rules add to its log odds beside the learned part. Rules only ever add: what they do not see is no proof
 * of innocence.
 */
export function rulesPart(
  weighed: readonly WeighedRule[],
  rules: readonly CompiledRule[],
  { together, rules: single }: LearnedJudge,
): number {
  let sum = together * Math.min(MOST_TOGETHER, addStages(weighStages(weighed, rules)))
  for (const { rule, score } of weighed) sum += (single[rules[rule]?.id ?? ''] ?? 0) * score
  return sum
}
