import { describe, expect, test } from 'vitest'
import { smallPack, smallRule } from '../../../test/support/small-pack.js'
import { EXAMPLE } from '../../cases/test/example-record.js'

const problemsOf = (...args: Parameters<typeof smallPack>): readonly string[] =>
  smallPack(...args).problems.map(({ path, what }) => `${path}: ${what}`)

/** Six examples that are found and six that are not, in both languages: as many as a rule must have. */
const enough = Object.fromEntries(
  [
    ['en', 'send files'],
    ['zh', '发文件'],
  ].map(([language, words]) => [
    language,
    Array.from({ length: 12 }, (_, index) =>
      index < 6 ? { says: words ?? '', finds: [words ?? ''] } : { says: '-', finds: [], because: 'it says nothing' },
    ),
  ]),
)
const whole = smallRule({ id: 'task/this', match: { en: ['send files'], zh: ['发文件'] }, examples: enough })

describe('a pack', () => {
  test('that is in order has no problems', () => {
    const { pack, problems, rules } = smallPack([whole])
    expect(problems).toEqual([])
    expect(rules.map(({ path }) => path)).toEqual(['approach/task/this.yaml'])
    expect(pack.rules.map(({ id, stage }) => [id, stage])).toEqual([['task/this', 'task']])
    expect(pack.digest).toMatch(/^[0-9a-f]{64}$/u)
  })

  test('is the same pack each time it is compiled', () =>
    expect(JSON.stringify(smallPack([whole]).pack)).toBe(JSON.stringify(smallPack([whole]).pack)))

  test('puts its rules in the order of the stages', () => {
    const ids = ['person/said-no', 'task/b', 'counter/says-stop', 'contact/z', 'task/a']
    expect(smallPack(ids.map((id) => smallRule({ id }))).pack.rules.map(({ id }) => id)).toEqual([
      'contact/z',
      'task/a',
      'task/b',
      'counter/says-stop',
      'person/said-no',
    ])
  })

  test('holds only numbers that lead somewhere', () => {
    const { pack } = smallPack([whole])
    const rowsOf = (rows: string): readonly (readonly number[])[] =>
      rows
        .split(';')
        .slice(0, -1)
        .map((row) => (row === '' ? [] : row.split(' ').map(Number)))
    const sets = rowsOf(pack.sets)
    for (const word of sets.flat()) expect(pack.vocabulary[word]).toBeDefined()
    for (const [, ...phrase] of rowsOf(pack.phrases)) for (const set of phrase) expect(set).toBeLessThan(sets.length)
    for (const expression of pack.rules.flatMap(({ match }) => match.flatMap(({ expressions }) => expressions))) {
      const [moves = '', across = '', needs = ''] = expression.split('/')
      const states = rowsOf(moves)
      for (const row of states) for (let i = 1; i < row.length; i += 2) expect(row[i]).toBeLessThan(states.length)
      for (const state of across.split(/[ ;]/u)) expect(Number(state)).toBeLessThan(states.length)
      for (const set of needs.split(/[ ;]/u)) expect(Number(set)).toBeLessThan(sets.length)
    }
  })
})

