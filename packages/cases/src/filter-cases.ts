import type { CaseLibrary } from './case-library.js'
import type { CaseRecord } from './case-record.js'
import { gradeCase } from './grade-case.js'

/** What cases are chosen by. What is not given chooses nothing away; everything that is given must fit. */
export interface CaseFilter {
  readonly stage?: string
  /** The id of a rule: `hook/harmless-first-task`, or `person/took-money`. */
  readonly technique?: string
  readonly kind?: string
  /** A country on either side, ISO 3166-1. */
  readonly country?: string
  /** A year in which it is told to have happened. */
  readonly year?: number
  /** The language of one of its sources. */
  readonly language?: string
  /** `B`, `2` or `B2`: this grade or better, in each of the two. */
  readonly grade?: string
}

/** Best first. What cannot be judged comes after what is possible and before what is doubtful. */
const RELIABLE = 'ABCDFE'
const CREDIBLE = '123645'

/** The cases that fit, in the order of the library. */
export function filterCases({ records }: Pick<CaseLibrary, 'records'>, filter: CaseFilter): readonly CaseRecord[] {
  return records.filter((record) => fits(record, filter))
}

function fits(record: CaseRecord, { stage, technique, kind, country, year, language, grade }: CaseFilter): boolean {
  const { alleging, alleged } = record.countries
  return (
    (stage === undefined || record.stages.some((told) => told.stage === stage)) &&
    (technique === undefined ||
      record.stages.some(({ techniques }) => techniques.includes(technique)) ||
      record.did?.includes(technique) === true) &&
    (kind === undefined || record.kind === kind) &&
    (country === undefined || alleging.includes(country) || alleged.includes(country)) &&
    (year === undefined || (record.years.from <= year && year <= (record.years.to ?? record.years.from))) &&
    (language === undefined || record.sources.some((source) => isLanguage(source.language, language))) &&
    (grade === undefined || reaches(record, grade))
  )
}

/** `zh` asks for `zh-TW` too. */
function isLanguage(found: string, wanted: string): boolean {
  return found === wanted || found.startsWith(`${wanted}-`)
}

function reaches(record: CaseRecord, grade: string): boolean {
  const letter = /[A-F]/u.exec(grade)?.[0] ?? 'E'
  const figure = /[1-6]/u.exec(grade)?.[0] ?? '5'
  const { reliability, credibility } = gradeCase(record)
  return (
    RELIABLE.indexOf(reliability) <= RELIABLE.indexOf(letter) &&
    CREDIBLE.indexOf(String(credibility)) <= CREDIBLE.indexOf(figure)
  )
}
