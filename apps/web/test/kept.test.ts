/// <reference lib="dom" />
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, openStage, ROOT, SITE, takeSeat, untilOffline, type Stage } from './support/app.js'
import { servePlainly } from './support/plain-server.js'

const PASSPHRASE = 'a lantern under nine bridges'

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

  const copyOfSite = (name: string): string => {
    const copy = join(folder, name)
    cpSync(SITE, copy, { recursive: true })
    return copy
  }

  test('what is kept is encrypted, opens with its passphrase only, can be read by age, and can be wiped', async () => {
    const { context, page, complaints } = await takeSeat(stage, ALLOW)
    await page.getByRole('button', { name: 'Try it with an example' }).click()
    await page.getByText('Keep it on this device').click()
    await page.getByLabel('Passphrase').fill('short')
    await page.getByRole('button', { name: 'Encrypt and keep' }).click()
    await page.getByText('Please use 10 characters or more.').waitFor()
    await page.getByLabel('Passphrase').fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Encrypt and keep' }).click()
    await page.getByText('It is kept.').waitFor()

    const sealed = await page.evaluate(async () => {
      const opening = indexedDB.open('telltale')
      await new Promise((resolve) => (opening.onsuccess = resolve))
      const getting = opening.result.transaction('saved').objectStore('saved').getAll()
      await new Promise((resolve) => (getting.onsuccess = resolve))
      opening.result.close()
      const all = getting.result as { sealed: Uint8Array }[]
      return all.map(({ sealed, ...rest }) => ({ names: Object.keys(rest), bytes: [...sealed] }))
    })
    expect(sealed).toHaveLength(1)
    expect(sealed[0]!.names.sort()).toEqual(['id', 'savedAt', 'size'])
    const bytes = Uint8Array.from(sealed[0]!.bytes)
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Elena|pier|whatsapp/u)
    const decrypter = new Decrypter()
    decrypter.addPassphrase(PASSPHRASE)
    expect(JSON.parse(await decrypter.decrypt(bytes, 'text'))).toMatchObject({ savedVersion: 1, me: 'Tom' })

    await page.getByRole('button', { name: 'Saved', exact: true }).click()
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByLabel('Passphrase').fill('not that one at all')
    await page.getByRole('button', { name: 'Open it' }).click()
    await page.getByText('That passphrase does not open it.').waitFor()
    await page.getByLabel('Passphrase').fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Open it' }).click()
    await page.getByRole('heading', { name: 'A known pattern' }).waitFor()

    await page.getByRole('button', { name: 'Saved', exact: true }).click()
    // Pressing twice by mistake wipes nothing: it is asked first, and the answer stands somewhere else.
    await page.getByRole('button', { name: 'Wipe', exact: true }).dblclick()
    expect(await page.locator('.saved').count()).toBe(1)
    await page.getByRole('button', { name: 'Wipe', exact: true }).click()
    await page.getByText('It cannot be brought back.').waitFor()
    expect(await page.locator('.saved').count()).toBe(1)
    await page.getByRole('button', { name: 'Wipe everything' }).click()
    await page.getByRole('button', { name: 'Wipe', exact: true }).click()
    await page.getByRole('button', { name: 'Yes, wipe it for good' }).click()
    await page.getByText('Nothing is saved.').waitFor()
    await page.getByText('It is wiped.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')

    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.locator('.keep-here summary').click()
    await page.getByLabel('Passphrase').fill(PASSPHRASE)
    await page.getByRole('button', { name: 'Encrypt and keep' }).click()
    await page.getByText('It is kept.').waitFor()
    await page.getByRole('button', { name: 'Saved', exact: true }).click()
    await page.getByRole('button', { name: 'Wipe everything' }).click()
    await page.getByRole('button', { name: 'Yes, wipe everything for good' }).click()
    await page.getByText('Everything is wiped.').waitFor()
    await page.getByText('Nothing is saved.').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)

  test('works from any path of a plain web server, and is served from the device afterwards', async () => {
    const plain = await servePlainly(SITE, '/some/deep/path/')
    try {
      const { context, page, complaints } = await takeSeat({ ...stage, address: plain.address }, ALLOW)
      await untilOffline(page)
      const before = plain.asked.length
      await page.reload()
      await page.getByRole('button', { name: 'Try it with an example' }).click()
      await page.getByRole('heading', { name: 'A known pattern' }).waitFor()
      // A browser looks for a new service worker when a page is opened; that is all it asks for.
      expect(plain.asked.slice(before).filter((path) => !path.endsWith('/service-worker.js'))).toEqual([])
      expect(complaints).toEqual([])
      await context.close()
    } finally {
      await plain.close()
    }
  })

  test('the worker has the policy of the page from the second opening on, and no way to send at any time', async () => {
    const plain = await servePlainly(SITE, '/')
    try {
      const { context, page } = await takeSeat({ ...stage, address: plain.address }, ALLOW)
      const ways = async (): Promise<readonly string[]> => {
        await expect.poll(() => page.workers().length).toBe(1)
        return await page
          .workers()[0]!
          .evaluate(() =>
            ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'importScripts', 'Worker'].filter(
              (name) => (globalThis as unknown as Record<string, unknown>)[name] !== undefined,
            ),
          )
      }
      await untilOffline(page)
      expect(await ways()).toEqual([])
      await page.reload()
      await page.waitForSelector('.drop')
      expect(await ways()).toEqual([])
      const answer = await page.evaluate(async () =>
        (await fetch('./index.html')).headers.get('content-security-policy'),
      )
      expect(answer).toMatch(/connect-src 'self'.*frame-ancestors 'none'/u)
      await expect(page.evaluate(async () => fetch('https://example.org/'))).rejects.toThrow()
      await context.close()
    } finally {
      await plain.close()
    }
  })

  test('a new version waits until the person takes it', async () => {
    const site = copyOfSite('updated')
    const plain = await servePlainly(site, '/')
    try {
      const { context, page } = await takeSeat({ ...stage, address: plain.address }, ALLOW)
      await untilOffline(page)
      const { digest } = JSON.parse(readFileSync(join(site, 'integrity.json'), 'utf8')) as { digest: string }
      const worker = join(site, 'service-worker.js')
      const listed = /[`"']?digest[`"']?:\s*[`"']([0-9a-f]{64})/u.exec(readFileSync(worker, 'utf8'))?.[1] ?? digest
      writeFileSync(worker, readFileSync(worker, 'utf8').replace(listed, '0'.repeat(64)))
      await page.reload()
      await page.getByText('A new version is ready').waitFor()
      // What is open stays open; nothing is forced.
      await page.getByRole('button', { name: 'Try it with an example' }).click()
      await page.locator('.outcome').waitFor()
      expect(await page.evaluate(async () => caches.keys())).toHaveLength(2)
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Start with it now' }).click()])
      await untilOffline(page)
      expect(await page.evaluate(async () => caches.keys())).toEqual([`telltale-${'0'.repeat(64)}`])
      await context.close()
    } finally {
      await plain.close()
    }
  })

  test('a file that is not the one that was built is not taken', async () => {
    const site = copyOfSite('tampered')
    const chunk = readdirSync(join(site, 'assets')).find((name) => name.includes('pdfjs'))!
    appendFileSync(join(site, 'assets', chunk), '\n')
    const plain = await servePlainly(site, '/')
    try {
      const { context, page } = await takeSeat({ ...stage, address: plain.address }, ALLOW)
      await page.waitForTimeout(1500)
      await expect
        .poll(async () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null))
        .toBeNull()
      expect(await page.getByText('works without a network now').count()).toBe(0)
      await context.close()
    } finally {
      await plain.close()
    }
  })

  test('a screen whose program is not the one that was built is not run, which is told', async () => {
    const site = copyOfSite('tampered-screen')
    const chunk = readdirSync(join(site, 'assets')).find((name) => name.startsWith('app-about'))!
    appendFileSync(join(site, 'assets', chunk), '\n')
    const plain = await servePlainly(site, '/')
    try {
      const { context, page } = await takeSeat({ ...stage, address: plain.address })
      await page.getByRole('button', { name: 'About', exact: true }).click()
      await page.getByText('Something went wrong that Telltale did not foresee').waitFor()
      await page.locator('.drop').waitFor()
      await page.getByRole('button', { name: 'Saved', exact: true }).click()
      await page.getByText('Nothing is saved.').waitFor()
      await context.close()
    } finally {
      await plain.close()
    }
  })

  test('a file and a text that another app shares are opened, and nothing of them is stored', async () => {
    const { context, page } = await takeSeat(stage, ALLOW)
    await untilOffline(page)
    const share = async (name: string, value: string): Promise<void> => {
      await page.evaluate(
        ([field, words]) => {
          const form = document.createElement('form')
          form.method = 'post'
          form.enctype = 'multipart/form-data'
          form.action = './share'
          const input = document.createElement('input')
          input.name = field!
          if (field === 'file') {
            input.type = 'file'
            const files = new DataTransfer()
            files.items.add(new File([words!], 'chat.txt'))
            input.files = files.files
          } else input.value = words!
          form.append(input)
          document.body.append(form)
          form.submit()
        },
        [name, value],
      )
    }
    await share('file', readFileSync(join(ROOT, 'examples/harbour-photos.txt'), 'utf8'))
    await page.getByRole('heading', { name: 'Which one are you?' }).waitFor()
    expect(page.url()).toBe(stage.address)
    await share('text', 'Lin: Could you photograph the navy pier? 400 per set, keep it between us.')
    await page.locator('.outcome').waitFor()
    const kept = await page.evaluate(async () => {
      const names = await caches.keys()
      const requests = await Promise.all(names.map(async (each) => (await caches.open(each)).keys()))
      return { names: names.length, shared: requests.flat().filter(({ url }) => url.includes('share')).length }
    })
    expect(kept).toEqual({ names: 1, shared: 0 })
    await context.close()
  })
})
