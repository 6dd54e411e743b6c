import type { ExposureKind } from './exposure-kind.js'
import type { LearnedTable } from './learned-part.js'

/** A head of what was learnt from posts. A kind: do these words give that away? `any`: do they give anything away? */
export type PostHead = ExposureKind | 'any'

/**
 * A small net over the words of a post: a vector for each known word, three layers of convolutions, and from these each kind
 * by word and by the post as a whole. What each part does: `NetEar` in `exposure`.
 */
export interface LearnedNet {
  readonly kinds: readonly ExposureKind[]
  /** How many numbers a word's vector has, and how wide the layers are. */
  readonly vector: number
  readonly width: number
  readonly rows: number
  /** What one unit of a stored number is worth, for each place of a vector. */
  readonly units: readonly number[]
  /**
   * Base64 of the known words, one after the other: key (unsigned, 32 bits, little-endian), then its vector (signed, 8 bits
   * each). The first row stands for all words that are not known; its key is 0.
   */
  readonly words: string
  /** Base64 of the other weights, in the order in which `NetEar` reads them (32-bit floating point, little-endian). */
  readonly layers: string
}

/** What was learnt from posts, as data. `training` writes it, `exposure` listens with it; it comes with the exposure pack. */
export interface LearnedPosts extends LearnedTable<PostHead> {
  /**
   * How much the whole post counts beside its one clearest sentence, 0..1, when both are heard: for `any`, and for a kind.
   */
  readonly wholeShare: { readonly any: number; readonly kind: number }
  /** What was learnt of single words where they stand: is this word part of what is given away? Rarities are all one. */
  readonly words: LearnedTable<PostHead>
  /** How much what is heard word by word counts beside that. */
  readonly wordShare: { readonly any: number; readonly kind: number }
  /** What hears words together that were never met together; without it, the tables alone speak. */
  readonly net?: LearnedNet
  /** How much what the net hears counts beside that. */
  readonly netShare?: { readonly any: number; readonly kind: number }
  /**
   * By language (`en`, `zh`, `other`), what is added to every head, so that the same threshold flags as many innocent posts
   * in each. A language that is not here adds nothing.
   */
  readonly languages?: Readonly<Record<string, number>>
  /** In log odds. */
  readonly thresholds: {
    /** As sure as this that anything is given away, and it is told where no rule saw it. */
    readonly toldFrom: number
    /** As sure as this, and it is told as `careful`. */
    readonly sureFrom: number
    /** Less sure than this, and what rules saw in the words is held to be fine, unless its kind is heard as well. */
    readonly fineBelow: number
    /** From this on a kind is heard well enough for what rules saw of it to stay. */
    readonly keptFrom: number
    /** A kind is told from this on. */
    readonly kindFrom: number
  }
}
