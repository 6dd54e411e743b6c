import type { Account } from './account.js'
import type { Kind } from './kind.js'
import type { NearbyPlace } from './nearby-place.js'
import type { NoticeCode } from './notice.js'
import type { Outcome } from './outcome.js'
import type { SecondReading } from './second-reading.js'
import type { Span } from './span.js'
import type { Stage } from './stage.js'

/** A sentence for the person, and a stable id for programs. */
export interface Advice {
  readonly id: string
  readonly text: string
}

/**
 * One place a finding rests on, with the exact original words and those around them.
 *
 * `start` and `end` are those of the quote alone. Joined, `before`, `quote` and `after` are one unbroken stretch of the
 * turn, from `start - before.length` to `end + after.length`.
 */
export interface FindingSpan extends Span {
  readonly quote: string
  /**
   * What stands before the quote in the same sentence; empty when it opens the sentence. At most 80 UTF-16 units: a
   * longer stretch is cut between words, or between characters where a script has no spaces, and keeps 56 or more.
   */
  readonly before: string
  /** What stands after the quote in the same sentence, with the mark that ends it; limited and cut as `before` is. */
  readonly after: string
  readonly speaker: string
  readonly at?: string
  /** Heard by the learned part, not seen by a pattern: it fits the finding as a whole, and may say something else. */
  readonly learned?: true
}

/** What the signals of one rule together mean. It keeps the words it rests on: strike them out and it is gone. */
export interface Finding {
  /** `stage/technique`, as in the pack. */
  readonly rule: string
  /** `person` marks what the person did; those never count against anybody. */
  readonly stage: Stage | 'person' | 'heard'
  readonly by: 'approacher' | 'person' | 'either'
  readonly score: number
  readonly basis: 'rule' | 'learned' | 'both'
  readonly title: string
  readonly why: string
  readonly spans: readonly FindingSpan[]
  readonly couldAlsoBe: readonly string[]
}

/**
 * Something the other side did that speaks against an approach, with the exact words. It can lower the score and never
 * raises it, and it proves nothing: `couldAlsoBe` says how somebody who deceives could do the same.
 */
export type CounterSign = Pick<Finding, 'rule' | 'title' | 'why' | 'spans' | 'couldAlsoBe'>

/** One of the eight stages. A stage without findings is shown too: what is absent matters as much. */
export interface StageReport {
  readonly stage: Stage
  readonly name: string
  readonly score: number
  /** Indexes into `findings`. */
  readonly findings: readonly number[]
}

export interface KindScore {
  readonly kind: Kind
  readonly name: string
  readonly score: number
}

/** One thing that is claimed, offered, wanted or used as force, with the finding that shows it. */
export interface Step extends Advice {
  readonly findings: readonly number[]
}

/** The other side: who they claim to be, what they offer and want, and what they use as force. */
export interface ApproacherReport {
  /** The name in the conversation. */
  readonly speaker: string
  readonly persona: readonly Step[]
  readonly offers: readonly Step[]
  readonly wants: readonly Step[]
  readonly force: readonly Step[]
}

export interface PersonReport {
  /** The name in the conversation; undefined when the person's own side is not in it. */
  readonly speaker?: string
  /** True when nobody said who the person is, and it was worked out. */
  readonly assumed: boolean
  /** What the person has already said, given, taken, refused or reported, in the order in which it matters. */
  readonly howFarIn: readonly Step[]
}

/** A published case in which the same was seen. Who says so, and who doubts it, come with it. */
export interface Precedent {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly source: string
  readonly address: string
  readonly disputed?: string
  /** How reliable its origins and how credible its claims are, by the Admiralty code: `B2`. Absent where it is not graded. */
  readonly grade?: string
  /** Techniques that this conversation shares with it. */
  readonly shared: readonly string[]
  /** Those of them that come in the same order in both. */
  readonly inOrder: readonly string[]
}

/** What usually comes next. Where it was counted in published cases, with the counts. */
export interface NextStep extends Advice {
  readonly counted?: {
    /** The stage that came next. */
    readonly stage: Stage
    /** In how many cases it did, and in how many a further stage is told of after the one this conversation has reached. */
    readonly cases: number
    readonly of: number
  }
}

/** A check that would settle whether this is an approach or what it says it is. */
export interface Settle extends Advice {
  /** The claimed persona it fits, or `any`. */
  readonly persona: string
}

export interface NoticeReport {
  readonly code: NoticeCode
  readonly text: string
  readonly line?: number
  readonly count?: number
}

/** Which of several files a report is about. */
export interface ReportFile {
  /** Counted from 1, in the order of reading; files that could not be read count too. */
  readonly number: number
  /** Its path, as far as the user named it; absent where there is none, as for standard input, and when masked. */
  readonly name?: string
}

/**
 * Findings in words, for a person first. `explain` makes it and every renderer shows it.
 * Its JSON form is an interface: see the published JSON Schema.
 */
export interface Report {
  readonly reportVersion: 1
  readonly id: string
  /** The language of the report's own sentences. Quotes stay as they are. */
  readonly language: string
  readonly pack: { readonly version: string; readonly digest: string }
  readonly voice: 'conversation' | 'offer' | 'account'
  readonly format: string
  /** Present only where several files were read. */
  readonly file?: ReportFile
  readonly title?: string
  readonly turns: number
  readonly outcome: Outcome
  /** 0..1. How much the evidence in the text speaks for an approach; not a probability of guilt. */
  readonly score: number
  /** The outcome in one sentence. */
  readonly summary: string
  /** How sure that is, and why. */
  readonly sureness: string
  readonly innocentReading: string
  /** What speaks against an approach, strongest first; absent where nothing was seen that counts. */
  readonly against?: readonly CounterSign[]
  readonly kinds: readonly KindScore[]
  /** Always all eight, in their usual order. */
  readonly stages: readonly StageReport[]
  /** Strongest first. */
  readonly findings: readonly Finding[]
  /** The 0-based earliest turn after which the outcome, reading only that far, was caution or pattern. */
  readonly firstAlertTurn: number | null
  readonly approacher: ApproacherReport | null
  readonly person: PersonReport
  readonly account?: Account
  readonly precedents: readonly Precedent[]
  readonly settle: readonly Settle[]
  readonly next: readonly NextStep[]
  /** What to do now, mildest first. */
  readonly now: readonly Advice[]
  readonly limits: readonly Advice[]
  readonly notices: readonly NoticeReport[]
  /** Present only when the user handed over a list of places and the other side named something near one, nearest first. */
  readonly places?: readonly NearbyPlace[]
  /** Present only when the user named another reader to be asked. The rest of the report is the same without it. */
  readonly secondReader?: SecondReading
}
