import type { Report, Wording } from '@telltale/model'

import { layOut } from './lay-out.js'
import { markdownPage } from './markdown-page.js'

export interface MarkdownOptions {
  /** Leaves out every word of the user's. */
  readonly mask?: boolean
  /** How deep the title stands. 1 when not given. */
  readonly level?: 1 | 2
}

/** Writes a report as Markdown, to be pasted into a ticket or a letter. None of the user's words is markup in it. */
export function renderMarkdown(report: Report, wording: Wording, options: MarkdownOptions = {}): string {
  return markdownPage(layOut(report, wording, options.mask === true), options.level)
}
