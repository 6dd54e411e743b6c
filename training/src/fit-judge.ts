import { MOST_TOGETHER } from '@telltale/engine'
import type { LearnedJudge } from '@telltale/model'
import { fitLogistic, type Examples } from './fit-logistic.js'
import type { MeasuredSide } from './measure-sides.js'

/** Written before the rules were frozen; rules were made with these, so on these they flatter. */
const SEEN_BY_RULES: ReadonlySet<string> = new Set([
  'blind-pairs',
  'en-pressure',
  'en-professional',
  'en-young',
  'more-approaches',
  'quiet-lookalikes',
  'zh-private-life',
  'zh-work-study',
])
/** Thresholds are fixed on the languages that rules and weights both know. */
const COVERED: ReadonlySet<string> = new Set(['en', 'zh'])
const PUBLIC_SHARE = 0.5
const COST = 1
/** At most so many alarms on innocent conversations written to be hard, and on public ones. */
const MOST_ALARMS_HARD = 0.02
const MOST_ALARMS_PUBLIC = 0.003

export interface FittedJudge {
  readonly judge: LearnedJudge
  readonly scoreOf: (side: MeasuredSide) => number
}

/**
 * Fits how the tone and the rules are weighed together, on sides that neither had seen: the tone comes from weights
 * learnt without that author, and authors whom the rules were written with are left out. Then fixes the thresholds.
 */
export function fitJudge(measured: readonly MeasuredSide[]): FittedJudge {
  const fair = measured.filter(({ side }) => !SEEN_BY_RULES.has(side.file))
  const rules = [...new Set(fair.flatMap((side) => [...side.rules.keys()]))].sort()
  let kept = ['tone', 'drawn', 'alone', 'together', 'brief', ...rules]
  let weights = new Map<string, number>()
  let bias = 0
  for (;;) {
    const fitted = fitLogistic(
      examplesOf(fair, kept),
      Uint8Array.from(fair, ({ side }) => (side.isApproacher ? 1 : 0)),
      Float64Array.from(fair, ({ side }) => (side.file.startsWith('public ') ? PUBLIC_SHARE : 1)),
      COST,
      200,
    )
    bias = fitted.bias
    weights = new Map(kept.map((name, index) => [name, fitted.weights[index] ?? 0]))
    // Rules only ever add: one that would take away is left out, and the rest fitted again.
    const adding = kept.filter((name) => name === 'brief' || name === 'alone' || (weights.get(name) ?? 0) > 0)
    if (adding.length === kept.length) break
    kept = adding
  }
  const round = (value: number): number => Math.round(value * 1000) / 1000
  const judge = {
    bias: round(bias),
    tone: round(weights.get('tone') ?? 0),
    drawn: round(weights.get('drawn') ?? 0),
    alone: round(weights.get('alone') ?? 0),
    brief: round(weights.get('brief') ?? 0),
    together: round(weights.get('together') ?? 0),
    rules: Object.fromEntries(rules.map((id) => [id, round(weights.get(id) ?? 0)])),
  }
  const scoreOf = (side: MeasuredSide): number => {
    const together = Math.min(MOST_TOGETHER, side.together)
    let odds = judge.bias + judge.tone * side.tone + judge.brief * side.brevity - side.crowd
    odds += together * judge.together + (side.drawn === undefined ? judge.alone : judge.drawn * side.drawn)
    for (const [id, score] of side.rules) odds += (judge.rules[id] ?? 0) * score
    return 1 / (1 + Math.exp(-odds))
  }
  const innocents = (isPublic: boolean): readonly number[] => {
    const best = new Map<unknown, number>()
    for (const side of fair) {
      if (side.lesson.isApproach || side.side.file.startsWith('public ') !== isPublic) continue
      if (!COVERED.has(side.lesson.language)) continue
      best.set(side.lesson, Math.max(best.get(side.lesson) ?? 0, scoreOf(side)))
    }
    return [...best.values()].sort((a, b) => b - a)
  }
  const hard = innocents(false)
  const open = innocents(true)
  const at = (list: readonly number[], share: number): number => list[Math.floor(list.length * share)] ?? 0.5
  const cautionFrom = Math.ceil(1000 * Math.max(at(hard, MOST_ALARMS_HARD), at(open, MOST_ALARMS_PUBLIC))) / 1000
  return {
    judge: {
      ...judge,
      unclearFrom: round(cautionFrom * 0.6),
      cautionFrom,
      patternFrom: round(1 - (1 - cautionFrom) * 0.4),
    },
    scoreOf,
  }
}

function examplesOf(sides: readonly MeasuredSide[], names: readonly string[]): Examples {
  const starts = new Int32Array(sides.length + 1)
  const features: number[] = []
  const values: number[] = []
  sides.forEach((side, index) => {
    names.forEach((name, feature) => {
      const value = valueOf(side, name)
      if (value === 0) return
      features.push(feature)
      values.push(value)
    })
    starts[index + 1] = features.length
  })
  return {
    starts,
    features: Int32Array.from(features),
    values: Float64Array.from(values),
    width: names.length,
  }
}

function valueOf(side: MeasuredSide, name: string): number {
  const together = Math.min(MOST_TOGETHER, side.together)
  switch (name) {
    case 'tone':
      return side.tone
    case 'brief':
      return side.brevity
    case 'together':
      return together
    case 'drawn':
      return side.drawn ?? 0
    case 'alone':
      return side.drawn === undefined ? 1 : 0
    default:
      return side.rules.get(name) ?? 0
  }
}
