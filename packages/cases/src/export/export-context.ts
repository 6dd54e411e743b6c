import type { Wording } from '@telltale/model'
import type { CaseLibrary } from '../case-library.js'

/** What every notation needs beside the records: titles of techniques, and sentences in one language. */
export interface ExportContext {
  readonly techniques: CaseLibrary['techniques']
  readonly wording: Wording
  readonly language: string
  /** The newest day of any record of the library, exported or not. */
  readonly day: string
  /** Where the site of the library stands, with a slash at the end; left out where that is not known. */
  readonly address?: string
}
