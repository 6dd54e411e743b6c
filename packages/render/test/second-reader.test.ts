import type { Report, SecondReading } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { renderHtml, renderJson, renderMarkdown, renderSarif, renderText } from '../src/index.js'
import { exampleReports } from './example-reports.js'
import { loadWording } from './load-wording.js'

const en = loadWording('en')
const zh = loadWording('zh')
const { loud, quiet, empty, account } = exampleReports(en, 'en')

const read: SecondReading = {
  host: 'localhost:11434',
  model: 'llama3.1',
  asked: 2,
  answered: 1,
  signals: [
    {
      rule: 'isolate/asks-for-secrecy',
      title: 'Asks you to tell nobody',
      spans: [
        { turn: 3, start: 4, end: 24, quote: 'keep this between us', speaker: 'Lin', at: '2026-03-18T20:44:00' },
        { turn: 9, start: 0, end: 9, quote: 'our secret', speaker: 'Lin' },
      ],
    },
  ],
  notices: [
    { code: 'second-reader/too-slow', text: 'It was slow.' },
    { code: 'second-reader/not-in-text', text: 'Left out.', count: 4 },
  ],
}
const withReader = (report: Report, more: Partial<SecondReading> = {}): Report => ({
  ...report,
  secondReader: { ...read, ...more },
})

describe('what another reader noticed', () => {
  test('stands in a section of its own, apart from the findings', () => {
    for (const report of [loud, quiet, empty, account]) {
      const text = renderText(withReader(report), en)
      const before = renderText(report, en)
      const start = text.indexOf('What another reader noticed, not checked by Telltale')
      const end = text.indexOf(en['label.heading.limits'] as string)
      expect(start).toBeGreaterThan(0)
      expect(text.slice(0, start) + text.slice(end)).toBe(before)
      const section = text.slice(start, end).replace(/\s+\|? ?/gu, ' ')
      expect(section).toContain('a program that you named: llama3.1 at localhost:11434.')
      expect(section).toContain('Telltale made sure that these words stand in the text, and nothing else.')
      expect(section).toContain('Asks you to tell nobody')
      expect(section).toContain('“keep this between us”')
      expect(section).toContain('Left out. (4 times)')
    }
  })

  test('is in Chinese words in a Chinese report', () =>
    expect(renderText(withReader({ ...loud, language: 'zh' }), zh)).toContain(
      '另一个阅读程序注意到的（Telltale 没有核实）',
    ))

  test('is on every page and in JSON, but not in SARIF, which holds findings only', () => {
    for (const page of [renderHtml(withReader(loud), en), renderMarkdown(withReader(loud), en)]) {
      expect(page).toContain('What another reader noticed, not checked by Telltale')
      expect(page).toContain('keep this between us')
    }
    expect(JSON.parse(renderJson(withReader(loud)))).toMatchObject({ secondReader: read })
    expect(renderSarif([withReader(loud)])).toBe(renderSarif([loud]))
  })

  test('says whether it pointed at nothing or gave no answer', () => {
    expect(renderText(withReader(quiet, { signals: [] }), en)).toContain('It pointed at nothing that can be shown.')
    expect(renderText(withReader(quiet, { signals: [], answered: 0 }), en)).toContain(
      'It gave no answer that could be used.',
    )
  })

  test('is left out word by word of a masked report', () => {
    for (const page of [
      renderText(withReader(loud), en, { mask: true }),
      renderHtml(withReader(loud), en, { mask: true }),
      renderMarkdown(withReader(loud), en, { mask: true }),
      renderJson(withReader(loud), { mask: true }),
    ]) {
      expect(page).not.toMatch(/keep this|our secret|Lin\b/u)
      expect(page).toContain('Asks you to tell nobody')
    }
  })

  test('obeys nothing in a name of a model or a host', () => {
    const hostile = withReader(loud, { host: '<script>', model: '\u001b[2J<b>[x](y)\u202e' })
    expect(renderHtml(hostile, en)).not.toMatch(/<script>|<b>|\p{Cf}|\p{Cc}(?<!\n)/u)
    expect(renderText(hostile, en)).not.toMatch(/\p{Cf}|\p{Cc}(?<!\n)/u)
    expect(renderMarkdown(hostile, en)).not.toMatch(/\p{Cf}|\p{Cc}(?<!\n)|^[^`]*<b>/mu)
  })
})
