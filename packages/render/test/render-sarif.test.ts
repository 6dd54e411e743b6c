import { isRecord } from '@telltale/model'
import { describe, expect, test } from 'vitest'

import { renderMany, renderSarif } from '../src/index.js'
import { exampleReports } from './example-reports.js'
import { HOSTILE, withTheirWords } from './hostile-report.js'
import { loadWording } from './load-wording.js'

const en = loadWording('en')
const { loud, empty, account } = exampleReports(en, 'en')

function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value
  for (const name of path) {
    if (Array.isArray(here) && typeof name === 'number') here = here[name]
    else here = isRecord(here) ? here[name] : undefined
  }
  return here
}

describe('the SARIF log', () => {
  test('looks as it did', async () => {
    await expect(renderSarif([loud, empty], { pretty: true })).toMatchFileSnapshot('golden/report.sarif.snap')
  })

  test('has a run for each report, also when nothing was found', () => {
    const log: unknown = JSON.parse(renderSarif([loud, empty]))
    expect(at(log, 'version')).toBe('2.1.0')
    expect(at(log, 'runs')).toHaveLength(2)
    expect(at(log, 'runs', 0, 'results')).toHaveLength(loud.findings.length)
    expect(at(log, 'runs', 1, 'results')).toEqual([])
    expect(JSON.parse(renderSarif([]))).toMatchObject({ runs: [] })
  })

  test('points every result at its rule and at the exact words', () => {
    const log: unknown = JSON.parse(renderSarif([loud]))
    loud.findings.forEach((finding, index) => {
      const result = at(log, 'runs', 0, 'results', index)
      expect(at(log, 'runs', 0, 'tool', 'driver', 'rules', Number(at(result, 'ruleIndex')), 'id')).toBe(finding.rule)
      const [span] = finding.spans
      expect(at(result, 'locations', 0, 'physicalLocation', 'region')).toEqual({
        charOffset: span?.start,
        charLength: (span?.end ?? 0) - (span?.start ?? 0),
        snippet: { text: span?.quote },
      })
    })
  })

  test('gives the sentence around the words, and leaves it out of a masked log', () => {
    const log: unknown = JSON.parse(renderSarif([loud]))
    expect(at(log, 'runs', 0, 'results', 2, 'locations', 0, 'physicalLocation', 'contextRegion')).toEqual({
      charOffset: 0,
      charLength: 58,
      snippet: { text: 'Oh, and no need to tell your flatmate about our little job' },
    })
    expect(at(log, 'runs', 0, 'results', 4, 'locations', 0, 'physicalLocation', 'contextRegion')).toBeUndefined()
    expect(renderSarif([loud], { mask: true })).not.toContain('contextRegion')
  })

  test('never calls anything an error, and what the person did only a note', () => {
    const log: unknown = JSON.parse(renderSarif([loud]))
    const levels = loud.findings.map((_, index) => at(log, 'runs', 0, 'results', index, 'level'))
    expect(levels).toEqual(['warning', 'warning', 'warning', 'note', 'warning', 'note', 'note'])
  })

  test('holds no path of a machine', () => {
    const strange = { ...loud, id: '/home/somebody/../\ud83d secret' }
    const uris = [...renderSarif([strange]).matchAll(/"uri":"([^"]*)"/g)].map((match) => match[1])
    expect(uris.length).toBeGreaterThan(0)
    for (const uri of uris) expect(uri).toMatch(/^telltale\/[\w.-]+\/turn\/\d+$/)
  })

  test.each(HOSTILE)('is JSON that steers nothing when every name and quote is %s', (_, words) => {
    const json = renderMany([withTheirWords(loud, words), withTheirWords(account, words)], 'sarif', en)
    expect(at(JSON.parse(json), 'runs')).toHaveLength(2)
    expect(json).not.toMatch(/[\u202a-\u202e]|[^\P{Cc}\n]/u)
  })
})
