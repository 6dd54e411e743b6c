import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { renderMany, renderText } from '../src/index.js'
import { textWidth } from '../src/text-width.js'
import { exampleReports } from './example-reports.js'
import { HOSTILE, withTheirWords } from './hostile-report.js'
import { loadWording } from './load-wording.js'

const en = loadWording('en')
const zh = loadWording('zh')
const english = exampleReports(en, 'en')
const chinese = exampleReports(zh, 'zh')

const CONTROL = /[^\P{Cc}\n]/u

function expectFits(text: string, width: number): void {
  for (const line of text.split('\n'))
    if (!/^ *https:\/\/\S+$/.test(line)) expect(textWidth(line), line).toBeLessThanOrEqual(width)
}

describe('the text page', () => {
  test('looks as it did', async () => {
    await expect(renderText(english.loud, en)).toMatchFileSnapshot('golden/report.txt')
  })

  test('looks as it did in Chinese', async () => {
    await expect(renderText(chinese.loud, zh, { width: 60 })).toMatchFileSnapshot('golden/report.zh.txt')
  })

  test('looks as it did for an account', async () => {
    await expect(renderText(english.account, en)).toMatchFileSnapshot('golden/account.txt')
  })

  test('looks as it did when nothing was found', async () => {
    await expect(renderText(english.empty, en)).toMatchFileSnapshot('golden/nothing.txt')
  })

  test('looks as it did when a few phrases were seen and nothing was found', async () => {
    await expect(renderText(english.quiet, en)).toMatchFileSnapshot('golden/quiet.txt')
  })

  test('looks as it did when there was not enough to say', async () => {
    const unclear = { ...chinese.loud, outcome: 'unclear' as const }
    await expect(renderText(unclear, zh, { width: 60 })).toMatchFileSnapshot('golden/unclear.zh.txt')
  })

  test.each([40, 57, 80, 120])('fits %i columns in every language', (width) => {
    for (const { loud, empty, quiet, account } of [english, chinese]) {
      const wording = loud.language === 'zh' ? zh : en
      for (const report of [loud, empty, quiet, account]) expectFits(renderText(report, wording, { width }), width)
    }
  })

  test.each([
    [0, 80],
    [-5, 40],
    [10, 40],
    [1e9, 120],
    [Number.NaN, 80],
  ])('takes a width of %d for %d', (width, taken) => {
    expect(renderText(english.loud, en, { width })).toBe(renderText(english.loud, en, { width: taken }))
  })

  test('shows what was seen and what was not, without colour and in ASCII', () => {
    const text = renderText(english.loud, en)
    expect(text).toContain('Hook      [####.] seen, see 5')
    expect(text).toContain('Leverage  [.....] not seen')
  })

  test('adds colour only if asked, and nothing but colour', () => {
    const plain = renderText(english.loud, en)
    const coloured = renderText(english.loud, en, { colour: true })
    expect(plain).not.toContain('\u001b')
    expect(coloured).toContain('\u001b[1m')
    expect(coloured.replace(/\p{Cc}\[(?:1|2|22|36|39)m/gu, '')).toBe(plain)
  })

  test('marks the words in their sentence, with colour and without', () => {
    expect(renderText(english.loud, en)).toContain('“Oh, and [no need to tell your flatmate] about our little job”')
    const coloured = renderText(english.loud, en, { colour: true })
    expect(coloured).toContain('Oh, and \u001b[1m[no need to tell your flatmate]\u001b[22m about')
  })

  test.each(HOSTILE)('obeys nothing when every name and quote is %s', (_, words) => {
    for (const report of [english.loud, english.quiet, english.account]) {
      for (const mask of [false, true]) {
        const text = renderText(withTheirWords(report, words), en, { mask, width: 72 })
        expect(text).not.toMatch(CONTROL)
        expect(text).not.toMatch(/[\u202d\u202e]/)
        expectFits(text, 72)
      }
    }
  })

  test('says how much of a name or quote it left out', () => {
    const text = renderText(withTheirWords(english.loud, 'x'.repeat(10_000)), en).replace(/\s+/g, ' ')
    expect(text).toContain('(and 9,920 characters more)')
    expect(text).toContain('(and 28,801 characters more)')
  })

  test('shows a dozen places of a finding, and says how many more there are', () => {
    const [finding] = english.loud.findings
    const [span] = finding?.spans ?? []
    if (finding === undefined || span === undefined) throw new Error('the example has a finding with a place')
    const spans = Array.from({ length: 15 }, (_, turn) => ({ ...span, turn }))
    const text = renderText({ ...english.loud, findings: [{ ...finding, spans }] }, en)
    expect(text.match(/\| “Tomorrow \[just walk/g)).toHaveLength(12)
    expect(text).toContain('3 more places are not shown here')
  })

  test('never holds a control character, whatever is quoted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 40, max: 120 }), (said, width) => {
        expect(renderText(withTheirWords(english.account, said), en, { width })).not.toMatch(CONTROL)
      }),
      { numRuns: 200 },
    )
  })

  test('numbers several reports', () => {
    const text = renderMany([english.loud, english.empty], 'text', en)
    expect(text).toContain('Report 1 of 2\n')
    expect(text).toContain('Report 2 of 2\n')
  })
})
