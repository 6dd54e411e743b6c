import type { Span } from './span.js'

/**
 * What kept another reader from being asked, or what of its answer was left out. Each code has a sentence in the wording
 * of every language.
 */
export const SECOND_READER_NOTICES = [
  'second-reader/not-reached',
  'second-reader/too-slow',
  'second-reader/refused',
  'second-reader/redirected',
  'second-reader/answer-too-large',
  'second-reader/stopped',
  'second-reader/not-asked',
  'second-reader/not-all-sent',
  'second-reader/answer-not-understood',
  'second-reader/entry-not-understood',
  'second-reader/unknown-technique',
  'second-reader/not-in-text',
  'second-reader/own-words',
  'second-reader/repeated-or-too-many',
] as const

export type SecondReaderNoticeCode = (typeof SECOND_READER_NOTICES)[number]

export interface SecondReaderNotice {
  readonly code: SecondReaderNoticeCode
  readonly text: string
  /** How many questions, messages or entries it stands for. */
  readonly count?: number
}

/** A place that another reader pointed at: words of the text, exactly as they stand there. */
export interface SecondReaderSpan extends Span {
  readonly quote: string
  readonly speaker: string
  readonly at?: string
}

/** A technique that another reader believes to see, in the pack's own words for it. Nothing in it was written by that reader. */
export interface SecondReaderSignal {
  /** `stage/technique`, as in the pack. */
  readonly rule: string
  readonly title: string
  /** In the order of the text. */
  readonly spans: readonly SecondReaderSpan[]
}

/**
 * What a program that the user named noticed in the same text. It was made sure that the words stand where it says, and
 * nothing else; it has no part in any other member of the report.
 */
export interface SecondReading {
  /** Host and port of the address that was asked. */
  readonly host: string
  /** The model that was asked for by name; absent when none was. */
  readonly model?: string
  /** In how many parts the text was to be sent, and how many answers could be used. */
  readonly asked: number
  readonly answered: number
  readonly signals: readonly SecondReaderSignal[]
  readonly notices: readonly SecondReaderNotice[]
}
