/// <reference lib="dom" />
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { examine, identifyMedia } from '@telltale/media/node'
import { isRecord } from '@telltale/model'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, openStage, ROOT, STICK, takeSeat, untilOffline, type Stage } from './support/app.js'
import { photoWithPlace } from './support/photo.js'
import { goTo } from './support/places.js'
import { tracesOf } from './support/traces-of.js'

/** What somebody would post, and a detail of it that the other wording leaves out. */
const WORDS = {
  'en-GB': ['So proud of my first week at the naval shipyard! My phone is +44 7700 900123.', '7700'],
  'zh-CN': ['今天心情不错。我家在朝阳区幸福路12号3单元502，周末没人在家。', '12号'],
} as const
/** A page with a marking on it, as somebody's desk would show it. */
const MARKED = join(ROOT, 'packages/sight/test/pictures/document-zh.png')
/** Models take their time on a machine that is not free. */
const PATIENCE = { timeout: 120_000 }

describe.skipIf(CHROMIUM === undefined)('in Chromium (skipped only where no Chromium is installed)', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  }, 120_000)
  afterAll(async () => stage.close())

  test.each(['en-GB', 'zh-CN'] as const)(
    'words: what a stranger learns, and another wording with one tap: %s',
    async (locale) => {
      const { context, page, complaints } = await takeSeat(stage, { locale })
      const [words, detail] = WORDS[locale]
      await goTo(page, 'post')
      await page.locator('#post-words').fill(words)
      await look(page)
      await page.locator('.verdict.caution, .verdict.pattern').waitFor()
      const quote = await page.locator('.finding mark').first().innerText()
      expect(words).toContain(quote)

      const instead = await page.locator('.reworded').innerText()
      expect(instead).not.toContain(detail)
      await page.locator('.rewording .primary').click()
      await expect.poll(async () => page.locator('.finding', { hasText: detail }).count()).toBe(0)
      await expect.poll(async () => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
      await page.locator('.post-back button').first().click()
      expect(await page.locator('#post-words').inputValue()).toBe(instead)

      // Nothing is stored, and no word gets into title, address or history.
      expect(await tracesOf(page)).toEqual({ title: 'Telltale', hash: '', state: 1, stored: 0, databases: 0 })
      expect(complaints).toEqual([])
      await context.close()
    },
  )

  test(
    'a photo: its place is found, a box is drawn by keyboard and by mouse, and the copy is proved, without a network',
    PATIENCE,
    async () => {
      const { context, page, requests, complaints } = await takeSeat(stage, { serviceWorkers: 'allow' })
      await untilOffline(page)
      const before = requests.length
      await context.setOffline(true)
      await goTo(page, 'post')
      const original = photoWithPlace()
      await page
        .locator('#post-files')
        .setInputFiles({ name: 'wenjing at gate 4.jpg', mimeType: 'image/jpeg', buffer: original })
      await look(page)
      await page.locator('.finding', { hasText: 'EXIF GPSLatitude' }).waitFor()
      // Nobody looked at the picture, and that is said.
      await page.getByText('not yet what the picture shows').waitFor()

      // By keyboard: added, moved, sized, uncovered and covered again, another one removed.
      await page.locator('.add-box').focus()
      await page.keyboard.press('Enter')
      const first = page.locator('[data-box="own 1"]')
      await expect.poll(async () => first.evaluate((box) => box === document.activeElement)).toBe(true)
      const start = await sizeOf(page, 'own 1')
      for (let time = 0; time < 4; time++) await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('Shift+ArrowDown')
      await expect
        .poll(async () => sizeOf(page, 'own 1'))
        .toEqual({
          ...start,
          x: start.x - 4,
          height: start.height + 1,
        })
      await page.keyboard.press(' ')
      await expect.poll(async () => first.getAttribute('aria-pressed')).toBe('false')
      await page.keyboard.press(' ')
      await expect.poll(async () => first.getAttribute('aria-pressed')).toBe('true')
      await page.locator('.add-box').focus()
      await page.keyboard.press('Enter')
      await page.locator('[data-box="own 2"]:focus').waitFor()
      await page.keyboard.press('Delete')
      await page.locator('[data-box="own 2"]').waitFor({ state: 'detached' })
      expect(await page.evaluate(() => document.activeElement?.classList.contains('add-box'))).toBe(true)

      // By mouse: one more, in the lower right corner.
      const svg = page.locator('.post-stage svg')
      await svg.scrollIntoViewIfNeeded()
      const { x, y, width, height } = (await svg.boundingBox())!
      await page.mouse.move(x + width * 0.8, y + height * 0.8)
      await page.mouse.down()
      await page.mouse.move(x + width * 0.97, y + height * 0.97, { steps: 3 })
      await page.mouse.up()
      await page.locator('[data-box="own 2"]').waitFor()
      const regions = [await sizeOf(page, 'own 1'), await sizeOf(page, 'own 2')]

      await page.locator('.make-copy').click()
      await page.getByRole('heading', { name: 'The copy passed every check' }).waitFor()
      expect(await page.locator('.before-after canvas').count()).toBe(2)
      const [copy] = await Promise.all([page.waitForEvent('download'), page.locator('.copied .primary').click()])
      expect(copy.suggestedFilename()).toBe('photo-1.jpg')
      const bytes = new Uint8Array(await bytesOf(copy))
      const [paper] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.copied .secondary').last().click(),
      ])
      const certificate: unknown = JSON.parse((await bytesOf(paper)).toString('utf8'))
      expect(isRecord(certificate) && certificate['isSafe']).toBe(true)
      expect(isRecord(certificate) && certificate['copy']).toMatchObject({
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })

      // Read again here, by another program: nothing is left beside the picture, and the boxes are filled.
      const read = await examine(bytes, 'photo-1.jpg')
      expect(read.sightings).toEqual([])
      expect(Buffer.from(bytes).includes('Wenjing')).toBe(false)
      expect(Buffer.from(bytes).includes('Harbourphone')).toBe(false)
      const pixels = (await identifyMedia(bytes).format.pixels?.(bytes, 0))!
      for (const region of regions) {
        const at = (region.y + (region.height >> 1)) * pixels.width + region.x + (region.width >> 1)
        expect(Math.max(...pixels.data.subarray(at * 4, at * 4 + 3))).toBeLessThan(60)
      }

      // A change afterwards is not in the copy any more, so the copy goes.
      await page.locator('.boxes input').first().uncheck()
      await page.locator('.copied').waitFor({ state: 'detached' })
      expect(requests.slice(before)).toEqual([])
      expect(complaints).toEqual([])
      await context.close()
    },
  )

  test('a copy that still gives something away says so before it can be saved, and is not called clear', async () => {
    const { context, page } = await takeSeat(stage)
    await goTo(page, 'post')
    const [loud, quiet] = ['Back at work.\nThe password: violin77Qz is on the wall.\n', 'Soup again, and snow.\n']
    await page.locator('#post-files').setInputFiles(
      [loud, quiet].map((words, index) => ({
        name: `note ${String(index)}.txt`,
        mimeType: 'text/plain',
        buffer: Buffer.from(words),
      })),
    )
    await look(page)
    const cards = page.locator('.picture-card')
    for (const card of [cards.nth(0), cards.nth(1)]) {
      await card.locator('.make-copy').click()
      await card.locator('.copied').waitFor()
    }
    const [told, clear] = [cards.nth(0).locator('.copied'), cards.nth(1).locator('.copied')]
    expect(await clear.getByRole('heading').textContent()).toBe('The copy passed every check')
    expect(await clear.evaluate(({ classList }) => classList.contains('nothing'))).toBe(true)
    expect(await told.getByRole('heading').textContent()).toMatch(/Something else can still be seen$/u)
    expect(await told.evaluate(({ classList }) => classList.contains('nothing'))).toBe(false)
    const words = (await told.textContent()) ?? ''
    expect(words.indexOf('The copy still says or shows:')).toBeGreaterThan(0)
    expect(words.indexOf('Save the copy')).toBeGreaterThan(words.indexOf('The copy still says or shows:'))
    await context.close()
  })

  test('files that are empty, cut short or something else are told in words, and the screen goes on', async () => {
    const { context, page } = await takeSeat(stage)
    await goTo(page, 'post')
    const photo = photoWithPlace()
    const bad = [
      { name: 'empty.jpg', buffer: Buffer.alloc(0) },
      { name: 'cut.jpg', buffer: photo.subarray(0, 150) },
      { name: 'noise.png', buffer: Buffer.from('\x89PNG\r\n\x1a\n\x7f\xff\xff\xffIHDR\0\0', 'latin1') },
    ]
    for (const { name, buffer } of bad) {
      await page.locator('#post-files').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
      await look(page)
      await page.locator('.problem').waitFor()
      expect(await page.locator('.problem').innerText(), name).not.toContain('did not foresee')
      await page.locator('.chosen button').click()
    }
    // Beside a good one, a bad one costs only itself.
    await page.locator('#post-files').setInputFiles([
      { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
      { name: 'good.jpg', mimeType: 'image/jpeg', buffer: photo },
    ])
    await look(page)
    await page.locator('.picture-card').waitFor()
    expect(await page.locator('.notice', { hasText: 'empty.jpg' }).count()).toBe(1)
    await context.close()
  })

  test('a photo that another app shares comes to this screen, and nothing of it is stored', async () => {
    const { context, page } = await takeSeat(stage, { serviceWorkers: 'allow' })
    await untilOffline(page)
    await page.reload()
    await page.waitForSelector('.drop')
    await page.evaluate(
      (bytes) => {
        const form = document.createElement('form')
        form.method = 'post'
        form.enctype = 'multipart/form-data'
        form.action = './share'
        const input = document.createElement('input')
        input.type = 'file'
        input.name = 'file'
        const files = new DataTransfer()
        files.items.add(new File([new Uint8Array(bytes)], 'beach.jpg', { type: 'image/jpeg' }))
        input.files = files.files
        form.append(input)
        document.body.append(form)
        form.submit()
      },
      [...photoWithPlace()],
    )
    await page.locator('.post-screen .chosen', { hasText: 'beach.jpg' }).waitFor()
    await look(page)
    await page.locator('.finding', { hasText: 'EXIF GPSLatitude' }).waitFor()
    expect(page.url()).toBe(stage.address)
    expect(await page.evaluate(async () => caches.keys())).toHaveLength(1)
    await context.close()
  })

  test('from a folder, with a finger: a part is drawn and covered, and what cannot be looked at there is said', async () => {
    const context = await stage.browser.newContext({
      hasTouch: true,
      locale: 'en-GB',
      viewport: { width: 390, height: 844 },
    })
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(STICK, 'Telltale.html')).href)
    await page.waitForSelector('.drop')
    await goTo(page, 'post')
    await page
      .locator('#post-files')
      .setInputFiles({ name: 'beach.jpg', mimeType: 'image/jpeg', buffer: photoWithPlace() })
    await look(page)
    await page.getByText('cannot look at the picture itself').waitFor()
    await page.locator('.stage-tools .tool').last().tap()
    const svg = page.locator('.post-stage svg')
    await svg.scrollIntoViewIfNeeded()
    const { x, y, width, height } = (await svg.boundingBox())!
    const finger = await context.newCDPSession(page)
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number): Promise<void> => {
      const touchPoints = type === 'touchEnd' ? [] : [{ x: x + width * part, y: y + height * part }]
      await finger.send('Input.dispatchTouchEvent', { type, touchPoints })
    }
    await touch('touchStart', 0.1)
    for (const part of [0.2, 0.3, 0.4]) await touch('touchMove', part)
    await touch('touchEnd', 0.4)
    await page.locator('[data-box="own 1"]').waitFor()
    const { width: wide } = await sizeOf(page, 'own 1')
    expect(wide).toBeGreaterThan(8)
    await page.locator('.make-copy').click()
    await page.getByRole('heading', { name: 'The copy passed every check' }).waitFor()
    await context.close()
  })

  test('what somebody says of themselves is remembered only if they ask, and forgotten when they ask', async () => {
    const { context, page } = await takeSeat(stage)
    const stored = async (): Promise<readonly string[]> =>
      page.evaluate(() => Object.keys(localStorage).map((key) => localStorage.getItem(key) ?? ''))
    await goTo(page, 'post')
    await page.locator('.profiles summary').click()
    await page.getByLabel('I work in a sensitive place').check()
    expect(await stored()).toEqual([])
    await page.getByLabel('Remember this on this device').check()
    expect(await stored()).toEqual(['sensitive'])
    await page.reload()
    await goTo(page, 'post')
    expect(await page.getByLabel('I work in a sensitive place').isChecked()).toBe(true)
    await page.getByLabel('Remember this on this device').uncheck()
    expect(await stored()).toEqual([])
    await context.close()
  })

  test(
    'what looks at pictures is loaded when asked for, from the app itself, can be stopped, and then works without a network',
    { timeout: 120_000 },
    async () => {
      const { context, page, requests, complaints } = await takeSeat(stage, { serviceWorkers: 'allow' })
      await untilOffline(page)
      const before = requests.length
      const bring = async (): Promise<void> => {
        await goTo(page, 'post')
        await page.locator('#post-files').setInputFiles(MARKED)
        await look(page)
        await page.getByRole('heading', { name: 'Nothing found so far' }).waitFor()
      }
      await bring()
      expect(requests.slice(before)).toEqual([])
      await page.getByText(/\b2\d MB are loaded once/u).waitFor()
      await page.locator('.eyes button').click()
      await page.locator('.under-way').waitFor(PATIENCE)
      const asked = requests.slice(before)
      expect(asked.length).toBeGreaterThan(3)
      expect(asked.filter((url) => !url.startsWith(`${stage.address}eyes/`))).toEqual([])
      await page.locator('.under-way button').click()
      await page.locator('.under-way').waitFor({ state: 'detached' })

      // From the device, in a new page.
      await context.setOffline(true)
      await page.reload()
      await page.locator('.drop').waitFor()
      const until = requests.length
      await bring()
      await page.locator('.eyes button').click()
      const found = page.locator('.finding', { hasText: '机密' })
      await found.waitFor(PATIENCE)
      expect(await page.locator('.box.covered').count()).toBeGreaterThan(0)
      await page.locator('.make-copy').click()
      // The marking is covered; that there is a paper can still be seen, and is said.
      await page.getByRole('heading', { name: 'What was taken out or covered is gone' }).waitFor(PATIENCE)
      expect(requests.slice(until)).toEqual([])
      expect(complaints).toEqual([])
      await context.close()
    },
  )
})

async function look(page: Page): Promise<void> {
  await page.locator('.post-screen form [type=submit]').click()
}

async function sizeOf(page: Page, box: string): Promise<{ x: number; y: number; width: number; height: number }> {
  return await page
    .locator(`[data-box="${box}"] rect`)
    .first()
    .evaluate((rect) => {
      const read = (name: string): number => Number(rect.getAttribute(name))
      return { x: read('x'), y: read('y'), width: read('width'), height: read('height') }
    })
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}
