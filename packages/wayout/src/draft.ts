import type { Span } from '@telltale/model'
import type { Contact, Texts } from './country-help.js'
import type { DraftPart } from './draft-part.js'

/** What a draft may tell about the person. Nothing of it is told unless it is chosen. */
export const REVEALS = ['name', 'words', 'deeds', 'situation', 'country'] as const

/**
 * `name`: the name in the conversation. `words`: the person's own messages. `deeds`: what they gave, took, paid or did.
 * `situation`: their age group and what they do. `country`: where they are, and of which country they are a citizen.
 */
export type Reveal = (typeof REVEALS)[number]

/** Whom a draft is for. A channel of the help is one; without an address, the person fills it in. */
export interface Addressee {
  /** In several languages: a draft names them in its own or in English, so that it does not give away the person's. */
  readonly name?: Texts
  readonly contact?: Contact
  /** What they ask to be told, in their order. */
  readonly asksFor?: readonly DraftPart[]
}

/** Exact words of the conversation, with their place. */
export interface DraftQuote extends Span {
  /** As they stand in the turn from `start` to `end`; where the person's name was left out, `NAME_LEFT_OUT` stands. */
  readonly text: string
  readonly speaker: 'other' | 'person'
  /** As the source gives it; left out where it gives none. */
  readonly at?: string
}

/** Where a sentence comes from. There is no other kind: nothing is added, guessed or made rounder. */
export type DraftBasis =
  /** Words of the conversation: the quotes beside it. */
  | { readonly is: 'quotes' }
  /** What the conversation is: how many turns, from when to when, what name stands in it. */
  | { readonly is: 'reading'; readonly turns: readonly number[] }
  /** What the person answered, or wrote in their own words. */
  | { readonly is: 'answer'; readonly question: string }
  /** A sentence of every draft: an opening, a heading, a place to fill in. */
  | { readonly is: 'form' }

export interface DraftLine {
  /** Stable within a draft, as in `what-2`: by it a line is cut. */
  readonly id: string
  readonly text: string
  readonly basis: DraftBasis
  readonly quotes: readonly DraftQuote[]
  /** The person's own words, exactly; only under an answer. */
  readonly own?: string
}

export interface DraftSection {
  readonly part: DraftPart | 'opening' | 'closing'
  readonly heading?: string
  readonly lines: readonly DraftLine[]
}

/**
 * A report that the person may read, cut and send, and that nothing else ever sends. Every line says what it rests on.
 */
export interface Draft {
  readonly draftVersion: 1
  readonly language: string
  readonly title: string
  readonly addressee: { readonly name?: string; readonly contact?: Contact }
  readonly sections: readonly DraftSection[]
  /** To the person, not for the addressee: what was left out, what to look at before it is sent. */
  readonly beforeSending: readonly string[]
}

/** Stands where the person's name was left out of somebody's words. */
export const NAME_LEFT_OUT = '[\u2026]'
