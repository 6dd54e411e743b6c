import {
  KINDS,
  type CompiledRule,
  type Kind,
  type LearnedPart,
  type Outcome,
  type Signal,
  type Stage,
} from '@telltale/model'
import { decideOutcome } from './decide-outcome.js'
import type { Weighing } from './weigh-side.js'
import { weighSignals, type WeighedRule } from './weigh-signals.js'
import { weighStages } from './weigh-stages.js'

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

/** What the learned part adds to the reasons of a side. */
export interface HeardReasons {
  /** Sentences that carried the tone, as signals of the technique they sound like. */
  readonly signals: readonly Signal[]
  /** For each kind, its share. */
  readonly kinds: Readonly<Partial<Record<Kind, number>>>
}

/**
 * What a weighed side means in stages and kinds, with the reasons of the learned part beside those of the rules.
 *
 * @param heard - They show why, and are in the score already. Undefined where the rules speak alone.
 */
export function judge(
  { weighed, score, outcome }: Weighing,
  rules: readonly CompiledRule[],
  heard?: HeardReasons,
  learned?: LearnedPart,
): Judgement {
  const all = heard ? weighSignals([...weighed.flatMap(({ because }) => because), ...heard.signals]) : weighed
  return {
    outcome: heard && learned ? decideOutcome(score, all, rules, learned.judge) : outcome,
    score,
    weighed: all,
    stages: weighStages(all, rules),
    kinds: scoreKinds(weighed, rules, heard?.kinds),
  }
}

/** How much the learned part's word on the kind counts beside the rules'. */
const HEARD_SHARE = 0.6

/** How much each kind is meant, as a share of the evidence; kinds with little of it are left out. */
function scoreKinds(
  weighed: readonly WeighedRule[],
  rules: readonly CompiledRule[],
  heard: Readonly<Partial<Record<Kind, number>>> | undefined,
): Judgement['kinds'] {
  let all = 0
  const sums = new Map<Kind, number>()
  for (const { rule, score } of weighed) {
    all += score
    for (const kind of KINDS) sums.set(kind, (sums.get(kind) ?? 0) + score * (rules[rule]?.kinds[kind] ?? 0))
  }
  const total = [...sums.values()].reduce((sum, each) => sum + each, 0)
  if (all === 0 && !heard) return []
  const shareOf = (kind: Kind): number => {
    const seen = sums.get(kind) ?? 0
    if (!heard) return seen / all
    return total === 0 ? (heard[kind] ?? 0) : HEARD_SHARE * (heard[kind] ?? 0) + (1 - HEARD_SHARE) * (seen / total)
  }
  return KINDS.map((kind) => ({ kind, score: round(shareOf(kind)) }))
    .filter(({ score }) => score >= 0.15)
    .sort((a, b) => b.score - a.score)
}

/** Three digits: more would pretend to a precision that is not there, and differ between machines. */
function round(score: number): number {
  return Math.round(score * 1000) / 1000
}
