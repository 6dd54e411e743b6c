/// <reference lib="dom" />
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, openStage, ROOT, takeSeat, type Stage } from './support/app.js'
import { makeBlockFont } from './support/make-block-font.js'
import { PLACES } from './support/places.js'
import { reducedIsSame, reducePicture } from './support/reduce-picture.js'

/** `node scripts/shoot-web.mjs` sets these: to keep what is seen now, and to leave the whole pictures in a folder. */
const isWriting = process.env['TELLTALE_PICTURES'] === 'write'
const folderToShow = process.env['TELLTALE_PICTURES_TO']

const KEPT = fileURLToPath(new URL('pictures/', import.meta.url))
/** Where a picture that differs is left, beside where it differs. Git does not see it. */
const DIFFERENT = fileURLToPath(new URL('../dist/pictures/', import.meta.url))
/** All that is kept, in bytes. */
const MOST_KEPT = 400_000

const SIZES = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } } as const
const LANGUAGES = { en: 'en-GB', zh: 'zh-CN' } as const
const LIGHTS = ['light', 'dark'] as const

const WALKS = Object.entries(SIZES).flatMap(([size, viewport]) =>
  Object.entries(LANGUAGES).map(([language, locale]) => ({ size, viewport, language, locale })),
)
const PARTS = PLACES.flatMap(({ name, parts = { '': 'body' } }) =>
  Object.keys(parts).map((part) => (part === '' ? name : `${name}-${part}`)),
)

describe.skipIf(CHROMIUM === undefined)('in Chromium (skipped only where no Chromium is installed)', () => {
  let stage: Stage
  let canvas: Page
  beforeAll(async () => {
    stage = await openStage(['--font-render-hinting=none', '--disable-lcd-text'])
    canvas = await stage.browser.newPage()
    rmSync(DIFFERENT, { recursive: true, force: true })
  }, 120_000)
  afterAll(async () => stage.close())

  test.each(WALKS)(
    'every screen looks as it did: $size, $language',
    async ({ size, viewport, language, locale }) => {
      const { context, page } = await takeSeat(stage, { locale, viewport, reducedMotion: 'reduce' })
      if (folderToShow === undefined) await drawBlocks(page)
      const different: string[] = []
      for (const { name, go, parts = { '': 'body' } } of PLACES) {
        if (Object.keys(parts).length === 0) continue
        await go(page)
        await page.evaluate(async () => document.fonts.ready)
        for (const [part, selector] of Object.entries(parts)) {
          for (const light of LIGHTS) {
            await page.emulateMedia({ colorScheme: light })
            await page
              .locator(selector)
              .first()
              .evaluate(async (element) => {
                element.scrollIntoView({ block: 'start' })
                await new Promise((resolve) => requestAnimationFrame(resolve))
              })
            const picture = await shoot(page)
            const file = `${part === '' ? name : `${name}-${part}`}-${size}-${language}-${light}.png`
            const why = await look(file, picture)
            if (why !== undefined) different.push(why)
          }
        }
      }
      await context.close()
      const hint = `Look at them there. If they are meant to be so: node scripts/shoot-web.mjs`
      expect(different, hint).toEqual([])
    },
    120_000,
  )

  test('what is kept is small, and is of screens that there are', () => {
    const names = readdirSync(KEPT)
    const all = PARTS.flatMap((part) =>
      WALKS.flatMap(({ size, language }) => LIGHTS.map((light) => `${part}-${size}-${language}-${light}.png`)),
    )
    if (isWriting) for (const name of names) if (!all.includes(name)) rmSync(join(KEPT, name))
    expect(readdirSync(KEPT).sort()).toEqual(all.sort())
    expect(names.reduce((sum, name) => sum + statSync(join(KEPT, name)).size, 0)).toBeLessThan(MOST_KEPT)
  })

  test('a wrong colour, a style that is missing, and parts that overlap are all noticed', async () => {
    const { context, page } = await takeSeat(stage, { viewport: SIZES.phone, reducedMotion: 'reduce' })
    await page.evaluate(async () => document.fonts.ready)
    const before = await shoot(page)
    const kept = await reducePicture(canvas, before)
    const compare = async (): Promise<boolean> => {
      const picture = await shoot(page)
      return (await reducedIsSame(canvas, picture, await reducePicture(canvas, picture), kept)).isSame
    }
    expect(await compare()).toBe(true)
    const breaks: Readonly<Record<string, readonly [selector: string, property: string, value: string]>> = {
      'a wrong colour': ['.primary', 'background-color', '#c02020'],
      'a style that is missing': ['.drop', 'padding', '0'],
      'smaller letters': ['.lead', 'font-size', '14px'],
      'an overlap': ['.drop h2', 'margin-bottom', '-40px'],
      'something not there': ['.screens', 'visibility', 'hidden'],
    }
    for (const [name, [selector, property, value]] of Object.entries(breaks)) {
      const undo = await page
        .locator(selector)
        .first()
        .evaluateHandle(
          (element: HTMLElement, [which, what]) => {
            element.style.setProperty(which, what)
            return element
          },
          [property, value] as const,
        )
      expect(await compare(), name).toBe(false)
      await undo.evaluate((element: HTMLElement, which) => element.style.removeProperty(which), property)
      expect(await compare(), `${name}, taken back`).toBe(true)
    }
    await context.close()
  })

  /** @returns What to say when it is not as it was. */
  async function look(file: string, picture: Buffer): Promise<string | undefined> {
    if (folderToShow !== undefined) {
      mkdirSync(folderToShow, { recursive: true })
      writeFileSync(join(folderToShow, file), picture)
      return undefined
    }
    const reduced = await reducePicture(canvas, picture)
    const kept = join(KEPT, file)
    const before = existsSync(kept) ? readFileSync(kept) : undefined
    const compared = before === undefined ? undefined : await reducedIsSame(canvas, picture, reduced, before)
    if (compared?.isSame === true) return undefined
    if (isWriting) {
      mkdirSync(KEPT, { recursive: true })
      writeFileSync(kept, reduced)
      return undefined
    }
    mkdirSync(DIFFERENT, { recursive: true })
    const whole = join(DIFFERENT, file)
    writeFileSync(whole, picture)
    if (compared !== undefined)
      writeFileSync(whole.replace(/png$/u, 'diff.png'), Buffer.from(compared.framed, 'base64'))
    return `${relative(ROOT, whole)}: ${compared?.why ?? 'there is none to compare it with'}`
  }
})

/** What is seen now. Nothing moves on these pages, so there is nothing to wait for. */
async function shoot(page: Page): Promise<Buffer> {
  // Whether a field that was filled still has the focus would be chance.
  await page.evaluate(() => {
    const { activeElement } = document
    if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) activeElement.blur()
  })
  const session = await page.context().newCDPSession(page)
  try {
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })
    return Buffer.from(data, 'base64')
  } finally {
    await session.detach()
  }
}

/**
 * Draws what is not in the letters of the app with a font that is the same on every machine, and every letter as wide as
 * its font says, not rounded to what the settings of a machine ask for.
 */
async function drawBlocks(page: Page): Promise<void> {
  await page.evaluate(async (base64) => {
    const font = new FontFace(
      'Blocks',
      Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      { weight: '1 1000' },
    )
    document.fonts.add(await font.load())
    const style = new CSSStyleSheet()
    style.replaceSync(`
      :root { --font-other: 'Blocks' !important }
      * { text-rendering: geometricPrecision !important }
    `)
    document.adoptedStyleSheets = [style]
    await document.fonts.ready
  }, Buffer.from(makeBlockFont()).toString('base64'))
}
