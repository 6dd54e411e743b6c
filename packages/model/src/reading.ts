import type { Notice } from './notice.js'
import type { Post } from './post.js'
import type { Tally } from './tally.js'
import type { Turn } from './turn.js'

/**
 * How a text speaks.
 *
 * `conversation`: people talk to each other. `offer`: one voice speaks to the reader, as a job ad or a first letter does.
 * `account`: one voice tells what happened to others, as an article does; techniques are then read in the third person.
 */
export type Voice = 'conversation' | 'offer' | 'account'

/** Something the application said, not a person: who joined, who changed the subject, a missed call. */
export interface ChatEvent {
  readonly text: string
  readonly at?: string
  readonly line?: number
  /** How many turns had been read when it happened, so that it can be put in its place. */
  readonly afterTurn: number
}

/**
 * One conversation, one text, or one person's posts, as its source gives it, before anything is cleaned or judged.
 * A reader makes it from a source; `analyse` takes it.
 */
export interface Reading {
  /** The reader that made it. */
  readonly format: string
  readonly voice: Voice
  readonly title?: string
  readonly turns: readonly Turn[]
  readonly events: readonly ChatEvent[]
  /**
   * What the owner of an archive published, oldest first as far as the archive says. A reading has turns or posts and
   * not both: posts are words to everybody, and judged by what they give away, not by what they ask.
   */
  readonly posts?: readonly Post[]
  /** Everything that was not understood, each with its place. Nothing is dropped in silence. */
  readonly notices: readonly Notice[]
  /** The speaker whose file this is, when the source says so. */
  readonly owner?: string
  /** What the reader went through, by which it is held to dropping nothing. Every reader gives it. */
  readonly tally?: Tally
}
