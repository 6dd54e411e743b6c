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
const STEPS_OF_TOLD = Array.from({ length: 31 }, (_, index) => 0.6 + index / 6)
const STEPS_OF_KINDS = [-1.5, -1.25, -1, -0.75, -0.5, -0.25, 0]
const STEPS_OF_FINE = [0, 0.5, 1, 1.5, 2, 2.5, 3]
const STEPS_OF_KEPT = [-1.5, -1, -0.5, 0, 0.5, 1]

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
  let best: { readonly f1: number; readonly thresholds: Thresholds } | undefined
  for (const toldFrom of STEPS_OF_TOLD.map(rounded))
    for (const kindFrom of STEPS_OF_KINDS)
      for (const fineBelow of STEPS_OF_FINE)
        for (const keptFrom of STEPS_OF_KEPT) {
          const thresholds = { toldFrom, sureFrom, fineBelow, keptFrom, kindFrom }
          const { f1, flagged, flaggedOfOthers } = judge(scored, isOther, thresholds)
          if (flagged > MOST_FLAGGED || flaggedOfOthers > MOST_FLAGGED_OF_OTHERS) continue
          if (!best || f1 > best.f1) best = { f1, thresholds }
        }
  return best?.thresholds ?? { toldFrom: Infinity, sureFrom: Infinity, fineBelow: -Infinity, keptFrom: 0, kindFrom: 0 }
}

/** F1 over all kinds in posts of the other authors, and the shares of innocent posts that are flagged. */
function judge(
  scored: readonly ScoredPost[],
  isOther: (post: CorpusPost) => boolean,
  thresholds: Thresholds,
): { readonly f1: number; readonly flagged: number; readonly flaggedOfOthers: number } {
  const counts = { right: 0, wrong: 0, missed: 0 }
  const innocent = { all: 0, others: 0 }
  const flagged = { all: 0, others: 0 }
  for (const each of scored) {
    const found = kindsOf(each, 'both', thresholds)
    const { labels } = each.post
    const isOthers = isOther(each.post)
    if (labels.length === 0) {
      innocent.all++
      if (isOthers) innocent.others++
      if (found.size > 0) flagged.all++
      if (found.size > 0 && isOthers) flagged.others++
    }
    if (!isOthers) continue
    const labelled = new Set(labels.map(({ kind }) => kind))
    for (const kind of found) labelled.has(kind) ? counts.right++ : counts.wrong++
    for (const kind of labelled) if (!found.has(kind)) counts.missed++
  }
  return {
    f1: scores(counts).f1 ?? 0,
    flagged: flagged.all / Math.max(1, innocent.all),
    flaggedOfOthers: flagged.others / Math.max(1, innocent.others),
  }
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

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
