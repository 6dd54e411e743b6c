import type { Outcome } from '@telltale/model'

/**
 * A piece of a line. Renderers escape all of it, and know from `is` what it is.
 *
 * `words`: ours, from the wording. `theirs`: words of the text that was read, whatever they hold.
 * `finding`: a finding's number, counted from 1. `address`: where a published source can be read, from the pack.
 */
export type Inline =
  | { readonly is: 'words' | 'theirs' | 'address'; readonly text: string }
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
  | { readonly is: 'jump'; readonly text: string; readonly to: string }
  | { readonly is: 'list'; readonly numbered: boolean; readonly items: readonly Line[] }
  | { readonly is: 'group'; readonly heading: string; readonly items: readonly Line[] }
  | { readonly is: 'stages'; readonly stages: readonly StageEntry[] }
  | {
      readonly is: 'finding'
      readonly number: number
      readonly title: string
      readonly stage: string
      readonly level: Level
      readonly strength: string
      readonly quotes: readonly QuoteEntry[]
      readonly why: { readonly label: string; readonly line: Line }
      readonly otherwise: { readonly label: string; readonly items: readonly Line[] }
      readonly note: Line
    }
  | {
      readonly is: 'card'
      readonly title: string
      readonly facts: readonly { readonly label: string; readonly line: Line }[]
    }

export interface Section {
  /** Stable, for links inside the page. */
  readonly id: string
  readonly heading: string
  readonly blocks: readonly Block[]
}

/** A report laid out once, for every kind of page: what stands where, in which words, but not yet how it looks. */
export interface Page {
  readonly language: string
  readonly title: string
  /** What was read: its title, voice, format and size. */
  readonly about: readonly Line[]
  readonly outcome: Outcome
  readonly outcomeName: string
  readonly colon: string
  readonly sections: readonly Section[]
  readonly closing: readonly Line[]
}