describe('what is wrong with a rule is said in words, with its file:', () => {
  test.each<[what: string, change: object, expected: string]>([
    ['too few examples', { examples: {} }, 'en: 0 examples that are found, 6 are needed'],
    ['too few near-misses', { examples: {} }, 'zh: 0 near-misses, 6 are needed'],
    ['a language without patterns', { match: { en: ['send files'] } }, 'zh: no pattern'],
    [
      'counter-evidence that is not the other side’s own words',
      { id: 'counter/this', by: 'person' },
      'what speaks against an approach is in the other side’s own words',
    ],
    ['an unknown source', { sources: ['nobody'] }, 'the source "nobody" is not in sources.yaml'],
    ['a pattern that is not well formed', { match: { en: ['(send'], zh: ['发'] } }, 'a "(" is not closed'],
    [
      'an unknown list',
      { match: { en: ['send @nothing'], zh: ['发'] } },
      'there is no list @nothing for this language',
    ],
    [
      'an example that is two things',
      { examples: { en: [{ says: 'a', told: 'b', finds: [] }] } },
      'one of says, talk and told',
    ],
    [
      'no honest reading',
      { 'could-also-be': { en: ['This'], zh: ['这个', '那个'] } },
      '/could-also-be/en must NOT have fewer than 2 items',
    ],
    ['no source', { sources: [] }, '/sources must NOT have fewer than 1 items'],
    ['an unknown side', { by: 'nobody' }, '/by must be one of ["approacher","person","either"]'],
    ['a weight that is none', { weight: 7 }, '/weight must be <= 1'],
    ['a member that nobody knows', { wieght: 1 }, 'the file has an unknown "wieght"'],
    ['an unknown kind', { kinds: { theft: 1 } }, '/kinds'],
  ])('%s', (_what, change, expected) => {
    const problems = problemsOf([], { 'approach/task/this.yaml': { ...whole, ...change } })
    expect(problems.join('\n')).toContain(expected)
    for (const problem of problems) expect(problem).toMatch(/^approach\/task\/this\.yaml: /u)
  })

  test('a member that is missing', () => {
    const without = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== 'why'))
    expect(problemsOf([], { 'approach/task/this.yaml': without })).toEqual([
      'approach/task/this.yaml: the file lacks "why"',
    ])
  })
  test('an id that is not where the file is', () =>
    expect(problemsOf([], { 'approach/hook/other.yaml': whole })).toContain(
      'approach/hook/other.yaml: the id "task/this" does not say where the file is',
    ))
  test('an id that is there twice', () =>
    expect(problemsOf([whole], { 'approach/task/twin.yaml': whole }).join()).toContain(
      'the id is also that of approach/task/this.yaml',
    ))
  test('a stage that is none', () =>
    expect(problemsOf([smallRule({ id: 'nowhere/this' })]).join()).toContain('there is no stage "nowhere"'))
  test('a file that is not YAML', () =>
    expect(problemsOf([], { 'approach/task/broken.yaml': 'a: [1, 2' }).join()).toContain(
      'approach/task/broken.yaml: not valid YAML',
    ))
  test('a YAML file that unfolds without end', () =>
    expect(problemsOf([], { 'approach/task/bomb.yaml': 'a: &a [x]\nb: [*a, *a]' }).join()).toContain('not valid YAML'))
  test('a key that is there twice', () =>
    expect(problemsOf([], { 'approach/task/twice.yaml': 'id: a\nid: b' }).join()).toContain('not valid YAML'))
})

describe('what is wrong with other files is said too:', () => {
  test.each([
    ['lists without lists', { 'approach/lists/x.yaml': 'list: {}' }, 'approach/lists/x.yaml: must hold "lists:"'],
    [
      'a list without languages',
      { 'approach/lists/x.yaml': { lists: { x: ['a'] } } },
      'the list "x" must name its languages',
    ],
    [
      'a list that stands twice',
      { 'approach/lists/x.yaml': { lists: { currency: {} } } },
      'the list "currency" stands in another file too',
    ],
    ['a language without anything', { 'language/en.yaml': '' }, 'language/en.yaml: is empty'],
    ['a case that is no record', { 'cases/x.yaml': { id: 'x', year: 2020 } }, 'the record: lacks "recordVersion"'],
    [
      'a case of a rule that is not there',
      { 'cases/xx-harbour-photos-2021.yaml': EXAMPLE },
      'stages/1 (contact)/techniques: there is no rule "contact/unsolicited-approach"',
    ],
    [
      'a case in a file of another name',
      { 'cases/other.yaml': EXAMPLE },
      'id: "xx-harbour-photos-2021" does not say where the file is',
    ],
    [
      'a country without a name',
      { 'cases/xx-harbour-photos-2021.yaml': { ...EXAMPLE, countries: { alleging: ['AQ'], alleged: [] } } },
      'wording/cases/zh.yaml: lacks country.AQ',
    ],
    [
      'a source that leads elsewhere than its case',
      {
        'cases/xx-harbour-photos-2021.yaml': EXAMPLE,
        'sources.yaml': { sources: { 'case-xx-harbour-photos-2021': { address: 'https://other.example' } } },
      },
      'case-xx-harbour-photos-2021: its address is none of those in cases/xx-harbour-photos-2021.yaml',
    ],
    [
      'a source without a publisher',
      { 'sources.yaml': { sources: { 'a-source': { title: 'Title', year: 2024, kind: 'research' } } } },
      'a-source: a source needs a title, a publisher, a year and a kind',
    ],
  ])('%s', (_what, files, expected) => expect(problemsOf([whole], files).join('\n')).toContain(expected))
})

describe('a pack with problems', () => {
  test('is complete as far as it goes, so that the rest can be tried', () => {
    const { pack, problems } = smallPack([whole, smallRule({ id: 'task/broken', match: { en: ['(', 'good one'] } })])
    expect(problems.length).toBeGreaterThan(0)
    expect(pack.rules.map(({ id }) => id)).toEqual(['task/broken', 'task/this'])
    expect(pack.rules[0]?.match.flatMap(({ expressions }) => expressions)).toHaveLength(1)
  })
})
