import type { CaseRecord } from './case-record.js'

/** What was done, in the order in which it is first told: techniques, or a stage alone where none is named. */
export function stepsOfCase({ stages }: CaseRecord): readonly string[] {
  return [...new Set(stages.flatMap(({ stage, techniques }) => (techniques.length === 0 ? [stage] : techniques)))]
}
