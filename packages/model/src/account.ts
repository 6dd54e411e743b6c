import type { Span } from './span.js'

/** Words of an account, exact, with their place. */
export interface AccountQuote extends Span {
  readonly quote: string
}

/** Somebody an account tells of. */
export interface AccountPerson {
  readonly name: string
  /** `drawn-in`: approached or recruited. `approacher`: did the approaching. */
  readonly role: 'drawn-in' | 'approacher'
  /** The words that give the name, and who they are said to be. */
  readonly quote: AccountQuote
  /** Who they are said to be, as a persona's id. */
  readonly persona?: string
  /** Indexes into the report's findings that the account tells of this person. */
  readonly findings: readonly number[]
}

/** What an account tells, beside the techniques in it. Only present when the text speaks in the third person. */
export interface Account {
  readonly people: readonly AccountPerson[]
  readonly payments: readonly AccountQuote[]
  /** What was handed over, as told. */
  readonly handedOver: readonly AccountQuote[]
  readonly outcomes: readonly AccountQuote[]
  /** Who doubts the account, and gaps that are named in it. Doubts are reported as doubts, never as techniques. */
  readonly doubts: readonly AccountQuote[]
}
