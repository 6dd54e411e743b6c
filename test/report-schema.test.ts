import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { analyse, renderJson, renderMany, pack } from 'telltale'
import { describe, expect, test } from 'vitest'
import { readCorpus } from './support/corpus.js'
import { runCli } from './support/run-cli.js'

interface Validate {
  (data: unknown): boolean
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null
}

// The validator is a dependency of the packages that check files, not of the whole project.
const load = createRequire(new URL('../packages/pack-kit/package.json', import.meta.url))
const { Ajv2020 } = load('ajv/dist/2020.js') as {
  Ajv2020: new (options: object) => { compile: (schema: unknown) => Validate }
}
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: true, strictTypes: false }).compile(
  JSON.parse(readFileSync(new URL('../docs/report.schema.json', import.meta.url), 'utf8')),
)

/** What is wrong with a report, in words; nothing when it has the published form. */
function problemsOf(report: unknown): readonly string[] {
  return validate(report)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}

describe('the published form of a report', () => {
  test('is that of every report on the corpus, open and masked', () => {
    for (const { id, turns } of readCorpus()) {
      const report = analyse({ id, turns })
      for (const mask of [false, true]) expect(problemsOf(JSON.parse(renderJson(report, { mask }))), id).toEqual([])
    }
  })

  test('is that of each report of many', () => {
    const reports = readCorpus()
      .slice(0, 5)
      .map(({ id, turns }) => analyse({ id, turns, language: 'zh' }))
    const list: unknown = JSON.parse(renderMany(reports, 'json', pack.wording['en'] ?? {}))
    expect(Array.isArray(list) ? list.flatMap(problemsOf) : 'no list').toEqual([])
  })

  test.each([
    [
      'a conversation',
      'Lin: Could you photograph the navy pier? 400 per set, and keep it between us.\nSam: Who is it for?\n',
    ],
    [
      'an account',
      'In 2019 a man who called himself a consultant met her online. He paid 500 dollars for a first report. Then he asked her to photograph the naval pier and told her to keep it secret. She was arrested in 2021.\n'.repeat(
        3,
      ),
    ],
    [
      'an offer',
      'Dear sir, we look for somebody who takes photos of the port. Easy money, 300 for each set, paid in crypto. Write to us on Telegram.\n',
    ],
    ['next to nothing', '?\n'],
  ])('is what the program writes for %s', async (_what, input) => {
    const { stdout } = await runCli(['check', '-', '--format', 'json'], { input })
    expect(problemsOf(JSON.parse(stdout))).toEqual([])
    const masked = await runCli(['check', '-', '--format', 'json', '--mask'], { input })
    expect(problemsOf(JSON.parse(masked.stdout))).toEqual([])
  })

  test('is that of a report with what another reader noticed', () => {
    const span = { turn: 0, start: 0, end: 4, quote: 'keep', speaker: 'Lin', at: '2026-03-18' }
    const notices = [{ code: 'second-reader/not-in-text', text: 'Left out.', count: 2 }] as const
    const signals = [{ rule: 'isolate/asks-for-secrecy', title: 'A title', spans: [span] }]
    const secondReader = { host: 'localhost:1', model: 'm', asked: 2, answered: 1, signals, notices }
    const report = { ...analyse({ turns: [{ speaker: 'Lin', text: 'keep it between us' }] }), secondReader }
    for (const mask of [false, true]) {
      const written: unknown = JSON.parse(renderJson(report, { mask }))
      expect(problemsOf(written)).toEqual([])
      expect(written).toHaveProperty('secondReader.signals')
    }
    expect(problemsOf({ ...report, secondReader: { ...secondReader, advice: 'Call me.' } })).not.toEqual([])
  })

  test('is what a stream answers with', async () => {
    const { stdout } = await runCli(['stream'], {
      input: `${JSON.stringify({ id: 'a', turns: [{ speaker: 'Lin', text: 'keep it between us' }] })}\n`,
    })
    expect(problemsOf(JSON.parse(stdout))).toEqual([])
  })

  test('refuses what is no report', () => {
    const report: unknown = JSON.parse(renderJson(analyse({ turns: [] })))
    expect(problemsOf({ ...(report as object), verdict: 'guilty' })).not.toEqual([])
    expect(problemsOf({})).not.toEqual([])
  })
})
