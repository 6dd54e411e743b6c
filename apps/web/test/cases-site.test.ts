/// <reference lib="dom" />
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { library } from '@telltale/packs/cases'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, ROOT } from './support/app.js'
import { servePlainly } from './support/plain-server.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const CASE = 'cases/cn-zhao-selfies-2024.html'
/** One page of each form. */
const PAGES = [
  'index.html',
  CASE,
  'browse.html',
  'map.html',
  'timeline.html',
  'about.html',
  'techniques/hook-harmless-first-task.html',
  'by/country/cn.html',
]

const folder = mkdtempSync(join(tmpdir(), 'telltale-cases-'))
const out = join(folder, 'site')
const write = (...more: readonly string[]) =>
  spawnSync(process.execPath, ['scripts/build-case-site.mjs', '--out', out, ...more], { cwd: ROOT, encoding: 'utf8' })
const asked = write()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the command', () => {
  test('writes the site, and the same bytes again', () => {
    expect(asked.stderr + String(asked.status)).toBe('0')
    const files = ['index.html', 'style.css', 'search.js', `en/${CASE}`, `zh/${CASE}`, 'zh/feed.json']
    const before = files.map((name) => readFileSync(join(out, name), 'utf8'))
    expect(write().status).toBe(0)
    expect(files.map((name) => readFileSync(join(out, name), 'utf8'))).toEqual(before)
  })

  test('replaces nothing that it did not write, and refuses what is no address', () => {
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'mine.txt'), 'mine')
    expect(write('--out', other).status).toBe(2)
    expect(existsSync(join(other, 'mine.txt'))).toBe(true)
    expect(write('--address', 'javascript:alert(1)').status).toBe(2)
  })
})

describe.skipIf(CHROMIUM === undefined)('in Chromium (skipped only where no Chromium is installed)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ ...(CHROMIUM ? { executablePath: CHROMIUM } : {}), args: ['--no-sandbox'] })
  }, 120_000)
  afterAll(async () => browser.close())

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(out, path)).href)
    return page
  }

  test.each([
    ['en', { width: 1280, height: 800 }, 'light'],
    ['zh', { width: 360, height: 740 }, 'dark'],
  ] as const)(
    'axe finds nothing, and nothing has to be moved sideways: %s',
    async (language, viewport, colorScheme) => {
      const found: string[] = []
      const page = await open('index.html', { viewport, colorScheme, bypassCSP: true })
      for (const path of [...PAGES.map((each) => `${language}/${each}`), 'index.html']) {
        await page.goto(pathToFileURL(join(out, path)).href)
        await page.evaluate(axe)
        found.push(...(await violations(page)).map((each) => `${path}: ${each}`))
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        if (over > 0) found.push(`${path}: ${String(over)} pixels too wide`)
      }
      expect(found).toEqual([])
      await page.context().close()
    },
    120_000,
  )

  test('everything can be read without a script', async () => {
    const page = await open('en/index.html', { javaScriptEnabled: false })
    expect(await page.locator('.cases > li').count()).toBe(library.records.length)
    expect(await page.locator('.search').isVisible()).toBe(false)
    await page.getByRole('link', { name: /^Lists by stage/u }).click()
    await page.getByRole('link', { name: 'Isolate', exact: true }).click()
    await page.locator('.cases a').first().click()
    await page.getByRole('heading', { name: 'Stage by stage, as told' }).waitFor()
    await page.getByRole('link', { name: '中文' }).click()
    await page.getByRole('heading', { name: '谁说了什么' }).waitFor()
    await page.context().close()
  })

  test('the search narrows the list down and writes nothing into the address; no other place is asked, nothing forbidden', async () => {
    const under = await servePlainly(out, '/cases/')
    const context = await browser.newContext()
    const page = await context.newPage()
    const complaints: string[] = []
    const requests: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(`${under.address}zh/index.html`)
    const shown = async (): Promise<number> => page.locator('.cases > li:visible').count()
    await page.locator('[name=words]').fill('赵 自拍')
    expect(await shown()).toBe(1)
    expect(await page.locator('[role=status]').textContent()).not.toContain(String(library.records.length))
    await page.locator('[name=words]').fill('')
    await page.locator('[name=kind]').selectOption('romance-fraud')
    expect(await shown()).toBe(library.records.filter(({ kind }) => kind === 'romance-fraud').length)
    await page.locator('[type=reset]').click()
    await expect.poll(shown).toBe(library.records.length)
    expect(page.url()).toBe(`${under.address}zh/index.html`)
    for (const path of PAGES) await page.goto(`${under.address}en/${path}`)
    expect(complaints.filter((each) => !each.includes('favicon'))).toEqual([])
    expect(requests.filter((each) => !each.startsWith(under.address))).toEqual([])
    await context.close()
    await under.close()
  })

  test('on paper only what is to be read is left', async () => {
    const page = await open(`en/${CASE}`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.bar').isVisible()).toBe(false)
    expect(await page.locator('.contents').isVisible()).toBe(false)
    expect(await page.locator('#graph svg').isVisible()).toBe(true)
    const fits = await page
      .locator('#graph')
      .evaluate(
        (section) =>
          section.querySelector('svg')!.getBoundingClientRect().right <= section.getBoundingClientRect().right,
      )
    expect(fits).toBe(true)
    await page.context().close()
  })
})

async function violations(page: Page): Promise<readonly string[]> {
  return await page.evaluate(async (runOnly) => {
    const runner = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe
    const { violations: found, passes } = await runner.run({ runOnly, resultTypes: ['violations'], preload: false })
    if (passes.length === 0) return ['axe did not look']
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, EVERYTHING)
}

interface AxeResults {
  readonly passes: readonly unknown[]
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: readonly string[] }[]
  }[]
}
