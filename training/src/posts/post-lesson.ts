import type { ExposureKind } from '@telltale/model'

/** A text to learn from, from whichever source. */
export interface PostLesson {
  /** Whose it is. Splits are made by it, so that a figure holds for authors never seen. */
  readonly file: string
  readonly text: string
  readonly labels: readonly { readonly kind: ExposureKind; readonly quote: string }[]
  /** The only kind of which it is known whether it is there; left out where all are. */
  readonly only?: ExposureKind
  /** How much it counts beside a post of the corpus. */
  readonly share: number
}
