/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openContainer, verifyContainer } from '@telltale/seal'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, openStage, ROOT, takeSeat, untilOffline, type Stage } from './support/app.js'
import { goTo } from './support/places.js'
import { tracesOf } from './support/traces-of.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PASSPHRASE = 'a lantern under nine bridges'
const EXAMPLES = { 'en-GB': 'harbour-photos.txt', 'zh-CN': 'xuezhang-de-wenjuan.txt' } as const
const EXPORT = join(ROOT, 'examples/harbour-photos.txt')
/** What the task of this screen is: no more answers than these, to a draft. */
const MOST_ANSWERS = 15
/** Deriving a key takes a second on a machine that is free, and several on one that is not. */
const PATIENCE = { timeout: 120_000 }

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

  test.each(['en-GB', 'zh-CN'] as const)(
    'from the example to a draft in under fifteen answers, without a network: %s',
    async (locale) => {
      const { context, page, requests, complaints } = await takeSeat(stage, { locale, serviceWorkers: 'allow' })
      await untilOffline(page)
      const before = requests.length
      await context.setOffline(true)
      await page.locator('.try button').click()
      await page.locator('.outcome').waitFor()
      await goTo(page, 'wayout')
      await page.locator('.wayout-screen .primary').click()
      const answers = await answerEverything(page)
      expect(answers + 2).toBeLessThanOrEqual(MOST_ANSWERS)

      // Whom to tell has source and age in every line, and official ones wait for independent advice.
      const channels = page.locator('.channel')
      expect(await channels.count()).toBeGreaterThan(3)
      expect(await channels.locator('.note', { hasText: /2026-\d\d-\d\d/u }).count()).toBe(await channels.count())
      await page.locator('.warned h2').waitFor()

      await page.locator('.next-ways .primary').click()
      await page.locator('.draft').waitFor()
      await page.locator('.choices fieldset').first().locator('input').nth(2).check()
      await page.locator('[data-line=money-2]').waitFor()
      const own = page.locator('[data-line^=what]', { hasText: 'It began in May.' })
      expect(await own.locator('figure').count()).toBe(1)
      const quote = await page.locator('[data-line=what-1] blockquote').first().innerText()
      expect(readFileSync(join(ROOT, 'examples', EXAMPLES[locale]), 'utf8')).toContain(quote)

      const cut = page.locator('[data-line=opening-1]')
      const sentence = await cut.locator('p').first().innerText()
      await page.locator('.preview summary').click()
      await page.locator('.preview pre', { hasText: sentence }).waitFor()
      await cut.getByRole('button').click()
      await page.locator('.preview pre', { hasText: sentence }).waitFor({ state: 'detached' })
      // What is for the person alone is not in what is handed on.
      const alone = await page.locator('.for-you li').first().innerText()
      const [mail] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.take-it .secondary').nth(3).click(),
      ])
      expect(mail.suggestedFilename()).toMatch(/^notes-\d{4}-\d\d-\d\d\.eml$/u)
      const written = (await bytesOf(mail)).toString('utf8')
      expect(written).toMatch(/^X-Unsent: 1\r\n/u)
      const body = Buffer.from(written.slice(written.indexOf('\r\n\r\n')), 'base64').toString('utf8')
      expect(body).toContain('It began in May.')
      expect(body.replace(/\s/gu, '')).not.toContain(sentence.replace(/\s/gu, ''))
      expect(body).not.toContain(alone)

      // Nothing is stored, and no word gets into title, address or history.
      expect(await tracesOf(page)).toEqual({ title: 'Telltale', hash: '', state: 1, stored: 0, databases: 0 })
      expect(requests.slice(before)).toEqual([])
      expect(complaints).toEqual([])

      // Forgotten with everything else.
      await goTo(page, 'check')
      await page.locator('.keep > p button').last().click()
      await goTo(page, 'wayout')
      await page.locator('.danger-now.large').waitFor()
      await context.close()
    },
    120_000,
  )

  test('whoever is in danger now reads what to do and whom to call before any question', async () => {
    const { context, page } = await takeSeat(stage)
    await goTo(page, 'wayout')
    await page.getByRole('button', { name: 'In danger now' }).click()
    await page.getByRole('heading', { name: 'Get to safety first' }).waitFor()
    await page.getByLabel('Where are you').selectOption({ label: 'Germany' })
    await expect.poll(async () => page.locator('.call').first().getAttribute('href')).toBe('tel:112')
    await page.getByRole('button', { name: 'Show me the whole plan' }).click()
    expect(await page.locator('.way-steps h3').first().innerText()).toBe('Get to safety first')
    await page.getByRole('button', { name: 'Back' }).click()
    // Who leaves finds nothing of it by going back.
    await page.getByRole('button', { name: 'Leave' }).click()
    await page.waitForURL('about:blank')
    await context.close()
  })

  test.each([
    ['a phone', 360, 740],
    ['a phone in letters of double size', 180, 370],
  ])('on %s the number to call is in sight once the place is chosen', async (_what, width, height) => {
    const { context, page } = await takeSeat(stage, { viewport: { width, height } })
    await goTo(page, 'wayout')
    await page.getByRole('button', { name: 'In danger now' }).click()
    for (const [country, number] of [
      ['CN', '110'],
      ['DE', '112'],
    ] as const) {
      await page.locator('#where').selectOption(country)
      const call = page.locator(`.call[href="tel:${number}"]`)
      await call.waitFor()
      // Nothing covers it: what is touched there is the number.
      await expect
        .poll(async () =>
          call.evaluate((element) => {
            const { left, top, width: wide, height: high } = element.getBoundingClientRect()
            return document.elementFromPoint(left + wide / 2, top + high / 2) === element
          }),
        )
        .toBe(true)
    }
    // Whoever is afraid reads the number first; where it is from can be looked up.
    const source = page.locator('.numbers details .note').last()
    expect(await source.isVisible()).toBe(false)
    await page.getByText('Where this number is from').click()
    expect(await source.innerText()).toMatch(/2026-\d\d-\d\d/u)
    await context.close()
  })

  test('without a conversation the draft offers and says nothing that lies in one', async () => {
    const { context, page } = await takeSeat(stage)
    await goTo(page, 'wayout')
    await page.getByRole('button', { name: 'Straight to the plan' }).click()
    await page.getByRole('button', { name: 'Draft a report' }).click()
    await page.locator('.draft').waitFor()
    const choices = page.locator('.choices fieldset').first()
    await choices.getByText('Where you are and your citizenship').waitFor()
    expect(await choices.innerText()).not.toMatch(/messages|name you have/u)
    expect(await page.locator('.for-you').innerText()).not.toMatch(/name you have|Every sentence/u)
    await context.close()
  })

  test('the questions, the plan and the draft need no mouse', async () => {
    const { context, page } = await takeSeat(stage)
    await goTo(page, 'wayout')
    const press = async (name: RegExp, key = 'Enter'): Promise<void> => {
      for (let tries = 0; tries < 80; tries++) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate(() => document.activeElement?.closest('label, button')?.textContent ?? '')
        if (name.test(focused.trim())) return page.keyboard.press(key)
      }
      throw new Error(`The keyboard does not come to ${String(name)}.`)
    }
    const heading = async (name: RegExp): Promise<void> => {
      await expect.poll(async () => page.evaluate(() => document.activeElement?.textContent)).toMatch(name)
    }
    await press(/^Begin$/u)
    await heading(/in danger right now/u)
    await press(/^No, not/u)
    await heading(/about you, or/u)
    await press(/About somebody else/u)
    await heading(/What are you to them/u)
    await press(/Back$/u)
    await heading(/about you, or/u)
    await press(/About me/u)
    await heading(/What has happened/u)
    await press(/^Money or a gift/u, 'Space')
    await press(/^Next$/u)
    await heading(/under 18/u)
    await press(/^Skip$/u)
    await heading(/fit you/u)
    await press(/^That is enough/u)
    await heading(/^The way out$/u)
    await press(/^Draft a report$/u)
    await heading(/drafted/u)
    await page.locator('.draft').waitFor()
    await press(/^Cut this out/u)
    await page.locator('.is-cut').first().waitFor()
    await context.close()
  }, 120_000)

  test('what is sealed opens with its passphrase only, here and elsewhere', async () => {
    const { context, page, complaints } = await takeSeat(stage)
    await goTo(page, 'wayout')
    await page.getByRole('button', { name: 'Seal the evidence' }).click()
    await page.locator('#seal-files').setInputFiles(EXPORT)
    await page.getByRole('button', { name: 'Seal', exact: true }).click()
    await page.getByText('There is no passphrase yet.').waitFor()
    await page.locator('#seal-passphrase').fill('lantern1')
    await page.getByText('Short, or easy to guess').waitFor()
    await page.locator('#seal-passphrase').fill(PASSPHRASE)
    await page.locator('#seal-again').fill(`${PASSPHRASE}!`)
    await page.getByRole('button', { name: 'Seal', exact: true }).click()
    await page.getByText('The two are not the same.').waitFor()
    await page.locator('#seal-again').fill(PASSPHRASE)

    // It can be stopped, and begun again.
    await page.getByRole('button', { name: 'Seal', exact: true }).click()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByText('It was stopped. Nothing was made.').waitFor()
    await page.getByRole('button', { name: 'Seal', exact: true }).click()
    await page.locator('.sealed').waitFor(PATIENCE)
    await page.getByText('It does not make you safe').waitFor()
    expect(await violations(page)).toEqual([])
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('.sealed .primary').click()])
    const [request] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the request' }).click(),
    ])
    expect(saved.suggestedFilename()).toMatch(/^notes-\d{4}-\d\d-\d\d\.age$/u)
    const container = await bytesOf(saved)

    const kept = new Map<string, Buffer>()
    const plain = await openContainer(new Blob([new Uint8Array(container)]).stream(), { passphrase: PASSPHRASE })
    const checked = await verifyContainer(plain, {
      keep: async ({ path }) => {
        kept.set(path, Buffer.alloc(0))
        return Promise.resolve({
          write: async (bytes) =>
            Promise.resolve(void kept.set(path, Buffer.concat([kept.get(path) ?? Buffer.alloc(0), bytes]))),
          end: async () => Promise.resolve(),
        })
      },
    })
    expect(checked.isWhole).toBe(true)
    expect(kept.get('originals/harbour-photos.txt')).toEqual(readFileSync(EXPORT))
    expect([...kept.keys()]).toEqual(
      expect.arrayContaining(['README.txt', 'report.html', 'report.json', 'transcript.txt', 'transcript.json']),
    )
    // The request is about this list and nothing else.
    const digest = Buffer.from(checked.manifestDigest ?? '', 'hex')
    expect((await bytesOf(request)).includes(digest)).toBe(true)

    await page.locator('.back-one').click()
    await page.getByRole('button', { name: 'Open and check a sealed file' }).click()
    const file = join(folder, 'sealed.age')
    writeFileSync(file, container)
    await page.locator('#sealed-files').setInputFiles(file)
    const open = async (passphrase: string): Promise<void> => {
      await page.locator('#sealed-passphrase').fill(passphrase)
      await page.getByRole('button', { name: 'Open', exact: true }).click()
    }
    await open('not that one at all')
    await page.getByText('This does not open it.').waitFor(PATIENCE)
    await open(PASSPHRASE)
    await page.getByText('files fit the manifest, bit for bit').waitFor(PATIENCE)
    await page.getByText('What is not proved').waitFor()
    // The files are handed out right below: nobody is sent to a command line for them.
    expect(await page.locator('.verdict').innerText()).not.toContain('telltale verify')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Look at the originals' }).click()
    await page.getByText('Which one are you?').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  }, 180_000)

  test('what is open is sealed for those whose keys are given, and a bit that was changed is told', async () => {
    const { context, page } = await takeSeat(stage)
    await page.getByRole('button', { name: 'Try it with an example' }).click()
    await page.locator('.outcome').waitFor()
    await goTo(page, 'wayout')
    await page.getByRole('button', { name: 'Seal the evidence' }).click()
    await page.getByLabel('Public keys of those who may open it').check()
    await page.locator('#seal-keys').fill('age1notakey')
    await page.getByRole('button', { name: 'Seal', exact: true }).click()
    await page.getByText('One of the keys is not written as').waitFor()
    const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
    const identity = await generateX25519Identity()
    await page.locator('#seal-keys').fill(await identityToRecipient(identity))
    await page.getByRole('button', { name: 'Seal', exact: true }).click()
    await page.locator('.sealed').waitFor(PATIENCE)
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('.sealed .primary').click()])
    const container = new Uint8Array(await bytesOf(saved))
    const stream = new Blob([container]).stream()
    const { isWhole, files } = await verifyContainer(await openContainer(stream, { identities: [identity] }))
    expect(isWhole).toBe(true)
    expect(files.map(({ path }) => path)).toContain('originals/harbour-photos.txt')

    const at = container.length - 40_000
    container[at] = (container[at] ?? 0) ^ 1
    const file = join(folder, 'changed.age')
    writeFileSync(file, container)
    await page.locator('.back-one').click()
    await page.getByRole('button', { name: 'Open and check a sealed file' }).click()
    await page.locator('#sealed-files').setInputFiles(file)
    await page.getByLabel('A secret key').check()
    await page.locator('#sealed-keys').fill(`# created by somebody\n${identity}\n`)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByRole('heading', { name: 'What does not hold' }).waitFor(PATIENCE)
    await page.getByText(/^The container is damaged or cut short/u).waitFor()
    await context.close()
  }, 120_000)
})

