import type { Persona, Report, Reading, Stage } from '@telltale/model'
import type { CasePerson, GapKind, Stance, Texts } from '../case-record.js'

/** A published account as a host hands it over: what was read of it, and what the engine saw in the same reading. */
export interface AccountToRead {
  /** The file's own name, or whatever the reader of the draft is to know it by. */
  readonly file: string
  readonly reading: Reading
  /** The report on that very reading: its spans count in the reading's turns. */
  readonly report: Report
  /** The file's own decoded text, where it is plain text; places then count in it. */
  readonly text?: string
  /** SHA-256 of the file, in hexadecimal, where the host has made it. */
  readonly digest?: string
}

/** A source's own words at their place: at most 25 of them, exact. */
export interface DraftQuote {
  /** Id of the source. */
  readonly source: string
  /** The number of the paragraph, from 1; lines that are empty do not count. */
  readonly paragraph: number
  /** UTF-16 offset of the first unit in the source's text; see `DraftSource.offsetsIn`. */
  readonly start: number
  /** UTF-16 offset just past the last unit: the text from `start` to `end` is `words`. */
  readonly end: number
  readonly words: string
}

/** Something that an account says, in its own words. There is never one without a quote. */
export interface Told {
  /** The words as they stand in the first quote. */
  readonly asGiven: string
  readonly quotes: readonly DraftQuote[]
}

export interface DraftPersona extends Told {
  /** Which of the personas that the rules know it is, where that is clear. */
  readonly id?: Persona
}

/** Somebody an account tells of. */
export interface DraftPerson {
  /** `p1`, `p2`: other parts of the case refer to it. */
  readonly id: string
  /** As the source gives it. Left out when no source gives one. */
  readonly name?: string
  /** Other forms of the same name. */
  readonly alsoCalled: readonly string[]
  /** The source says that the name is not the real one. */
  readonly pseudonym: boolean
  readonly role: CasePerson['role']
  /** Who they are said to be, in the words of the source. */
  readonly who?: string
  readonly age?: number
  /** Who an approacher claims to be. */
  readonly personas: readonly DraftPersona[]
  /** Who they are said to have been in truth. */
  readonly provedToBe: readonly Told[]
  readonly quotes: readonly DraftQuote[]
}

export interface DraftAgency {
  /** As first given. */
  readonly name: string
  readonly alsoCalled: readonly string[]
  /** `alleging`: says so or acts on it. `alleged`: is said to be behind it. `court`. `named`: only named. */
  readonly role: 'alleging' | 'alleged' | 'court' | 'named'
  readonly quotes: readonly DraftQuote[]
}

export interface DraftChannel extends Told {
  /** What it is used for in the account. `general`: named in a warning to everybody, not in the case. */
  readonly use: 'case' | 'publication' | 'reporting' | 'general'
}

export interface DraftDate extends Told {
  /** `2024`, `2024-05` or `2024-05-31`; left out where it is not certain. */
  readonly resolved?: string
  /** What it is the date of. */
  readonly of: 'publication' | 'announcement' | 'arrest' | 'sentence' | 'law' | 'event' | 'period'
}

export interface DraftPayment extends Told {
  readonly amount?: number
  /** ISO 4217. */
  readonly currency?: string
  /** The same amount in another currency, as given in brackets beside it. */
  readonly conversion?: { readonly asGiven: string; readonly amount: number; readonly currency: string }
  /** The account says so: `about`, `at-least` ("more than"), `at-most` ("up to"). */
  readonly bound?: 'about' | 'at-least' | 'at-most'
  readonly kind: 'paid' | 'promised' | 'demanded' | 'lost'
  /** Goods, rent or a favour instead of money. */
  readonly inKind: boolean
}

export interface DraftCount extends Told {
  readonly number?: number
  readonly bound?: DraftPayment['bound']
  /** What was counted, in the words of the source. */
  readonly of: string
}

export interface DraftSentence extends Told {
  readonly kind: 'prison' | 'life' | 'death' | 'fine' | 'suspended' | 'rights' | 'none'
  readonly years?: number
  readonly months?: number
  /** Id of the person it was passed on, where the account says it of somebody by name. */
  readonly person?: string
}

export interface DraftRecommendation extends Told {
  /** `advice`: what to do. `law`: what the law is said to say. `method`: how approaches are said to go in general. */
  readonly kind: 'advice' | 'law' | 'method'
  /** Who says so, where the account tells. */
  readonly by?: string
}

export interface DraftDoubt extends Told {
  /** Who doubts, as the account gives it; left out when the account itself does, or does not say who denies it. */
  readonly who?: string
  /** What is doubted or missing. `denied`: the accused or alleged side says that it is not so. */
  readonly ground:
    'fabricated' | 'not-disclosed' | 'implausible' | 'unreliable-before' | 'unverified' | 'denied' | 'doubted'
  /** What was not disclosed, as far as the words tell. */
  readonly missing: readonly GapKind[]
}

