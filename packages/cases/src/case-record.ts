import type { Kind, Persona, Stage } from '@telltale/model'

/** One sentence or name in several languages, by language code. English and Chinese are always there. */
export type Texts = Readonly<Record<string, string>>

/** What came of it before the law, as far as it is published. */
export const STATUSES = ['alleged', 'charged', 'convicted', 'acquitted', 'dropped', 'unknown'] as const
export type CaseStatus = (typeof STATUSES)[number]

/** Who publishes a source, and in what office. */
export const SOURCE_KINDS = [
  'court',
  'official-statement',
  'state-media',
  'independent-press',
  'research',
  'first-person',
] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** What a source does with a claim. A source that does not mention it is silent; silence is written down only where it tells. */
export const STANCES = ['supports', 'disputes', 'denies', 'corrects', 'silent'] as const
export type Stance = (typeof STANCES)[number]

/** What a reader would expect to be told. */
export const GAP_KINDS = [
  'name',
  'unit',
  'place',
  'date',
  'court',
  'document',
  'amount',
  'method',
  'other-side',
  'outcome',
] as const
export type GapKind = (typeof GAP_KINDS)[number]

/** The Admiralty code: how reliable the origin has been, A (completely) to F (cannot be judged). */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof RELIABILITIES)[number]

/** The Admiralty code: how credible the information itself is, 1 (confirmed by others) to 6 (cannot be judged). */
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const
export type Credibility = (typeof CREDIBILITIES)[number]

/**
 * Whoever knows something first hand and is where an account comes from: a ministry, a court, the person approached, a
 * researcher. Sources that carry the same origin count once, however many addresses they have.
 */
export interface Origin {
  readonly id: string
  readonly who: Texts
  readonly kind: SourceKind
  /** Said where a first-person origin is several people: lawyers, a family, a group. */
  readonly several?: true
  /** How reliable, and why we think so; a grade without a reason does not validate. */
  readonly reliability: Reliability
  readonly because: Texts
}

/** Something published that carries one or more origins' accounts. */
export interface CaseSource {
  readonly id: string
  readonly publisher: string
  readonly title: string
  /** As far as known: `2024`, `2024-05` or `2024-05-31`. */
  readonly date?: string
  readonly language: string
  readonly address: string
  readonly kind: SourceKind
  /** Ids of the origins whose account it carries. */
  readonly carries: readonly string[]
  /** SHA-256 of an archived copy of its text, where one was held while the case was written. */
  readonly digest?: string
}

/** A source's own words: at most 25 of them, exact. */
export interface CaseQuote {
  readonly source: string
  readonly words: string
  /** Where in the source: the number of the paragraph, from 1, where the text was held; otherwise left out. */
  readonly paragraph?: number
}

export interface SourceStance {
  readonly source: string
  readonly stance: Stance
  /**
   * Ids of the origins whose stance it is, where the source carries several; when left out, those it carries that do not
   * assert the claim.
   */
  readonly by?: readonly string[]
  readonly quote?: CaseQuote
  /** Who disputes and on what ground, in a sentence. */
  readonly note?: Texts
}

/** One proposition that somebody asserts. */
export interface Claim {
  readonly id: string
  readonly says: Texts
  /** Ids of the origins that assert it. */
  readonly assertedBy: readonly string[]
  /** Each source that speaks of it, and how. Those that support it are where it stands. */
  readonly stances: readonly SourceStance[]
  readonly quotes: readonly CaseQuote[]
  /** Whether a document, picture, recording or record of a court that shows it has been published. */
  readonly shown: boolean
}

export interface CasePerson {
  readonly id: string
  /** As the source gives it, pseudonyms included: "Zhao", "Xiao Jing". Left out when no source gives one. */
  readonly name?: string
  readonly role: 'approached' | 'approacher' | 'go-between' | 'official' | 'commentator' | 'bystander'
  readonly who: Texts
  /** Who an approacher claims to be. */
  readonly persona?: Persona
}

export interface CaseStage {
  readonly stage: Stage
  /** Ids of rules of that stage (`hook/harmless-first-task`). May be empty where no rule names what was done. */
  readonly techniques: readonly string[]
  readonly told: Texts
  readonly claims: readonly string[]
}

export interface CasePayment {
  /** As the source gives it: "more than 60,000 yuan". */
  readonly asGiven: string
  readonly amount?: number
  /** ISO 4217. */
  readonly currency?: string
  readonly kind: 'paid' | 'promised' | 'demanded'
  readonly for?: Texts
  readonly claims: readonly string[]
}

export interface CaseGap {
  readonly what: GapKind
  readonly note: Texts
  /** Ids of sources that point to it themselves; empty when only we do. */
  readonly pointedOutBy: readonly string[]
}

/** A published case: what is claimed, by whom, on what evidence, who disputes it, and what nobody gives. */
export interface CaseRecord {
  readonly recordVersion: 1
  readonly id: string
  readonly title: Texts
  /** What happened, as told, in three sentences. */
  readonly summary: Texts
  readonly kind: Kind
  /** ISO 3166-1 alpha-2. */
  readonly countries: {
    /** Whose authorities, press or citizens say so. */
    readonly alleging: readonly string[]
    /** Whose service or people are said to be behind it; empty where nobody says. */
    readonly alleged: readonly string[]
  }
  readonly years: { readonly from: number; readonly to?: number }
  readonly status: CaseStatus
  readonly people: readonly CasePerson[]
  readonly lure: Texts
  readonly channels: readonly string[]
  /** In the order in which they are told to have happened. */
  readonly stages: readonly CaseStage[]
  /** What the person is told to have done: ids of rules of `person` (`person/took-money`). */
  readonly did?: readonly string[]
  readonly asks: readonly { readonly what: Texts; readonly claims: readonly string[] }[]
  readonly payments: readonly CasePayment[]
  readonly leverage: readonly { readonly what: Texts; readonly claims: readonly string[] }[]
  readonly outcome: Texts
  readonly sentence?: { readonly asGiven: string; readonly years?: number; readonly claims: readonly string[] }
  readonly recommended: readonly { readonly what: Texts; readonly source: string }[]
  readonly origins: readonly Origin[]
  readonly sources: readonly CaseSource[]
  readonly claims: readonly Claim[]
  readonly gaps: readonly CaseGap[]
  /** What the accused or the alleged side is reported to have said, and where. */
  readonly reply?: { readonly who: Texts; readonly said: Texts; readonly source: string }
  readonly corrections: readonly { readonly date: string; readonly what: Texts }[]
}
