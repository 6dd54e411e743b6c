import type { Stage } from '@telltale/model'

/** The stages that cost somebody something. What comes before them, every honest job, survey and courtship begins with as well. */
const BEYOND_GROUNDWORK: readonly Stage[] = ['hook', 'isolate', 'task', 'leverage', 'handle']
/** One of them counts from here on. */
const REACHED = 0.3

/** Tells whether something beyond the groundwork was seen: bait, secrecy, an ask, force or a lasting arrangement. */
export function goesBeyond(stages: Readonly<Record<Stage, number>>): boolean {
  return BEYOND_GROUNDWORK.some((stage) => stages[stage] >= REACHED)
}
