import type { Finding, FindingSpan, Report } from '@telltale/model'

import { maskReport } from './mask-report.js'
import { writeJson } from './write-json.js'

export interface SarifOptions {
  /** Replaces every word of the user's with its length. */
  readonly mask?: boolean
  readonly pretty?: boolean
}

/**
 * Writes reports as SARIF 2.1.0, for tools that gather findings. One run for each report.
 *
 * A turn is the artifact of a place, named by the report and the turn alone. Where the report says which of several files
 * it is about, that file is the run's target, by the path the report has; a masked log has none. A region counts UTF-16 units from the start of the turn's original text; the region around it is the rest of the sentence, as
 * far as the report has it, and is left out of a masked log. Levels never go beyond `warning`, because a person
 * has to judge; what the person did is never more than a `note`.
 */
export function renderSarif(reports: readonly Report[], options: SarifOptions = {}): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: reports.map((report) => runOf(options.mask === true ? maskedReport(report) : report)),
  }
  return writeJson(log, options.pretty === true)
}

/** Without the surroundings: a region needs their length in units, and a mask tells it in characters. */
function maskedReport(report: Report): Report {
  const { findings, ...kept } = maskReport(report)
  return {
    ...kept,
    findings: findings.map((finding) => ({
      ...finding,
      spans: finding.spans.map((span) => ({ ...span, before: '', after: '' })),
    })),
  }
}

function runOf(report: Report): unknown {
  const first = new Map<string, Finding>()
  for (const finding of report.findings) if (!first.has(finding.rule)) first.set(finding.rule, finding)
  const rules = [...first.values()]
  const indexes = new Map(rules.map((finding, index) => [finding.rule, index]))
  return {
    tool: {
      driver: {
        name: 'Telltale',
        version: report.pack.version,
        rules: rules.map(ruleOf),
      },
    },
    automationDetails: { id: `telltale/${report.id}` },
    columnKind: 'utf16CodeUnits',
    ...artifactsOf(report),
    ...(/^[a-z]{2}(?:-[A-Z]{2})?$/.test(report.language) ? { language: report.language } : {}),
    results: report.findings.map((finding) => resultOf(finding, indexes.get(finding.rule) ?? 0, report)),
    properties: {
      outcome: report.outcome,
      score: report.score,
      summary: report.summary,
      sureness: report.sureness,
      innocentReading: report.innocentReading,
      packDigest: report.pack.digest,
    },
  }
}

/** The file that was read. Its places cannot be given as lines of it: a turn may have been put together from much else. */
function artifactsOf({ file }: Report): Readonly<Record<string, unknown>> {
  if (file?.name === undefined) return {}
  const uri = file.name
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return { artifacts: [{ location: { uri }, roles: ['analysisTarget'] }] }
}

function ruleOf(finding: Finding): unknown {
  return {
    id: finding.rule,
    shortDescription: { text: finding.title },
    fullDescription: { text: finding.why },
    ...(finding.couldAlsoBe.length === 0 ? {} : { help: { text: finding.couldAlsoBe.join('\n') } }),
    defaultConfiguration: { level: 'note' },
    properties: { stage: finding.stage },
  }
}

function resultOf(finding: Finding, ruleIndex: number, report: Report): unknown {
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: finding.stage !== 'person' && finding.score >= 0.5 ? 'warning' : 'note',
    message: { text: `${finding.title}. ${finding.why}` },
    locations: finding.spans.slice(0, 1).map((span) => locationOf(span, report)),
    relatedLocations: finding.spans.slice(1).map((span, index) => ({ id: index + 1, ...locationOf(span, report) })),
    rank: Math.round(Math.min(1, Math.max(0, finding.score)) * 1000) / 10,
    properties: {
      stage: finding.stage,
      by: finding.by,
      basis: finding.basis,
      score: finding.score,
      couldAlsoBe: finding.couldAlsoBe,
    },
  }
}

function locationOf(span: FindingSpan, report: Report): Readonly<Record<string, unknown>> {
  const turn = String(span.turn + 1)
  const artifact = `telltale/${report.id.replace(/[^\w.-]/g, '_')}/turn/${turn}`
  return {
    physicalLocation: {
      artifactLocation: { uri: artifact },
      region: { charOffset: span.start, charLength: span.end - span.start, snippet: { text: span.quote } },
      ...contextOf(span),
    },
    logicalLocations: [{ name: turn, fullyQualifiedName: artifact, kind: 'turn' }],
    properties: { speaker: span.speaker, ...(span.at === undefined ? {} : { at: span.at }) },
  }
}

/** The sentence around a quote, which a region may not claim to be when there is none. */
function contextOf({ start, end, before, quote, after }: FindingSpan): Readonly<Record<string, unknown>> {
  if ((before === '' && after === '') || before.length > start) return {}
  return {
    contextRegion: {
      charOffset: start - before.length,
      charLength: before.length + end - start + after.length,
      snippet: { text: before + quote + after },
    },
  }
}
