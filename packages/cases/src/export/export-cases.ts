import { TelltaleError } from '@telltale/model'
import type { CaseLibrary } from '../case-library.js'
import type { CaseRecord } from '../case-record.js'
import { dayOfRecord } from './day-of-record.js'
import { toClaimReview } from './to-claim-review.js'
import { toCsv } from './to-csv.js'
import { toMarkdown } from './to-markdown.js'
import { toMisp } from './to-misp.js'
import { toStix } from './to-stix.js'

/** The notations that cases can be written in for others. */
export const EXPORT_FORMATS = ['json', 'csv', 'stix', 'misp', 'claimreview', 'markdown'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/**
 * Writes cases for others: as records, as a table of claims, as a STIX 2.1 bundle, as MISP events, as schema.org
 * ClaimReviews, or as a text with headings. The same cases always give the same bytes.
 *
 * @param language - Of our own sentences and titles; quotes and published titles stay as they are.
 * @param address - Where the site of the library stands, with a slash at the end: reviews then name their page.
 * @throws {TelltaleError} `usage/bad-value` when the library has no wording in that language.
 */
export function exportCases(
  library: CaseLibrary,
  records: readonly CaseRecord[],
  format: ExportFormat,
  language: string,
  address?: string,
): string {
  const wording = Object.hasOwn(library.wording, language) ? library.wording[language] : undefined
  if (wording === undefined)
    throw new TelltaleError('usage/bad-value', 'There are no sentences in that language.', 'Use en or zh.')
  const day = library.records.map(dayOfRecord).reduce((newest, each) => (each > newest ? each : newest), '')
  const shown = {
    techniques: library.techniques,
    wording,
    language,
    day,
    ...(address === undefined ? {} : { address }),
  }
  switch (format) {
    case 'json':
      return written(records)
    case 'csv':
      return toCsv(records, shown)
    case 'stix':
      return written(toStix(records, shown))
    case 'misp':
      return written(toMisp(records, shown))
    case 'claimreview':
      return written(toClaimReview(records, shown))
    case 'markdown':
      return toMarkdown(records, shown)
  }
}

function written(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
