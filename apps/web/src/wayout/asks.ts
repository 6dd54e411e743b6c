import type { Answers, Draft, Plan, Reveal } from '@telltale/wayout'
import type { Question as OpenQuestion } from '../protocol.js'

/** One of the questions, in the language of the screen. */
export interface AskedQuestion {
  readonly id: keyof Answers
  readonly kind: 'choice' | 'choices' | 'country' | 'words'
  readonly ask: string
  readonly why: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Values that the conversation suggests; to be offered, and never taken for an answer. */
  readonly seen: readonly string[]
}

/** Where somebody is on the way out: what is still open, and the plan as far as it is known. */
export interface Guide {
  readonly language: string
  /** In the order in which they are asked. */
  readonly open: readonly AskedQuestion[]
  readonly plan: Plan
  /** The plan is for somebody who is in danger now. */
  readonly isInDanger: boolean
  /** For whom a report can be drafted, beside nobody in particular. */
  readonly addressees: readonly { readonly id: string; readonly name: string }[]
  /** Those with help of their own come first. */
  readonly countries: readonly { readonly code: string; readonly name: string; readonly hasHelp: boolean }[]
  /** The fixed sentences of the plan, by key. */
  readonly words: Readonly<Record<string, string>>
}

/** What the way out starts from. */
export interface GuideAsked {
  /** The report that is open, where one is. */
  readonly question?: OpenQuestion
  readonly answers: Answers
  readonly skipped: readonly string[]
  readonly language: string
  /** The day where the person is, as in 2026-11-22. */
  readonly today: string
}

export interface DraftAsked extends GuideAsked {
  /** Of a channel of the plan, or nobody in particular. */
  readonly addressee: string
  readonly reveal: readonly Reveal[]
}

/** One sentence of a draft, with the exact words that it rests on. */
export interface DraftedLine {
  readonly id: string
  readonly text: string
  readonly basis: Draft['sections'][number]['lines'][number]['basis']['is']
  readonly theirs: readonly { readonly lines: readonly string[]; readonly origin?: string }[]
}

/** A draft as the person reads and cuts it: whole, in the language of the screen. */
export interface Drafted {
  readonly title: string
  readonly to?: string
  readonly sections: readonly { readonly heading?: string; readonly lines: readonly DraftedLine[] }[]
  readonly beforeSending: readonly string[]
  /** What it could tell about the person, if they choose so. */
  readonly reveals: readonly Reveal[]
  /** Languages that it is best written in for the addressee; the person's own is always one of them. */
  readonly languages: readonly string[]
  /** Every language that there is a draft in. */
  readonly offered: readonly string[]
}

export type PaperFormat = 'text' | 'markdown' | 'html' | 'eml'

export type Key = { readonly passphrase: string } | { readonly recipients: readonly string[] }
export type OpeningKey = { readonly passphrase: string } | { readonly identities: readonly string[] }

/** Why nothing was sealed or opened: things that are the person's to put right. */
export type Refusal = 'wrong-key' | 'bad-key' | 'no-container' | 'changed' | 'nothing' | 'too-large'

export interface SealAsked {
  readonly question?: OpenQuestion
  /** Beside what is open. */
  readonly files: readonly File[]
  readonly key: Key
  readonly language: string
  /** What the files will be called, without an ending. */
  readonly name: string
}

export type Sealed =
  | { readonly is: 'refused'; readonly why: Refusal }
  | {
      readonly is: 'sealed'
      readonly container: Blob
      /** To be carried to a time-stamping authority; holds a digest and nothing of the content. */
      readonly request: Blob
      readonly digest: Blob
      /** What was done and what it does not do, in sentences. */
      readonly says: readonly string[]
    }

export interface OpenSealedAsked {
  readonly container: Blob
  /** What lay beside it: time-stamps, requests, roots. Told apart by their endings. */
  readonly proofs: readonly File[]
  readonly key: OpeningKey
  readonly language: string
}

export type OpenedSealed =
  | { readonly is: 'refused'; readonly why: Refusal }
  | {
      readonly is: 'opened'
      readonly isWhole: boolean
      readonly title: string
      readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[]
      /** Files that are the very bytes that were sealed. */
      readonly files: readonly { readonly path: string; readonly blob: Blob }[]
      /** A request for a time-stamp, where it has none. */
      readonly request?: Blob
    }

/** What the way out asks of the worker, and what it answers. */
export interface WayOutAsks {
  readonly guide: { readonly asked: GuideAsked; readonly answer: Guide }
  readonly writePlan: { readonly asked: GuideAsked & { readonly format: PaperFormat }; readonly answer: string }
  /** Undefined when the plan has no such addressee any more. */
  readonly draft: { readonly asked: DraftAsked; readonly answer: Drafted | undefined }
  readonly writeDraft: {
    readonly asked: DraftAsked & {
      readonly format: PaperFormat
      readonly languages: readonly string[]
      readonly cut: readonly string[]
    }
    readonly answer: string
  }
  readonly seal: { readonly asked: SealAsked; readonly answer: Sealed }
  readonly openSealed: { readonly asked: OpenSealedAsked; readonly answer: OpenedSealed }
}
