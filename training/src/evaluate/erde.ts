/** What an early reader said of one conversation. */
export interface Decision {
  readonly isApproach: boolean
  /** How many turns had been read when the first alarm was given; undefined when none was. */
  readonly after: number | undefined
}

/**
 * Early risk detection error, in percent; lower is better (Losada and Crestani, A test collection for research on
 * depression and language use, CLEF 2016). A miss costs 1, a false alarm the share of approaches, and an alarm that is
 * right costs the more the later it comes: half at `half` turns.
 */
export function erde(decisions: readonly Decision[], half: number): number {
  const falseAlarm = decisions.filter(({ isApproach }) => isApproach).length / Math.max(1, decisions.length)
  let sum = 0
  for (const { isApproach, after } of decisions) {
    if (after === undefined) sum += isApproach ? 1 : 0
    else sum += isApproach ? 1 - 1 / (1 + Math.exp(after - half)) : falseAlarm
  }
  return (100 * sum) / Math.max(1, decisions.length)
}
