import type { Decision } from './erde.js'

/**
 * F1 of the alarms, times how early the right ones came (Sadeque, Xu and Bethard, Measuring the latency of depression
 * detection in social media, WSDM 2018). An alarm after the first turn keeps all of it; one after `median` turns half.
 *
 * @param median - The median number of turns of the conversations.
 */
export function latencyWeightedF1(decisions: readonly Decision[], median: number): number {
  const right = decisions.flatMap(({ isApproach, after }) => (isApproach && after !== undefined ? [after] : []))
  const wrong = decisions.filter(({ isApproach, after }) => !isApproach && after !== undefined).length
  const missed = decisions.filter(({ isApproach, after }) => isApproach && after === undefined).length
  if (right.length === 0) return 0
  const rate = Math.log(3) / Math.max(1, median - 1)
  const penalties = right.map((after) => -1 + 2 / (1 + Math.exp(-rate * (after - 1)))).sort((a, b) => a - b)
  const middle = ((penalties[(right.length - 1) >> 1] ?? 0) + (penalties[right.length >> 1] ?? 0)) / 2
  return ((2 * right.length) / (2 * right.length + wrong + missed)) * (1 - middle)
}
