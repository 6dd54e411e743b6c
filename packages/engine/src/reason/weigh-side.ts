import type { CompiledRule, LearnedPart, Outcome, Signal } from '@telltale/model'
import { addStages } from './add-stages.js'
import { decideOutcome } from './decide-outcome.js'
import { leastScore } from './least-score.js'
import { rulesPart } from './rules-part.js'
import { scoreSide } from './score-side.js'
import { seesClearly } from './sees-clearly.js'
import type { SideSound } from './sound-of-sides.js'
import { weighForAndAgainst, type ForAndAgainst } from './weigh-for-and-against.js'
import type { WeighedRule } from './weigh-signals.js'
import { weighStages } from './weigh-stages.js'

/** What one side comes to by the rules and, where there is one, the learned part. */
export interface Weighing extends ForAndAgainst {
  readonly score: number
  readonly outcome: Outcome
}

/**
 * Weighs one side's signals against each other. It adds no evidence and forgets none. Where the rules speak alone, what
 * speaks against an approach is kept to be shown and changes no score.
 *
 * @param signals - What the rules saw of the approacher only.
 * @param sound - What the learned part made of the same side.
 * @param learned - Undefined where the rules speak alone.
 * @param closer - See `scoreSide`.
 * @param atLength - True where this voice speaks alone and at length: see `isAtLength`.
 */
export function weighSide(
  signals: readonly Signal[],
  rules: readonly CompiledRule[],
  sound?: SideSound,
  learned?: LearnedPart,
  closer?: () => number,
  atLength = false,
): Weighing {
  const sides = weighForAndAgainst(signals, rules)
  const { weighed } = sides
  if (learned && sound) {
    const { judge } = learned
    const heard = scoreSide(rulesPart(sides, rules, judge), sound, judge, closer)
    const bounded = atLength && !seesClearly(weighed, rules) ? Math.min(heard, round(judge.cautionFrom - LESS)) : heard
    const score = Math.max(leastScore(weighed, rules, judge), bounded)
    return { ...sides, score, outcome: decideOutcome(score, weighed, rules, judge) }
  }
  const together = addStages(weighStages(weighed, rules))
  const score = round(capAlone(scaled(1 / (1 + Math.exp(-(together - EVEN_AT)))), weighed))
  return { ...sides, score, outcome: decideOutcome(score, weighed, rules) }
}

/** The least difference between two scores. */
const LESS = 0.001

/** A rule that speaks as strongly as this may stand alone: a threat to publish pictures, say. */
const STANDS_ALONE = 0.8
/** Weaker than this, a second rule does not bear out the first. */
const BEARS_OUT = 0.12
/** Where rules speak alone, one technique must not be more than this. */
const ALONE_AT_MOST = 0.49

/** One technique alone, seen by one rule, may be a slip of that rule: it stays below caution, unless it is nearly the whole case. */
function capAlone(score: number, [first, second]: readonly WeighedRule[]): number {
  const isAlone = (second?.score ?? 0) < BEARS_OUT && (first?.score ?? 0) < STANDS_ALONE
  return isAlone ? Math.min(score, ALONE_AT_MOST) : score
}

/** So much evidence speaks as much for an approach as against it, where rules speak alone. */
const EVEN_AT = 3.75

/** No evidence at all is a score of 0, not the foot of the curve; and no evidence is ever whole certainty. */
function scaled(score: number): number {
  const foot = 1 / (1 + Math.exp(EVEN_AT))
  return Math.min(0.99, Math.max(0, (score - foot) / (1 - foot)))
}

/** Three digits: more would pretend to a precision that is not there, and differ between machines. */
function round(score: number): number {
  return Math.round(score * 1000) / 1000
}
