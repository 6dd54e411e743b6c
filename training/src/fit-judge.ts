import { MOST_AGAINST, MOST_CLOSER, MOST_TOGETHER } from '@telltale/engine'
import type { LearnedJudge } from '@telltale/model'
import { fitLogistic, type Examples } from './fit-logistic.js'
import type { MeasuredSide } from './measure-sides.js'
import type { Lesson } from './sides.js'

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
/** The curve is bent on the languages that rules and weights both know. */
const COVERED: ReadonlySet<string> = new Set(['en', 'zh'])
const PUBLIC_SHARE = 0.5
const COST = 1
/** To the end: of what speaks against an approach there is little, and it weighs ten times too little where the fit ends early. */
const MOST_STEPS = 3000
const LEAST_GAIN = 1e-12
const COUNTER_SHARE = 0.5
/**
 * No language is louder than English, and where lessons are few a side has to be clearer by so much, in log odds: at the limits of authors left
 * out, dialogues that strangers had in English raise more false alarms in German than there, and none more in Chinese.
 */
const MARGINS: ReadonlyMap<string, number> = new Map([
  ['zh', 0],
  ['other', 0.5],
])
/** A score says how many of as loud conversations are approaches; where it is two in five, it is unclear what it is. */
const UNCLEAR_FROM = 0.4
/** These may speak for an approach or against it; all else is held to one side. */
const EITHER_WAY: ReadonlySet<string> = new Set(['brief', 'alone', 'one', 'oneTone'])
/**
 * Authors who wrote much plain talk, most of it easy to tell: it would raise a threshold that is for talk written to be
 * hard. What of theirs stands beside no approach counts as public talk does.
 */
const PLAIN_TALK: ReadonlySet<string> = new Set([
  'continent',
  'continent-second',
  'continent-third',
  'en-eighth',
  'en-ninth',
  'en-seventh',
  'en-sixth',
  'en-tenth',
  'far-east',
  'far-east-second',
  'far-third',
  'slavic',
  'slavic-second',
  'slavic-third',
  'south',
  'south-second',
  'zh-eighth',
  'zh-ninth',
  'zh-seventh',
  'zh-sixth',
])
/** At most so many alarms on innocent conversations written to be hard, and on plain ones. */
const MOST_ALARMS_HARD = 0.025
const MOST_ALARMS_PLAIN = 0.003

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
  const counter = [...new Set(fair.flatMap((side) => [...side.counter.keys()]))].sort()
  const takesAway: ReadonlySet<string> = new Set(counter)
  let kept = ['tone', 'net', 'drawn', 'alone', 'one', 'oneTone', 'together', 'brief', ...rules, ...counter]
  let weights = new Map<string, number>()
  let bias = 0
  for (;;) {
    const fitted = fitLogistic(
      examplesOf(fair, kept),
      Uint8Array.from(fair, ({ side }) => (side.isApproacher ? 1 : 0)),
      Float64Array.from(fair, ({ side }) => (side.file.startsWith('public ') ? PUBLIC_SHARE : 1)),
      COST,
      MOST_STEPS,
      LEAST_GAIN,
    )
    bias = fitted.bias
    weights = new Map(kept.map((name, index) => [name, fitted.weights[index] ?? 0]))
    // Rules of the stages only ever add, and those of counter-evidence only take away: one that would do otherwise is
    // left out, and the rest fitted again.
    const sound = kept.filter((name) => {
      const weight = weights.get(name) ?? 0
      return EITHER_WAY.has(name) || (takesAway.has(name) ? weight < 0 : weight > 0)
    })
    if (sound.length === kept.length) break
    kept = sound
  }
  // The patterns of counter-evidence were widened on the corpus, so what is fitted on it is too much.
  for (const name of counter) weights.set(name, COUNTER_SHARE * (weights.get(name) ?? 0))
  const { slope, shift } = calibrate(fair, (side) => oddsOf(side, bias, weights))
  bias = slope * bias + shift
  for (const [name, weight] of weights) weights.set(name, slope * weight)
  const round = (value: number): number => Math.round(value * 1000) / 1000
  const judge = {
    bias: round(bias),
    tone: round(weights.get('tone') ?? 0),
    drawn: round(weights.get('drawn') ?? 0),
    alone: round(weights.get('alone') ?? 0),
    brief: round(weights.get('brief') ?? 0),
    one: round(weights.get('one') ?? 0),
    oneTone: round(weights.get('oneTone') ?? 0),
    net: round(weights.get('net') ?? 0),
    together: round(weights.get('together') ?? 0),
    rules: Object.fromEntries(rules.map((id) => [id, round(weights.get(id) ?? 0)])),
    counter: Object.fromEntries(
      counter.map((id) => [id, round(weights.get(id) ?? 0)] as const).filter(([, weight]) => weight < 0),
    ),
  }
  const plain = (side: MeasuredSide): number => oddsOf(side, bias, weights)
  const english = quietBelow(fair, 'en', plain) ?? 0
  const languages: Record<string, number> = {}
  for (const [language, margin] of MARGINS) {
    const own = quietBelow(fair, language, plain)
    if (own !== undefined) languages[language] = round(Math.min(0, english - own) - margin)
  }
  const scoreOf = (side: MeasuredSide): number => sigmoid(plain(side) + (languages[side.spoken] ?? 0))
  const cautionFrom = Math.ceil(1000 * sigmoid(english)) / 1000
  return {
    judge: {
      ...judge,
      languages,
      unclearFrom: round(Math.min(UNCLEAR_FROM, cautionFrom * 0.6)),
      cautionFrom,
      patternFrom: round(1 - (1 - cautionFrom) * 0.4),
    },
    scoreOf,
  }
}

