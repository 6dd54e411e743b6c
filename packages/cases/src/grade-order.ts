import type { Credibility, Reliability } from './case-record.js'

/** From the most reliable down. What cannot be judged is better than what is known to be unreliable. */
export const RELIABLE_FIRST: readonly Reliability[] = ['A', 'B', 'C', 'D', 'F', 'E']

/** From the most credible down. What cannot be judged comes after what is possible and before what is doubtful. */
export const CREDIBLE_FIRST: readonly Credibility[] = [1, 2, 3, 6, 4, 5]
