import { describe, expect, test } from 'vitest'
import { accountsToCompare } from '../src/accounts-to-compare.js'
import { compareAccounts } from '../src/compare-accounts.js'
import { compareCases } from '../src/compare-cases.js'
import { filterCases, type CaseFilter } from '../src/filter-cases.js'
import { timelineOf } from '../src/timeline-of.js'
import { whereSeen } from '../src/where-seen.js'
import { EXAMPLE } from './example-record.js'

const idsOf = (list: readonly { readonly id: string }[] | undefined): readonly string[] | undefined =>
  list?.map(({ id }) => id)

describe('two accounts of one case', () => {
  test('are the first, and the first that contests something', () =>
    expect(accountsToCompare(EXAMPLE)).toEqual(['gazette', 'review']))
  test('are not chosen for a dispute over what neither of them says', () => {
    const claims = EXAMPLE.claims.map((claim) => ({
      ...claim,
      stances: claim.stances.filter(({ stance }) => claim.id !== 'sold-papers' || stance !== 'supports'),
    }))
    const sources = EXAMPLE.sources.map((each) => ({ ...each, carries: ['ministry'] }))
    expect(accountsToCompare({ ...EXAMPLE, sources, claims })).toEqual(['gazette', 'wire'])
  })
  test('are none where there is one source', () =>
    expect(accountsToCompare({ ...EXAMPLE, sources: EXAMPLE.sources.slice(0, 1) })).toBeUndefined())
  test('stand side by side: what both say, what one says, what is disputed, what neither gives', () => {
    const comparison = compareAccounts(EXAMPLE, 'gazette', 'review')
    expect(idsOf(comparison?.both)).toEqual(['met-online'])
    expect(idsOf(comparison?.onlyFirst)).toEqual(['under-investigation'])
    expect(idsOf(comparison?.onlySecond)).toEqual([])
    expect(idsOf(comparison?.secondDisputes.map(({ claim }) => claim))).toEqual(['sold-papers'])
    expect(comparison?.firstDisputes).toEqual([])
    expect(comparison?.secondDisputes[0]?.retells).toBe(false)
    expect(comparison?.firstAdvises).toEqual([EXAMPLE.recommended[0]?.what])
    expect(comparison?.secondAdvises).toEqual([])
    expect(idsOf(comparison?.sameOrigins)).toEqual(['ministry'])
    expect(comparison?.neither.map(({ what }) => what)).toEqual(['unit', 'court'])
  })
  test('are the same the other way round', () => {
    const there = compareAccounts(EXAMPLE, 'gazette', 'review')
    const back = compareAccounts(EXAMPLE, 'review', 'gazette')
    expect(back?.both).toEqual(there?.both)
    expect(back?.onlySecond).toEqual(there?.onlyFirst)
    expect(back?.firstDisputes).toEqual(there?.secondDisputes)
  })
  test('have every claim in exactly one place', () => {
    const found = compareAccounts(EXAMPLE, 'gazette', 'wire')
    const all = [found?.both, found?.onlyFirst, found?.onlySecond, found?.elsewhere].flatMap(
      (list) => idsOf(list) ?? [],
    )
    expect([...all].sort()).toEqual(EXAMPLE.claims.map(({ id }) => id).sort())
  })
  test('do not have one dispute what neither of them says', () => {
    const elsewhere = EXAMPLE.claims.map((claim) =>
      claim.id === 'sold-papers'
        ? {
            ...claim,
            stances: claim.stances.filter(({ source, stance }) => source !== 'gazette' || stance !== 'supports'),
          }
        : claim,
    )
    const comparison = compareAccounts({ ...EXAMPLE, claims: elsewhere }, 'gazette', 'review')
    expect(comparison?.secondDisputes).toEqual([])
    expect(idsOf(comparison?.elsewhere)).toEqual(['sold-papers'])
  })
  test('are undefined where the case has no such source', () =>
    expect(compareAccounts(EXAMPLE, 'gazette', 'nobody')).toBeUndefined())
})

