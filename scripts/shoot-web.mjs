// Takes pictures of every screen of the built web app, in each language, light and size, to be looked at:
// `node scripts/shoot-web.mjs FOLDER`. They are not compared: fonts differ from machine to machine.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const [folder] = process.argv.slice(2)
const root = fileURLToPath(new URL('../', import.meta.url))
const executablePath = [process.env.TELLTALE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)
if (folder === undefined || executablePath === undefined) {
  console.error('Name a folder for the pictures. Chromium must be installed (TELLTALE_CHROMIUM names one).')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })

const SIZES = { phone: { width: 360, height: 740 }, laptop: { width: 1280, height: 800 } }
const SCREENS = {
  start: async () => undefined,
  naming: async (page) => {
    await page.setInputFiles('#file', join(root, 'examples/harbour-photos.txt'))
    await page.waitForSelector('.row')
  },
  report: async (page) => {
    await page.locator('.row', { hasText: 'Tom' }).click()
    await page.waitForSelector('.turn mark')
  },
  findings: async (page) => page.locator('.modes button').nth(1).click(),
  struck: async (page) => {
    await page.locator('.strike summary').first().click()
    await page.locator('.strike button').first().click()
    await page.waitForSelector('.struck')
  },
  saved: async (page) => page.locator('.tab').nth(1).click(),
  about: async (page) => page.locator('.tab').nth(2).click(),
}

const server = spawn(process.execPath, ['apps/cli/bin/telltale.js', 'web', '--port', '0'], { cwd: root })
const address = await new Promise((resolve) =>
  server.stdout.on('data', (chunk) => resolve(/http:\S+/u.exec(String(chunk))?.[0])),
)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const locale of ['en-GB', 'zh-CN']) {
      for (const colorScheme of ['light', 'dark']) {
        const context = await browser.newContext({ locale, colorScheme, viewport, reducedMotion: 'reduce' })
        const page = await context.newPage()
        await page.goto(address)
        await page.waitForSelector('.drop')
        for (const [screen, go] of Object.entries(SCREENS)) {
          await go(page)
          const path = join(folder, `${screen}-${size}-${locale.slice(0, 2)}-${colorScheme}.png`)
          await page.screenshot({ path, fullPage: true })
          console.log(path)
        }
        await context.close()
      }
    }
  }
} finally {
  await browser.close()
  server.kill()
}
