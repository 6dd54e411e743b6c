/** What a cue finds. `claim` marks a proposition by which two accounts are aligned; `as` is then its id. */
export type FactKind =
  | 'advice'
  | 'ask'
  | 'attribution'
  | 'channel'
  | 'charge'
  | 'claim'
  | 'doubt'
  | 'handed-over'
  | 'identity'
  | 'leverage'
  | 'lure'
  | 'outcome'
  | 'payment'
  | 'persona'
  | 'place'
  | 'sentence'

/** Words that show a fact. Held against one sentence at a time, which is never longer than `LONGEST_SENTENCE`. */
export interface Cue {
  readonly kind: FactKind
  /** What sort of that kind. */
  readonly as?: string
  /** Global, with indices. A group `it` is what is quoted; otherwise all of the match. */
  readonly pattern: RegExp
  /** `clause`: the quote goes on to the end of the clause. `phrase`: only to the next verb. */
  readonly reach?: 'clause' | 'phrase'
  /** Not where these words end directly before the match. */
  readonly unlessBefore?: RegExp
  /** Not where these words follow directly. */
  readonly unlessAfter?: RegExp
  /** Also in sentences that speak to everybody, where it is otherwise not looked for. */
  readonly inGeneral?: true
}

/** How somebody is named. Groups: `name`, perhaps `who` (who they are said to be), `more` of that behind it, and `age`. */
export interface NameCue {
  readonly pattern: RegExp
  /** The words around it leave no doubt that it is a name, even where it looks like another word. */
  readonly sure?: true
  /** Whether the name is said not to be the real one. */
  readonly pseudonym?: true
  /** Takes who they are from the noun phrase directly before the match. */
  readonly whoBefore?: true
  readonly role?: 'approacher' | 'commentator' | 'official' | 'bystander' | 'approached'
}

/** Words around a name that show what its bearer does in the account. `@` stands for the name. */
export interface RoleCue {
  readonly role: 'approached' | 'approacher' | 'go-between' | 'commentator' | 'official' | 'bystander'
  /** Made once for each name. */
  readonly pattern: (name: string) => RegExp
  readonly weight: number
}

/** Somebody whom the account gives no name. Group `who`. */
export interface UnnamedCue {
  readonly role: 'approached' | 'approacher'
  readonly pattern: RegExp
  /** It brings up another case where one has been told already. */
  readonly newCase?: true
}

/** An amount of money as found: where, how much, in what. */
export interface MoneyFound {
  readonly start: number
  readonly end: number
  readonly amount?: number
  readonly currency?: string
  readonly bound?: 'about' | 'at-least' | 'at-most'
  readonly conversion?: { readonly asGiven: string; readonly amount: number; readonly currency: string }
  readonly inKind?: true
}

export interface CountFound {
  readonly start: number
  readonly end: number
  readonly number?: number
  readonly bound?: 'about' | 'at-least' | 'at-most'
  readonly of: string
}

export interface DateFound {
  readonly start: number
  readonly end: number
  /** As far as the words themselves tell. */
  readonly year?: number
  readonly month?: number
  readonly day?: number
  /** 0 is Sunday. */
  readonly weekday?: number
  /** To be counted from the day of publication. */
  readonly relative?:
    'last-year' | 'this-year' | 'last-month' | 'this-month' | 'yesterday' | 'today' | 'last-named' | 'this-named'
  readonly isPeriod?: true
}

export interface AgencyFound {
  readonly start: number
  readonly end: number
  readonly name: string
  /** Names that are equal here are one agency. */
  readonly key: string
  readonly role: 'alleging' | 'alleged' | 'court' | 'media' | 'named'
}

/** Everything the reader knows of one language. All functions work on one sentence; places count in it. */
export interface AccountLanguage {
  readonly code: 'en' | 'zh'
  /** Sentences that tell everybody what to do, what the law says, or how approaches go in general. */
  readonly advice: RegExp
  readonly law: RegExp
  readonly method: RegExp
  /** A sentence so beginning goes on with what the one before was about. */
  readonly goesOn: RegExp
  /** Says of all the people in an account that their names are not the real ones. */
  readonly allPseudonyms: RegExp
  /** Begins the telling of another case. */
  readonly anotherCase: RegExp
  readonly cues: readonly Cue[]
  readonly names: readonly NameCue[]
  readonly roles: readonly RoleCue[]
  readonly unnamed: readonly UnnamedCue[]
  /** What may look like a name and is none. */
  isNoName(name: string, isSure: boolean): boolean
  /** A name without the words before it that only open a sentence; it ends where the words given end. */
  nameIn(words: string): string
  /** The noun phrase that ends directly before a place. */
  phraseBefore(sentence: string, end: number): { readonly start: number; readonly end: number } | undefined
  /** The whole name and the parts of it that may stand for it alone. */
  formsOf(name: string): readonly string[]
  findMoney(sentence: string): readonly MoneyFound[]
  findCounts(sentence: string): readonly CountFound[]
  findDates(sentence: string): readonly DateFound[]
  findAgencies(sentence: string): readonly AgencyFound[]
  /** Where the clause ends in which a place stands. */
  clauseEnd(sentence: string, from: number): number
  /** Where the phrase ends, which is there or before. */
  phraseEnd(sentence: string, from: number): number
  /** Words that belong to a persona the rules know. */
  readonly personas: readonly (readonly [id: string, words: RegExp])[]
  /** Words that show that a payment was made, promised, demanded or lost, looked for before and after it. */
  readonly payment: {
    readonly promised: RegExp
    readonly demanded: RegExp
    readonly lost: RegExp
    readonly paid: RegExp
  }
  /** What a court does with somebody, or somebody says before it. */
  readonly tried: RegExp
  /** Verbs of saying: whoever spoke before still speaks. */
  readonly speech: RegExp
  /** Stands behind the name of an authority that makes something public. */
  readonly announces: RegExp
  /** Somebody does something to whoever tells the story. */
  readonly narrator: RegExp
  /** Who doubts, where it is nobody by name. Group `it`. */
  readonly doubters: RegExp
  /** Words of a sentence that show what is reported to an authority or published by one, for channels. */
  readonly reporting: RegExp
  readonly publishing: RegExp
  /** Words that show what a date is the date of, first that fits. */
  readonly dated: readonly (readonly [of: 'arrest' | 'sentence' | 'law' | 'announcement', words: RegExp])[]
  /** What looks like a place and is none. */
  readonly noPlace: RegExp
  /** Words by which a doubt is about one proposition, and not about the account as a whole. */
  readonly disputes: readonly (readonly [claim: string, words: RegExp])[]
  /** Charges that are about secrets or deceit, as far as an approach can be behind them. */
  readonly chargeOfCase: RegExp
  /** What is missing, by words that say so. */
  readonly missing: readonly (readonly [gap: string, words: RegExp])[]
}
