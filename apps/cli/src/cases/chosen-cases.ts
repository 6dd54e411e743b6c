import { filterCases, type CaseFilter, type CaseLibrary, type CaseRecord } from '@telltale/cases'
import { TelltaleError } from '@telltale/model'
import type { Invocation } from '../run.js'

/**
 * The cases that the options choose.
 *
 * @throws {TelltaleError} `usage/bad-value` for a year, country, language or grade that is none, `usage/unknown-rule` for a
 *   technique that is none.
 */
export function chosenCases(library: CaseLibrary, { options }: Pick<Invocation, 'options'>): readonly CaseRecord[] {
  return filterCases(library, filterOf(library, options))
}

function filterOf(library: CaseLibrary, options: Invocation['options']): CaseFilter {
  const text = (name: string): string | undefined => {
    const value = options[name]
    return typeof value === 'string' ? value : undefined
  }
  const held = (name: string, form: RegExp, remedy: string): string | undefined => {
    const value = text(name)
    if (value !== undefined && !form.test(value))
      throw new TelltaleError('usage/bad-value', `--${name} does not know that value.`, remedy)
    return value
  }
  const stage = text('stage')
  const kind = text('kind')
  const technique = text('technique')
  const country = held('country', /^[a-z]{2}$/iu, 'Give a country of two letters, as in DE.')?.toUpperCase()
  const year = held('year', /^\d{4}$/u, 'Give a year of four figures, as in 2024.')
  const language = held('language', /^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/iu, 'Give the code of a language, as in zh.')
  const grade = held(
    'grade',
    /^(?:[A-F][1-6]?|[1-6])$/iu,
    'Give a grade from A1 to F6, or a part of one, as in B or 3.',
  )
  if (technique !== undefined && !Object.hasOwn(library.techniques, technique))
    throw new TelltaleError(
      'usage/unknown-rule',
      'There is no technique of that name.',
      'Run telltale rules to see them all.',
    )
  return {
    ...(stage === undefined ? {} : { stage }),
    ...(kind === undefined ? {} : { kind }),
    ...(technique === undefined ? {} : { technique }),
    ...(country === undefined ? {} : { country }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(language === undefined ? {} : { language: language.toLowerCase() }),
    ...(grade === undefined ? {} : { grade: grade.toUpperCase() }),
  }
}
