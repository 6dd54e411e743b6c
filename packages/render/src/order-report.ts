import type { Report } from '@telltale/model'

import { inOrder, type Shape } from './in-order.js'

const span = { turn: true, start: true, end: true } as const
const accountQuote = { ...span, quote: true } as const
const advice = { id: true, text: true } as const
const step = { ...advice, findings: [true] } as const
const findingSpan = { ...span, before: true, quote: true, after: true, speaker: true, at: true, learned: true } as const

const REPORT = {
  reportVersion: true,
  id: true,
  language: true,
  pack: { version: true, digest: true },
  voice: true,
  format: true,
  file: { number: true, name: true },
  title: true,
  turns: true,
  outcome: true,
  score: true,
  summary: true,
  sureness: true,
  innocentReading: true,
  against: [{ rule: true, title: true, why: true, spans: [findingSpan], couldAlsoBe: [true] }],
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
      spans: [findingSpan],
      couldAlsoBe: [true],
    },
  ],
  firstAlertTurn: true,
  approacher: { speaker: true, persona: [step], offers: [step], wants: [step], force: [step] },
  person: { speaker: true, assumed: true, howFarIn: [step] },
  account: {
    people: [{ name: true, role: true, quote: accountQuote, persona: true, findings: [true] }],
    payments: [accountQuote],
    handedOver: [accountQuote],
    outcomes: [accountQuote],
    doubts: [accountQuote],
  },
  precedents: [
    {
      id: true,
      title: true,
      year: true,
      source: true,
      address: true,
      disputed: true,
      grade: true,
      shared: [true],
      inOrder: [true],
    },
  ],
  settle: [{ ...advice, persona: true }],
  next: [{ ...advice, counted: { stage: true, cases: true, of: true } }],
  now: [advice],
  limits: [advice],
  notices: [{ code: true, text: true, line: true, count: true }],
  places: [{ ...span, quote: true, speaker: true, at: true, metres: true, name: true }],
  secondReader: {
    host: true,
    model: true,
    asked: true,
    answered: true,
    signals: [{ rule: true, title: true, spans: [{ ...span, quote: true, speaker: true, at: true }] }],
    notices: [{ code: true, text: true, count: true }],
  },
} as const satisfies Shape<Report>

/** A report as a plain value with exactly the members of the published schema, in their order, ready to be written. */
export function orderReport(report: Report): unknown {
  return inOrder(report, REPORT)
}
