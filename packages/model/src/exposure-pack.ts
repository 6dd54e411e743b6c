import type { ExposureKind } from './exposure-kind.js'
import type { ExposureLevel } from './exposure-level.js'
import type { ExposureProfile } from './exposure-profile.js'
import type { LearnedPosts } from './learned-posts.js'
import type { PatternPack, PatternRule } from './pack.js'
import type { Sign } from './posting.js'
import type { Wording } from './wording.js'

/** How much something matters: to an ordinary author, and to others where that differs. */
export interface ExposureMeasure {
  readonly level: ExposureLevel
  readonly profiles: Readonly<Partial<Record<ExposureProfile, ExposureLevel>>>
}

/** What the words around a match must look like, as they are written: alone on their line, or in capitals. */
export type ExposureForm = 'line' | 'capitals'

/** Patterns of one rule that have the same level and form. */
export interface ExposureWording extends PatternRule {
  /** Index into `CompiledExposurePack.exposures`. */
  readonly exposure: number
  /** Where it is not the rule's own. */
  readonly level?: ExposureLevel
  readonly form?: readonly ExposureForm[]
}

/** One thing that a posting may give away: by words, by an identifier that is written in it, or by a sign in a file. */
export interface ExposureRule extends ExposureMeasure {
  /** `kind/name`. */
  readonly id: string
  readonly status: PatternRule['status']
  readonly kind: ExposureKind
  readonly title: Readonly<Record<string, string>>
  readonly learns: Readonly<Record<string, string>>
  readonly uses: Readonly<Record<string, string>>
  readonly couldAlsoBe: Readonly<Record<string, readonly string[]>>
  /** General words that may stand in for the quote, best first. */
  readonly instead: Readonly<Record<string, readonly string[]>>
  readonly signs: readonly Sign[]
  /** Names of finders, such as `iban`. */
  readonly identifiers: readonly string[]
  readonly tags: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly string[]
}

/** What several findings of one posting give away together. */
export interface ExposureCombination extends ExposureMeasure {
  readonly id: string
  /** One finding of each group must be there, all of them different. A group names kinds, or rules as `kind/name`. */
  readonly of: readonly (readonly string[])[]
  /** Only where the findings stand in at least two different texts or files. */
  readonly apart: boolean
  readonly text: Readonly<Record<string, string>>
}

/** Everything that is known of what posts give away, as data: built from `packs/exposure`, checked, and digested. */
export interface CompiledExposurePack extends PatternPack {
  /** What is looked for in words. */
  readonly rules: readonly ExposureWording[]
  readonly exposures: readonly ExposureRule[]
  readonly together: readonly ExposureCombination[]
  readonly wording: Readonly<Record<string, Wording>>
  /** What was learnt from posts; without it, the rules speak alone. */
  readonly heard?: LearnedPosts
}
