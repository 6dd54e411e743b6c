import type { ExposureReport, Posting } from '@telltale/model'

/** A report on a posting, with what else a page may show of that posting. */
export interface LookedAt {
  readonly report: ExposureReport
  /** What was looked at: for lines and columns, and for the words before and after a change. */
  readonly posting?: Posting
  /** Of each item: where it is, as a relative path with slashes. Only for tools that mark places in files. */
  readonly paths?: readonly (string | undefined)[]
  /** Small copies of pictures and pages, to draw the findings on. Left out, the boxes stand in an empty frame. */
  readonly pictures?: readonly ShownPicture[]
}

/** A picture that a page may hold within itself. */
export interface ShownPicture {
  readonly item: number
  /** From 0. */
  readonly page: number
  /** `data:image/png;base64,…` or `data:image/jpeg;base64,…`; anything else is not shown. */
  readonly image: string
}