/**
 * The log odds above which, in a language, no more honest conversations than allowed would raise an alarm; undefined where
 * there are none to tell it by.
 */
function quietBelow(
  sides: readonly MeasuredSide[],
  language: string,
  oddsOfSide: (side: MeasuredSide) => number,
): number | undefined {
  const twins = new Set(sides.filter(({ lesson }) => lesson.isApproach).map(({ lesson }) => placeOf(lesson)))
  const sortOf = (side: MeasuredSide): 'hard' | 'plain' | undefined => {
    if (isPublicSide(side)) return 'plain'
    if (!PLAIN_TALK.has(side.side.file)) return 'hard'
    return twins.has(placeOf(side.lesson)) ? undefined : 'plain'
  }
  const least = (sort: 'hard' | 'plain', share: number): number => {
    const loudest = new Map<Lesson, number>()
    for (const side of sides) {
      if (side.lesson.isApproach || side.spoken !== language || sortOf(side) !== sort) continue
      loudest.set(side.lesson, Math.max(loudest.get(side.lesson) ?? -Infinity, oddsOfSide(side)))
    }
    const sorted = [...loudest.values()].sort((a, b) => b - a)
    return sorted[Math.floor(sorted.length * share)] ?? -Infinity
  }
  const both = Math.max(least('hard', MOST_ALARMS_HARD), least('plain', MOST_ALARMS_PLAIN))
  return Number.isFinite(both) ? both : undefined
}

/** Conversations of one place stand beside each other: an approach and its twins. */
const placeOf = ({ file, pair }: Lesson): string => `${file} ${pair}`

const isPublicSide = ({ side }: MeasuredSide): boolean => side.file.startsWith('public ')

function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

/** Log odds of one side. */
function oddsOf(side: MeasuredSide, bias: number, weights: ReadonlyMap<string, number>): number {
  let odds = bias - side.crowd
  let taken = 0
  for (const [name, weight] of weights) {
    if (side.counter.has(name)) taken -= weight * valueOf(side, name)
    else odds += weight * valueOf(side, name)
  }
  return odds - Math.min(MOST_AGAINST, taken)
}

/**
 * The fit above is over sides, and a conversation is as loud as its loudest side; so a score of 0.6 would be right less
 * often than that. A second fit, over conversations written for this, bends the curve back (Platt 1999).
 */
function calibrate(
  sides: readonly MeasuredSide[],
  oddsOfSide: (side: MeasuredSide) => number,
): { readonly slope: number; readonly shift: number } {
  const loudest = new Map<MeasuredSide['lesson'], number>()
  for (const side of sides) {
    if (isPublicSide(side) || PLAIN_TALK.has(side.side.file) || !COVERED.has(side.lesson.language)) continue
    loudest.set(side.lesson, Math.max(loudest.get(side.lesson) ?? -Infinity, oddsOfSide(side)))
  }
  const count = loudest.size
  const fitted = fitLogistic(
    {
      starts: Int32Array.from({ length: count + 1 }, (_, index) => index),
      features: new Int32Array(count),
      values: Float64Array.from(loudest.values()),
      width: 1,
    },
    Uint8Array.from(loudest.keys(), ({ isApproach }) => (isApproach ? 1 : 0)),
    new Float64Array(count).fill(1),
    COST,
    MOST_STEPS,
    LEAST_GAIN,
  )
  return { slope: fitted.weights[0] ?? 1, shift: fitted.bias }
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
    case 'net':
      return Math.max(-MOST_CLOSER, Math.min(MOST_CLOSER, side.closer))
    case 'one':
      return side.isOne ? 1 : 0
    case 'oneTone':
      return side.isOne ? side.tone : 0
    case 'brief':
      return side.brevity
    case 'together':
      return together
    case 'drawn':
      return side.drawn ?? 0
    case 'alone':
      return side.drawn === undefined ? 1 : 0
    default:
      return side.rules.get(name) ?? side.counter.get(name) ?? 0
  }
}
