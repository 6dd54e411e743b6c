import type { CompiledRule } from '@telltale/model'
import type { WeighedRule } from './weigh-signals.js'
import { weighStages } from './weigh-stages.js'

/** As clearly as grave stages have to be seen that bear each other out: see `leastScore`. */
const CLEAR = 0.4
/** In a long text one rule slips sooner or later; that two stages are there is not chance. */
const STAGES = 2

/**
 * Whether rules clearly saw techniques of two stages. Where one voice speaks at length (see `isAtLength`), less than that does not
 * bear out what the learned part heard, and raises no alarm.
 */
export function seesClearly(weighed: readonly WeighedRule[], rules: readonly CompiledRule[]): boolean {
  return Object.values(weighStages(weighed, rules)).filter((score) => score >= CLEAR).length >= STAGES
}
