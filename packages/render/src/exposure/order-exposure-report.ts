import type { ExposureReport } from '@telltale/model'

import { inOrder, type Shape } from '../in-order.js'

const advice = { id: true, text: true } as const
const region = { x: true, y: true, width: true, height: true, page: true } as const
const finding = {
  rule: true,
  kind: true,
  level: true,
  basis: true,
  title: true,
  learns: true,
  uses: true,
  couldAlsoBe: [true],
  places: [
    {
      item: true,
      where: true,
      text: true,
      start: true,
      end: true,
      quote: true,
      before: true,
      after: true,
      label: true,
      regions: [region],
      sign: true,
    },
  ],
} as const

const REPORT = {
  exposureVersion: true,
  id: true,
  language: true,
  pack: { version: true, digest: true },
  profiles: [true],
  items: [{ name: true, format: true, level: true, pages: [{ width: true, height: true }] }],
  level: true,
  summary: true,
  findings: [finding],
  together: [{ id: true, level: true, text: true, findings: [true] }],
  fine: [finding],
  rewordings: [
    { item: true, text: true, reworded: true, changes: [{ start: true, end: true, to: true, finding: true }] },
  ],
  now: [advice],
  limits: [advice],
  notices: [{ code: true, text: true, line: true, count: true }],
} as const satisfies Shape<ExposureReport>

/** A report on a posting as a plain value with exactly the members of the published schema, in their order. */
export function orderExposureReport(report: ExposureReport): unknown {
  return inOrder(report, REPORT)
}
