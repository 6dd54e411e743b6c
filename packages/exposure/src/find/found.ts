import type { ExposureLevel } from '@telltale/model'

/** A stretch of a text that gives something away. Places count UTF-16 units of the text as it was given. */
export interface Found {
  /** Index of the rule in `CompiledExposurePack.exposures`. */
  readonly exposure: number
  readonly start: number
  readonly end: number
  /** A finder of numbers, keys or addresses saw it, and not only words did. */
  readonly identified?: true
  /** Where it is not the rule's own. */
  readonly level?: ExposureLevel
}
