import type { CaseRecord, Claim, Stance } from '../case-record.js'
import { gradeCase } from '../grade-case.js'
import { gradeClaim } from '../grade-claim.js'
import { textFor } from '../sentences.js'
import type { ExportContext } from './export-context.js'

const COLUMNS = [
  'case',
  'title',
  'kind',
  'alleging',
  'alleged',
  'from',
  'to',
  'status',
  'case_grade',
  'techniques',
  'claim',
  'says',
  'reliability',
  'credibility',
  'because',
  'asserted_by',
  'supported_by',
  'disputed_by',
  'denied_by',
  'addresses',
] as const

/** A table with a row for each claim (RFC 4180), the case's own columns repeated. Lists are joined with a semicolon. */
export function toCsv(records: readonly CaseRecord[], context: ExportContext): string {
  const rows = records.flatMap((record) => record.claims.map((claim) => rowOf(record, claim, context)))
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function rowOf(record: CaseRecord, claim: Claim, { wording }: ExportContext): readonly string[] {
  const { reliability, credibility } = gradeCase(record)
  const grade = gradeClaim(record, claim, wording)
  const by = (wanted: readonly Stance[]): string =>
    claim.stances.flatMap(({ source, stance }) => (wanted.includes(stance) ? [source] : [])).join('; ')
  const row: Readonly<Record<(typeof COLUMNS)[number], string>> = {
    case: record.id,
    title: textFor(record.title, wording),
    kind: record.kind,
    alleging: record.countries.alleging.join('; '),
    alleged: record.countries.alleged.join('; '),
    from: String(record.years.from),
    to: String(record.years.to ?? record.years.from),
    status: record.status,
    case_grade: `${reliability}${credibility}`,
    techniques: record.stages.flatMap(({ techniques }) => techniques).join('; '),
    claim: claim.id,
    says: textFor(claim.says, wording),
    reliability: grade.reliability,
    credibility: String(grade.credibility),
    because: grade.because,
    asserted_by: claim.assertedBy.join('; '),
    supported_by: by(['supports']),
    disputed_by: by(['disputes', 'corrects']),
    denied_by: by(['denies']),
    addresses: record.sources.map(({ address }) => address).join('; '),
  }
  return COLUMNS.map((column) => row[column])
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
