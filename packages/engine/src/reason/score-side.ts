import type { LearnedJudge } from '@telltale/model'
import type { SideSound } from './sound-of-sides.js'

/** No evidence is ever whole certainty. */
const SUREST = 0.99

/**
 * How much one side's words look like an approach, 0..1: the rules' part and the learned part on one logistic curve.
 *
 * @param rules - What the rules add, in log odds: see `rulesPart`.
 */
export function scoreSide(
  rules: number,
  { tone, brevity, drawn, crowd, isOne, language }: SideSound,
  judge: LearnedJudge,
): number {
  const partner = drawn === undefined ? judge.alone : judge.drawn * drawn
  const one = isOne ? (judge.one ?? 0) + (judge.oneTone ?? 0) * tone : 0
  const odds = judge.bias + judge.tone * tone + judge.brief * brevity + partner + one + rules + language - crowd
  // Three digits: more would pretend to a precision that is not there, and differ between machines.
  return Math.round(Math.min(SUREST, 1 / (1 + Math.exp(-odds))) * 1000) / 1000
}
