import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRecord } from '@telltale/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../../../test/support/run-cli.js'
import { linesOfText } from '../src/cases/lines-of-text.js'

const ZHAO = 'cn-zhao-selfies-2024'
const LOUD =
  'Lin: hi, I found your profile, my client pays well for small photo jobs\nLin: Could you photograph the navy pier? 400 per set, and keep it between us.\nSam: Who is it for?\nLin: a client who prefers to stay private, write down which ships come and go, do not tell anyone, delete this chat after\n'
const packs = fileURLToPath(new URL('../../../packs/', import.meta.url))

let folder = ''
const path = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-cases-'))
  writeFileSync(path('loud.txt'), LOUD)
  writeFileSync(path('quiet.txt'), 'Ana: shall we cook tonight?\nBo: yes, pasta\nAna: I bring bread\n')
  writeFileSync(path('bad.yaml'), 'recordVersion: 1\nid: My Case\n')
  writeFileSync(path('broken.yaml'), 'a: [1\n')
  writeFileSync(path('bomb.yaml'), 'a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n')
  writeFileSync(path('large.yaml'), 'x'.repeat(20_000_001))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cases = (...args: readonly string[]) => runCli(['cases', ...args])
async function json(...args: readonly string[]): Promise<unknown> {
  const { status, stdout, stderr } = await cases(...args, '--format', 'json')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}
