/** What can go wrong without costing the rest. Each code has a sentence in the wording of every language. */
export type NoticeCode =
  | 'read/line-without-turn'
  | 'read/record-not-understood'
  | 'read/cut-short'
  | 'read/date-order-assumed'
  | 'read/date-not-understood'
  | 'read/encoding-assumed'
  | 'read/characters-replaced'
  | 'read/part-not-read'
  | 'read/attachment-not-read'
  | 'read/duplicate-left-out'
  | 'read/format-assumed'
  | 'read/archive-entry-left-out'
  | 'read/nothing-said'
  | 'read/quote-not-judged'
  | 'read/speakers-not-told'
  | 'read/owner-not-there'
  | 'read/older-left-out'
  | 'read/no-talk'
  | 'media/other-name'
  | 'media/part-not-read'
  | 'media/not-looked-at'
  | 'media/words-not-read'
  | 'media/first-frame-only'
  | 'analyse/turn-too-long'
  | 'analyse/language-not-covered'
  | 'analyse/language-covered-in-part'
  | 'analyse/person-assumed'
  | 'analyse/in-stretches'

/** One thing that was not read, or read with an assumption. It never holds a word of the conversation. */
export interface Notice {
  readonly code: NoticeCode
  /** Line or record of the source, counted from 1. */
  readonly line?: number
  /** How many times, or how many lines or records it stands for, when these are several. */
  readonly count?: number
  /** A detail made by us, never by the user: an encoding's or a format's name, a limit. */
  readonly detail?: string
}
