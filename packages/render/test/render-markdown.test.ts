import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { renderMany, renderMarkdown } from '../src/index.js'
import { exampleReports } from './example-reports.js'
import { HOSTILE, withTheirWords } from './hostile-report.js'
import { loadWording } from './load-wording.js'

const en = loadWording('en')
const { loud, account } = exampleReports(en, 'en')

/**
 * A page without its code spans, read as CommonMark reads them: a run of backticks opens, the next run of the same
 * length closes. What is left is what a Markdown reader may take for markup.
 */
function outsideCode(markdown: string): string {
  let outside = ''
  let at = 0
  while (at < markdown.length) {
    const character = markdown.charAt(at)
    if (character === '\\') {
      outside += markdown.slice(at, at + 2)
      at += 2
    } else if (character === '`') {
      const run = /^`+/.exec(markdown.slice(at))?.[0] ?? ''
      const close = new RegExp(`(?<!\`)${run}(?!\`)`).exec(markdown.slice(at + run.length))
      if (close === null) throw new Error('a code span is not closed')
      at += run.length + close.index + run.length
      outside += '\u25a3'
    } else {
      outside += character
      at++
    }
  }
  return outside
}

const CLEAN = withTheirWords(loud, 'clean words')

describe('the Markdown page', () => {
  test('looks as it did', async () => {
    await expect(renderMarkdown(loud, en)).toMatchFileSnapshot('golden/report.md')
  })

  test.each(
    HOSTILE.filter(([name]) => name !== 'nothing' && name !== 'only spaces' && !name.startsWith('ten thousand')),
  )('has the same markup when every name and quote is %s', (_, words) => {
    expect(outsideCode(renderMarkdown(withTheirWords(loud, words), en))).toBe(outsideCode(renderMarkdown(CLEAN, en)))
  })

  test.each(HOSTILE)('has no HTML, image or foreign link when every name and quote is %s', (_, words) => {
    for (const report of [loud, account]) {
      for (const mask of [false, true]) {
        const outside = outsideCode(renderMarkdown(withTheirWords(report, words), en, { mask }))
        expect(outside).not.toMatch(/(?<!\\)<(?!https:\/\/news\.example\/)/)
        expect(outside).not.toMatch(/(?<!\\)\]\(|!\[|bad\.example/)
      }
    }
  })

  test('keeps its markup whatever is quoted', () => {
    const words = fc.string({
      unit: fc.constantFrom('`', '\\', '[', ']', '(', '|', '\n', '*', 'a', '<', ' '),
      minLength: 1,
    })
    const expected = outsideCode(renderMarkdown(CLEAN, en))
    fc.assert(
      fc.property(words, (said) => {
        fc.pre(said.trim() !== '')
        expect(outsideCode(renderMarkdown(withTheirWords(loud, said), en))).toBe(expected)
      }),
      { numRuns: 200 },
    )
  })

  test('numbers several reports under one title', () => {
    const markdown = renderMany([loud, account], 'markdown', en)
    expect(markdown.match(/^# /gm)).toHaveLength(1)
    expect(markdown).toContain('Report 2 of 2')
  })
})
