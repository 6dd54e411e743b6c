import type { CaseLibrary } from '@telltale/cases'
import type { FolderEntry, SavedEntry } from '@telltale/host-web'
import type { CompiledRule, ErrorCode, Report, Voice } from '@telltale/model'
import type { Page } from '@telltale/render'
import type { PostAsks } from './post/asks.js'
import type { WayOutAsks } from './wayout/asks.js'

/** A failure as it crosses from the worker: a code, what happened, and what to do. Never a word of what was read. */
export interface Problem {
  readonly code: ErrorCode
  readonly message: string
  readonly remedy: string
}

/** Something to read: a file, a text that was pasted, or a folder. */
export type Given =
  | {
      /** The file's own name; empty for a text. */
      readonly name: string
      readonly blob: Blob
    }
  | { readonly name: string; readonly folder: readonly FolderEntry[] }

/** What a person needs to know of a conversation to choose it. */
export interface ConversationSummary {
  readonly title?: string
  readonly format: string
  readonly voice: Voice
  readonly turns: number
  /** Who speaks most comes first; a crowd is cut off. */
  readonly speakers: readonly { readonly name: string; readonly turns: number }[]
  readonly speakerCount: number
  /** When the first and the last were said, as ISO 8601. */
  readonly first?: string
  readonly last?: string
  /** Whose file it is, when the source says so. */
  readonly owner?: string
}

export interface Opened {
  readonly conversations: readonly ConversationSummary[]
  /** Why something was not read, while the rest was. */
  readonly problems: readonly Problem[]
}

/** Which conversation to look at, and how. */
export interface Question {
  /** Index into what was opened. */
  readonly conversation: number
  readonly me?: string
  readonly language: string
  /** What is left out, because the person said that it is innocent. */
  readonly struck: readonly Strike[]
}

/** A rule whose words the person struck out, and why they are innocent. */
export interface Strike {
  readonly rule: string
  readonly because: string
}

/** How the app shows a report: the report itself, and the same laid out in sentences. */
export interface Shown {
  readonly report: Report
  readonly page: Page
  /** Sentences of the pack that the screens need beside the page, by their keys. */
  readonly wording: Readonly<Record<string, string>>
}

/** One message as the conversation shows it. */
export interface TurnView {
  readonly index: number
  readonly speaker: string
  readonly text: string
  /** How many characters are not shown. */
  readonly cut: number
  readonly at?: string
  readonly attachments: number
  readonly isDeleted: boolean
  readonly forwardedFrom?: string
  /** What the application said before this message. */
  readonly events: readonly string[]
}

/** How much was said where, for the timeline: the messages of a stretch in bars of equal numbers. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** For each bar, how much of it (in characters) the other side said, and how much everybody else. */
  readonly bars: readonly (readonly [other: number, rest: number])[]
  /** When the stretch begins and ends, as far as it is known. */
  readonly first?: string
  readonly last?: string
}

/** Everything the page may ask of the worker, and what it answers. */
export interface Asks extends WayOutAsks, PostAsks {
  readonly wake: { readonly asked: undefined; readonly answer: true }
  readonly open: { readonly asked: { readonly given: readonly Given[] }; readonly answer: Opened }
  readonly look: { readonly asked: Question; readonly answer: Shown }
  readonly turns: {
    readonly asked: { readonly from: number; readonly to: number }
    readonly answer: readonly TurnView[]
  }
  readonly stretch: {
    readonly asked: { readonly from: number; readonly to: number; readonly bars: number }
    readonly answer: Stretch
  }
  readonly write: {
    readonly asked: { readonly format: 'html' | 'json'; readonly mask: boolean }
    readonly answer: string
  }
  readonly keep: { readonly asked: { readonly passphrase: string }; readonly answer: SavedEntry }
  readonly listKept: { readonly asked: undefined; readonly answer: readonly SavedEntry[] }
  /** The answer is undefined when the passphrase is wrong. */
  readonly openKept: {
    readonly asked: { readonly id: string; readonly passphrase: string; readonly language: string }
    readonly answer: KeptOpened | undefined
  }
  readonly wipe: { readonly asked: { readonly id?: string }; readonly answer: true }
  readonly library: { readonly asked: undefined; readonly answer: LibraryShown }
}

/** The published cases, and what their techniques are. */
export interface LibraryShown {
  readonly library: CaseLibrary
  readonly techniques: Readonly<Record<string, Pick<CompiledRule, 'why' | 'couldAlsoBe'>>>
}

export interface KeptOpened {
  readonly summary: ConversationSummary
  readonly question: Question
  readonly shown: Shown
}

export type Ask = keyof Asks

/** What the worker gets. */
export type Request = {
  readonly [A in Ask]: { readonly id: number; readonly ask: A; readonly asked: Asks[A]['asked'] }
}[Ask]

/** What the page gets: how far a request is, and then its answer or why there is none. */
export type Response =
  | {
      readonly id: number
      readonly is: 'progress'
      readonly doing: Doing
      readonly done: number
      readonly total: number
    }
  | { readonly id: number; readonly is: 'answer'; readonly answer: Asks[Ask]['answer'] }
  | { readonly id: number; readonly is: 'problem'; readonly problem: Problem }

export type Doing = 'reading' | 'looking' | 'sealing' | 'opening' | 'examining' | 'copying'
