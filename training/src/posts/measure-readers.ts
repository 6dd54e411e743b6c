import { EXPOSURE_KINDS, type ExposureKind } from '@telltale/model'
import type { CorpusPost } from './read-posts.js'
import type { PostReader } from './post-reader.js'

/** How often a reader was right. */
export interface Counts {
  readonly right: number
  readonly wrong: number
  readonly missed: number
}

/** What a reader made of some posts. */
export interface PostMeasure {
  readonly kinds: ReadonlyMap<ExposureKind, Counts>
  readonly all: Counts
  readonly innocent: number
  readonly flagged: number
  readonly exposing: number
  /** Posts that give something away and in which anything at all was found. */
  readonly noticed: number
}

/** Counts, for every kind, in how many posts it was found rightly, wrongly, and not. */
export function measureReader(posts: readonly CorpusPost[], read: PostReader): PostMeasure {
  const kinds = new Map<ExposureKind, { right: number; wrong: number; missed: number }>(
    EXPOSURE_KINDS.map((kind) => [kind, { right: 0, wrong: 0, missed: 0 }]),
  )
  const all = { right: 0, wrong: 0, missed: 0 }
  let innocent = 0
  let flagged = 0
  let noticed = 0
  for (const { text, labels } of posts) {
    const found = read(text)
    const labelled = new Set(labels.map(({ kind }) => kind))
    if (labelled.size === 0) {
      innocent++
      if (found.size > 0) flagged++
    } else if (found.size > 0) noticed++
    for (const [kind, counts] of kinds) {
      const outcome = found.has(kind)
        ? labelled.has(kind)
          ? 'right'
          : 'wrong'
        : labelled.has(kind)
          ? 'missed'
          : undefined
      if (outcome === undefined) continue
      counts[outcome]++
      all[outcome]++
    }
  }
  return { kinds, all, innocent, flagged, exposing: posts.length - innocent, noticed }
}
