import { EXPOSURE_KINDS, type ExposureKind, type LearnedPosts } from '@telltale/model'
import { measureReader, type PostMeasure } from './measure-readers.js'
import type { CorpusPost } from './read-posts.js'

/** A post with what rules saw in it, and what it sounds like to weights that never saw its author. */
export interface ScoredPost {
  readonly post: CorpusPost
  /** Kinds that rest on an identifier, a marking, or something that must not be published. */
  readonly fixed: ReadonlySet<ExposureKind>
  /** Kinds that rest on words alone. */
  readonly worded: ReadonlySet<ExposureKind>
  readonly any: number
  readonly kinds: ReadonlyMap<ExposureKind, number>
}

type Thresholds = LearnedPosts['thresholds']
export type Heard = 'rules' | 'learned' | 'both'

/**
 * So many innocent posts may be flagged: of all, and of those in any one file. Authors differ more from each other than
 * chance, and whoever comes next may be like the one who is hardest to tell.
 */
const MOST_FLAGGED = 0.01
const MOST_FLAGGED_OF_ONE = 0.045
/** A file with fewer innocent posts tells too little. */
const FEWEST_INNOCENT = 100
const STEPS_OF_TOLD = steps(3, 14, 0.25)
const STEPS_OF_KINDS = steps(-3, 2, 0.25)
const STEPS_OF_FINE = steps(0, 10, 1)
const STEPS_OF_KEPT = steps(0, 8, 1)

/** Measures the rules, the learned part, or both, as `expose` puts them together. */
export function measureScored(scored: readonly ScoredPost[], heard: Heard, thresholds: Thresholds): PostMeasure {
  const byPost = new Map(scored.map((each) => [each.post.text, each]))
  return measureReader(
    scored.map(({ post }) => post),
    (text) => {
      const each = byPost.get(text)
      return each === undefined ? new Set() : kindsOf(each, heard, thresholds)
    },
  )
}

/**
 * The thresholds with which both together are right most often in posts whose authors the rules were not written from,
 * as long as few innocent posts are flagged.
 *
 * @param isOther - Whether the rules were not written from the post.
 */
export function chooseThresholds(scored: readonly ScoredPost[], isOther: (post: CorpusPost) => boolean): Thresholds {
  const surest = Math.max(...scored.filter(({ post }) => post.labels.length === 0).map(({ any }) => any))
  const sureFrom = rounded(surest + 0.5)
  const posts = scored.map((each) => packed(each, isOther(each.post)))
  const innocent = posts.filter(({ labels }) => labels === 0)
  const files = [...new Set(innocent.map(({ file }) => file))]
    .map((name) => innocent.filter(({ file }) => file === name))
    .filter((each) => each.length >= FEWEST_INNOCENT)
  let best: { readonly f1: number; readonly thresholds: Thresholds } | undefined
  STEPS_OF_KINDS.forEach((kindFrom, kindStep) => {
    STEPS_OF_KEPT.forEach((keptFrom, keptStep) => {
      for (const toldFrom of STEPS_OF_TOLD)
        for (const fineBelow of STEPS_OF_FINE) {
          const found = ({ fixed, worded, any, heard, kept }: PackedPost): number =>
            fixed |
            (any >= fineBelow ? worded : worded & (kept[keptStep] ?? 0)) |
            (any >= toldFrom ? (heard[kindStep] ?? 0) : 0)
          const isFlagged = (each: PackedPost): boolean => found(each) !== 0
          if (files.some((each) => each.filter(isFlagged).length > MOST_FLAGGED_OF_ONE * each.length)) continue
          if (innocent.filter(isFlagged).length > MOST_FLAGGED * innocent.length) continue
          const f1 = f1Of(posts, found)
          if (!best || f1 > best.f1) best = { f1, thresholds: { toldFrom, sureFrom, fineBelow, keptFrom, kindFrom } }
        }
    })
  })
  return best?.thresholds ?? { toldFrom: Infinity, sureFrom: Infinity, fineBelow: -Infinity, keptFrom: 0, kindFrom: 0 }
}

/** A scored post as bits, one for each kind: tens of thousands of thresholds are tried on each. */
interface PackedPost {
  readonly file: string
  readonly isOthers: boolean
  readonly labels: number
  readonly fixed: number
  readonly worded: number
  readonly any: number
  /** For each step of a threshold, the kinds that are heard from it on. */
  readonly heard: readonly number[]
  readonly kept: readonly number[]
}

function packed({ post, fixed, worded, any, kinds }: ScoredPost, isOthers: boolean): PackedPost {
  const bitsOf = (list: Iterable<ExposureKind>): number => {
    let bits = 0
    for (const kind of list) bits |= 1 << EXPOSURE_KINDS.indexOf(kind)
    return bits
  }
  const from = (step: number): number => bitsOf([...kinds].filter(([, odds]) => odds >= step).map(([kind]) => kind))
  return {
    file: post.file,
    isOthers,
    labels: bitsOf(post.labels.map(({ kind }) => kind)),
    fixed: bitsOf(fixed),
    worded: bitsOf(worded),
    any,
    heard: STEPS_OF_KINDS.map(from),
    kept: STEPS_OF_KEPT.map(from),
  }
}

/** F1 over all kinds in the posts of the other authors. */
function f1Of(posts: readonly PackedPost[], found: (post: PackedPost) => number): number {
  let right = 0
  let told = 0
  let there = 0
  for (const post of posts) {
    if (!post.isOthers) continue
    const bits = found(post)
    right += bitsIn(bits & post.labels)
    told += bitsIn(bits)
    there += bitsIn(post.labels)
  }
  return told + there === 0 ? 0 : (2 * right) / (told + there)
}

function bitsIn(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

function kindsOf({ fixed, worded, any, kinds }: ScoredPost, heard: Heard, thresholds: Thresholds): Set<ExposureKind> {
  const found = new Set<ExposureKind>()
  if (heard !== 'learned') {
    for (const kind of fixed) found.add(kind)
    for (const kind of worded)
      if (heard === 'rules' || any >= thresholds.fineBelow || (kinds.get(kind) ?? -Infinity) >= thresholds.keptFrom)
        found.add(kind)
  }
  if (heard !== 'rules' && any >= thresholds.toldFrom)
    for (const [kind, odds] of kinds) if (odds >= thresholds.kindFrom) found.add(kind)
  return found
}

function steps(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => rounded(from + index * step))
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
