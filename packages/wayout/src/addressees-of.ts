import type { HelpKind } from './help-kinds.js'
import type { Plan, PlanChannel } from './plan.js'

/** Those that take a report. A crisis line is for talking, and an emergency number does not wait for a letter. */
const TAKES_REPORTS: readonly HelpKind[] = [
  'official',
  'lawyer',
  'victims',
  'digital-security',
  'students',
  'press-freedom',
  'refugees',
  'fraud',
  'consular',
]

/** The channels of a plan for which a report can be drafted, in the plan's order. */
export function addresseesOf(plan: Plan): readonly PlanChannel[] {
  return plan.channels.flatMap((group) => (TAKES_REPORTS.includes(group.kind) ? group.channels : []))
}
