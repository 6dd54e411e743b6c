/// <reference lib="dom" />
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRecord } from '@telltale/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, chooseFile, longExport, openStage, ROOT, takeSeat, untilOffline, type Stage } from './support/app.js'
import { goTo, PLACES } from './support/places.js'

const FIXTURES = join(ROOT, 'packages/readers/fixtures')
/** No piece of work on the page itself may take longer than this, in milliseconds of the processor's time. */
const LONGEST_TASK = 100
const MESSAGES = 100_000

const ALLOW = { serviceWorkers: 'allow' } as const

describe.skipIf(CHROMIUM === undefined)('in Chromium (skipped only where no Chromium is installed)', () => {
  let stage: Stage
  let folder = ''
  beforeAll(async () => {
    stage = await openStage()
    folder = mkdtempSync(join(tmpdir(), 'telltale-web-'))
  }, 120_000)
  afterAll(async () => {
    await stage.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('after it has loaded, every screen works without a network, and not one request is made', async () => {
    const { context, page, requests, complaints } = await takeSeat(stage, ALLOW)
    await untilOffline(page)
    const before = requests.length
    await context.setOffline(true)

    for (const { go } of PLACES) await go(page)
    await goTo(page, 'check')
    await page.getByRole('button', { name: 'Back' }).click()

    await page.getByRole('button', { name: 'Try it with an example' }).click()
    await page.locator('.outcome').waitFor()
    await page.getByRole('button', { name: 'Strongest first' }).click()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('heading', { name: '八个阶段' }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'The eight stages' }).waitFor()
    await page.getByRole('button', { name: 'Save as data (JSON)' }).click()
    await page.getByText('Keep it on this device').click()
    await page.getByLabel('Passphrase').fill('a lantern under nine bridges')
    await page.getByRole('button', { name: 'Encrypt and keep' }).click()
    await page.getByText('It is kept.').waitFor()
    await page.getByRole('button', { name: 'Saved', exact: true }).click()
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByLabel('Passphrase').fill('a lantern under nine bridges')
    await page.getByRole('button', { name: 'Open it' }).click()
    await page.locator('.outcome').waitFor()
    await page.getByRole('button', { name: 'About', exact: true }).click()
    await page.getByRole('heading', { name: 'What it cannot do' }).waitFor()
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.getByRole('button', { name: 'Close it and forget everything' }).click()

    // Formats whose readers come in parts of their own: they are on the device too.
    for (const name of realFiles()) {
      await page.locator('#file').setInputFiles(join(FIXTURES, name))
      await page.locator('.choose, .outcome, .problem').first().waitFor()
      expect(await page.locator('.problem').count(), name).toBe(0)
      await page.getByRole('button', { name: 'Back' }).click()
      await page.locator('.drop').waitFor()
    }

    // And it starts again without a network.
    await page.reload()
    await page.locator('.drop').waitFor()
    await page.getByRole('button', { name: 'Try it with an example' }).click()
    await page.locator('.outcome').waitFor()
    expect(requests.slice(before)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)

  test(
    'an export of 100,000 messages keeps the page free, shows how far it is, and can be stopped',
    { timeout: 180_000 },
    async () => {
      const { context, page, requests, complaints } = await takeSeat(stage, ALLOW)
      await untilOffline(page)
      const before = requests.length
      await context.setOffline(true)
      await stage.browser.startTracing(page, { categories: ['toplevel'] })
      // From the disk, as a person does it: handing it over as bytes would itself keep the page busy.
      const file = join(folder, 'chat.txt')
      writeFileSync(file, longExport(MESSAGES))

      await chooseFile(page, file)
      await page.getByRole('button', { name: /^Tom/u }).click()
      await page.getByText(/^Message [\d,]+ of 100,000$/u).waitFor()
      await page.getByRole('button', { name: 'Stop' }).click()
      await page.getByRole('heading', { name: 'Which one are you?' }).waitFor()

      await page.getByRole('button', { name: /^Tom/u }).click()
      await page.locator('.outcome').waitFor({ timeout: 120_000 })
      const talk = page.locator('.talk')
      await talk.locator('.turn').first().waitFor()
      for (let time = 0; time < 25; time++) {
        await talk.evaluate((list) => list.scrollBy(0, -2500))
        await page.waitForTimeout(40)
      }
      expect(await talk.locator('.turn').count()).toBeLessThanOrEqual(100)
      for (const name of ['Bring closer', 'Move to later messages', 'Show more'])
        await page.getByRole('button', { name }).click()
      await page.getByRole('button', { name: 'Next', exact: true }).click()
      await talk.locator('.sought').waitFor()

      const longest = longestTask(await stage.browser.stopTracing())
      expect(longest, 'milliseconds of the longest task').toBeLessThan(LONGEST_TASK)
      expect(requests.slice(before)).toEqual([])
      expect(complaints).toEqual([])
      await context.close()
    },
  )
})

/**
 * The longest piece of work that a page did at once, in milliseconds of the processor's time: what other programs on the
 * machine take meanwhile does not count.
 */
function longestTask(recorded: Buffer): number {
  const trace: unknown = JSON.parse(recorded.toString('utf8'))
  const all = isRecord(trace) && Array.isArray(trace['traceEvents']) ? trace['traceEvents'].filter(isRecord) : []
  const place = ({ pid, tid }: Readonly<Record<string, unknown>>): string => `${String(pid)} ${String(tid)}`
  const pages = new Set(
    all
      .filter(({ name, args }) => name === 'thread_name' && isRecord(args) && args['name'] === 'CrRendererMain')
      .map(place),
  )
  const tasks = all.flatMap((event) =>
    typeof event['tdur'] === 'number' && pages.has(place(event)) ? [event['tdur'] / 1000] : [],
  )
  expect(tasks.length).toBeGreaterThan(100)
  return tasks.reduce((longest, each) => Math.max(longest, each), 0)
}

/** One file of each kind that needs a part of its own to be read. */
function realFiles(): readonly string[] {
  const wanted = [
    'pdf',
    'docx',
    'email',
    'mbox',
    'outlook-msg',
    'telegram-html',
    'sms-xml',
    'wechat-csv',
    'telegram-json',
  ]
  return wanted.flatMap((reader) => {
    const folder = join(FIXTURES, reader)
    const first = readdirSync(folder, { withFileTypes: true }).find(
      (entry) => entry.isFile() && !entry.name.endsWith('.expected.json'),
    )
    return first === undefined ? [] : [join(reader, first.name)]
  })
}
