import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileWayout } from '../src/compile-wayout.js'

const PACKS = fileURLToPath(new URL('../../../packs/', import.meta.url))
const TODAY = new Date().toISOString().slice(0, 10)

describe('the way out, as it is shipped', () => {
  const { pack, problems, ageing } = compileWayout(PACKS, TODAY)

  test('has no problems: every line sourced and dated, every reference to something that is there', () =>
    expect(problems).toEqual([]))

  test('has help for thirty countries and for everywhere', () => {
    expect(pack.countries.filter(({ country }) => country !== 'any').length).toBeGreaterThanOrEqual(30)
    expect(pack.countries.map(({ country }) => country)).toContain('any')
  })

  test('tells whose lines are ageing', () => {
    // A warning and no failure: the person sees the age of each line, too.
    for (const { path, what } of ageing) process.stderr.write(`packs/${path}: ${what}, over a year ago\n`)
    expect(ageing).toBeDefined()
  })

  test('has drafts in ten languages', () =>
    expect(Object.keys(pack.drafts).sort()).toEqual(['de', 'en', 'es', 'fr', 'ja', 'ko', 'pl', 'ru', 'uk', 'zh']))

  test('is told of in a table that is up to date', () => {
    const script = fileURLToPath(new URL('../../../docs/write-advice-coverage.mjs', import.meta.url))
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})

describe('what is wrong with it is told to its author:', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'telltale-wayout-pack-'))
    mkdirSync(join(folder, 'wayout'))
    cpSync(join(PACKS, 'help.schema.json'), join(folder, 'help.schema.json'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const problemsOf = (file: string, change: (text: string) => string): readonly string[] => {
    rmSync(join(folder, 'wayout'), { recursive: true, force: true })
    cpSync(join(PACKS, 'wayout'), join(folder, 'wayout'), { recursive: true })
    // Points name lines of countries, which are not in this folder.
    if (file !== 'guidance-points.yaml') rmSync(join(folder, 'wayout/guidance-points.yaml'))
    const path = join(folder, 'wayout', file)
    const text = readFileSync(path, 'utf8')
    const changed = change(text)
    expect(changed).not.toBe(text)
    writeFileSync(path, changed)
    return compileWayout(folder, TODAY).problems.map(({ what }) => what)
  }

  test.each<readonly [string, string, (text: string) => string, string]>([
    [
      'a fact that there is not',
      'plan.yaml',
      (text) => text.replace('{ danger: yes, subject: self }', '{ dangr: yes }'),
      'danger-now: there is no fact "dangr"',
    ],
    [
      'a value that a fact never has',
      'plan.yaml',
      (text) => text.replace('{ danger: yes, subject: self }', '{ danger: maybe }'),
      'danger-now: danger never is "maybe"; it is yes, no, unknown',
    ],
    [
      'a step twice',
      'plan.yaml',
      (text) => text.replace('id: danger-now-other', 'id: danger-now'),
      'danger-now: there is another step with this id',
    ],
    [
      'a step that is never reached',
      'plan.yaml',
      (text) => text.replace('        when: { danger: yes, subject: self }\n', ''),
      'danger-now: what stands after it can never be taken',
    ],
    [
      'a kind of help that there is not',
      'plan.yaml',
      (text) => text.replace('help: [emergency, crisis-line]', 'help: [police]'),
      'danger-now: help names a kind that there is not',
    ],
    [
      'a sentence that points to lines that may not be there',
      'plan.yaml',
      (text) => text.replace('Everything else on this page can wait.', 'Or ask one of those below.'),
      'danger-now: text: what points below needs one instead for where there is no such help',
    ],
    [
      'an added sentence that does so',
      'plan.yaml',
      (text) =>
        text.replace('telling: risky, help: [victims, crisis-line, lawyer, digital-security]', 'telling: risky'),
      'violence-threatened: also: what points below stands only where there is help, as in help: [lawyer]',
    ],
    [
      'a text that a comma tore apart',
      'plan.yaml',
      (text) => text.replace("en: 'Let it be, and say so'", 'en: Let it be, and say so'),
      'calm-other: title: "and say so" is no text in a language; a text with a comma or a colon stands in quotes',
    ],
    [
      'a word that accuses',
      'plan.yaml',
      (text) => text.replace('Get to safety first', 'You should have known'),
      'danger-now: title, en: never say "You should have"',
    ],
    [
      '您',
      'plan.yaml',
      (text) => text.replace('先让自己安全', '先让您自己安全'),
      'danger-now: title, zh: never say "您"',
    ],
    [
      'a text that is too long',
      'plan.yaml',
      (text) => text.replace('Get to safety first', 'x'.repeat(71)),
      'danger-now: title, en: 71 characters; 70 are allowed',
    ],
    [
      'an option that is not an answer',
      'questions.yaml',
      (text) => text.replace('value: under-18', 'value: young'),
      'age: its options must be, in this order: under-18, adult',
    ],
    [
      'another place in braces',
      'wording.yaml',
      (text) => text.replace("'时间：{hours}'", "'时间：{hour}'"),
      'channel.hours, zh: other places in braces than in English',
    ],
    ['a sentence that a draft lacks', 'draft/de.yaml', (text) => text.replace(/^title: .*$/mu, ''), 'lacks title'],
    [
      'a place to fill in that was lost',
      'draft/de.yaml',
      (text) => text.replace('{count}', '12'),
      'line.when: other places in braces than in English',
    ],
    [
      'a point that nothing says',
      'guidance-points.yaml',
      (text) => text.replace('step:stop-asked', 'step:nowhere'),
      'stop: there is no step:nowhere',
    ],
  ])('%s', (_what, file, change, problem) => expect(problemsOf(file, change)).toContain(problem))
})
