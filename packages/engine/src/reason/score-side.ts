import type { LearnedJudge } from '@telltale/model'
import type { SideSound } from './sound-of-sides.js'

/** The net speaks for or against with no more than this, in log odds: it is one voice beside others. */
export const MOST_CLOSER = 5
/** No evidence is ever whole certainty. */
const SUREST = 0.99

/**
 * How much one side's words look like an approach, 0..1: the rules' part and the learned part on one logistic curve.
 *
 * @param rules - What the rules add, in log odds: see `rulesPart`.
 * @param closer - What the net hears of the side, in log odds. Asked only where it could make a difference to the outcome.
 */
export function scoreSide(
  rules: number,
  { tone, brevity, drawn, crowd, isOne, language }: SideSound,
  judge: LearnedJudge,
  closer?: () => number,
): number {
  const partner = drawn === undefined ? judge.alone : judge.drawn * drawn
  const one = isOne ? (judge.one ?? 0) + (judge.oneTone ?? 0) * tone : 0
  let odds = judge.bias + judge.tone * tone + judge.brief * brevity + partner + one + rules + language - crowd
  const { net = 0, unclearFrom } = judge
  if (closer && net > 0) {
    // Where even the loudest answer would say nothing, the quietest is taken: more evidence must never make a side quieter.
    const matters = odds + net * MOST_CLOSER >= Math.log(unclearFrom / (1 - unclearFrom))
    odds += net * (matters ? Math.max(-MOST_CLOSER, Math.min(MOST_CLOSER, closer())) : -MOST_CLOSER)
  }
  // Three digits: more would pretend to a precision that is not there, and differ between machines.
  return Math.round(Math.min(SUREST, 1 / (1 + Math.exp(-odds))) * 1000) / 1000
}