/** Who says so, within an account: to whom it was told, which paper or station reported it. */
export interface DraftAttribution extends Told {
  readonly who: string
  /** The outlet it was told to or that it is attributed to. */
  readonly through?: string
}

export interface DraftTechnique {
  /** The rule's id: `hook/harmless-first-task`. */
  readonly technique: string
  readonly quotes: readonly DraftQuote[]
}

export interface DraftStage {
  readonly stage: Stage
  readonly techniques: readonly DraftTechnique[]
}

/** One proposition of the case, and what each source does with it. */
export interface DraftClaim {
  /** What it is about; two accounts are aligned by it: `posted-from-work`, `offered-money`. */
  readonly id: string
  readonly says: Texts
  readonly quotes: readonly DraftQuote[]
  /** One for each source of the case. A source that does not speak of it is silent. */
  readonly stances: readonly {
    readonly source: string
    readonly stance: Stance
    readonly quotes: readonly DraftQuote[]
  }[]
  /** Ids of the origins that assert it. */
  readonly origins: readonly string[]
}

/** Whoever an account rests on. Sources that retell the same origin count once. */
export interface DraftOrigin {
  readonly id: string
  readonly who: string
  readonly kind: 'authority' | 'court' | 'media' | 'person' | 'unknown'
  /** Ids of the sources that carry it. */
  readonly carriedBy: readonly string[]
}

export interface DraftGap {
  readonly what: GapKind
  readonly note: Texts
  /** Where a source points to it itself. */
  readonly quotes: readonly DraftQuote[]
}

/** One case as published accounts tell it. Everything in it stands in one of them; what does not is a gap. */
export interface DraftCase {
  readonly id: string
  readonly title: string
  /** Ids of the sources that tell it. */
  readonly sources: readonly string[]
  readonly people: readonly DraftPerson[]
  readonly agencies: readonly DraftAgency[]
  readonly channels: readonly DraftChannel[]
  readonly dates: readonly DraftDate[]
  /** What drew the person in: a need, an offer. */
  readonly lure: readonly Told[]
  readonly asks: readonly Told[]
  readonly payments: readonly DraftPayment[]
  readonly counts: readonly DraftCount[]
  readonly handedOver: readonly Told[]
  readonly leverage: readonly Told[]
  readonly charges: readonly Told[]
  readonly sentence: readonly DraftSentence[]
  readonly outcome: readonly Told[]
  readonly places: readonly Told[]
  readonly recommended: readonly DraftRecommendation[]
  readonly doubts: readonly DraftDoubt[]
  readonly told: readonly DraftAttribution[]
  readonly stages: readonly DraftStage[]
  readonly claims: readonly DraftClaim[]
  readonly origins: readonly DraftOrigin[]
  readonly gaps: readonly DraftGap[]
  /** What its sources say beside each other; only where there are several. */
  readonly comparison?: SourceComparison
}

/** Several accounts of one case laid side by side. Claims and gaps are given by their ids. */
export interface SourceComparison {
  /** Claims that more than one source tells. */
  readonly bothSay: readonly string[]
  readonly onlyOneSays: readonly { readonly source: string; readonly claims: readonly string[] }[]
  /** Claims that a source disputes or denies. */
  readonly disputed: readonly { readonly source: string; readonly claims: readonly string[] }[]
  /** What neither gives. */
  readonly nobodyGives: readonly GapKind[]
}

export interface DraftSource {
  readonly id: string
  readonly file: string
  readonly title?: string
  readonly publisher?: string
  /** When it says that it was published: `2024-05-31`. */
  readonly date?: string
  readonly language: 'en' | 'zh' | 'other'
  readonly paragraphs: number
  /** `file`: places count in the file's own text. `paragraphs`: in its paragraphs, joined by one line break. */
  readonly offsetsIn: 'file' | 'paragraphs'
  readonly digest?: string
}

/** What could not be read as an account, or only in part. Each has a sentence in every language. */
export type DraftNoticeCode =
  | 'account/nothing-said'
  | 'account/not-an-account'
  | 'account/a-conversation'
  | 'account/language-not-covered'
  | 'account/page-of-markup'
  | 'account/no-case-found'
  | 'account/too-little'
  | 'account/several-cases'
  | 'account/cut-short'
  | 'account/same-text-twice'

export interface DraftNotice {
  readonly code: DraftNoticeCode
  readonly source: string
  readonly text: Texts
  readonly count?: number
}

/** Drafts of case records, made from published accounts. The same accounts give the same drafts. */
export interface CaseDraft {
  readonly draftVersion: 1
  readonly cases: readonly DraftCase[]
  readonly sources: readonly DraftSource[]
  readonly notices: readonly DraftNotice[]
}
