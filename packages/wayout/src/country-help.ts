import type { DraftPart } from './draft-part.js'
import type { HelpKind } from './help-kinds.js'
import type { When } from './situation.js'

/** One sentence or name in several languages, by language code. English and Chinese are always there. */
export type Texts = Readonly<Record<string, string>>

/** Where a line comes from, and when somebody last looked. Every line that a person may rely on has one. */
export interface HelpSource {
  readonly title: string
  readonly address: string
  /** The date of the source itself, as far as known: `2025`, `2025-09` or `2025-09-02`. */
  readonly date?: string
  /** The day on which the line was last compared with the source: `2026-11-22`. */
  readonly checked: string
  /** How far it was checked: the source's own text was read, or only a text that tells of it. */
  readonly how: 'read' | 'second-hand'
}

/** How one can be reached. Exactly as the source gives it; nothing is filled in from memory. */
export interface Contact {
  readonly phone?: string
  readonly phoneAbroad?: string
  readonly text?: string
  readonly email?: string
  readonly web?: string
  readonly app?: string
  readonly post?: string
}

export interface HelpChannel {
  /** Begins with the country in small letters, as in `gb-hotline`; unique in all files. */
  readonly id: string
  readonly kind: HelpKind
  readonly name: Texts
  /** For whom it is; for everybody when left out. */
  readonly when?: When
  /** Countries that it can be reached from, where it serves more than one and not every one. */
  readonly where?: readonly string[]
  readonly contact: Contact
  /** Who answers, in a few words. */
  readonly answers?: Texts
  readonly languages?: readonly string[]
  readonly hours?: Texts
  /** Whether one may stay anonymous; left out where no source says. */
  readonly anonymous?: boolean
  /** What the addressee asks to be told, in its own order, where its source says so. */
  readonly asksFor?: readonly DraftPart[]
  /** What to know before one calls. */
  readonly note?: Texts
  readonly source: HelpSource
}

/** A law on coming forward: what it says, in one sentence, and never as advice. */
export interface LawOnComingForward {
  readonly id: string
  readonly article: string
  readonly says: Texts
  /** At most 25 words of the law or of the text that tells of it. */
  readonly quote?: string
  readonly source: HelpSource
}

export interface CountryHelp {
  /** ISO 3166-1 alpha-2 in capital letters; `any` for what serves people everywhere. The file is `gb.yaml` for `GB`. */
  readonly country: string
  readonly name: Texts
  readonly languages: readonly string[]
  readonly channels: readonly HelpChannel[]
  readonly laws: readonly LawOnComingForward[]
  /**
   * Why telling the authorities of this country may itself endanger a person, with its source. Where it is there,
   * independent advice stands first. `when` says for whom it holds: such a caution is shown to them, and only one without
   * it, which holds for everybody, makes telling count as risky.
   */
  readonly caution?: { readonly when?: When; readonly says: Texts; readonly source: HelpSource }
  /** What was looked for and not found, so that nobody takes silence for an answer. */
  readonly notFound: readonly Texts[]
}
