import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright-core'
import * as telltale from 'telltale'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCorpus } from './support/corpus.js'

const root = fileURLToPath(new URL('..', import.meta.url))
/** A browser that is installed; none is ever downloaded. */
const CHROMIUM = [
  process.env['TELLTALE_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

/** Everything that can be told of a text, as bytes: run in both places, so it may use nothing but its arguments. */
async function tell(
  library: typeof telltale,
  texts: readonly string[],
  talks: readonly telltale.Conversation[],
): Promise<readonly string[]> {
  const told: string[] = []
  for (const talk of talks) told.push(library.renderJson(library.analyse(talk)))
  for (const text of texts) {
    const readings = await library.readSource({ name: 'a file', text, bytes: new TextEncoder().encode(text) })
    for (const reading of readings) {
      for (const language of ['en', 'zh']) {
        const report = library.analyse(reading, { language })
        const wording = library.pack.wording[language] ?? {}
        told.push(
          library.renderJson(report),
          library.renderText(report, wording),
          library.renderHtml(report, wording),
          library.renderMarkdown(report, wording),
          library.renderSarif([report]),
          library.renderJson(report, { mask: true }),
        )
      }
    }
  }
  return told
}

const TEXTS = [
  'Lin: Could you photograph the navy pier? 400 per set, and keep it between us.\nSam: Who is it for?\n',
  '12/31/23, 9:41 PM - Лин: ѕесrеt ｐｉｃｔｕｒｅｓ of the h4rb0ur, s e c r e t, 三百块 👨‍👩‍👧 ﷺ İSTANBUL ß\n1/1/24, 1:00 AM - Sam: no\n',
  'From: Lin <lin@example.org>\nTo: sam@example.org\nDate: Mon, 1 Jan 2024 10:00:00 +0200\nSubject: =?utf-8?B?aGVsbG8=?=\nContent-Type: text/plain; charset=utf-8\n\nKeep it between us.\n> as before\n',
  JSON.stringify({
    turns: [{ speaker: 'Lin', text: '你去港口随手拍几张照片就行，一张三百，别告诉别人', at: '2024-01-15T10:32:00' }],
  }),
  'In 2019 a man who called himself a consultant met her online. He asked her to photograph the naval pier and paid 500 dollars. '.repeat(
    4,
  ),
]
const talks = readCorpus().map(({ id, turns, person }) => ({
  id,
  turns,
  ...(turns.some(({ speaker }) => speaker === person) ? { me: person } : {}),
}))

describe('in Node', () => {
  test('the same text gives the same bytes each time', async () => {
    expect(await tell(telltale, TEXTS, talks)).toEqual(await tell(telltale, TEXTS, talks))
  })
})

describe.skipIf(CHROMIUM === undefined)('in Chromium (skipped only where no Chromium is installed)', () => {
  let browser: Browser | undefined
  let bundle = ''

  beforeAll(async () => {
    const built = await build({
      configFile: false,
      root,
      logLevel: 'error',
      resolve: { conditions: ['source'] },
      build: {
        write: false,
        minify: false,
        target: 'es2023',
        lib: { entry: `${root}packages/telltale/src/index.ts`, formats: ['iife'], name: 'telltale' },
      },
    })
    for (const each of [built].flat()) {
      if (!('output' in each)) continue
      for (const chunk of each.output) if (chunk.type === 'chunk') bundle += chunk.code
    }
    browser = await chromium.launch({
      executablePath: CHROMIUM ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
      timeout: 60_000,
    })
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
  })

  test('every report is, bit for bit, the one that Node gives', { timeout: 120_000 }, async () => {
    const page = await browser!.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.addScriptTag({ content: bundle })
    const script = `(${tell.toString()})(globalThis.telltale, ${JSON.stringify(TEXTS)}, ${JSON.stringify(talks)})`
    const there = await page.evaluate(script)
    const here = await tell(telltale, TEXTS, talks)
    expect(complaints).toEqual([])
    expect(Array.isArray(there) ? there.length : 0).toBe(here.length)
    for (const [index, expected] of here.entries()) if (Array.isArray(there)) expect(there[index]).toBe(expected)
    expect(asked, 'nothing is loaded or sent').toEqual([])
  })

  test('nothing of Node is in the bundle', () => {
    expect(bundle.length).toBeGreaterThan(100_000)
    expect(bundle).not.toMatch(/from ?["']node:|process\.(?:env|cwd|argv)/u)
  })
})
