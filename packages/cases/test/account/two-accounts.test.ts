import { describe, expect, test } from 'vitest'
import { draftCases, type CaseDraft } from '../../src/account/index.js'
import { accountFrom, accountOf } from './account-of.js'
import { draftProblems } from './draft-schema.js'
import { quotesIn } from './quotes-in.js'

const fixture = (name: string): URL => new URL(`./fixtures/${name}.txt`, import.meta.url)

async function draftOf(...names: readonly string[]): Promise<CaseDraft> {
  return draftCases(await Promise.all(names.map((name) => accountOf(fixture(name)))))
}

const claimOf = ({ cases }: CaseDraft, id: string) => cases[0]?.claims.find((claim) => claim.id === id)

describe('two accounts of one case', () => {
  test('become one draft with two sources', async () => {
    const draft = await draftOf('en-orlov-official', 'en-orlov-doubted')
    expect(draft.cases.map(({ sources }) => sources)).toEqual([['s1', 's2']])
    expect(draft.cases[0]?.people.filter(({ role }) => role === 'approached')).toHaveLength(1)
    expect(draftProblems(draft)).toEqual([])
  })

  test('are aligned claim by claim, and who only retells an authority is no second origin', async () => {
    const draft = await draftOf('en-orlov-official', 'en-orlov-doubted')
    expect(claimOf(draft, 'offered-money')?.stances.map(({ source, stance }) => `${source} ${stance}`)).toEqual([
      's1 supports',
      's2 supports',
    ])
    expect(claimOf(draft, 'arrested')?.stances.map(({ source, stance }) => `${source} ${stance}`)).toEqual([
      's1 supports',
      's2 silent',
    ])
    expect(claimOf(draft, 'as-told')?.stances.find(({ source }) => source === 's2')?.stance).toMatch(/disputes|denies/u)
    const [origin] = draft.cases[0]?.origins ?? []
    expect(origin?.carriedBy).toEqual(['s1', 's2'])
    expect(claimOf(draft, 'offered-money')?.origins).toHaveLength(1)
  })

  test('say side by side what both tell, what one tells, what is disputed and what nobody gives', async () => {
    const comparison = (await draftOf('en-orlov-official', 'en-orlov-doubted')).cases[0]?.comparison
    expect(comparison?.bothSay).toEqual(expect.arrayContaining(['contacted-online', 'offered-money', 'handed-over']))
    expect(comparison?.onlyOneSays.find(({ source }) => source === 's1')?.claims).toContain('arrested')
    expect(comparison?.disputed.find(({ source }) => source === 's2')?.claims).toContain('as-told')
    expect(comparison?.nobodyGives).toEqual(expect.arrayContaining(['unit', 'court']))
  })

  test('are the same case whichever comes first', async () => {
    const there = await draftOf('en-orlov-official', 'en-orlov-doubted')
    const back = await draftOf('en-orlov-doubted', 'en-orlov-official')
    expect(back.cases).toHaveLength(there.cases.length)
    expect(new Set(back.cases[0]?.claims.map(({ id }) => id))).toEqual(
      new Set(there.cases[0]?.claims.map(({ id }) => id)),
    )
  })

  test('quote each its own text', async () => {
    const accounts = await Promise.all(
      ['en-orlov-official', 'en-orlov-doubted'].map((name) => accountOf(fixture(name))),
    )
    for (const { source, start, end, words } of quotesIn(draftCases(accounts)))
      expect(accounts[Number(source.slice(1)) - 1]?.text?.slice(start, end)).toBe(words)
  })
})

describe('accounts that are not of one case', () => {
  test('stay apart, even when they share a surname', async () => {
    const other = await accountFrom(
      'other.txt',
      'Sailor admits selling fuel\n\nA court in Norhaven heard on 2 May 2019 that a sailor surnamed Orlov met a man who claimed to be a journalist.\n\nThe man asked Orlov to photograph two ships. Orlov was sentenced to four years in prison for espionage.',
    )
    const draft = draftCases([await accountOf(fixture('en-orlov-official')), other])
    expect(draft.cases.map(({ sources }) => sources)).toEqual([['s1'], ['s2']])
  })

  test('stay apart when they have nothing in common', async () =>
    expect((await draftOf('zh-court', 'en-romance-fraud')).cases).toHaveLength(2))

  test('are read where one of them is none', async () => {
    const draft = await draftOf('zh-recipe', 'zh-court', 'de-article')
    expect(draft.cases.map(({ sources }) => sources)).toEqual([['s2']])
    expect(draft.notices.map(({ source }) => source)).toEqual(['s3', 's1'])
    expect(draft.sources).toHaveLength(3)
  })

  test('are counted once when they are the same text', async () => {
    const draft = await draftOf('zh-court', 'zh-court')
    expect(draft.cases.map(({ sources }) => sources)).toEqual([['s1']])
    expect(draft.notices.map(({ code }) => code)).toEqual(['account/same-text-twice'])
  })
})
