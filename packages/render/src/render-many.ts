import type { Report, Wording } from '@telltale/model'

import { htmlDocument } from './html-document.js'
import { layOut } from './lay-out.js'
import { maskReport } from './mask-report.js'
import { orderReport } from './order-report.js'
import { renderMarkdown } from './render-markdown.js'
import { renderSarif } from './render-sarif.js'
import { renderText, type TextOptions } from './render-text.js'
import { say } from './say.js'
import { writeJson } from './write-json.js'

export type Format = 'text' | 'html' | 'markdown' | 'json' | 'sarif'

export interface ManyOptions extends TextOptions {
  /** Breaks JSON and SARIF into indented lines. */
  readonly pretty?: boolean
}

/**
 * Writes several reports as one file, in the order given: an archive holds many conversations.
 *
 * JSON becomes an array of reports, SARIF one run for each; the pages for people number the reports.
 */
export function renderMany(
  reports: readonly Report[],
  format: Format,
  wording: Wording,
  options: ManyOptions = {},
): string {
  const parts = reports.map((_, index) =>
    say(wording, 'label.part', { number: String(index + 1), count: String(reports.length) }),
  )
  const mask = options.mask === true
  switch (format) {
    case 'text':
      return reports.map((report, index) => `${parts[index]}\n\n${renderText(report, wording, options)}`).join('\n\n')
    case 'markdown':
      return [
        `# ${say(wording, 'label.title-many')}\n`,
        ...reports.map((report, index) => `${parts[index]}\n\n${renderMarkdown(report, wording, { mask, level: 2 })}`),
      ].join('\n')
    case 'html':
      return htmlDocument(
        reports.map((report) => layOut(report, wording, mask)),
        { title: say(wording, 'label.title-many'), contents: say(wording, 'label.contents'), parts },
      )
    case 'json':
      return writeJson(
        reports.map((report) => orderReport(mask ? maskReport(report) : report)),
        options.pretty === true,
      )
    case 'sarif':
      return renderSarif(reports, { mask, pretty: options.pretty === true })
  }
}
