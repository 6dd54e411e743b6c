import type { ExposureKind, LearnedPosts } from '@telltale/model'
import { measureReader, type PostMeasure } from './measure-readers.js'
import type { CorpusPost } from './read-posts.js'
import { scores } from './scores.js'

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

/** So many innocent posts may be flagged: of all, and of those whose authors the rules were not written from. */
const MOST_FLAGGED = 0.0175
const MOST_FLAGGED_OF_OTHERS = 0.02
const KEPT_FROM = -1.5
const STEPS_OF_KINDS = [-1.5, -1.25, -1, -0.75, -0.5]
const STEPS_OF_FINE = [-1, 0, 0.5, 1, 1.25, 1.5, 2]
const MOST_CANDIDATES = 25

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
  const others = scored.filter(({ post }) => isOther(post))
  const innocent = scored
    .filter(({ post }) => post.labels.length === 0)
    .map(({ any }) => any)
    .sort((a, b) => b - a)
  const sureFrom = rounded((innocent[0] ?? 0) + 0.5)
  let best: { readonly f1: number; readonly thresholds: Thresholds } | undefined
  for (const candidate of innocent.slice(0, MOST_CANDIDATES))
    for (const kindFrom of STEPS_OF_KINDS)
      for (const fineBelow of STEPS_OF_FINE) {
        const thresholds = { toldFrom: rounded(candidate + 0.01), sureFrom, fineBelow, keptFrom: KEPT_FROM, kindFrom }
        const ofOthers = measureScored(others, 'both', thresholds)
        const f1 = scores(ofOthers.all).f1 ?? 0
        if (best && f1 <= best.f1) continue
        if (shareFlagged(ofOthers) > MOST_FLAGGED_OF_OTHERS) continue
        if (shareFlagged(measureScored(scored, 'both', thresholds)) > MOST_FLAGGED) continue
        best = { f1, thresholds }
      }
  return best?.thresholds ?? { toldFrom: Infinity, sureFrom: Infinity, fineBelow: -Infinity, keptFrom: 0, kindFrom: 0 }
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

function shareFlagged({ flagged, innocent }: PostMeasure): number {
  return innocent === 0 ? 0 : flagged / innocent
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
