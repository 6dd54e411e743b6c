import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { CHROMIUM, chooseFile, ROOT, STICK } from './support/app.js'

test.skipIf(CHROMIUM === undefined)('the folder works from a stick, opened by itself, without any server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'telltale stick '))
  const browser = await chromium.launch({ ...(CHROMIUM ? { executablePath: CHROMIUM } : {}), args: ['--no-sandbox'] })
  try {
    cpSync(STICK, folder, { recursive: true })
    const context = await browser.newContext({ locale: 'en-GB' })
    context.setDefaultTimeout(60_000)
    const asked: string[] = []
    const complaints: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(folder, 'Telltale.html')).href)
    await page.getByRole('button', { name: 'Try it with an example' }).click()
    await page.getByRole('heading', { name: 'A known pattern' }).waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    // A reader that comes in a part of its own on a server is within the one script here.
    await chooseFile(page, join(ROOT, 'packages/readers/fixtures/docx/offer.docx'))
    await page.locator('.outcome').waitFor()
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([])
    expect(complaints).toEqual([])
    const sent = await page.workers()[0]!.evaluate(() => typeof fetch)
    expect(sent).toBe('undefined')
    await expect(page.evaluate(async () => fetch('https://example.org/'))).rejects.toThrow()
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