const recordsIn = (list: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(list) ? list.filter((each): each is Record<string, unknown> => isRecord(each)) : []
const listed = async (...args: readonly string[]): Promise<readonly Record<string, unknown>[]> =>
  recordsIn(await json('list', ...args))

describe('telltale cases list', () => {
  test('lists every case, and fewer with each filter', async () => {
    const all = await listed()
    expect(all.length).toBeGreaterThan(70)
    const some = await listed('--kind', 'espionage-recruitment', '--country', 'cn')
    expect(some.map(({ id }) => id)).toContain(ZHAO)
    expect(some.length).toBeLessThan(all.length)
    expect(await listed('--kind', 'espionage-recruitment', '--country', 'cn', '--year', '1999')).toEqual([])
  })
  test('says how many there are, in words', async () => {
    const { stdout } = await cases('list', '--stage', 'leverage', '--language', 'de')
    expect(stdout).toMatch(/\d+ cases?\.|One case\./u)
    expect((await cases('list', '--year', '1999', '--lang', 'zh')).stdout).toBe('没有符合条件的案例。\n')
  })
  test('chooses by technique and grade', async () => {
    for (const { techniques } of await listed('--technique', 'isolate/asks-for-secrecy'))
      expect(techniques).toContain('isolate/asks-for-secrecy')
    for (const { grade } of await listed('--grade', 'b2')) expect(grade).toMatch(/^[AB][12]$/u)
  })
})

describe('telltale cases show', () => {
  test('shows every claim with its grade and the reason, in both languages', async () => {
    const english = await cases('show', ZHAO)
    expect(english).toMatchObject({ status: 0, stderr: '' })
    expect(english.stdout).toContain('no court has found it')
    expect(english.stdout).toContain('https://globaltimes.cn/page/202406/1314133.shtml')
    const chinese = await cases('show', ZHAO, '--lang', 'zh')
    expect(chinese.stdout).toContain('没有法院认定')
    for (const line of `${english.stdout}${chinese.stdout}`.split('\n').filter((each) => !each.includes('http')))
      expect(line.length).toBeLessThanOrEqual(80)
  })
  test('gives the record and the grades to programs', async () =>
    expect(await json('show', ZHAO)).toMatchObject({ record: { id: ZHAO }, grades: expect.any(Array) }))
})

describe('telltale cases compare', () => {
  test('lays the two accounts of one case side by side', async () => {
    const { status, stdout } = await cases('compare', ZHAO)
    expect(status).toBe(0)
    for (const heading of [
      'Both say',
      'Only the first says',
      'Only the second says',
      'The second disputes',
      'Neither gives',
    ])
      expect(stdout).toContain(`\n${heading}\n`)
    const facts = await json('compare', ZHAO)
    expect(isRecord(facts) ? Object.keys(facts) : []).toEqual([
      'case',
      'first',
      'second',
      'sameOrigins',
      'both',
      'onlyFirst',
      'onlySecond',
      'firstDisputes',
      'secondDisputes',
      'elsewhere',
      'firstAdvises',
      'secondAdvises',
      'neither',
    ])
  })
  test('lays two sources that are named side by side, in their order', async () => {
    const facts = await json('compare', ZHAO)
    const first = isRecord(facts) && isRecord(facts['first']) ? String(facts['first']['id']) : ''
    const second = isRecord(facts) && isRecord(facts['second']) ? String(facts['second']['id']) : ''
    expect(await json('compare', ZHAO, second, first)).toMatchObject({ first: { id: second }, second: { id: first } })
  })
  test('lays two cases side by side', async () => {
    const { status, stdout } = await cases('compare', 'au-grigg-2013', 'us-wei-2023')
    expect(status).toBe(0)
    expect(stdout).toContain('\nIn both\n')
  })
})

test('telltale cases timeline goes forward in time', async () => {
  const entries = await json('timeline')
  const dates = (Array.isArray(entries) ? entries : []).map((each: unknown) =>
    isRecord(each) ? String(each['at']) : '',
  )
  expect(dates.length).toBeGreaterThan(100)
  expect(dates).toEqual([...dates].sort())
  expect((await cases('timeline', ZHAO)).stdout).toMatch(/^2024 /u)
})

describe('telltale cases similar', () => {
  test('shows stage by stage what went alike', async () => {
    const { status, stdout } = await cases('similar', path('loud.txt'))
    expect(status).toBe(0)
    expect(stdout).toContain('the same: ')
    expect(stdout).not.toContain('navy pier')
    expect(await json('similar', path('loud.txt'))).toMatchObject([{ outcome: 'pattern' }])
  })
  test('names the cases that a report of the same text names', async () => {
    const report = recordsIn([JSON.parse((await runCli(['check', path('loud.txt'), '--format', 'json'])).stdout)])[0]
    const precedents = recordsIn(report?.['precedents']).map(({ id }) => id)
    const similar = recordsIn(recordsIn(await json('similar', path('loud.txt')))[0]?.['cases']).map(
      (each) => each['case'],
    )
    expect(precedents.length).toBeGreaterThan(0)
    expect(similar.slice(0, precedents.length)).toEqual(precedents)
  })
  test('says so where there is nothing to compare', async () => {
    expect((await cases('similar', path('quiet.txt'))).stdout).toContain('too little')
    expect(await json('similar', path('quiet.txt'))).toMatchObject([{ outcome: 'nothing', cases: [] }])
  })
  test('reads standard input', async () => {
    const { stdout } = await runCli(['cases', 'similar', '-'], { input: LOUD })
    expect(stdout).toBe((await cases('similar', path('loud.txt'))).stdout)
  })
})

describe('telltale cases validate', () => {
  test('finds the library valid, and its files', async () => {
    expect((await cases('validate')).stdout).toMatch(/^\d+ valid, 0 not valid\.\n$/u)
    expect(await cases('validate', join(packs, `cases/${ZHAO}.yaml`))).toEqual({
      status: 0,
      stdout: '1 valid, 0 not valid.\n',
      stderr: '',
    })
  })
  test('finds valid what was exported', async () => {
    writeFileSync(path('exported.json'), (await cases('export', '--format', 'json')).stdout)
    expect((await cases('validate', path('exported.json'))).status).toBe(0)
  })
  test('says what is wrong, and ends with 1', async () => {
    const { status, stdout } = await cases('validate', path('bad.yaml'))
    expect(status).toBe(1)
    expect(stdout).toContain('the record: lacks "claims"')
    expect(stdout).toContain('id: must be lower-case words with hyphens')
  })
  test.each([
    ['a file that is not there', 'none.yaml', 'read/not-found'],
    ['a file that is no YAML', 'broken.yaml', 'read/not-understood'],
    ['a file whose parts stand for one another', 'bomb.yaml', 'read/not-understood'],
    ['a file that is far too large', 'large.yaml', 'read/too-large'],
    ['a folder', '.', 'read/not-readable'],
  ])('cannot use %s, and holds the others all the same', async (_what, name, code) => {
    const { status, stdout, stderr } = await cases('validate', path(name), join(packs, `cases/${ZHAO}.yaml`))
    expect(status).toBe(2)
    expect(stderr).toContain(`[${code}]`)
    expect(stdout).toBe('1 valid, 0 not valid.\n')
  })
})

describe('telltale cases export', () => {
  test.each(['json', 'csv', 'stix', 'misp', 'claimreview', 'markdown'])('writes %s', async (format) => {
    const { status, stdout, stderr } = await cases('export', ZHAO, '--format', format)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain(ZHAO)
    if (format !== 'csv' && format !== 'markdown') expect(() => void JSON.parse(stdout)).not.toThrow()
  })
  test('writes records where nothing else is asked for', async () =>
    expect(JSON.parse((await cases('export', ZHAO)).stdout)).toMatchObject([{ recordVersion: 1, id: ZHAO }]))
})

describe('what cannot be used is told in words, with a code:', () => {
  test.each([
    ['nothing to do', [], 'usage/unknown-option'],
    ['something else to do', ['delete'], 'usage/unknown-option'],
    ['no case', ['show'], 'usage/no-input'],
    ['a case that is not there', ['show', 'nothing'], 'usage/unknown-case'],
    ['a name of the language itself', ['show', '__proto__'], 'usage/unknown-case'],
    ['a second case that is not there', ['compare', ZHAO, 'nothing'], 'usage/unknown-case'],
    ['sources that are not there', ['compare', ZHAO, 'one', 'two'], 'usage/bad-value'],
    ['a case beside itself', ['compare', ZHAO, ZHAO], 'usage/bad-value'],
    ['a source beside itself', ['compare', ZHAO, 'official', 'official'], 'usage/bad-value'],
    ['a list of something', ['list', 'extra'], 'usage/bad-value'],
    ['too many to compare', ['compare', ZHAO, 'one', 'two', 'three'], 'usage/bad-value'],
    ['a technique that is none', ['list', '--technique', 'hook/nothing'], 'usage/unknown-rule'],
    ['a stage that is none', ['list', '--stage', 'later'], 'usage/bad-value'],
    ['a year that is none', ['list', '--year', '24'], 'usage/bad-value'],
    ['a country that is none', ['list', '--country', 'Germany'], 'usage/bad-value'],
    ['a grade that is none', ['list', '--grade', 'A7'], 'usage/bad-value'],
    ['a notation of another part', ['list', '--format', 'stix'], 'usage/bad-value'],
    ['a notation that only people read', ['export', '--format', 'text'], 'usage/bad-value'],
    ['no file', ['similar'], 'usage/no-input'],
    ['a file that is not there', ['similar', '/nowhere/at/all.txt'], 'read/not-found'],
  ])('%s', async (_what, args, code) => {
    const { status, stdout, stderr } = await cases(...args)
    expect(stdout).toBe('')
    expect(stderr).toContain(`[${code}]`)
    expect(stderr).not.toContain('    at ')
    expect(status).toBe(2)
  })
})

describe('telltale explain', () => {
  test('names the cases that tell of a technique, with their grades', async () =>
    expect((await runCli(['explain', 'task/asks-for-inside-information'])).stdout).toMatch(
      /\n {2}- .+\([a-z0-9-]+, [A-F][1-6]\)\n/u,
    ))
  test('says so where no case and no study shows it', async () => {
    expect((await runCli(['explain', 'counter/meets-in-the-open'])).stdout).toContain(
      'No published case in the library',
    )
    expect((await runCli(['explain', 'counter/meets-in-the-open', '--lang', 'zh'])).stdout).toContain(
      '库中没有公开案例',
    )
  })
})

test('nothing but the cases is loaded where nothing but the cases is wanted', () => {
  const sources = ['run.ts', 'commands.ts'].map((name) =>
    readFileSync(new URL(`../src/${name}`, import.meta.url), 'utf8'),
  )
  for (const source of sources) expect(source).not.toContain('packs/cases')
})

describe('a text is broken into lines', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['一二三四五', 6, ['一二三', '四五']],
    ['一二三。四', 6, ['一二三。', '四']],
    ['averyveryverylongword x', 5, ['averyveryverylongword', 'x']],
    ['', 10, ['']],
  ])('%s', (text, width, lines) => expect(linesOfText(text, width)).toEqual(lines))
  test('loses no word', () => {
    const text = 'Ein Text with 中文字 and more words, in 两种语言 mixed.'
    expect(linesOfText(text, 12).join(' ').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
  })
})
