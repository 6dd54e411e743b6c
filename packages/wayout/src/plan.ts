import type { Contact } from './country-help.js'
import type { HelpKind } from './help-kinds.js'

/** One step in words. */
export interface PlanStep {
  /** The id of the step in the pack, stable for programs. */
  readonly id: string
  readonly slot: string
  readonly title: string
  readonly text: string
  readonly also: readonly string[]
  readonly cost?: string
  /** Ids of channels of this plan that belong to the step. */
  readonly channels: readonly string[]
}

/** A line that can be relied on as far as its source and age say. */
export interface SourceLine {
  readonly title: string
  readonly address: string
  readonly date?: string
  readonly checked: string
  readonly how: 'read' | 'second-hand'
  /** Checked more than a year ago, or taken from a text that is older than that. */
  readonly old: boolean
  /** How it was checked and when, in a sentence. */
  readonly says: string
}

/** A channel in words. */
export interface PlanChannel {
  readonly id: string
  readonly country: string
  /** Empty where it serves people everywhere. */
  readonly countryName: string
  readonly kind: HelpKind
  readonly name: string
  readonly contact: Contact
  readonly answers?: string
  readonly hours?: string
  readonly languages?: readonly string[]
  /** That one may stay anonymous, or may not; absent where no source says. */
  readonly anonymous?: string
  readonly note?: string
  /** That somebody independent should be asked before; absent where nothing speaks for that. */
  readonly caution?: string
  readonly source: SourceLine
}

/** Channels of one kind, in the order in which they are worth trying. */
export interface ChannelGroup {
  readonly kind: HelpKind
  readonly heading: string
  readonly channels: readonly PlanChannel[]
}

export interface PlanLaw {
  readonly id: string
  readonly country: string
  readonly countryName: string
  readonly article: string
  readonly says: string
  readonly quote?: string
  readonly source: SourceLine
}

/** Why telling somebody may itself be dangerous. It stands before every channel. */
export interface PlanCaution {
  readonly text: string
  readonly source?: SourceLine
}

/** A plan for one situation, in one language. Every sentence is of the pack; nothing in it is the user's. */
export interface Plan {
  readonly planVersion: 1
  readonly language: string
  readonly title: string
  readonly lead: string
  readonly steps: readonly PlanStep[]
  readonly cautions: readonly PlanCaution[]
  readonly channels: readonly ChannelGroup[]
  readonly laws: readonly PlanLaw[]
  /** What was looked for and not found, and which countries have no lines at all. */
  readonly notFound: readonly string[]
  /** What the plan is not: legal advice first of all. */
  readonly notes: readonly string[]
}
