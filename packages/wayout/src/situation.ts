import { ANSWER_VALUES } from './answers.js'
import { HELP_KINDS } from './help-kinds.js'

/**
 * What a plan may depend on, and every value that each of it can have. A fact that is a choice has exactly one value,
 * `unknown` where nobody said; one that is a list (`happened`, `threat`, `role`, `help`) may have any number.
 */
export const FACT_VALUES = {
  subject: ANSWER_VALUES.for,
  helper: [...ANSWER_VALUES.helper, 'unknown'],
  /** `calm`: nothing worrying, or settled. `unclear`: not enough to say. `act`: enough to do something. */
  course: ['calm', 'unclear', 'act'],
  danger: [...ANSWER_VALUES.danger, 'unknown'],
  happened: ANSWER_VALUES.happened,
  threat: ANSWER_VALUES.threat,
  age: [...ANSWER_VALUES.age, 'unknown'],
  role: ANSWER_VALUES.role,
  phone: [...ANSWER_VALUES.phone, 'unknown'],
  /** `risky`: telling an authority may itself bring danger, as the person says or the help of a country warns. */
  telling: ['risky', 'plain'],
  /** What the approach is after, as far as the conversation shows. */
  about: ['information', 'money', 'pictures', 'account', 'unknown'],
  abroad: ['yes', 'no', 'unknown'],
  /** What the person said about telling an authority. */
  authorities: [...ANSWER_VALUES.authorities, 'unknown'],
  /** Kinds of help that the plan has a line of, so that no step points to what is not there. */
  help: HELP_KINDS,
} as const satisfies Readonly<Record<string, readonly string[]>>

export type FactName = keyof typeof FACT_VALUES

/** Where somebody is. `triage` makes it, and the plan is chosen by it. */
export interface Situation {
  readonly facts: Readonly<Record<FactName, readonly string[]>>
  readonly country?: string
  readonly citizenship?: string
}

/**
 * A condition on a situation. All named facts must hold; a fact holds when it has one of the values.
 * `any`: one of these must hold as well. `not`: this must not hold.
 */
export type When = Readonly<Partial<Record<FactName, string | readonly string[]>>> & {
  readonly any?: readonly When[]
  readonly not?: When
}
