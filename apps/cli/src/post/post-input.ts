/** One text or file that somebody is about to publish. */
export interface PostInput {
  /** Counted from 1, in the order of the command line. */
  readonly number: number
  /** As the user named it, or as the folder has it; for the user's own screen only. */
  readonly name: string
  /** Where it is; undefined for words that were typed, and for standard input. */
  readonly path?: string
  /** What was found in a folder may be anything; what was named must be readable. */
  readonly wasNamed: boolean
  /** The words themselves, where they were typed. */
  readonly words?: string
}
