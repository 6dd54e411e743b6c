/**
 * The eight stages of a recruitment approach, in the order in which they usually appear.
 * Not every approach has all of them, the order may vary, and a stage may repeat.
 */
export const STAGES = ['contact', 'assess', 'develop', 'hook', 'isolate', 'task', 'leverage', 'handle'] as const

export type Stage = (typeof STAGES)[number]
