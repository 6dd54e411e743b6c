import type { Span } from './span.js'

/** What a signal tells beside its rule: who the approacher claims to be, what is offered, wanted, or used as force. */
export type FactName = 'persona' | 'lure' | 'ask' | 'force' | 'channel'

export interface Fact {
  readonly name: FactName
  /** A word of the pack's own vocabulary for that fact, such as `recruiter` for a persona. */
  readonly value: string
}

/** One rule saw something at one place. `detect` makes it; `reason` weighs it. */
export interface Signal {
  /** Index of the rule in the compiled pack. */
  readonly rule: number
  /** The speaker of the turn. */
  readonly speaker: string
  /** The words themselves, and the words elsewhere that a condition rests on. The first one is the rule's own. */
  readonly spans: readonly Span[]
  /** The last turn that had to be read for the signal to be there. */
  readonly knownAt: number
  /** How much the matched pattern is worth, 0..1, before any context. */
  readonly weight: number
  readonly facts: readonly Fact[]
  /** Heard by the learned part, not seen by a pattern. */
  readonly learned?: true
  /** From this turn on a better sighting of the same words takes its place; only beginnings that end before it count it. */
  readonly until?: number
}
