import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallPack } from '../../../test/support/small-pack.js'
import { checkExamples } from '../src/check-examples.js'
import { newRule } from '../src/new-rule.js'

describe('a new rule', () => {
  test.each(['hook/a-first-thing', 'person/said-something', 'counter/lets-you-ask'])(
    'lacks nothing but what its author must say: %s',
    (id) => {
      const { rules, problems, pack } = smallPack([], { [`approach/${id}.yaml`]: newRule(id) })
      expect(rules.map(({ rule }) => [rule.id, rule.status])).toEqual([[id, 'draft']])
      expect(problems.map(({ what }) => what)).toEqual([
        'the source "name-a-source" is not in sources.yaml',
        ...['en', 'zh'].flatMap((language) => [
          `${language}: 1 examples that are found, 6 are needed`,
          `${language}: 1 near-misses, 6 are needed`,
        ]),
      ])
      expect(pack.rules).toHaveLength(1)
    },
  )

  test('has examples that come out as they say, once it speaks', () => {
    const text = newRule('hook/a-first-thing').replace('status: draft', 'status: stable')
    const { rules, pack } = smallPack([], { 'approach/hook/a-first-thing.yaml': text })
    expect(rules.flatMap(({ rule }) => checkExamples(rule, pack))).toEqual([])
  })

  test.each([
    '',
    'hook',
    'hook/',
    '/x',
    'hook/A-Thing',
    'hook/a thing',
    'hook/../../x',
    'hook/a/b',
    'hook/-a',
    'hook/a_b',
  ])('is not called %j', (id) => expect(() => newRule(id)).toThrow('stage/what-a-person-would-see'))
  test.each(['account/x', 'nowhere/x', 'constructor/x'])('is in a stage that there is, unlike %s', (id) =>
    expect(() => newRule(id)).toThrow('The stage is one of'),
  )
})

describe('npm run packs:new', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'telltale-new-rule-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const bin = fileURLToPath(new URL('../bin/new-rule.js', import.meta.url))
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' })

  test('makes the file, and says what to do next', () => {
    const { status, stdout } = run('hook/a-first-thing', folder)
    expect(status).toBe(0)
    expect(stdout).toContain('npm run packs:check -- hook/a-first-thing')
    expect(parse(readFileSync(join(folder, 'approach/hook/a-first-thing.yaml'), 'utf8'))).toMatchObject({
      id: 'hook/a-first-thing',
    })
  })
  test('leaves a rule alone that is there', () => {
    const { status, stderr } = run('hook/a-first-thing', folder)
    expect(status).toBe(2)
    expect(stderr).toBe('There is already a rule hook/a-first-thing.\n')
  })
  test('says what a name should be', () => {
    const { status, stderr } = run('../../x', folder)
    expect(status).toBe(2)
    expect(stderr).toContain('stage/what-a-person-would-see')
    expect(run().status).toBe(2)
  })
})
