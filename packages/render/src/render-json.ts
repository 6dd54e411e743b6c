import { isRecord, type Report } from '@telltale/model'

import { maskReport } from './mask-report.js'
import { writeJson } from './write-json.js'

export interface JsonOptions {
  /** Replaces every word of the user's with its length. */
  readonly mask?: boolean
  /** Breaks the JSON into indented lines. */
  readonly pretty?: boolean
}

/** The members of a type, in the order in which they are written. `true` stands for a plain value. */
type Shape<T> = T extends string | number | boolean
  ? true
  : T extends readonly (infer Item)[]
    ? readonly [Shape<NonNullable<Item>>]
    : { readonly [Name in keyof T]-?: Shape<NonNullable<T[Name]>> }

const span = { turn: true, start: true, end: true } as const
const accountQuote = { ...span, quote: true } as const
const advice = { id: true, text: true } as const
const step = { ...advice, findings: [true] } as const

const REPORT = {
  reportVersion: true,
  id: true,
  language: true,
  pack: { version: true, digest: true },
  voice: true,
  format: true,
  title: true,
  turns: true,
  outcome: true,
  score: true,
  summary: true,
  sureness: true,
  innocentReading: true,
  kinds: [{ kind: true, name: true, score: true }],
  stages: [{ stage: true, name: true, score: true, findings: [true] }],
  findings: [
    {
      rule: true,
      stage: true,
      by: true,
      score: true,
      basis: true,
      title: true,
      why: true,
      spans: [{ ...span, quote: true, speaker: true, at: true }],
      couldAlsoBe: [true],
    },
  ],
  firstAlertTurn: true,
  approacher: { speaker: true, persona: [step], offers: [step], wants: [step], force: [step] },
  person: { speaker: true, assumed: true, howFarIn: [step] },
  account: {
    people: [{ name: true, role: true, quote: accountQuote, persona: true, findings: [true] }],
    payments: [accountQuote],
    outcomes: [accountQuote],
    doubts: [accountQuote],
  },
  precedents: [{ id: true, title: true, year: true, source: true, address: true, disputed: true, shared: [true] }],
  settle: [{ ...advice, persona: true }],
  next: [advice],
  now: [advice],
  limits: [advice],
  notices: [{ code: true, text: true, line: true, count: true }],
} as const satisfies Shape<Report>

/**
 * Writes a report as JSON, for programs: exactly the members of the published schema, always in the same order.
 *
 * The form is an interface: `docs/report.schema.json` describes it. Characters that a terminal or a script would obey
 * are escaped, which changes nothing for a JSON parser.
 */
export function renderJson(report: Report, options: JsonOptions = {}): string {
  return writeJson(jsonOf(report, options.mask === true), options.pretty === true)
}

/** The report as a plain value with its members in order, ready to be written. */
export function jsonOf(report: Report, mask: boolean): unknown {
  return inOrder(mask ? maskReport(report) : report, REPORT)
}

function inOrder(value: unknown, shape: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(shape)) return value.map((item: unknown) => inOrder(item, shape[0]))
  if (!isRecord(value) || !isRecord(shape)) return value
  return Object.fromEntries(
    Object.keys(shape)
      .filter((name) => value[name] !== undefined)
      .map((name) => [name, inOrder(value[name], shape[name])]),
  )
}
