import { KINDS, STAGES } from '@telltale/model'
import type { CaseRecord } from '../case-record.js'
import { filterCases } from '../filter-cases.js'
import { gradeOf, sayGrade } from './case-entries.js'
import type { Site } from './site.js'

/** Cases that have something in common, and what that is. */
export interface Choice {
  /** What they are chosen by: `stage`. */
  readonly by: 'stage' | 'kind' | 'country' | 'year' | 'language' | 'grade'
  readonly value: string
  readonly name: string
  /** What it means, where its name does not say. */
  readonly note?: string
  readonly records: readonly CaseRecord[]
}

/** Every list of cases there is beside those of techniques, without the empty ones. */
export function choicesOf(site: Site): readonly Choice[] {
  const { library, say } = site
  const { records } = library
  const values = (of: (record: CaseRecord) => readonly (string | number)[]): readonly string[] =>
    [...new Set(records.flatMap(of).map(String))].sort()
  const choice = (by: Choice['by'], value: string, name: string, note?: string): Choice => ({
    by,
    value,
    name,
    ...(note === undefined ? {} : { note }),
    records:
      by === 'grade'
        ? records.filter((record) => gradeOf(record) === value)
        : filterCases(library, { [by]: by === 'year' ? Number(value) : value }),
  })
  return [
    ...STAGES.map((stage) => choice('stage', stage, say(`stage.${stage}.name`), say(`site.stage-note.${stage}`))),
    ...KINDS.map((kind) => choice('kind', kind, say(`kind.${kind}.name`))),
    ...values(({ countries: { alleging, alleged } }) => [...alleging, ...alleged]).map((code) =>
      choice('country', code, say(`country.${code}`), say('site.country-note')),
    ),
    ...values(({ years: { from, to } }) => [from, to ?? from])
      .toReversed()
      .map((year) => choice('year', year, year)),
    ...values(({ sources }) => sources.map(({ language }) => language)).map((code) =>
      choice('language', code, say(`site.language.${code}`), say('site.language-note')),
    ),
    ...values((record) => [gradeOf(record)]).map((grade) => choice('grade', grade, grade, sayGrade(grade, site))),
  ].filter((each) => each.records.length > 0)
}
