/** A rule as its author writes it; the shape is checked by packs/rule.schema.json before it is used. */
export interface RuleFile {
  readonly id: string
  readonly status: 'draft' | 'trial' | 'stable' | 'retired'
  readonly by: 'approacher' | 'person' | 'either'
  readonly weight: number
  readonly title: Readonly<Record<string, string>>
  readonly why: Readonly<Record<string, string>>
  readonly 'could-also-be': Readonly<Record<string, readonly string[]>>
  readonly kinds: Readonly<Record<string, number>>
  readonly tags: Readonly<Record<string, readonly string[]>>
  readonly sources: readonly string[]
  readonly facts?: Readonly<Record<string, string>>
  readonly lists?: ListsFile
  readonly match: Readonly<Record<string, readonly PatternEntry[]>>
  readonly told?: Readonly<Record<string, readonly PatternEntry[]>>
  readonly unless?: Readonly<Record<string, readonly string[]>>
  readonly examples: Readonly<Record<string, readonly ExampleEntry[]>>
}

/** List name → language (or `any`) → entries. */
export type ListsFile = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

export interface ConditionEntry {
  readonly say: string | readonly string[]
  readonly by?: 'same' | 'other' | 'any'
  readonly within?: number
  readonly order?: 'before' | 'after' | 'either'
}

export type PatternEntry =
  | string
  | {
      readonly say: string | readonly string[]
      readonly with?: ConditionEntry | readonly ConditionEntry[]
      readonly unless?: readonly string[]
      readonly 'even-if'?: readonly ('negated' | 'reported' | 'warned' | 'retold')[]
      readonly facts?: Readonly<Record<string, string>>
      readonly weight?: number
    }

export interface ExampleEntry {
  readonly says?: string
  readonly talk?: readonly string[]
  readonly told?: string
  readonly finds: readonly string[]
  readonly because?: string
  readonly todo?: string
}
