import { holds } from './holds.js'
import type { HelpPack, PlanStepEntry } from './help-pack.js'
import type { Situation } from './situation.js'

/** The steps of a situation, without words: at most one of each slot, in the order of the slots. */
export function stepsFor(
  facts: Situation['facts'],
  { slots }: Pick<HelpPack, 'slots'>,
): readonly { readonly slot: string; readonly entry: PlanStepEntry }[] {
  return slots.flatMap(({ id, steps }) => {
    const entry = steps.find(({ when }) => holds(when, facts))
    return entry === undefined ? [] : [{ slot: id, entry }]
  })
}
