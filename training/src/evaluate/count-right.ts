import { areaUnderCurve } from '../area-under-curve.js'
import { macroF1 } from './macro-f1.js'
import type { Measured } from './measured.js'

/** How many came out right, and how the baseline does on the very same conversations. */
export interface Counts {
  readonly approaches: number
  readonly heard: number
  readonly innocents: number
  readonly alarms: number
  readonly macroF1: number
  /** Undefined where one of the two sides is missing. */
  readonly ranking: number | undefined
  readonly baselineRanking: number | undefined
  /** Approaches that the baseline hears when its threshold is set, with hindsight, to as many false alarms. */
  readonly baselineHeard: number
  readonly baselineF1: number
}

/** Counts what came out right in some of the conversations. */
export function countRight(measured: readonly Measured[]): Counts {
  const approaches = measured.filter(({ conversation }) => conversation.isApproach)
  const innocents = measured.filter(({ conversation }) => !conversation.isApproach)
  const heard = approaches.filter((each) => each.isAlarm).length
  const alarms = innocents.filter((each) => each.isAlarm).length
  const ranks = (score: (each: Measured) => number): number | undefined =>
    approaches.length === 0 || innocents.length === 0
      ? undefined
      : areaUnderCurve(approaches.map(score), innocents.map(score))
  const loudest = innocents.map(({ baseline }) => baseline).sort((a, b) => b - a)
  const threshold = loudest[alarms] ?? -Infinity
  const baselineHeard = approaches.filter(({ baseline }) => baseline > threshold).length
  const f1 = (right: number): number => macroF1(right, approaches.length - right, alarms, innocents.length - alarms)
  return {
    approaches: approaches.length,
    heard,
    innocents: innocents.length,
    alarms,
    macroF1: f1(heard),
    ranking: ranks(({ report }) => report.score),
    baselineRanking: ranks(({ baseline }) => baseline),
    baselineHeard,
    baselineF1: f1(baselineHeard),
  }
}
