import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../../../test/support/run-cli.js'

const STORY =
  'Clerk sold files to a stranger\n\nThe Harbour Bureau said on Monday that a clerk surnamed Moss met a man named Varga on Telegram in 2021.\n\nVarga, who claimed to be a journalist, asked Moss to copy internal documents and paid him 900 euros. Moss sent 14 files and was sentenced to two years in prison for espionage.\n'
const ZH =
  '国家安全机关公布一起案例\n\n某单位职工秦某通过求职软件结识了一名自称记者的女子。对方要求秦某提供内部资料，并承诺每次支付3000元。\n\n秦某先后提供了16份内部资料，被国家安全机关依法逮捕。\n'

let folder = ''
const path = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-accounts-'))
  writeFileSync(path('story.txt'), STORY)
  writeFileSync(path('zh.txt'), ZH)
  writeFileSync(path('soup.txt'), 'Lentil soup\n\nRinse the lentils and fry the onions in oil for ten minutes.\n')
  writeFileSync(path('chat.txt'), 'Ana: shall we cook tonight?\nBo: yes, pasta\nAna: I bring bread\n')
  writeFileSync(path('large.txt'), Buffer.alloc(33_000_000, 'a line of text about nothing at all\n'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const json = (stdout: string): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>

describe('telltale cases read', () => {
  test('reads an article into a draft, with places in the file itself', async () => {
    const { status, stdout, stderr } = await runCli(['cases', 'read', path('story.txt'), '--format', 'json'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const { cases, sources } = json(stdout) as {
      cases: readonly { payments: readonly { amount: number; quotes: readonly { start: number; end: number }[] }[] }[]
      sources: readonly { file: string; offsetsIn: string; digest: string }[]
    }
    expect(sources[0]).toMatchObject({ file: 'story.txt', offsetsIn: 'file' })
    expect(sources[0]?.digest).toMatch(/^[0-9a-f]{64}$/u)
    const payment = cases[0]?.payments.find(({ amount }) => amount === 900)
    expect(STORY.slice(payment?.quotes[0]?.start, payment?.quotes[0]?.end)).toBe('900 euros')
  })

  test('says the same for people, in their language', async () => {
    const en = await runCli(['cases', 'read', path('story.txt')])
    expect(en.status).toBe(0)
    expect(en.stdout).toContain('What nobody gives')
    const zh = await runCli(['cases', 'read', path('zh.txt'), '--lang', 'zh'])
    expect(zh.status).toBe(0)
    expect(zh.stdout).toContain('谁都没有说明的')
    expect(zh.stdout).toContain('秦某')
  })

  test('gives the same draft again', async () => {
    const args = ['cases', 'read', path('story.txt'), path('zh.txt'), '--format', 'json']
    expect((await runCli(args)).stdout).toBe((await runCli(args)).stdout)
  })

  test('reads an article from a pipe', async () => {
    const { status, stdout } = await runCli(['cases', 'read', '-', '--format', 'json'], { input: STORY })
    expect(status).toBe(0)
    expect(stdout).toContain('"offsetsIn": "paragraphs"')
  })

  test('says what is no account, and keeps the rest', async () => {
    const { status, stdout, stderr } = await runCli([
      'cases',
      'read',
      path('soup.txt'),
      path('chat.txt'),
      path('story.txt'),
      '--format',
      'json',
    ])
    expect(status).toBe(0)
    expect(stderr).toContain('[account/a-conversation]')
    expect(stderr).not.toContain('lentils')
    expect(json(stdout)['cases']).toHaveLength(1)
  })

  test('ends with 2 when there is no case, or nothing can be read', async () => {
    expect((await runCli(['cases', 'read', path('soup.txt')])).status).toBe(2)
    const none = await runCli(['cases', 'read', path('missing.txt')])
    expect(none.status).toBe(2)
    expect(none.stderr).toContain('[read/not-found]')
    expect((await runCli(['cases', 'read'])).stderr).toContain('[usage/no-input]')
  })

  test('refuses what is far larger than an article, and reads the others', async () => {
    const { status, stdout, stderr } = await runCli(['cases', 'read', path('large.txt'), path('story.txt')])
    expect(status).toBe(2)
    expect(stderr).toContain('[read/too-large]')
    expect(stdout).toContain('Moss')
  })
})
