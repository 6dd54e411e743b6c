import type { Report, Wording } from '@telltale/model'

import { htmlDocument } from './html-document.js'
import { layOut } from './lay-out.js'

export interface HtmlOptions {
  /** Leaves out every word of the user's. */
  readonly mask?: boolean
}

/** Writes a report as one HTML file, to be read on a phone or printed. It loads nothing and runs nothing. */
export function renderHtml(report: Report, wording: Wording, options: HtmlOptions = {}): string {
  return htmlDocument([layOut(report, wording, options.mask === true)])
}
