/// <reference lib="dom" />
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ROOT } from './app.js'

const EXPORT = join(ROOT, 'examples/harbour-photos.txt')
const QUIET = join(ROOT, 'examples/genuine-headhunter.txt')
const ARTICLE =
  'In 2019 a man who called himself a consultant met her online. He asked her to photograph the naval pier and paid 500 dollars. '

/** One state of one screen. */
export interface Place {
  readonly name: string
  /** The way to it from the place before. */
  readonly go: (page: Page) => Promise<void>
  /**
   * What its pictures begin at, each with a name of its own; when it is left out, at the top of the page. Where there is
   * none, no other place may need it to be gone to.
   */
  readonly parts?: Readonly<Record<string, string>>
}

/**
 * Every screen there is, in all its states, in the order of one walk through the app. Whatever must hold everywhere
 * (axe, pictures, nothing cut off, no request) is tested in each of them, so a new screen is one more entry here.
 */
export const PLACES: readonly Place[] = [
  {
    name: 'start',
    go: async (page) => page.locator('.drop').waitFor(),
    parts: { top: 'body', promises: '.promises', guides: '.guides' },
  },
  {
    name: 'problem',
    go: async (page) => {
      await page.locator('#file').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('') })
      await page.locator('.problem').waitFor()
    },
  },
  {
    name: 'choosing',
    go: async (page) => {
      await page.locator('#file').setInputFiles([EXPORT, QUIET])
      await page.locator('.choose').waitFor()
    },
  },
  {
    name: 'naming',
    go: async (page) => {
      await page.locator('.row').first().click()
      await page.getByText(/rather not say|不想说/u).waitFor()
    },
  },
  {
    name: 'report',
    go: async (page) => {
      await page.locator('.row', { hasText: 'Tom' }).click()
      await page.locator('.turn mark').first().waitFor()
      await page.locator('.stage').first().click()
      for (const each of await page.locator('.as-list summary, .case summary, .keep-here summary').all())
        await each.click()
    },
    parts: {
      outcome: 'body',
      stages: '#stages',
      readings: '.readings',
      timeline: '.seen',
      conversation: '.modes',
      now: '#now',
      keep: '.keep',
    },
  },
  {
    name: 'findings',
    go: async (page) => {
      await page.locator('.modes button').nth(1).click()
      await page.locator('.strike summary').first().click()
    },
    parts: { cards: '.modes' },
  },
  {
    name: 'struck',
    go: async (page) => {
      await page.locator('.strike button').first().click()
      await page.locator('.struck').waitFor()
    },
    parts: { out: '.struck' },
  },
  {
    name: 'kept',
    go: async (page) => {
      await page.locator('#passphrase').fill('a lantern under nine bridges')
      await page.locator('.keep-here form button').click()
      await page.getByText(/It is kept|已保存，/u).waitFor()
      await goTo(page, 'saved')
      await page.locator('.saved button').first().click()
      await page.locator('#open-passphrase').waitFor()
    },
    // The day on it is another each time.
    parts: {},
  },
  {
    name: 'account',
    go: async (page) => {
      await goTo(page, 'check')
      await page.locator('.back button').click()
      await page.locator('.back button').click()
      await page.locator('#paste').fill(ARTICLE.repeat(4))
      await page.locator('.drop form button').click()
      await page.locator('.outcome').waitFor()
    },
    parts: { outcome: 'body', text: '.modes' },
  },
  {
    name: 'saved',
    go: async (page) => {
      await goTo(page, 'saved')
      if ((await page.locator('.saved').count()) === 0) return
      await page.locator('.saved-screen > p button').click()
      await page.locator('.saved-screen > p button').click()
      await page.locator('.saved').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'about',
    go: async (page) => goTo(page, 'about'),
    parts: { top: 'body', verify: '[aria-labelledby=verify]' },
  },
]

/** To a screen by its name in `screens.ts`, as far as there is something on it. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.locator(`.tab[data-screen=${screen}]`).click()
  await page.locator(`.${screen}-screen h1`).first().waitFor()
}
