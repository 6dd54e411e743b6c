import type { Report } from '@telltale/model'
import { pack, renderHtml, renderJson, renderMany, renderMarkdown, renderSarif, renderText } from 'telltale'
import { StrongestReports } from './strongest-reports.js'

/** How reports are to be written. */
export interface WritingOptions {
  readonly format: string
  readonly language: string
  /** Leaves out every word of the conversations. */
  readonly mask: boolean
  /** The output goes to a screen, where colours can be seen. */
  readonly onTerminal: boolean
  /** Told when there are more reports than are shown. */
  readonly onMany: (shown: number, count: number) => void
}

/**
 * Writes reports in one notation, as they come. One alone is written as a report; several as one file that holds them.
 * JSON is handed on while more come, so that a file with any number of conversations takes little memory; what is for
 * people to read is put together at the end, of the reports with the strongest signs.
 *
 * Nothing is handed on before it is known whether there is a second report, and nothing at all when there is none.
 */
export async function* writeReports(
  reports: AsyncIterable<Report>,
  options: WritingOptions,
): AsyncGenerator<string, void, undefined> {
  if (options.format === 'json') yield* writeJsonInTurn(reports, options.mask)
  else yield* writeAtOnce(reports, options)
}

/** The same as a whole array would be, with its reports one by one. */
async function* writeJsonInTurn(
  reports: AsyncIterable<Report>,
  mask: boolean,
): AsyncGenerator<string, void, undefined> {
  let first: string | undefined
  let count = 0
  for await (const report of reports) {
    const json = renderJson(report, { mask, pretty: true }).trimEnd()
    count += 1
    if (count === 1) {
      first = json
      continue
    }
    if (count === 2) yield `[\n${indented(first ?? '')}`
    yield `,\n${indented(json)}`
  }
  if (count === 1) yield `${first ?? ''}\n`
  else if (count > 1) yield '\n]\n'
}

/** No string in JSON holds a line break as it is. */
function indented(json: string): string {
  return json.replace(/^/gmu, '  ')
}

async function* writeAtOnce(
  reports: AsyncIterable<Report>,
  { format, language, mask, onTerminal, onMany }: WritingOptions,
): AsyncGenerator<string, void, undefined> {
  const strongest = new StrongestReports()
  for await (const report of reports) strongest.add(report)
  const kept = strongest.reports()
  const [report] = kept
  if (report === undefined) return
  if (strongest.count > kept.length) onMany(kept.length, strongest.count)
  const wording = pack.wording[language] ?? pack.wording['en'] ?? {}
  const shown = {
    mask,
    pretty: true,
    width: process.stdout.columns || Number(process.env['COLUMNS']) || 80,
    colour: onTerminal && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  }
  const isKnown = format === 'html' || format === 'markdown' || format === 'sarif'
  if (strongest.count > 1) {
    yield ended(renderMany(kept, isKnown ? format : 'text', wording, shown))
    return
  }
  switch (format) {
    case 'html':
      yield ended(renderHtml(report, wording, shown))
      break
    case 'markdown':
      yield ended(renderMarkdown(report, wording, shown))
      break
    case 'sarif':
      yield ended(renderSarif(kept, shown))
      break
    default:
      yield ended(renderText(report, wording, shown))
  }
}

function ended(output: string): string {
  return output.endsWith('\n') ? output : `${output}\n`
}
