import type { JudgeWeights, LearnedJudge } from '@telltale/model'
import type { SideSound } from './sound-of-sides.js'
import { wordsPart } from './words-part.js'

/** No evidence is ever whole certainty. */
const SUREST = 0.99

/**
 * How much one side's words look like an approach, 0..1: the rules' part and the learned part on one logistic curve, and
 * where that gives reason to, on a second one that hears single words as well.
 *
 * @param rulesOf - What the rules add by these weights, in log odds: see `rulesPart`.
 */
export function scoreSide(rulesOf: (weights: JudgeWeights) => number, side: SideSound, judge: LearnedJudge): number {
  let odds = oddsOf(side, judge) + rulesOf(judge)
  const { closer } = judge
  if (closer && side.hearWords && odds >= closer.from)
    odds = oddsOf(side, closer) + rulesOf(closer) + wordsPart(side.hearWords(), closer)
  // Three digits: more would pretend to a precision that is not there, and differ between machines.
  return Math.round(Math.min(SUREST, 1 / (1 + Math.exp(-odds - side.language))) * 1000) / 1000
}

function oddsOf({ tone, brevity, drawn, crowd, isOne }: SideSound, weights: JudgeWeights): number {
  const partner = drawn === undefined ? weights.alone : weights.drawn * drawn
  const one = isOne ? (weights.one ?? 0) + (weights.oneTone ?? 0) * tone : 0
  return weights.bias + weights.tone * tone + weights.brief * brevity + partner + one - crowd
}
