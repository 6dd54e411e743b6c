import type { ExposureForm, ExposureLevel, ExposureProfile, Sign } from '@telltale/model'
import type { ExampleEntry, ListsFile, PatternEntry } from './rule-file.js'

/** A rule of `packs/exposure` as its author writes it; the shape is checked by packs/exposure.schema.json before it is used. */
export interface ExposureFile {
  readonly id: string
  readonly status: 'draft' | 'trial' | 'stable' | 'retired'
  readonly level: ExposureLevel
  readonly profiles?: Readonly<Partial<Record<ExposureProfile, ExposureLevel>>>
  readonly title: Readonly<Record<string, string>>
  readonly learns: Readonly<Record<string, string>>
  readonly uses?: Readonly<Record<string, string>>
  readonly 'could-also-be': Readonly<Record<string, readonly string[]>>
  readonly instead?: Readonly<Record<string, readonly string[]>>
  readonly signs?: readonly Sign[]
  readonly identifiers?: readonly string[]
  readonly tags?: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly string[]
  readonly lists?: ListsFile
  readonly match?: Readonly<Record<string, readonly ExposurePattern[]>>
  readonly unless?: Readonly<Record<string, readonly string[]>>
  readonly examples?: Readonly<Record<string, readonly ExampleEntry[]>>
}

/** A pattern as in rules about approaches, with a level and a form of its own where it needs them. */
export type ExposurePattern =
  | string
  | (Exclude<PatternEntry, string> & {
      readonly level?: ExposureLevel
      readonly form?: ExposureForm | readonly ExposureForm[]
    })
