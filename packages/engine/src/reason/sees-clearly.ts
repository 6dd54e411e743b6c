import type { WeighedRule } from './weigh-signals.js'

/** As clearly as grave stages have to be seen that bear each other out: see `leastScore`. */
const CLEAR = 0.4

/**
 * Whether rules clearly saw a technique. Where one voice speaks at length (see `isAtLength`), the learned part alone must not
 * raise an alarm.
 */
export function seesClearly(weighed: readonly WeighedRule[]): boolean {
  return weighed.some(({ score }) => score >= CLEAR)
}
