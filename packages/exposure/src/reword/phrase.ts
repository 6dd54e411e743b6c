/** What part of a sentence some words can be. `clause` has a subject and a verb, `act` a verb only. */
export type PhraseKind = 'clause' | 'act' | 'where' | 'thing'

/** A place of a text, with the words that shall stand there. */
export interface Fit {
  readonly start: number
  readonly end: number
  readonly to: string
}

/** How one language puts other words where some words were. */
export interface Phrasing {
  /** What stands at the place may be left out, and the sentence stays whole. */
  canLeaveOut(text: string, start: number, end: number): boolean
  /** Puts general words there; undefined where the sentence would not stay whole. */
  fit(text: string, start: number, end: number, general: string): Fit | undefined
}
