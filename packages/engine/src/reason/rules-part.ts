import type { CompiledRule, LearnedJudge } from '@telltale/model'
import { addStages } from './add-stages.js'
import type { ForAndAgainst } from './weigh-for-and-against.js'
import { weighStages } from './weigh-stages.js'

/** More than so much from the stages says no more. */
export const MOST_TOGETHER = 10
/** All that speaks against an approach takes away so much of the log odds at most: it must never outweigh a clear one. */
export const MOST_AGAINST = 2

/**
 * What a side's rules add to its log odds beside the learned part. What rules do not see is no proof of innocence; only
 * what they see of the stage `counter` takes something away, up to a limit.
 */
export function rulesPart(
  { weighed, against }: ForAndAgainst,
  rules: readonly CompiledRule[],
  { together, rules: single, counter = {} }: LearnedJudge,
): number {
  let sum = together * Math.min(MOST_TOGETHER, addStages(weighStages(weighed, rules)))
  for (const { rule, score } of weighed) sum += (single[rules[rule]?.id ?? ''] ?? 0) * score
  let taken = 0
  for (const { rule, score } of against) taken -= Math.min(0, counter[rules[rule]?.id ?? ''] ?? 0) * score
  return sum - Math.min(MOST_AGAINST, taken)
}
