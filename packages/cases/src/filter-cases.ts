import type { CaseLibrary } from './case-library.js'
import type { CaseRecord } from './case-record.js'
import { gradeCase } from './grade-case.js'
import { CREDIBLE_FIRST, RELIABLE_FIRST } from './grade-order.js'

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
  const { reliability, credibility } = gradeCase(record)
  return isAtLeast(RELIABLE_FIRST, reliability, grade) && isAtLeast(CREDIBLE_FIRST, credibility, grade)
}

/** Whether a value ranks as high as the one that the grade names, or the grade names none of these. */
function isAtLeast<T extends string | number>(bestFirst: readonly T[], value: T, grade: string): boolean {
  const wanted = bestFirst.findIndex((each) => grade.includes(String(each)))
  return wanted === -1 || bestFirst.indexOf(value) <= wanted
}
