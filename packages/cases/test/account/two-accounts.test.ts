import { describe, expect, test } from 'vitest'
import { draftCases, sayDraft, type CaseDraft } from '../../src/account/index.js'
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

const WIRE = [
  'Port clerk before the court',
  "BELMORE, May 6, 2022 (Lagoon Press Agency) - A clerk, identified only as T.M., 39, has been charged with spying, the Prosecutor General's Office said on Friday.",
  'It said that T.M. gave crew lists to a man who introduced himself as an insurance adviser and that she received 4,200 euros. She was arrested in Belmore in January. Ines Roth, her lawyer, said she denies the charge.',
].join('\n\n')
const RETOLD = [
  'Who sold the crew lists?',
  'May 7, 2022, The Evening Tribune',
  'T.M., 39, allegedly gave lists of crews to somebody posing as an insurance adviser and was paid 4,200 euros for it, Lagoon Press Agency reported. She has been charged with espionage and was detained in January.',
].join('\n\n')

describe('initials', () => {
  test('are a name, with who is meant by them', async () => {
    const { cases } = draftCases([await accountFrom('wire.txt', WIRE)])
    expect(cases[0]?.people.filter(({ role }) => role === 'approached').map(({ name, who }) => [name, who])).toEqual([
      ['T.M.', 'A clerk'],
    ])
  })

  test('make one case of a report and of what retells it', async () => {
    const draft = draftCases([await accountFrom('wire.txt', WIRE), await accountFrom('retold.txt', RETOLD)])
    expect(draft.cases.map(({ sources }) => sources)).toEqual([['s1', 's2']])
    expect(draft.sources.map(({ publisher, date }) => [publisher, date])).toEqual([
      ['Lagoon Press Agency', '2022-05-06'],
      ['The Evening Tribune', '2022-05-07'],
    ])
  })

  test('of somebody of another age are somebody else’s', async () => {
    const draft = draftCases([
      await accountFrom('wire.txt', WIRE),
      await accountFrom('retold.txt', RETOLD.replace('39', '61')),
    ])
    expect(draft.cases).toHaveLength(2)
  })

  test('are not needed where one names nobody and cites the paper of the other', async () => {
    const nobody = RETOLD.replace('T.M., 39, allegedly gave', 'A port employee handed')
    const both = draftCases([await accountFrom('wire.txt', WIRE), await accountFrom('retold.txt', nobody)])
    expect(both.cases.map(({ sources }) => sources)).toEqual([['s1', 's2']])
    const other = nobody.replace('4,200', '95,000')
    const apart = draftCases([await accountFrom('wire.txt', WIRE), await accountFrom('retold.txt', other)])
    expect(apart.cases.every(({ sources }) => sources.length === 1)).toBe(true)
  })
})

describe('terms of prison', () => {
  const story = (surname: string, term: string): string =>
    `Clerk jailed\n\nA clerk surnamed ${surname} met a man named Varga on Telegram in 2021. Varga, who claimed to be a journalist, asked ${surname} to copy internal documents and paid him 900 euros. ${surname} sent 14 files and was sentenced to ${term} in prison for espionage.`
  const casesOf = async (one: string, other: string): Promise<number> =>
    draftCases([
      await accountFrom('one.txt', story('Moss', one)),
      await accountFrom('other.txt', `${story('Moss', other)} So it was.`),
    ]).cases.length

  test.each([
    ['12 years', 'twelve years', 1],
    ['sixteen years', 'six years', 2],
    ['sixteen years', '16 years', 1],
    ['two years', '24 months', 1],
    ['seven years', '17 years', 2],
  ])('%s and %s', async (one, other, count) => expect(await casesOf(one, other)).toBe(count))

  test('in Chinese are the same in both kinds of figures', async () => {
    const zh = (term: string, end: string): string =>
      `某单位职员案\n\n祝某通过微信结识自称记者的男子凯文，凯文要求祝某提供内部文件。祝某提供内部文件9份，收取27万元，犯间谍罪，被判处有期徒刑${term}年。${end}`
    const draft = draftCases([
      await accountFrom('one.txt', zh('十二', '')),
      await accountFrom('other.txt', zh('12', '案件已经审结。')),
    ])
    expect(draft.cases.map(({ sources }) => sources)).toEqual([['s1', 's2']])
    expect(draft.cases[0]?.sentence.map(({ years }) => years)).toEqual([12])
  })
})

describe('an account in each language', () => {
  test('are one case where surname, deed, payment and term agree', async () => {
    const draft = await draftOf('zh-court-short', 'en-court-short-zhu')
    expect(draft.cases.map(({ sources }) => sources)).toEqual([['s1', 's2']])
    expect(draft.cases[0]?.people.map(({ name, alsoCalled }) => [name, ...alsoCalled])).toEqual([['祝某', 'Zhu']])
    expect(claimOf(draft, 'asked-for-secrets')).toBeUndefined()
  })
})

describe('what is said of two accounts', () => {
  test('never holds that a case took place as it is told as what one of them says', async () => {
    const { comparison } = (await draftOf('en-orlov-official', 'en-orlov-doubted')).cases[0] ?? {}
    expect([
      ...(comparison?.bothSay ?? []),
      ...(comparison?.onlyOneSays.flatMap(({ claims }) => claims) ?? []),
    ]).not.toContain('as-told')
  })

  test('has the places of the case, and nobody’s denial is the account’s own', async () => {
    const draft = draftCases([await accountFrom('wire.txt', WIRE)])
    const lines = sayDraft(draft, 'en').map(({ text }) => text)
    expect(lines[lines.indexOf('Places') + 1]).toBe('Belmore')
    expect(sayDraft(draft, 'zh').map(({ text }) => text)).toContain('地点')
    expect(lines.filter((line) => line.startsWith('The account itself') && line.includes('denies'))).toEqual([])
  })
})
