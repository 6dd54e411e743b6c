/// <reference lib="dom" />
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ROOT } from './app.js'
import { photoWithPlace } from './photo.js'

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
    name: 'cases',
    go: async (page) => {
      await goTo(page, 'cases')
      await page.locator('.cases-screen .row').first().waitFor()
    },
  },
  {
    name: 'case-map',
    go: async (page) => {
      await page.locator('.cases-screen .modes button').nth(1).click()
      await page.locator('.map').waitFor()
    },
    parts: { table: '.modes' },
  },
  {
    name: 'technique',
    go: async (page) => {
      await page.locator('.map .turned button').first().click()
      await page.locator('.cases-screen article').waitFor()
    },
  },
  {
    name: 'case',
    go: async (page) => {
      await page.locator('.back button').last().click()
      await page.locator('.cases-screen .modes button').first().click()
      await page.locator('#case-words').fill('zhao 2024')
      await page.locator('.cases-screen > .rows .row').first().click()
      await page.locator('.case-view').waitFor()
      await page.locator('.claim summary').first().click()
    },
    parts: { top: 'body', claims: '[aria-labelledby=case-claims]', beside: '[aria-labelledby=case-beside]' },
  },
  {
    name: 'saved',
    go: async (page) => {
      await goTo(page, 'saved')
      if ((await page.locator('.saved').count()) === 0) return
      await page.locator('.saved-screen > p button').click()
      await page.locator('.doubt button').click()
      await page.locator('.saved').waitFor({ state: 'detached' })
    },
  },
  {
    name: 'about',
    go: async (page) => goTo(page, 'about'),
    parts: { top: 'body', verify: '[aria-labelledby=verify]' },
  },
  { name: 'wayout', go: async (page) => goTo(page, 'wayout') },
  {
    name: 'danger',
    go: async (page) => {
      await page.locator('.danger-now').click()
      await page.locator('#where').selectOption('DE')
      await page.locator('.call').first().waitFor()
    },
  },
  {
    name: 'asking',
    go: async (page) => {
      await page.locator('.back-one').click()
      await page.locator('.wayout-screen .primary').click()
      await page.locator('.question:enabled .option').nth(1).click()
      await page.locator('.option', { hasText: /About me|我自己的事/u }).click()
      await page.locator('label.option').nth(3).click()
    },
  },
  {
    name: 'plan',
    go: async (page) => {
      await page.locator('.question .link').last().click()
      await page.locator('.channel').first().waitFor()
    },
  },
  {
    name: 'draft',
    go: async (page) => {
      await page.locator('.next-ways .primary').click()
      await page.locator('.draft').waitFor()
      await page.locator('.line .link').nth(1).click()
      await page.locator('.preview summary').click()
    },
    parts: { choices: 'body', lines: '.draft' },
  },
  {
    name: 'seal',
    go: async (page) => {
      await page.locator('.back-one').click()
      await page.locator('.next-ways .secondary').first().click()
      await page.locator('#seal-passphrase').fill('lantern1')
    },
    parts: { about: 'body', key: '#seal-passphrase' },
  },
  {
    name: 'open-sealed',
    go: async (page) => {
      while ((await page.locator('.danger-now.large').count()) === 0) await page.locator('.back-one').click()
      await page.locator('.wayout-screen .secondary').last().click()
      await page.locator('#sealed-passphrase').waitFor()
    },
  },
  {
    name: 'post',
    go: async (page) => {
      await goTo(page, 'post')
      await page.locator('.profiles summary').click()
    },
  },
  {
    name: 'post-words',
    go: async (page) => {
      await page.locator('#post-words').fill('I work at the naval shipyard. My phone is +44 7700 900123.')
      await page.locator('.post-screen [type=submit]').click()
      await page.locator('.rewording').waitFor()
    },
  },
  {
    name: 'post-picture',
    go: async (page) => {
      await page.locator('.post-back button').last().click()
      await page.locator('#post-files').setInputFiles({
        name: 'beach.jpg',
        mimeType: 'image/jpeg',
        buffer: photoWithPlace(),
      })
      await page.locator('.post-screen [type=submit]').click()
      await page.locator('.add-box').click()
      await page.locator('.boxes details summary').click()
    },
    parts: { found: 'body', picture: '.picture-card' },
  },
  {
    name: 'post-copy',
    go: async (page) => {
      await page.locator('.make-copy').click()
      await page.locator('.copied summary').click()
    },
    parts: { proved: '.copied' },
  },
]

/** To a screen by its name in `screens.ts`, as far as there is something on it. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.locator(`.tab[data-screen=${screen}]`).click()
  await page.locator(`.${screen}-screen h1`).first().waitFor()
}
