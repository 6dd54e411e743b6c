/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, openStage, takeSeat, type Stage } from './support/app.js'
import { PLACES } from './support/places.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** WCAG 2.2 A and AA, and what is good practice beside it. */
const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const CONTRAST = ['color-contrast', 'link-in-text-block']

describe.skipIf(CHROMIUM === undefined)('in Chromium (skipped only where no Chromium is installed)', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  }, 120_000)
  afterAll(async () => stage.close())

  test.each([
    ['en-GB', { width: 1280, height: 800 }, 'light', 'dark'],
    ['zh-CN', { width: 360, height: 740 }, 'dark', 'light'],
  ] as const)(
    'axe finds nothing on any screen: %s',
    async (locale, viewport, colorScheme, other) => {
      const { context, page, complaints } = await takeSeat(stage, {
        locale,
        colorScheme,
        viewport,
        // Colours change at once, and not while axe looks.
        reducedMotion: 'reduce',
      })
      const found: string[] = []
      for (const { name, go } of PLACES) {
        await go(page)
        found.push(...(await violations(page, EVERYTHING)).map((each) => `${name}: ${each}`))
        // Nothing is cut off or has to be moved sideways.
        expect(await sideways(page), name).toBeLessThanOrEqual(0)
        // With the other colours: what is left to look at is whether they can be read.
        await page.emulateMedia({ colorScheme: other })
        found.push(...(await violations(page, CONTRAST)).map((each) => `${name}, ${other}: ${each}`))
        await page.emulateMedia({ colorScheme })
      }
      expect(found).toEqual([])
      expect(complaints).toEqual([])
      await context.close()
    },
    120_000,
  )

  test('at 320 pixels, which is 400 % of a small laptop, nothing has to be moved sideways', async () => {
    const { context, page } = await takeSeat(stage, { viewport: { width: 320, height: 256 } })
    for (const { name, go } of PLACES) {
      await go(page)
      expect(await sideways(page), name).toBeLessThanOrEqual(0)
    }
    await context.close()
  }, 120_000)

  test('everything can be done with the keyboard alone', async () => {
    const { context, page } = await takeSeat(stage)
    const press = async (name: string | RegExp): Promise<void> => {
      for (let tries = 0; tries < 90; tries++) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate(() => {
          const { activeElement } = document
          return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
        })
        if (typeof name === 'string' ? focused.trim() === name : name.test(focused.trim()))
          return page.keyboard.press('Enter')
      }
      throw new Error(`The keyboard does not come to ${String(name)}.`)
    }
    const focused = async (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName)
    await press('Try it with an example')
    await page.locator('.outcome').waitFor()
    // The heading of a new screen has the focus, so that it is read out and what follows is next.
    await expect.poll(async () => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await press('What you can do now')
    await expect.poll(async () => page.evaluate(() => document.activeElement?.id)).toBe('now-heading')
    await page.locator('.timeline-drawing').focus()
    await page.keyboard.press('ArrowUp')
    await page.getByText(/^Messages \d+ to \d+ of 25$/u).waitFor()
    await press('Strongest first')
    await press('This is innocent because …')
    await press('Leave it out and look again')
    await page.locator('.struck').waitFor()
    // What was pressed is gone: the keyboard goes on where one reads what came of it, and nothing is struck out unasked.
    await expect.poll(focused).toBe('struck-heading')
    expect(await page.locator('.strike[open]').count()).toBe(0)
    await press('Take it in again')
    await page.locator('.struck').waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('H1')
    await page.locator('main').focus()
    await press('Leave')
    await page.waitForURL('about:blank')
    await context.close()
  })

  test('on paper it is dark on light, whatever the device and the person chose, and holds no button', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { context, page } = await takeSeat(stage, { colorScheme, reducedMotion: 'reduce' })
      if (colorScheme === 'light') await page.locator('.light').click()
      await page.getByRole('button', { name: 'Try it with an example' }).click()
      await page.getByRole('button', { name: 'Strongest first' }).click()
      await page.emulateMedia({ media: 'print' })
      expect(await violations(page, CONTRAST)).toEqual([])
      const seen = await page.evaluate(() => ({
        paper: getComputedStyle(document.body).backgroundColor,
        ink: getComputedStyle(document.body).color,
        buttons: [...document.querySelectorAll('button:not(.stage)')].filter((each) => each.checkVisibility()).length,
      }))
      expect(seen).toEqual({ paper: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)', buttons: 0 })
      await context.close()
    }
  })

  test('everything that is touched is large enough, and nothing moves for those who want it still', async () => {
    const { context, page } = await takeSeat(stage, {
      viewport: { width: 360, height: 740 },
      reducedMotion: 'reduce',
      hasTouch: true,
    })
    await page.getByRole('button', { name: 'Try it with an example' }).click()
    await page.locator('.outcome').waitFor()
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, summary, a.primary, input')]
        .filter((each) => each.checkVisibility())
        .map((each) => {
          const { width, height } = each.getBoundingClientRect()
          return { words: each.textContent, width, height }
        })
        .filter(({ width, height }) => width > 1 && (width < 24 || height < 24)),
    )
    // A number within a sentence is as high as its line.
    expect(small.filter(({ words }) => !/^\d+$/u.test(words))).toEqual([])
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    await context.close()
  })
})

async function violations(page: Page, rules: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  return await page.evaluate(async (runOnly) => {
    const runner = (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe
    const { violations, passes } = await runner.run({ runOnly, resultTypes: ['violations'] })
    if (passes.length === 0) return ['axe did not look']
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, rules)
}

interface AxeResults {
  readonly passes: readonly unknown[]
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: readonly string[] }[]
  }[]
}

async function sideways(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
