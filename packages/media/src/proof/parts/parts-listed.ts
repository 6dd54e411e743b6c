import type { PackedRange } from '../find-ways.js'

/** What a file is made of. */
export interface PartsListed {
  /** How many parts there are. */
  readonly count: number
  /** Those that are not known to do nothing but show the file: by what kind of part they are, in our own words. */
  readonly unknown: readonly string[]
  /** Where packed pictures, films and sounds lie. */
  readonly packed: readonly PackedRange[]
}

/**
 * Lists the parts of one format. It is written from the format's own definition, apart from the code that cleans, so that
 * a mistake there is not made here again.
 *
 * @returns Undefined when the bytes are not of this format, or damaged.
 */
export type ListParts = (bytes: Uint8Array) => PartsListed | undefined

/** Gathers what is listed. */
export class PartsList implements PartsListed {
  count = 0
  readonly unknown: string[] = []
  readonly packed: PackedRange[] = []

  /** A part that is known; with a reason, one that is not. */
  part(wrong?: string | false): void {
    this.count += 1
    if (wrong !== undefined && wrong !== false) this.unknown.push(wrong)
  }
}
