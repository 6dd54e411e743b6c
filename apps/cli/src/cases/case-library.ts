import { fill, sentenceFor, type CaseLibrary, type CaseRecord } from '@telltale/cases'
import { TelltaleError, type Wording } from '@telltale/model'
import { languageOf } from '../language-of.js'
import type { Invocation } from '../run.js'

/** The library and how to speak of it. */
export interface OpenLibrary {
  readonly library: CaseLibrary
  readonly language: string
  readonly wording: Wording
  /** A sentence of the wording with its places filled in. */
  readonly say: (key: string, places?: Readonly<Record<string, string | number>>) => string
  /** How many columns there are for text. */
  readonly width: number
}

/** Loads the published cases, which nothing but these commands needs. */
export async function openLibrary({ options }: Pick<Invocation, 'options'>): Promise<OpenLibrary> {
  const { library } = await import('@telltale/packs/cases')
  const language = languageOf(options)
  const wording = library.wording[language] ?? library.wording['en'] ?? {}
  const columns = process.stdout.columns || Number(process.env['COLUMNS']) || 80
  return {
    library,
    language,
    wording,
    say: (key, places) => fill(sentenceFor(wording, key), places ?? {}),
    width: Math.max(40, Math.min(columns, 100)),
  }
}

/** @throws {TelltaleError} `usage/unknown-case` when there is none of that id. */
export function caseOf({ records }: CaseLibrary, id: string): CaseRecord {
  const record = records.find((each) => each.id === id)
  if (record) return record
  throw new TelltaleError(
    'usage/unknown-case',
    'There is no published case of that name in the library.',
    'Run telltale cases list to see them all.',
  )
}

/** @throws {TelltaleError} `usage/no-input` when nothing was named. */
export function operandOf(operand: string | undefined, what: string): string {
  if (operand !== undefined) return operand
  throw new TelltaleError('usage/no-input', `No ${what} was named.`, 'Run telltale cases --help to see how.')
}

/** The notation asked for, of those that fit. @throws {TelltaleError} `usage/bad-value` for another. */
export function formatOf<T extends string>({ options }: Pick<Invocation, 'options'>, known: readonly [T, ...T[]]): T {
  const asked = options['format']
  if (asked === undefined) return known[0]
  const found = known.find((each) => each === asked)
  if (found !== undefined) return found
  throw new TelltaleError('usage/bad-value', '--format does not fit there.', `Use one of: ${known.join(', ')}.`)
}

/** Writes a value for programs. */
export function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
