/// <reference lib="dom" />
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'

export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
export const STICK = fileURLToPath(new URL('../../dist/stick/', import.meta.url))
export const SITE = fileURLToPath(new URL('../../dist/site/', import.meta.url))
const CLI = fileURLToPath(new URL('../../../cli/bin/telltale.js', import.meta.url))

/** A browser that is installed; none is ever downloaded. */
export const CHROMIUM = [
  process.env['TELLTALE_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

/** The app as `telltale web` serves it, and a browser to use it with. */
export interface Stage {
  readonly address: string
  readonly browser: Browser
  close(): Promise<void>
}

/** @param args - For the browser, beside those that it always gets. */
export async function openStage(args: readonly string[] = []): Promise<Stage> {
  const server = spawn(process.execPath, [CLI, 'web', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const address = await addressOf(server)
  const browser = await chromium.launch({
    ...(CHROMIUM ? { executablePath: CHROMIUM } : {}),
    args: ['--no-sandbox', ...args],
  })
  return {
    address,
    browser,
    close: async () => {
      await browser.close()
      server.kill()
    },
  }
}

async function addressOf(server: ChildProcess): Promise<string> {
  return await new Promise((resolve, reject) => {
    let said = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const found = /http:\/\/127\.0\.0\.1:\d+\//u.exec(said)?.[0]
      if (found !== undefined) resolve(found)
    })
    server.on('exit', () => reject(new Error('The app is not served: is it built? Run npm run build.')))
  })
}

/** A page of the app, and everything that must not happen on it. */
export interface Seat {
  readonly context: BrowserContext
  readonly page: Page
  /** Addresses that were asked for, except those that the service worker answered from the device. */
  readonly requests: string[]
  /** What the policy forbade, which Chromium tells on the console, and whatever else it complained of. */
  readonly complaints: string[]
}

/** Without a service worker unless it is asked for: putting the whole app on the device takes a second each time. */
export async function takeSeat(stage: Stage, options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await stage.browser.newContext({ locale: 'en-GB', serviceWorkers: 'block', ...options })
  const requests: string[] = []
  const complaints: string[] = []
  context.on('requestfinished', (request) => {
    void request.response().then((response) => {
      if (response?.fromServiceWorker() !== true) requests.push(request.url())
    })
  })
  context.on('requestfailed', (request) => requests.push(request.url()))
  context.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning'
    if (isComplaint && !message.text().includes('blocked by Playwright')) complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(error.error().message))
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(stage.address)
  await page.waitForSelector('.drop')
  return { context, page, requests, complaints }
}

/** Waits until the whole app is on the device. */
export async function untilOffline(page: Page): Promise<void> {
  await page.getByText(/works without a network now|没有网络也能用/u).waitFor({ timeout: 120_000 })
}

export async function chooseFile(page: Page, file: string | { name: string; text: string | Buffer }): Promise<void> {
  await page
    .locator('#file')
    .setInputFiles(
      typeof file === 'string' ? file : { name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) },
    )
}

/** A WhatsApp export of so many messages: small talk, and an approach near its end. */
export function longExport(messages: number): string {
  const talk = [
    'are you coming on Saturday',
    'yes, after lunch, I have to fetch the bike first',
    'ok, shall I bring bread or will you',
    'bring both, the others are hungry anyway',
    'haha fine. How was the exam?',
    'long, and the last question was odd',
  ]
  const approach = [
    'Could you photograph the navy pier for me, and note which ships come in? 400 per set',
    'Better not tell anybody about it, and let us move to Signal',
  ]
  const lines: string[] = []
  for (let index = 0; index < messages; index++) {
    const minute = index * 3
    const day = 1 + (Math.floor(minute / 1440) % 28)
    const month = 1 + (Math.floor(minute / 1440 / 28) % 12)
    const year = 2015 + Math.floor(minute / 1440 / 28 / 12)
    const time = `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`
    const late = messages - index
    const text = late === 40 ? approach[0] : late === 30 ? approach[1] : talk[index % talk.length]
    lines.push(
      `${two(day)}/${two(month)}/${String(year)}, ${time} - ${index % 2 === 0 ? 'Elena' : 'Tom'}: ${text ?? ''}`,
    )
  }
  return `${lines.join('\n')}\n`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
