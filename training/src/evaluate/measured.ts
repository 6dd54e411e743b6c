import type { Report, Turn } from '@telltale/model'
import type { CorpusConversation } from '../read-corpus.js'

/** One conversation of the corpus with all that its measurement needs. */
export interface Measured {
  readonly conversation: CorpusConversation
  readonly report: Report
  /** The outcome is caution or pattern. */
  readonly isAlarm: boolean
  /** What the trigram baseline says of all its words. */
  readonly baseline: number
}

/** The two readers that are held against each other. */
export interface Readers {
  readonly analyse: (turns: readonly Turn[]) => Report
  readonly baseline: (turns: readonly Turn[]) => number
}
