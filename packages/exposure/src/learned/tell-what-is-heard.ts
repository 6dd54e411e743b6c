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
 *
 * @param parts - Of how many parts of one text it is one. What is sure enough of one post would be heard by chance somewhere
 * in many: the more parts, the surer it has to be, and of a long text nothing is told but what is worth a thought.
 */
export function tellWhatIsHeard(
  { any, kinds }: PostSound,
  { toldFrom, sureFrom, kindFrom }: LearnedPosts['thresholds'],
  parts = 1,
): readonly HeardFind[] {
  const more = Math.log(parts)
  if (any < toldFrom + more) return []
  const level = any >= sureFrom && parts === 1 ? 'careful' : 'mind'
  return kinds.flatMap(({ kind, odds, start, end }) => (odds < kindFrom + more ? [] : [{ kind, level, start, end }]))
}
