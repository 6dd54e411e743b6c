import type { Report, Wording } from '@telltale/model'

import { layOut } from './lay-out.js'
import { textPage, type TextPageOptions } from './text-page.js'

export interface TextOptions extends TextPageOptions {
  /** Leaves out every word of the user's. */
  readonly mask?: boolean
}

/** Shows a report on a terminal, for a person. No text of the report can steer the terminal. */
export function renderText(report: Report, wording: Wording, options: TextOptions = {}): string {
  return textPage(layOut(report, wording, options.mask === true), options)
}
