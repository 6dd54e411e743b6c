import { readFileSync } from 'node:fs'

import { KINDS, OUTCOMES, STAGES, isRecord } from '@telltale/model'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'

import { renderJson, renderMany } from '../src/index.js'
import { exampleReports } from './example-reports.js'
import { HOSTILE, withTheirWords } from './hostile-report.js'
import { loadWording } from './load-wording.js'

const schema: unknown = JSON.parse(readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8'))
if (!isRecord(schema)) throw new Error('the schema is an object')
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema)

const en = loadWording('en')
const zh = loadWording('zh')
const english = exampleReports(en, 'en')
const chinese = exampleReports(zh, 'zh')

function expectValid(json: string): void {
  const value: unknown = JSON.parse(json)
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true)
}

describe('the JSON report', () => {
  test('looks as it did', async () => {
    await expect(renderJson(english.loud, { pretty: true })).toMatchFileSnapshot('golden/report.json.snap')
  })

  test('is valid against the published schema, masked or not', () => {
    for (const reports of [english, chinese]) {
      for (const report of [reports.loud, reports.empty, reports.quiet, reports.account]) {
        expectValid(renderJson(report))
        expectValid(renderJson(report, { mask: true }))
      }
    }
  })

  test('holds the report and nothing else', () => {
    for (const report of [english.loud, english.empty, english.account]) {
      expect(JSON.parse(renderJson(report))).toEqual(report)
      const stray: Readonly<Record<string, unknown>> = { ...report, stray: 'left over' }
      expect(renderJson(Object.assign({}, report, stray))).toBe(renderJson(report))
    }
  })

  test('writes members in the same order, whatever the order they came in', () => {
    const backwards = Object.fromEntries(Object.entries(english.loud).reverse())
    expect(renderJson(Object.assign(backwards, english.loud))).toBe(renderJson(english.loud))
  })

  test('is one line unless it is asked to be pretty', () => {
    expect(renderJson(english.loud).trimEnd()).not.toContain('\n')
    expect(renderJson(english.loud, { pretty: true }).split('\n').length).toBeGreaterThan(100)
  })

  test.each(HOSTILE)('reads back exactly when every name and quote is %s, and steers no terminal', (_, words) => {
    for (const report of [english.loud, english.account]) {
      const hostile = withTheirWords(report, words)
      const json = renderJson(hostile)
      expect(JSON.parse(json)).toEqual(hostile)
      expect(json).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/u)
      expectValid(json)
    }
  })

  test('becomes an array for several reports', () => {
    expect(JSON.parse(renderMany([english.loud, english.empty], 'json', en))).toEqual([english.loud, english.empty])
  })
})

describe('the schema', () => {
  test.each([
    ['a stage left out', { ...english.loud, stages: english.loud.stages.slice(1) }],
    ['stages in another order', { ...english.loud, stages: english.loud.stages.toReversed() }],
    ['a member too many', { ...english.loud, extra: 1 }],
    ['a score above one', { ...english.loud, score: 1.5 }],
    [
      'a finding without its words',
      { ...english.loud, findings: english.loud.findings.map((one) => ({ ...one, spans: [] })) },
    ],
    ['no innocent reading', { ...english.loud, innocentReading: '' }],
  ])('refuses %s', (_, report) => {
    expect(validate(report)).toBe(false)
  })

  test('knows the same stages, kinds and outcomes as the model', () => {
    const text = JSON.stringify(schema)
    for (const list of [STAGES, KINDS, OUTCOMES]) expect(text).toContain(JSON.stringify(list))
  })

  test('describes every member', () => {
    const undescribed: string[] = []
    const walk = (value: unknown, path: string): void => {
      if (!isRecord(value)) return
      if (isRecord(value['properties']) && value['additionalProperties'] === false) {
        if (typeof value['description'] !== 'string' || value['description'] === '') undescribed.push(path)
      }
      for (const [name, member] of Object.entries(value)) walk(member, `${path}/${name}`)
    }
    walk(schema, '')
    expect(undescribed).toEqual([])
  })
})
