/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { library } from '@telltale/packs/cases'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, openStage, SITE, takeSeat, type Stage } from './support/app.js'
import { goTo } from './support/places.js'

describe.skipIf(CHROMIUM === undefined)('in Chromium (skipped only where no Chromium is installed)', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  }, 120_000)
  afterAll(async () => stage.close())

  const rows = (page: Page) => page.locator('.cases-screen > .rows .row')

  test('a case is found by a title, a person, a technique, a country or a language, and the list can be narrowed down', async () => {
    const { context, page, complaints } = await takeSeat(stage)
    await goTo(page, 'cases')
    await expect.poll(async () => rows(page).count()).toBe(library.records.length)
    for (const [words, expected] of [
      ['selfies', 'Office selfies'],
      ['lu jun zhao', 'Office selfies'],
      ['pay far above selfies', 'Office selfies'],
      ['Red Censor', 'Office selfies'],
      ['FRANCE coffins', 'Coffins'],
    ] as const) {
      await page.locator('#case-words').fill(words)
      await expect.poll(async () => rows(page).first().textContent(), { message: words }).toContain(expected)
    }
    await page.locator('#case-words').fill('nothing of the kind anywhere')
    await page.getByText('No case fits.').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    const fits = library.records.filter(
      ({ kind, stages }) => kind === 'romance-fraud' && stages.some(({ stage: each }) => each === 'hook'),
    )
    await page.locator('#case-kind').selectOption('romance-fraud')
    await page.locator('#case-stage').selectOption('hook')
    await expect.poll(async () => rows(page).count()).toBe(fits.length)
    // What was chosen is still there when one comes back.
    await goTo(page, 'about')
    await goTo(page, 'cases')
    expect(await page.locator('#case-kind').inputValue()).toBe('romance-fraud')
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a case says who asserts each claim, who disputes it, why it is graded so, and what nobody gives', async () => {
    const { context, page } = await takeSeat(stage)
    await goTo(page, 'cases')
    await page.locator('#case-words').fill('selfies')
    await rows(page).first().click()
    await page.getByText('This is an allegation.').waitFor()
    await expect.poll(async () => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    const claim = page.locator('.claim').nth(1)
    const said = (await claim.textContent()) ?? ''
    expect(said).toContain('F4')
    expect(said).toMatch(/no document shown; disputed by Lu Jun.*no court has found it/u)
    expect(said).toContain('Said first hand by: China')
    await page.getByRole('heading', { name: 'What nobody gives' }).waitFor()

    // Side by side, and two others of the three.
    const beside = page.locator('.beside')
    expect(await beside.locator('thead th').allTextContents()).toEqual([
      'What is claimed',
      'Global Times',
      'Red Censor, quoting Radio Free Asia',
    ])
    expect(await beside.locator('.beside-group').allTextContents()).toEqual([
      'Disputed by one or both of them',
      'Both say',
      'Only the first says',
      'Only the second says',
    ])
    await page.locator('#account-1').selectOption('reprint')
    await expect.poll(async () => beside.locator('thead th').nth(2).textContent()).toContain('reprint')
    expect(await beside.locator('.disputes').count()).toBe(0)

    // A technique says what it is, what else it could be, and leads to the cases that tell of it.
    await page.locator('.case-techniques button').first().click()
    await page.getByRole('heading', { name: 'What else it could be' }).waitFor()
    const told = library.records.filter(({ stages }) =>
      stages.some(({ techniques }) => techniques.includes('contact/unsolicited-approach')),
    )
    expect(await page.locator('.cases-screen .row').count()).toBe(told.length)
    await page.getByRole('button', { name: 'Back to the case' }).click()
    await page.getByText('This is an allegation.').waitFor()
    await page.getByRole('button', { name: 'All cases' }).click()
    await page.locator('#case-words').waitFor()
    await context.close()
  })

  test('from a report one comes to a case that it resembles, and back to the same report', async () => {
    const { context, page, requests, complaints } = await takeSeat(stage)
    await page.getByRole('button', { name: 'Try it with an example' }).click()
    await page.locator('.outcome').waitFor()
    const before = { url: page.url(), title: await page.title(), entries: await page.evaluate(() => history.length) }
    const outcome = await page.locator('.outcome').textContent()
    const card = page.locator('.part-precedents .case').first()
    await card.locator('summary').click()
    const title = ((await card.locator('summary').textContent()) ?? '').replace(/ \(\d{4}\)$/u, '')
    await card.getByRole('button', { name: 'Read this case' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByRole('heading', { name: 'Beside what you opened' }).waitFor()
    // No word of it in the address, the title or the history.
    expect({
      url: page.url(),
      title: await page.title(),
      entries: await page.evaluate(() => history.length),
    }).toEqual(before)
    expect(await page.evaluate(() => JSON.stringify(history.state))).toBe('1')

    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('heading', { name: '与你打开的内容对照' }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Back to the report' }).click()
    await page.locator('.outcome').waitFor()
    expect(await page.locator('.outcome').textContent()).toBe(outcome)

    await goTo(page, 'cases')
    await page.getByRole('button', { name: 'All cases' }).click()
    await page.getByRole('heading', { name: 'Went like what you opened' }).waitFor()
    await page.locator('#case-words').fill('selfies')

    // When everything is forgotten, so is what was looked for.
    await goTo(page, 'check')
    await page.getByRole('button', { name: 'Close it and forget everything' }).click()
    await page.locator('.drop').waitFor()
    await goTo(page, 'cases')
    await rows(page).first().waitFor()
    expect(await page.locator('#case-words').inputValue()).toBe('')
    expect(await page.getByRole('heading', { name: 'Went like what you opened' }).count()).toBe(0)
    expect(requests.filter((address) => !address.startsWith(stage.address))).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  test('the map shows what the records tell, as a table and as lists, and can be used with the keyboard', async () => {
    const { context, page } = await takeSeat(stage)
    await goTo(page, 'cases')
    await page.getByRole('button', { name: 'Techniques and cases' }).click()
    await page.locator('.map').waitFor()
    const told = library.records.map(
      ({ stages, did = [] }) => new Set([...stages.flatMap(({ techniques }) => techniques), ...did]).size,
    )
    expect(await page.locator('.map td i').count()).toBe(told.reduce((sum, count) => sum + count, 0))
    expect(await page.locator('.map tbody tr').count()).toBe(library.records.length)
    await page.locator('.map-scroll').focus()
    await page.keyboard.press('ArrowRight')
    await expect
      .poll(async () => page.locator('.map-scroll').evaluate(({ scrollLeft }) => scrollLeft))
      .toBeGreaterThan(0)
    await page.locator('.map-scroll').press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.cases-screen article').waitFor()
    await context.close()
  })

  test('the library is no part of what the first screen needs', () => {
    const page = readFileSync(join(SITE, 'index.html'), 'utf8')
    const first = [...page.matchAll(/src="\.\/(assets\/[^"]+\.js)"/gu)].map(([, path = '']) =>
      readFileSync(join(SITE, path), 'utf8'),
    )
    expect(first.length).toBeGreaterThan(0)
    for (const script of first) {
      expect(script).not.toContain('cn-zhao-selfies-2024')
      expect(script).not.toContain('case-techniques')
      expect(gzipSync(script).length).toBeLessThan(40_000)
    }
  })
})