test('two cases stand side by side, however their channels are written', () => {
  const other = {
    ...EXAMPLE,
    id: 'other',
    channels: ['A Forum', 'e-mail'],
    kind: 'phishing' as const,
    gaps: EXAMPLE.gaps.slice(1),
  }
  const { both, onlyFirst, onlySecond, neither } = compareCases(EXAMPLE, other)
  expect(both).toContainEqual({ facet: 'channel', value: 'aforum' })
  expect(onlyFirst).toEqual([{ facet: 'kind', value: 'espionage-recruitment' }])
  expect(onlySecond).toEqual([
    { facet: 'kind', value: 'phishing' },
    { facet: 'channel', value: 'email' },
  ])
  expect(neither).toEqual(['court'])
})

test('a timeline goes from what is known to the year to what is known to the day', () => {
  const corrected = { ...EXAMPLE, corrections: [{ date: '2021-05-02', what: { en: 'A name', zh: '姓名' } }] }
  expect(timelineOf([corrected]).map(({ at, what }) => `${at} ${what}`)).toEqual([
    '2021 begins',
    '2021-05 published',
    '2021-05-02 published',
    '2021-05-02 corrected',
    '2021-05-03 published',
  ])
})

describe('cases are chosen', () => {
  test.each<readonly [filter: CaseFilter, fits: boolean]>([
    [{}, true],
    [{ stage: 'hook' }, true],
    [{ stage: 'leverage' }, false],
    [{ technique: 'hook/pay-out-of-proportion' }, true],
    [{ technique: 'person/took-money' }, false],
    [{ kind: 'espionage-recruitment' }, true],
    [{ kind: 'phishing' }, false],
    [{ country: 'DE' }, true],
    [{ country: 'FR' }, false],
    [{ year: 2021 }, true],
    [{ year: 2022 }, false],
    [{ language: 'de' }, true],
    [{ language: 'd' }, false],
    [{ grade: 'D' }, true],
    [{ grade: 'C' }, false],
    [{ grade: 'F' }, true],
    [{ grade: '4' }, true],
    [{ grade: '3' }, false],
    [{ grade: 'D6' }, true],
    [{ stage: 'hook', kind: 'phishing' }, false],
  ])('%j', (filter, fits) => expect(filterCases({ records: [EXAMPLE] }, filter)).toEqual(fits ? [EXAMPLE] : []))
})

describe('where a technique was seen', () => {
  const library = {
    records: [EXAMPLE],
    accounts: {
      'case-zz-other-2020': { title: 'Other', publisher: 'P', year: 2020, kind: 'research' as const, records: [] },
      'article-one': { title: 'One', publisher: 'P', year: 2021, kind: 'state-media' as const, records: [EXAMPLE.id] },
      'our-own': { title: 'Own', publisher: 'Telltale', year: 2026, kind: 'dataset' as const, records: [] },
    },
  }
  test('is told by the case, whether or not the rule names it', () =>
    expect(whereSeen(library, { id: 'hook/pay-out-of-proportion', sources: [] }).cases).toEqual([EXAMPLE]))
  test('is told by the rule, by the id of the case or of an account in it', () => {
    expect(whereSeen(library, { id: 'task/x', sources: [`case-${EXAMPLE.id}`] }).cases).toEqual([EXAMPLE])
    expect(whereSeen(library, { id: 'task/x', sources: ['article-one'] })).toEqual({ cases: [EXAMPLE], accounts: [] })
  })
  test('is nowhere where only our own reading says so', () =>
    expect(whereSeen(library, { id: 'task/x', sources: ['our-own'] })).toEqual({ cases: [], accounts: [] }))
  test('is an account where there is no record', () =>
    expect(whereSeen(library, { id: 'task/x', sources: ['case-zz-other-2020'] }).accounts).toHaveLength(1))
})
