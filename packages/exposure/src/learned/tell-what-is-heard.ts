import type { ExposureKind, ExposureLevel, LearnedPosts } from '@telltale/model'
import type { PostSound } from './post-ear.js'

/** A sentence that sounds as if it gave something away. */
export interface HeardFind {
  readonly kind: ExposureKind
  readonly level: ExposureLevel
  readonly start: number
  readonly end: number
}

/**
 * What is told of a post, or part of a long text, as far as it was heard: nothing where the ear is not sure that there is
 * anything, else each kind that is clear enough, with the sentence that is clearest of it.
 */
export function tellWhatIsHeard(
  { any, kinds }: PostSound,
  { toldFrom, sureFrom, kindFrom }: LearnedPosts['thresholds'],
): readonly HeardFind[] {
  if (any < toldFrom) return []
  const level = any >= sureFrom ? 'careful' : 'mind'
  return kinds.flatMap(({ kind, odds, start, end }) => (odds < kindFrom ? [] : [{ kind, level, start, end }]))
}
