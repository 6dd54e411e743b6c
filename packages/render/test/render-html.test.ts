import { createHash } from 'node:crypto'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { renderHtml, renderMany } from '../src/index.js'
import { HTML_STYLE, HTML_STYLE_HASH } from '../src/html-style.js'
import { exampleReports } from './example-reports.js'
import { HOSTILE, withTheirWords } from './hostile-report.js'
import { loadWording } from './load-wording.js'

const en = loadWording('en')
const zh = loadWording('zh')
const { loud, empty, quiet, account } = exampleReports(en, 'en')

/** Every tag that the page writes, with all its attributes. Anything else between angle brackets is an escape gone wrong. */
const TAG =
  /^<(?:!doctype html|\/?(?:html|head|body|main|header|footer|article|section|nav|div|h[1-6]|[aip]|span|ul|ol|li|figure|figcaption|blockquote|mark|bdi|title|style|meta)(?: (?:lang|dir|class|id|href|rel|target|role|aria-label|aria-labelledby|aria-hidden|charset|name|content|http-equiv)="[^"<>]*")*)>$/

function body(html: string): string {
  return html.replace(HTML_STYLE, '')
}

function expectOnlyOurTags(html: string): void {
  const page = body(html)
  for (const tag of page.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(TAG)
  expect(page.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]/)
}

describe('the HTML page', () => {
  test('looks as it did', async () => {
    await expect(renderHtml(loud, en)).toMatchFileSnapshot('golden/report.html.snap')
  })

  test('allows its own style and nothing else', () => {
    expect(createHash('sha256').update(HTML_STYLE).digest('base64')).toBe(HTML_STYLE_HASH)
    const html = renderHtml(loud, en)
    expect(html).toContain(
      `default-src 'none'; style-src 'sha256-${HTML_STYLE_HASH}'; base-uri 'none'; form-action 'none'`,
    )
    expect(html).toContain(`<style>${HTML_STYLE}</style>`)
    expect(body(html)).not.toMatch(/<script|<link|<img|<iframe|<form|style=|src=|url\(|@import/i)
  })

  test('names nobody in its title', () => {
    expect(/<title>(.*)<\/title>/.exec(renderHtml(loud, en))?.[1]).toBe('Telltale report')
  })

  test('links only to itself and to published sources', () => {
    const links = [...renderHtml(loud, en).matchAll(/href="([^"]*)"/g)].map((match) => match[1])
    expect(links.filter((link) => !link?.startsWith('#'))).toEqual(['https://news.example/2024/harbour-pictures'])
    expect(links.filter((link) => link?.startsWith('#')).length).toBeGreaterThan(5)
  })

  test.each([
    'javascript:alert(1)',
    'http://news.example',
    'https://news.example/"><script>',
    'file:///etc/passwd',
    '',
  ])('does not link the address %j', (address) => {
    const [precedent] = loud.precedents
    if (precedent === undefined) throw new Error('the example has a precedent')
    const html = renderHtml({ ...loud, precedents: [{ ...precedent, address }] }, en)
    expect(html).not.toMatch(/href="[^#]/)
    expectOnlyOurTags(html)
  })

  test('has every link lead somewhere, and every id once, in one report and in many', () => {
    for (const html of [renderHtml(loud, en), renderMany([loud, empty, quiet, account, loud], 'html', en)]) {
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1])
      expect(new Set(ids).size).toBe(ids.length)
      for (const match of html.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)) {
        for (const id of (match[1] ?? '').split(' ')) expect(ids).toContain(id)
      }
    }
  })

  test('goes down the headings one level at a time', () => {
    for (const html of [
      renderHtml(loud, en),
      renderHtml(quiet, en),
      renderHtml(account, en),
      renderMany([loud, account], 'html', en),
    ]) {
      const levels = [...html.matchAll(/<h(\d)/g)].map((match) => Number(match[1]))
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1))
    }
  })

  test('shows a stage that was not seen as not seen', () => {
    const html = renderHtml(loud, en)
    expect(html.match(/<li class="absent">/g)).toHaveLength(3)
    expect(html).toContain('No threat or pressure was seen.')
  })

  test('highlights the exact words', () => {
    const html = renderHtml(loud, en)
    expect(html).toContain('<bdi><mark>300 for ten minutes, cash or crypto, as you like</mark></bdi>')
    expect(html).toContain('<bdi>Oh, and <mark>no need to tell your flatmate</mark> about our little job</bdi>')
  })

  test('shows entities and quotes as they were written', () => {
    const html = renderHtml(withTheirWords(loud, `&lt;b&gt; "it's"`), en)
    expect(html).toContain('<mark>&amp;lt;b&amp;gt; &quot;it&#39;s&quot;</mark>')
  })

  test('says its language and its direction', () => {
    expect(renderHtml(exampleReports(zh, 'zh').loud, zh)).toContain('<html lang="zh" dir="ltr">')
    expect(renderHtml({ ...empty, language: 'ar' }, en)).toContain('<html lang="ar" dir="rtl">')
    expect(renderHtml({ ...empty, language: '"><script>' }, en)).toContain('<html lang="und" dir="ltr">')
  })

  test.each(HOSTILE)('is safe when every name and quote is %s', (_, words) => {
    for (const report of [loud, quiet, account]) {
      for (const mask of [false, true]) {
        expectOnlyOurTags(renderHtml(withTheirWords(report, words), en, { mask }))
        expectOnlyOurTags(renderMany([withTheirWords(report, words)], 'html', en, { mask }))
      }
    }
  })

  test('never holds words of the text as markup, whatever they are', () => {
    const words = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '=', '/', 'a', '!', '-', ' ', '\u202e', '\u001b'),
    })
    fc.assert(
      fc.property(words, (said) => {
        const html = renderHtml(withTheirWords(account, said), en)
        expectOnlyOurTags(html)
        expect(html).not.toMatch(/[\u202a-\u202e]|[^\P{Cc}\n]/u)
      }),
      { numRuns: 200 },
    )
  })
})