/** Answers as somebody does who took money and is careful about authorities. @returns How many answers it took. */
async function answerEverything(page: Page): Promise<number> {
  let answers = 0
  for (;;) {
    await page.locator('.question:enabled, .way-steps').first().waitFor()
    const question = page.locator('.question')
    if ((await question.count()) === 0) return answers
    answers += 1
    const asked = await page.locator('.wayout-screen h1').innerText()
    const options = question.locator('button.option')
    if ((await question.locator('#words').count()) > 0) {
      await question.locator('#words').fill('It began in May.')
      await question.locator('.primary').click()
    } else if ((await question.locator('#country').count()) > 0) {
      await question.locator('#country').selectOption(answers === 8 ? 'DE' : 'CN')
      await question.locator('.primary').click()
    } else if ((await options.count()) > 0) await options.nth(answers === 1 ? 1 : 0).click()
    else {
      const suggested = question.locator('.seen-in button')
      if ((await suggested.count()) > 0) await suggested.click()
      else await question.locator('label.option').first().click()
      await question.locator('.primary').click()
    }
    await page.locator('.wayout-screen h1', { hasText: asked }).waitFor({ state: 'detached' })
  }
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}

async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  return await page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe
    return (await runner.run()).violations.map(({ id }) => id)
  })
}
