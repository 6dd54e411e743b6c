import { checkRecord, sayShapeProblems, type CaseRecord, type RecordProblem } from '@telltale/cases'
import { schemaValidator } from './schema-validator.js'

export interface CaseCheck {
  /** The record, when it has the shape of one. */
  readonly record?: CaseRecord
  readonly problems: readonly RecordProblem[]
}

/**
 * Checks a file of a case: its shape against the published schema, and then what a schema cannot say.
 *
 * @param rules - The life of each rule by its id.
 * @param today - As `2026-11-22`; nothing may be dated later.
 */
export function checkCase(
  data: unknown,
  schemaPath: string,
  rules: ReadonlyMap<string, string>,
  today?: string,
): CaseCheck {
  const validate = validatorFor(schemaPath)
  if (!validate(data)) return { problems: sayShapeProblems(data, validate.errors ?? []) }
  const problems = checkRecord(data, {
    rules,
    isCountry,
    isCurrency,
    ...(today === undefined ? {} : { today }),
  })
  return { record: data, problems }
}

function isCountry(code: string): boolean {
  const name = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code)
  // `UK` and other old codes are answered with the name of the one that took their place.
  return name !== undefined && new Intl.Locale(`und-${code}`).toString() === `und-${code}` && code !== 'ZZ'
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

function isCurrency(code: string): boolean {
  return CURRENCIES.has(code)
}

const validatorFor = schemaValidator<CaseRecord>()
