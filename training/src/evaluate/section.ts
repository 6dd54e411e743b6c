/** A drawing that goes with a section, as a file of its own. */
export interface Figure {
  /** File name, without a folder. */
  readonly name: string
  /** What it shows, for those who do not see it. */
  readonly says: string
  readonly svg: string
}

/** One part of the quality report: what was measured, in Markdown that a terminal shows well too. */
export interface Section {
  readonly heading: string
  readonly lines: readonly string[]
  readonly figures?: readonly Figure[]
}
