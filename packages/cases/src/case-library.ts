import type { Wording } from '@telltale/model'
import type { CaseRecord, SourceKind, Texts } from './case-record.js'

/** A published account or study that a rule names by another id than that of a record. */
export interface PublishedAccount {
  readonly title: string
  readonly publisher: string
  readonly year: number
  readonly address?: string
  readonly kind: SourceKind | 'dataset'
  /** The ids of the records that have this account among their sources. */
  readonly records: readonly string[]
}

/** All records and everything that is needed to show them, as data: built from the files under `packs/`, and checked. */
export interface CaseLibrary {
  readonly libraryVersion: 1
  readonly version: string
  /** SHA-256, in hexadecimal, of the library's JSON without this member. */
  readonly digest: string
  /** By id. */
  readonly records: readonly CaseRecord[]
  /** The titles of all rules, by id. */
  readonly techniques: Readonly<Record<string, Texts>>
  /** By the id that rules name them with. */
  readonly accounts: Readonly<Record<string, PublishedAccount>>
  /** Every sentence about cases, and the names of stages, kinds and countries, by language. */
  readonly wording: Readonly<Record<string, Wording>>
}
