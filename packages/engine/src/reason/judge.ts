import { KINDS, STAGES, type CompiledRule, type Kind, type Outcome, type Signal, type Stage } from '@telltale/model'
import { weighSignals, type WeighedRule } from './weigh-signals.js'

/** What all signals of one side together mean, in numbers. */
export interface Judgement {
  readonly outcome: Outcome
  /** 0..1. */
  readonly score: number
  /** Strongest first. */
  readonly weighed: readonly WeighedRule[]
  readonly stages: Readonly<Record<Stage, number>>
  readonly kinds: readonly { readonly kind: Kind; readonly score: number }[]
}

/** From these scores on an outcome is given. Fixed on the part of the corpus that is there to learn from. */
const UNCLEAR_FROM = 0.3
const CAUTION_FROM = 0.5
const PATTERN_FROM = 0.8

/**
 * Weighs one side's signals against each other.
 *
 * Single stages say little: honest people praise, ask and pay as well. What speaks for an approach is that stages meet:
 * an ask with bait, an ask with secrecy, bait with secrecy, force with any ask. So the score adds what each stage is worth alone and
 * what the pairs are worth together, and is turned into 0..1 by the logistic curve. It adds no evidence and forgets none.
 *
 * @param signals - Of the approacher only.
 */
export function judge(signals: readonly Signal[], rules: readonly CompiledRule[]): Judgement {
  const weighed = weighSignals(signals)
  const stages = scoreStages(weighed, rules)
  const of = (stage: Stage): number => evidenceOf(stages[stage])
  const groundwork = evidenceOf(1 - (1 - stages.contact) * (1 - stages.assess) * (1 - stages.develop))
  const [hook, isolate, task, leverage, handle] = [of('hook'), of('isolate'), of('task'), of('leverage'), of('handle')]
  const evidence =
    1.0 * groundwork +
    2.6 * hook +
    3.2 * isolate +
    4.2 * task +
    3.6 * leverage +
    2.2 * handle +
    1.8 * task * Math.max(hook, isolate, handle) +
    1.2 * hook * isolate +
    1.5 * leverage * Math.max(task, isolate, hook) +
    0.6 * groundwork * Math.max(task, leverage)
  const score = capAlone(scaled(1 / (1 + Math.exp(-(evidence - EVEN_AT)))), weighed)
  return {
    outcome: outcomeOf(score, stages),
    score: round(score),
    weighed,
    stages,
    kinds: scoreKinds(weighed, rules),
  }
}

/** A rule that speaks as strongly as this may stand alone: a threat to publish pictures, say. */
const STANDS_ALONE = 0.8
/** Weaker than this, a second rule does not bear out the first. */
const BEARS_OUT = 0.12

/** One technique alone, seen by one rule, may be a slip of that rule: it stays below caution, unless it is nearly the whole case. */
function capAlone(score: number, [first, second]: readonly WeighedRule[]): number {
  const isAlone = (second?.score ?? 0) < BEARS_OUT && (first?.score ?? 0) < STANDS_ALONE
  return isAlone ? Math.min(score, CAUTION_FROM - 0.01) : score
}

/** The surest a stage can count: nothing that words say is certain. */
const SUREST = 0.97

/** Turns a stage's score into evidence that can be added: strong signs count for more than many weak ones. */
function evidenceOf(score: number): number {
  return -Math.log(1 - Math.min(score, SUREST))
}

/** So much evidence speaks as much for an approach as against it. */
const EVEN_AT = 3.75

/** No evidence at all is a score of 0, not the foot of the curve; and no evidence is ever whole certainty. */
function scaled(score: number): number {
  const foot = 1 / (1 + Math.exp(EVEN_AT))
  return Math.min(0.99, Math.max(0, (score - foot) / (1 - foot)))
}

function outcomeOf(score: number, stages: Readonly<Record<Stage, number>>): Outcome {
  if (score < UNCLEAR_FROM) return 'nothing'
  if (score < CAUTION_FROM) return 'unclear'
  const seen = STAGES.filter((stage) => stages[stage] >= 0.15).length
  // One stage alone, however loud, is not a staged pattern.
  return score >= PATTERN_FROM && seen >= 2 ? 'pattern' : 'caution'
}

function scoreStages(weighed: readonly WeighedRule[], rules: readonly CompiledRule[]): Record<Stage, number> {
  const left: Record<Stage, number> = {
    contact: 1,
    assess: 1,
    develop: 1,
    hook: 1,
    isolate: 1,
    task: 1,
    leverage: 1,
    handle: 1,
  }
  for (const { rule, score } of weighed) {
    const stage = rules[rule]?.stage
    if (stage !== undefined && stage !== 'person' && stage !== 'account') left[stage] *= 1 - score
  }
  for (const stage of STAGES) left[stage] = round(1 - left[stage])
  return left
}

/** How much each kind is meant by what was seen, as a share of the evidence; kinds with little of it are left out. */
function scoreKinds(weighed: readonly WeighedRule[], rules: readonly CompiledRule[]): Judgement['kinds'] {
  let all = 0
  const sums = new Map<Kind, number>()
  for (const { rule, score } of weighed) {
    all += score
    for (const kind of KINDS) sums.set(kind, (sums.get(kind) ?? 0) + score * (rules[rule]?.kinds[kind] ?? 0))
  }
  if (all === 0) return []
  return KINDS.map((kind) => ({ kind, score: round((sums.get(kind) ?? 0) / all) }))
    .filter(({ score }) => score >= 0.15)
    .sort((a, b) => b.score - a.score)
}

/** Three digits: more would pretend to a precision that is not there, and differ between machines. */
function round(score: number): number {
  return Math.round(score * 1000) / 1000
}
