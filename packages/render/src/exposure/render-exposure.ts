import type { Wording } from '@telltale/model'

import { htmlDocument } from '../html-document.js'
import { markdownPage } from '../markdown-page.js'
import { say } from '../say.js'
import { textPage, type TextPageOptions } from '../text-page.js'
import { writeJson } from '../write-json.js'
import { layOutExposure } from './lay-out-exposure.js'
import type { LookedAt } from './looked-at.js'
import { orderExposureReport } from './order-exposure-report.js'
import { renderExposureSarif } from './render-exposure-sarif.js'

export type ExposureFormat = 'text' | 'html' | 'markdown' | 'json' | 'sarif'

export interface ExposureOptions extends TextPageOptions {
  /** Breaks JSON and SARIF into indented lines. */
  readonly pretty?: boolean
}

/**
 * Writes reports on postings in one notation, in the order given. One alone is written as a report; several as one file
 * that holds them: JSON as an array, SARIF with a run for each, pages with numbers.
 *
 * None of the words of a posting can steer a terminal or a browser, or become markup or a link. JSON is exactly what
 * `docs/exposure-report.schema.json` describes.
 *
 * @param wording - `CompiledExposurePack.wording` of the language of the reports.
 */
export function renderExposure(
  looked: readonly LookedAt[],
  format: ExposureFormat,
  wording: Wording,
  options: ExposureOptions = {},
): string {
  const pretty = options.pretty === true
  const parts = looked.map((_, index) =>
    say(wording, 'label.part', { number: String(index + 1), count: String(looked.length) }),
  )
  const [only] = looked
  const isOne = looked.length === 1 && only !== undefined
  switch (format) {
    case 'json':
      return writeJson(
        isOne ? orderExposureReport(only.report) : looked.map(({ report }) => orderExposureReport(report)),
        pretty,
      )
    case 'sarif':
      return renderExposureSarif(looked, wording, pretty)
    case 'html':
      return htmlDocument(
        looked.map((each) => layOutExposure(each, wording)),
        isOne
          ? undefined
          : { title: say(wording, 'label.title-many'), contents: say(wording, 'label.contents'), parts },
      )
    case 'markdown':
      if (isOne) return markdownPage(layOutExposure(only, wording))
      return [
        `# ${say(wording, 'label.title-many')}\n`,
        ...looked.map((each, index) => `${parts[index]}\n\n${markdownPage(layOutExposure(each, wording), 2)}`),
      ].join('\n')
    case 'text':
      if (isOne) return textPage(layOutExposure(only, wording), options)
      return looked
        .map((each, index) => `${parts[index]}\n\n${textPage(layOutExposure(each, wording), options)}`)
        .join('\n\n')
  }
}
