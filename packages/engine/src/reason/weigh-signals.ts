import type { Signal } from '@telltale/model'

/** What the signals of one rule come to, before it is put into words. */
export interface WeighedRule {
  /** Index of the rule in the pack. */
  readonly rule: number
  /** 0..1. */
  readonly score: number
  readonly because: readonly Signal[]
}

/** Repeats add less each time: three asks are worse than one, not three times worse. */
const REPEAT = 0.35
const MOST_COUNTED = 4

/**
 * Adds up what each rule saw. It adds no evidence: every result keeps the signals it rests on, so that striking out the
 * quotes undoes it.
 *
 * @param signals - Signals of one side only.
 * @returns One entry for each rule that spoke, strongest first.
 */
export function weighSignals(signals: readonly Signal[]): readonly WeighedRule[] {
  const byRule = new Map<number, Signal[]>()
  for (const signal of signals) {
    const list = byRule.get(signal.rule)
    if (list) list.push(signal)
    else byRule.set(signal.rule, [signal])
  }
  return [...byRule]
    .map(([rule, because]) => {
      const weights = because
        .map(({ weight }) => weight)
        .sort((a, b) => b - a)
        .slice(0, MOST_COUNTED)
      const left = weights.reduce((rest, weight, index) => rest * (1 - weight * REPEAT ** index), 1)
      return { rule, score: 1 - left, because }
    })
    .sort((a, b) => b.score - a.score || a.rule - b.rule)
}
