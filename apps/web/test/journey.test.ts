/// <reference lib="dom" />
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeZip } from '../../../packages/host-node/test/make-zip.js'
import { runCli } from '../../../test/support/run-cli.js'
import { CHROMIUM, chooseFile, openStage, ROOT, takeSeat, type Stage } from './support/app.js'

const EXPORT = join(ROOT, 'examples/harbour-photos.txt')
const QUIET = join(ROOT, 'examples/genuine-headhunter.txt')

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

  test('three actions lead from the first screen to what to do now', async () => {
    const { context, page, complaints } = await takeSeat(stage)
    // One: a file. Two: who one is. Three: what to do.
    await chooseFile(page, EXPORT)
    await page.getByRole('button', { name: /^Tom/u }).click()
    await page.getByRole('link', { name: 'What you can do now' }).click()
    await expect.poll(async () => page.locator('#now').isVisible()).toBe(true)
    await expect.poll(async () => inView(page.locator('#now h2'))).toBe(true)
    const advice = await page.locator('#now li').allInnerTexts()
    expect(advice.length).toBeGreaterThan(4)
    expect(advice[0]).toMatch(/pause/u)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('the report says what the page has to say: stages, absences, quotes, the innocent reading, cases', async () => {
    const { context, page } = await takeSeat(stage)
    await page.getByRole('button', { name: 'Try it with an example' }).click()
    await page.getByRole('heading', { name: 'A known pattern' }).waitFor()
    expect(await page.locator('.stage').count()).toBe(8)
    expect(await page.locator('.stage.absent').count()).toBeGreaterThan(0)
    await page.locator('.stage.absent').first().click()
    expect(await page.locator('#stage-more').innerText()).toMatch(/was seen\.$/u)
    for (const heading of ['What speaks for an approach', 'The innocent reading', 'What would settle it'])
      expect(await page.getByRole('heading', { name: heading }).count()).toBe(1)
    expect(await page.locator('.case').count()).toBeGreaterThan(0)
    // The words are marked where they were said, and the reason stands beside them.
    const bubble = page.locator('.turn', { hasText: 'Could you photograph the navy pier' })
    await bubble.waitFor()
    expect(await bubble.locator('mark').count()).toBeGreaterThan(0)
    expect(await bubble.locator('.note-card').count()).toBeGreaterThan(0)
    await context.close()
  })

  test.each([
    [EXPORT, 'Tom', 'en-GB', ['json', 'html']],
    [join(ROOT, 'examples/xuezhang-de-wenjuan.txt'), '林然', 'zh-CN', ['json']],
    [QUIET, undefined, 'en-GB', ['json']],
  ] as const)('what is saved is bit for bit what the command line writes: %#', async (path, me, locale, formats) => {
    const { context, page } = await takeSeat(stage, { locale })
    await chooseFile(page, path)
    const name = me === undefined ? /rather not say/u : new RegExp(`^${me}`, 'u')
    await page.getByRole('button', { name }).click()
    await page.locator('.outcome').waitFor()
    for (const format of formats) {
      const args = ['check', path, '--format', format, '--lang', locale.slice(0, 2)]
      const [download, { stdout }] = await Promise.all([
        page.waitForEvent('download'),
        runCli(me === undefined ? args : [...args, '--me', me]),
        page.getByRole('button', { name: format === 'json' ? /JSON/u : /HTML/u }).click(),
      ])
      expect(download.suggestedFilename()).toBe(`telltale-report.${format}`)
      expect(readFileSync(await download.path(), 'utf8')).toBe(stdout)
    }
    await context.close()
  })

  test('bad input is told in the words of the command line, and the next file works', async () => {
    const { context, page } = await takeSeat(stage)
    const bad: readonly (readonly [name: string, bytes: Buffer])[] = [
      ['empty.txt', Buffer.from('')],
      ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 0, 0, 0])],
      ['cut.zip', Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8])],
    ]
    for (const [name, bytes] of bad) {
      const path = join(folder, name)
      writeFileSync(path, bytes)
      await chooseFile(page, path)
      const { stderr } = await runCli(['check', path])
      const said = page.locator('.problem p')
      await expect.poll(async () => said.innerText()).toBe(stderr.replace(/ \[[^\]]*\]\n$/u, ''))
      await page.getByRole('button', { name: 'Close', exact: true }).click()
    }
    await chooseFile(page, EXPORT)
    await page.getByRole('button', { name: /^Tom/u }).waitFor()
    await context.close()
  })

  test('a crash of the worker is told, and the app goes on', async () => {
    const { context, page } = await takeSeat(stage)
    await page.getByRole('button', { name: 'Try it with an example' }).click()
    await page.locator('.outcome').waitFor()
    const [worker] = page.workers()
    await worker!.evaluate(() => {
      setTimeout(() => {
        throw new Error('on purpose')
      })
    })
    await page.getByText('Something went wrong that Telltale did not foresee').waitFor()
    // The report is still there, and what it needs from a worker it gets from a new one.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /JSON/u }).click(),
    ])
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ outcome: 'pattern' })
    await page.getByRole('button', { name: 'Back' }).click()
    await page.locator('#paste').fill('Lin: Could you photograph the navy pier? 400 per set, keep it between us.')
    await page.getByRole('button', { name: 'Look at these words' }).click()
    await page.locator('.outcome').waitFor()
    await context.close()
  })

  test('striking a sign out changes the score, and taking it in again brings it back', async () => {
    const { context, page } = await takeSeat(stage)
    await page
      .locator('#paste')
      .fill(
        'Lin: We need somebody to take pictures of the naval base. 400 per set, paid in crypto. Keep it between us.\nme: who is it for?',
      )
    await page.getByRole('button', { name: 'Look at these words' }).click()
    const score = page.locator('.strength')
    const before = await score.innerText()
    await page.getByRole('button', { name: 'Strongest first' }).click()
    await page.getByText('This is innocent because').first().click()
    await page.getByRole('button', { name: 'Leave it out and look again' }).first().click()
    await page.locator('.struck').waitFor()
    expect(await score.innerText()).not.toBe(before)
    expect(await page.locator('.score-change').innerText()).toMatch(
      /Evidence before: \d+ of 100\. Without it: \d+ of 100/u,
    )
    await page.getByRole('button', { name: 'Take it in again' }).click()
    await page.locator('.struck').waitFor({ state: 'detached' })
    expect(await score.innerText()).toBe(before)
    await context.close()
  })

  test('an honest talk is told calmly, with nothing to do', async () => {
    const { context, page } = await takeSeat(stage)
    await chooseFile(page, QUIET)
    await page.getByRole('button', { name: /rather not say/u }).click()
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
    expect(await page.locator('.outcome').innerText()).toContain('You do not need to do anything.')
    expect(await page.getByText('What speaks for an approach').count()).toBe(0)
    await page.locator('.turn').first().waitFor()
    expect(await page.locator('.note-card[open]').count()).toBe(0)
    await context.close()
  })

  test('an archive is unpacked, and one with several conversations lets one choose', async () => {
    const { context, page } = await takeSeat(stage)
    const packed = makeZip([
      { name: 'WhatsApp Chat with Elena/_chat.txt', content: readFileSync(EXPORT) },
      { name: 'other.txt', content: readFileSync(QUIET) },
      { name: 'IMG-0001.jpg', content: 'no picture' },
    ])
    await page.locator('#file').setInputFiles({ name: 'two.zip', mimeType: 'application/zip', buffer: packed })
    await page.getByRole('heading', { name: 'There are 2 conversations in it' }).waitFor()
    await page.locator('.row').first().click()
    await page.getByRole('heading', { name: 'Which one are you?' }).waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByRole('heading', { name: 'There are 2 conversations in it' }).waitFor()
    await context.close()
  })

  test('what is dropped or pasted anywhere on the page is read', async () => {
    const { context, page } = await takeSeat(stage)
    const text = readFileSync(EXPORT, 'utf8')
    await page.evaluate((words) => {
      const files = new DataTransfer()
      files.items.add(new File([words], 'chat.txt'))
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: files }))
    }, text)
    await page.getByRole('heading', { name: 'Which one are you?' }).waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    await page.locator('.drop').waitFor()
    await page.evaluate((words) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', words)
      document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData }))
    }, text)
    await page.getByRole('heading', { name: 'Which one are you?' }).waitFor()
    await context.close()
  })

  test('a folder that is chosen or dropped is read as the command line reads it', async () => {
    const { context, page } = await takeSeat(stage)
    const root = join(folder, 'my exports')
    mkdirSync(join(root, 'deeper'), { recursive: true })
    copyFileSync(EXPORT, join(root, 'deeper/chat.txt'))
    writeFileSync(join(root, '.hidden.txt'), 'Anna: hi')
    const answer = await runCli(['check', root, '--me', 'Tom', '--format', 'json'])
    // The command line says which of several files a report is about; here one conversation is chosen.
    const stdout = answer.stdout.replace(/ {2}"file": \{[^}]*\},\n/u, '')
    const save = async (): Promise<string> => {
      await page.getByRole('button', { name: /^Tom/u }).click()
      await page.locator('.outcome').waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /JSON/u }).click(),
      ])
      await page.getByRole('button', { name: 'Back' }).click()
      await page.locator('.drop').waitFor()
      return readFileSync(await download.path(), 'utf8')
    }
    await page.locator('#folder').setInputFiles(root)
    expect(await save()).toBe(stdout)
    const drag = await context.newCDPSession(page)
    const data = { items: [], files: [root], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await drag.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
    expect(await save()).toBe(stdout)

    // A folder and a file at once, as on the command line: one conversation each, to choose from.
    const mixed = { ...data, files: [root, QUIET] }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await drag.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data: mixed })
    await page.getByRole('heading', { name: 'There are 2 conversations in it' }).waitFor()
    await context.close()
  })

  test('no name and no word gets into the title, the address, the history or any storage', async () => {
    const { context, page } = await takeSeat(stage)
    await chooseFile(page, { name: 'Chat with Elena Marsh.txt', text: readFileSync(EXPORT) })
    await page.getByRole('button', { name: /^Tom/u }).click()
    await page.locator('.outcome').waitFor()
    expect(await page.title()).toBe('Telltale')
    expect(page.url()).toBe(stage.address)
    const kept = await page.evaluate(async () => ({
      state: JSON.stringify(history.state),
      local: localStorage.length,
      session: sessionStorage.length,
      cookies: document.cookie,
      databases: (await indexedDB.databases()).length,
    }))
    expect(kept).toEqual({ state: '1', local: 0, session: 0, cookies: '', databases: 0 })
    const state = JSON.stringify(await context.storageState({ indexedDB: true }))
    expect(state).not.toMatch(/Elena|Tom|pier/u)
    await context.close()
  })

  test('going back stays in the app, and leaving empties it', async () => {
    const { context, page } = await takeSeat(stage)
    await page.getByRole('button', { name: 'Try it with an example' }).click()
    await page.locator('.outcome').waitFor()
    await page.goBack()
    await page.getByRole('button', { name: 'Go back to the report' }).click()
    await page.locator('.outcome').waitFor()
    for (let press = 0; press < 3; press++) await page.keyboard.press('Escape')
    await page.waitForURL('about:blank')
    expect(page.workers()).toEqual([])
    await context.close()
  })
})

async function inView(locator: Locator): Promise<boolean> {
  return await locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })
}
