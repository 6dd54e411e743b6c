import type { Outcome } from '@telltale/model'

/** A stretch of a sentence of the text that was read; `marked` are the words that a finding rests on. */
export interface SentencePart {
  readonly text: string
  readonly marked: boolean
}

/**
 * A piece of a line. Renderers escape all of it, and know from `is` what it is.
 *
 * `words`: ours, from the wording. `theirs`: words of the text that was read, whatever they hold. `sentence`: the same,
 * with some of them marked. `finding`: a finding's number, counted from 1. `address`: where a published source can be
 * read, from the pack.
 */
export type Inline =
  | { readonly is: 'words' | 'theirs' | 'address'; readonly text: string }
  | { readonly is: 'sentence'; readonly parts: readonly SentencePart[] }
  | { readonly is: 'finding'; readonly number: number }

export type Line = readonly Inline[]

/** How much of five marks is filled. 0 means that nothing was seen. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5

export interface StageEntry {
  readonly name: string
  readonly level: Level
  /** "seen" with its findings, or "not seen". */
  readonly status: Line
  /** What the stage is, or what its absence means. */
  readonly sentence: string
}

export interface QuoteEntry {
  readonly quote: Line
  /** Who said it, when, and where it is. */
  readonly origin: Line
}

/** What is said about a finding under a label: a sentence, or a list of them. */
export type Remark =
  | { readonly is: 'line'; readonly label: string; readonly line: Line }
  | { readonly is: 'list'; readonly label: string; readonly items: readonly Line[] }

/** A finding that is told in one line. */
export interface BriefEntry {
  readonly number: number
  /** Which of the report's findings it is. */
  readonly index: number
  /** Left out where the quote alone says it. */
  readonly title?: string
  /** Its first quote and where that is; empty when it has none. */
  readonly line: Line
}

/** Something the person did, in our words and in theirs. */
export interface StepEntry {
  readonly line: Line
  readonly quotes: readonly QuoteEntry[]
  /** How many more places there are, in words. */
  readonly more?: string
}

/** The parts that a report is made of on every kind of page. */
export type Block =
  | { readonly is: 'lead' | 'text' | 'note'; readonly line: Line }
  | { readonly is: 'labelled'; readonly label: string; readonly line: Line }
  | {
      readonly is: 'meter'
      readonly label: string
      readonly level: Level
      readonly value: string
      readonly note: string
    }
  /** The first advice, and where the rest is: as a link on a page that has links, as a sentence on one that has not. */
  | {
      readonly is: 'jump'
      readonly line: Line
      readonly text: string
      readonly pointer: string
      readonly to: string
    }
  | { readonly is: 'list'; readonly numbered: boolean; readonly items: readonly Line[] }
  | { readonly is: 'group'; readonly heading: string; readonly items: readonly Line[] }
  | { readonly is: 'stages'; readonly stages: readonly StageEntry[] }
  | {
      readonly is: 'finding'
      readonly number: number
      /** Which of the report's findings it is. */
      readonly index: number
      readonly title: string
      readonly stage: string
      readonly level: Level
      readonly strength: string
      readonly quotes: readonly QuoteEntry[]
      readonly remarks: readonly Remark[]
      /** Empty when there is nothing out of the ordinary to add. */
      readonly note: Line
    }
  | { readonly is: 'brief'; readonly heading?: string; readonly items: readonly BriefEntry[] }
  | { readonly is: 'steps'; readonly items: readonly StepEntry[] }
  | {
      readonly is: 'card'
      readonly title: string
      readonly facts: readonly { readonly label: string; readonly line: Line }[]
    }

/** A picture with parts of it marked, for pages that can draw. The same is said in words beside the findings. */
export interface PictureEntry {
  readonly label: Line
  readonly width: number
  readonly height: number
  readonly boxes: readonly {
    /** Of the finding, counted from 1. */
    readonly number: number
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[]
  /** A `data:` address of the picture itself; without it the boxes stand in an empty frame. */
  readonly image?: string
}

export interface Section {
  /** Stable, for links inside the page. */
  readonly id: string
  readonly heading: string
  readonly blocks: readonly Block[]
  readonly pictures?: readonly PictureEntry[]
}

/** A report laid out once, for every kind of page: what stands where, in which words, but not yet how it looks. */
export interface Page {
  readonly language: string
  readonly title: string
  /** What was read: its title, voice, format and size. */
  readonly about: readonly Line[]
  /** Sets the tone of the page as well. */
  readonly outcome: Outcome
  readonly outcomeName: string
  readonly colon: string
  readonly sections: readonly Section[]
  readonly closing: readonly Line[]
}
