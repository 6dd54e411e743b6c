import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  maskReport,
  renderHtml,
  renderJson,
  renderMany,
  renderMarkdown,
  renderSarif,
  renderText,
} from '../src/index.js'
import { exampleReports } from './example-reports.js'
import { withTheirWords } from './hostile-report.js'
import { loadWording } from './load-wording.js'

const en = loadWording('en')
const zh = loadWording('zh')
const { loud, quiet, account } = exampleReports(en, 'en')

/** No sentence of ours holds these letters, so wherever they appear they came from the text. */
const CANARY = 'Qzxwv\u0416\u03a9'

describe('a masked report', () => {
  test('never holds a word of the user, in any format', () => {
    for (const report of [loud, quiet, account]) {
      const secret = withTheirWords(report, CANARY)
      const pages = [
        renderText(secret, en, { mask: true }),
        renderText(secret, zh, { mask: true, colour: true }),
        renderHtml(secret, en, { mask: true }),
        renderMarkdown(secret, en, { mask: true }),
        renderJson(secret, { mask: true }),
        renderSarif([secret], { mask: true }),
        ...(['text', 'html', 'markdown', 'json', 'sarif'] as const).map((format) =>
          renderMany([secret, secret], format, en, { mask: true }),
        ),
      ]
      for (const page of pages) expect(page).not.toMatch(/Qzxwv|\u0416|\u03a9/)
      expect(renderText(secret, en)).toContain(CANARY)
    }
  })

  test('says how long each quote was, and that words were left out', () => {
    const text = renderText(loud, en, { mask: true })
    expect(text).toContain('| [48 characters left out]')
    expect(text).toContain('Quotes and names are left out of this copy.')
    expect(text).not.toContain('This report quotes private words.')
  })

  test('counts characters as a person would, not units', () => {
    const [finding] = maskReport(withTheirWords(loud, '\u{1f609}\u4f60')).findings
    expect(finding?.spans[0]).toMatchObject({ before: '[2]', quote: '[2]', after: '[2]' })
    expect(maskReport(withTheirWords(loud, '')).findings[0]?.spans[0]).toMatchObject({ before: '', after: '' })
  })

  test('keeps who is who', () => {
    const masked = maskReport(loud)
    const names = masked.findings.map((finding) => finding.spans[0]?.speaker)
    expect(names[0]).toBe(masked.approacher?.speaker)
    expect(names[6]).toBe(masked.person.speaker)
    expect(names[0]).not.toBe(names[6])
  })

  test('keeps times that are times, and places, scores and sentences', () => {
    const masked = maskReport(loud)
    expect(masked.findings[0]?.spans[0]?.at).toBe('2024-05-11T18:02:11')
    expect(maskReport(withTheirWords(loud, 'noon')).findings[0]?.spans[0]?.at).toBeUndefined()
    const { findings, title, person, approacher, ...kept } = masked
    expect(loud).toMatchObject(kept)
    expect([findings.length, title, person.assumed, approacher?.offers]).toEqual([
      7,
      '[18]',
      true,
      loud.approacher?.offers,
    ])
  })

  test('has numbers for names even if names are members every object has', () => {
    fc.assert(
      fc.property(fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'), (name) => {
        expect(maskReport(withTheirWords(loud, name)).person.speaker).toBe('speaker 1')
      }),
    )
  })
})
