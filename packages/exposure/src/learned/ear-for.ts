import type { CompiledExposurePack, LearnedPosts } from '@telltale/model'
import { PostEar } from './post-ear.js'

const ears = new WeakMap<LearnedPosts, PostEar>()

/** The ear of a pack, made once. */
export function earFor(learned: LearnedPosts, pack: CompiledExposurePack): PostEar {
  let ear = ears.get(learned)
  if (!ear) ears.set(learned, (ear = new PostEar(learned, pack)))
  return ear
}
