import type { Report } from '@telltale/model'

import { maskReport } from './mask-report.js'
import { orderReport } from './order-report.js'
import { writeJson } from './write-json.js'

export interface JsonOptions {
  /** Replaces every word of the user's with its length. */
  readonly mask?: boolean
  /** Breaks the JSON into indented lines. */
  readonly pretty?: boolean
}

/**
 * Writes a report as JSON, for programs: exactly the members of the published schema, always in the same order.
 *
 * The form is an interface: `docs/report.schema.json` describes it. Characters that a terminal or a script would obey
 * are escaped, which changes nothing for a JSON parser.
 */
export function renderJson(report: Report, options: JsonOptions = {}): string {
  return writeJson(orderReport(options.mask === true ? maskReport(report) : report), options.pretty === true)
}
