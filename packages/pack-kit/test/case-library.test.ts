import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  accountsToCompare,
  compareAccounts,
  EXPORT_FORMATS,
  exportCases,
  gradeClaim,
  layOutCase,
  similarCases,
  techniqueByCase,
  whereSeen,
  type CaseRecord,
} from '@telltale/cases'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { checkCase } from '../src/check-case.js'
import { compilePack } from '../src/compile-pack.js'
import { EXAMPLE } from '../../cases/test/example-record.js'

const packs = fileURLToPath(new URL('../../../packs/', import.meta.url))
const schema = `${packs}case.schema.json`
const { pack, library, problems } = compilePack(packs, 'test', { today: new Date().toISOString().slice(0, 10) })
const { records } = library
const lives = new Map(pack.rules.map(({ id, status }) => [id, status]))
const languages = ['en', 'zh'] as const

describe('the library of cases', () => {
  test('is built without a problem', () =>
    expect(problems.filter(({ path }) => /^(?:cases|wording\/cases|sources)/u.test(path))).toEqual([]))

  test('has a full record for every file of packs/cases', () => {
    const files = readdirSync(`${packs}cases`).map((name) => name.replace(/\.yaml$/u, ''))
    expect(records.map(({ id }) => id)).toEqual(files.sort())
    expect(pack.cases.map(({ id }) => id)).toEqual(files)
  })

  test.each(records.map((record) => [record.id, record] as const))(
    '%s is valid, and says all of it twice',
    (_id, record) => {
      expect(checkCase(record, schema, lives).problems).toEqual([])
      for (const language of languages) {
        const wording = library.wording[language] ?? {}
        const page = JSON.stringify(layOutCase(record, { wording, techniques: library.techniques }))
        // A key that stands for a sentence, or a place that was not filled, would be a gap.
        expect(page).not.toMatch(
          /(?:label|status|role|stage|gap|grade|persona|payment|country|did|kind)\.[a-zA-Z-]+|\{[a-z]+\}/u,
        )
        for (const claim of record.claims) expect(gradeClaim(record, claim, wording).because.length).toBeGreaterThan(5)
      }
    },
  )

  test('has every technique lead to a rule of its stage, and every rule to a case or an account, or say that it has none', () => {
    for (const [technique, ids] of techniqueByCase(library)) {
      expect(lives.has(technique), technique).toBe(true)
      expect(ids.length).toBeGreaterThan(0)
    }
    const sources = parse(readFileSync(`${packs}sources.yaml`, 'utf8')) as { sources: Record<string, unknown> }
    const alone: string[] = []
    for (const rule of pack.rules) {
      for (const source of rule.sources)
        expect(Object.hasOwn(sources.sources, source), `${rule.id}: ${source}`).toBe(true)
      const { cases, accounts } = whereSeen(library, rule)
      if (cases.length === 0 && accounts.length === 0) alone.push(rule.id)
    }
    // What honest strangers do, and what cannot be named, is nowhere reported as a case; everything else rests on something published.
    expect(alone.filter((id) => !/^(?:counter|heard)\//u.test(id))).toEqual([])
  })

  test('has what every case that has two sources says laid side by side, each claim once', () => {
    for (const record of records) {
      const pair = accountsToCompare(record)
      if (!pair) {
        expect(record.sources).toHaveLength(1)
        continue
      }
      const found = compareAccounts(record, ...pair)
      const plain = [found?.both, found?.onlyFirst, found?.onlySecond, found?.elsewhere].flatMap((list) => list ?? [])
      const contested = [found?.firstDisputes, found?.secondDisputes]
        .flatMap((list) => list ?? [])
        .map(({ claim }) => claim)
      expect(new Set([...plain, ...contested]).size).toBe(record.claims.length)
    }
  })

  test('gives the same bytes whenever it is built', () => {
    const again = compilePack(packs, 'test').library
    expect(again.digest).toBe(library.digest)
  })

  test('finds each case most like itself', () => {
    for (const record of records) {
      const techniques = [...new Set(record.stages.flatMap((stage) => stage.techniques))]
      if (techniques.length < 3) continue
      const findings = techniques.map((rule, turn) => {
        const told = pack.rules.find(({ id }) => id === rule)
        const stage = record.stages.find((each) => each.techniques.includes(rule))?.stage ?? 'contact'
        return {
          rule,
          stage,
          by: told?.by ?? 'approacher',
          score: 0.5,
          basis: 'rule' as const,
          title: rule,
          why: '',
          couldAlsoBe: [],
          spans: [{ turn, start: 0, end: 1, quote: '', before: '', after: '', speaker: '' }],
        }
      })
      const found = similarCases({ findings }, library, records.length)
      expect(found.find((each) => each.record.id === record.id)?.likeness, record.id).toBeGreaterThan(0.9)
    }
  })
})

describe('a record that is not one', () => {
  const broken: readonly (readonly [what: string, change: (record: Record<string, unknown>) => void, says: string])[] =
    [
      ['an unknown member', (record) => (record['extra'] = 1), 'the record: has an unknown "extra"'],
      ['a member left out', (record) => delete record['claims'], 'the record: lacks "claims"'],
      [
        'a grade without a reason',
        (record) => (record['origins'] = EXAMPLE.origins.map((origin) => ({ ...origin, because: undefined }))),
        'origins/ministry: lacks "because"',
      ],
      [
        'a reason that is empty',
        (record) =>
          (record['origins'] = EXAMPLE.origins.map((origin) => ({ ...origin, because: { en: '', zh: ' ' } }))),
        'origins/ministry/because/en: is too short or empty',
      ],
      [
        'a sentence in one language',
        (record) => (record['outcome'] = { en: 'Nothing is known.' }),
        'outcome: lacks "zh"',
      ],
      [
        'a source without an origin',
        (record) => (record['sources'] = EXAMPLE.sources.map((source) => ({ ...source, carries: [] }))),
        'sources/gazette/carries: needs at least 1',
      ],
      [
        'a claim without a stance',
        (record) => (record['claims'] = EXAMPLE.claims.map((claim) => ({ ...claim, stances: [] }))),
        'claims/met-online/stances: needs at least 1',
      ],
      [
        'a year that is a number where a text must be',
        (record) => (record['sources'] = EXAMPLE.sources.map((source) => ({ ...source, date: 2021 }))),
        "sources/gazette/date: must be a text: write it in quotes, '2021'",
      ],
      ['an unknown kind', (record) => (record['kind'] = 'spying'), 'kind: is "spying", and must be one of'],
      [
        'an address that is a script',
        (record) =>
          (record['sources'] = EXAMPLE.sources.map((source) => ({ ...source, address: 'javascript:alert(1)' }))),
        'sources/gazette/address: must be an address',
      ],
    ]
  test.each(broken)('%s', (_what, change, says) => {
    const record: Record<string, unknown> = { ...EXAMPLE }
    change(record)
    const { problems: found } = checkCase(record, schema, lives)
    expect(found.map(({ where, what }) => `${where}: ${what}`).some((line) => line.startsWith(says))).toBe(true)
  })
  test.each([null, 1, 'text', [], { recordVersion: 2 }, JSON.parse('{"__proto__":{"id":"x"}}')])('%j', (data) => {
    const { record, problems: found } = checkCase(data, schema, lives)
    expect(record).toBeUndefined()
    expect(found.length).toBeGreaterThan(0)
  })
  test('the example is one', () => expect(checkCase(EXAMPLE, schema, lives).problems).toEqual([]))
})

describe('the library is written for others:', () => {
  const exported = (
    format: (typeof EXPORT_FORMATS)[number],
    list: readonly CaseRecord[] = records,
    language = 'en',
  ): string => exportCases(library, list, format, language)

  test.each(EXPORT_FORMATS.flatMap((format) => languages.map((language) => [format, language] as const)))(
    '%s in %s is the same every time, and has every case',
    (format, language) => {
      const written = exported(format, records, language)
      expect(exported(format, records, language) === written).toBe(true)
      for (const { id } of records) expect(written.includes(id), id).toBe(true)
      expect(written.endsWith('\n')).toBe(true)
      expect(written.includes('undefined')).toBe(false)
    },
  )

  test('json is records, each valid by the published schema', () => {
    const list: unknown = JSON.parse(exported('json'))
    expect(Array.isArray(list) && list.every((each) => checkCase(each, schema, lives).record !== undefined)).toBe(true)
  })

  test('csv is a table with a row for each claim, and no formula', () => {
    const trap: CaseRecord = { ...EXAMPLE, title: { en: '=cmd|"/c calc"!A1', zh: '=1' } }
    const [head = '', ...rows] = exported('csv', [trap]).split('\r\n')
    expect(head.split(',')).toHaveLength(20)
    expect(rows.filter((row) => row !== '')).toHaveLength(trap.claims.length)
    expect(rows[0]).toContain(`"'=cmd|""/c calc""!A1"`)
  })

  test('markdown shows signs of its own as they are', () => {
    const trap: CaseRecord = { ...EXAMPLE, title: { en: '[x](javascript:alert) <b> # *', zh: '某' } }
    expect(exported('markdown', [trap]).split('\n', 1)).toEqual(['# \\[x\\](javascript:alert) \\<b\\> \\# \\*'])
  })

  test('in no language that it has no sentences in', () =>
    expect(() => exported('markdown', records, 'tlh')).toThrow(/no sentences/u))
})
