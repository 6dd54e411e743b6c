import type { Answers } from './answers.js'
import type { CountryHelp, Texts } from './country-help.js'
import type { HelpKind } from './help-kinds.js'
import type { When } from './situation.js'

/** A sentence that is added to a step where it fits. */
export interface AddedSentence {
  readonly when?: When
  readonly text: Texts
}

/** One thing to do, with what it costs not to. */
export interface PlanStepEntry {
  readonly id: string
  readonly when?: When
  readonly title: Texts
  readonly text: Texts
  /** What it may cost not to do it. Said plainly, and left out where saying it would only frighten. */
  readonly cost?: Texts
  /** The first of these that fits stands in place of `text`, such as where there is no help to point to. */
  readonly instead?: readonly AddedSentence[]
  /** Those that fit are added, first ones first. */
  readonly also?: readonly AddedSentence[]
  /** Kinds of help that belong to this step. */
  readonly help?: readonly HelpKind[]
}

/** A place in the plan. The first of its steps whose condition holds is taken, so a plan has at most one step for each. */
export interface PlanSlot {
  readonly id: string
  readonly steps: readonly PlanStepEntry[]
}

export interface QuestionOption {
  readonly value: string
  readonly label: Texts
}

/** A question that may be skipped, with the reason why it is asked. */
export interface Question {
  readonly id: keyof Answers
  /** `choice`: one of the options. `choices`: any of them. `country`: two letters or a name. `words`: free. */
  readonly kind: 'choice' | 'choices' | 'country' | 'words'
  readonly when?: When
  readonly ask: Texts
  /** How it is asked where it happened to somebody else. */
  readonly askOther?: Texts
  readonly why: Texts
  readonly options: readonly QuestionOption[]
}

/** Everything the way out knows, as data: compiled from `packs/wayout` and `packs/help`. */
export interface HelpPack {
  readonly helpVersion: 1
  readonly slots: readonly PlanSlot[]
  readonly questions: readonly Question[]
  /** Headings and fixed sentences, by key. */
  readonly wording: Readonly<Record<string, Texts>>
  /** The fixed sentences of a drafted report, by language and key. English and Chinese are always there. */
  readonly drafts: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly countries: readonly CountryHelp[]
}
