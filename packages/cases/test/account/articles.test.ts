import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { draftCases, type CaseDraft } from '../../src/account/index.js'
import { countWords } from '../../src/count-words.js'
import { accountOf } from './account-of.js'
import { draftProblems } from './draft-schema.js'
import { quotesIn } from './quotes-in.js'

/** Published articles lie beside the repository, where somebody has them. */
const ARTICLES = fileURLToPath(new URL('../../../../../shared/articles', import.meta.url))
const has = existsSync(ARTICLES)
const names = has ? readdirSync(ARTICLES).filter((name) => name.endsWith('.txt')) : []

async function draftOf(...files: readonly string[]): Promise<CaseDraft> {
  return draftCases(await Promise.all(files.map((file) => accountOf(join(ARTICLES, file)))))
}

const peopleOf = ({ cases }: CaseDraft) =>
  cases.map(({ people }) => people.map(({ name, role }) => `${role} ${name ?? '?'}`))

test.runIf(!has)('published articles are not here, so they are not read', () => expect(has).toBe(false))

describe.runIf(has)('published articles', () => {
  test.each(names)('%s is quoted word for word, has the published form, and is the same again', async (file) => {
    const account = await accountOf(join(ARTICLES, file))
    const draft = draftCases([account])
    expect(draft.cases.length).toBeGreaterThan(0)
    expect(draftProblems(draft)).toEqual([])
    for (const { start, end, words } of quotesIn(draft)) {
      expect(account.text?.slice(start, end)).toBe(words)
      expect(countWords(words)).toBeLessThanOrEqual(25)
    }
    expect(JSON.stringify(draftCases([await accountOf(join(ARTICLES, file))]))).toBe(JSON.stringify(draft))
  })

  test('a debt: who, how much, how many, when, how long', async () => {
    const draft = await draftOf('he-debt-online.txt')
    const [one] = draft.cases
    expect(peopleOf(draft)).toEqual([['approached He', 'approacher Xiao Jing']])
    expect(one?.payments.find(({ amount }) => amount === 60_000)).toMatchObject({
      currency: 'CNY',
      bound: 'at-least',
      conversion: { amount: 8287, currency: 'USD' },
    })
    expect(one?.counts.map(({ number, bound }) => ({ number, bound }))).toEqual([{ number: 30, bound: 'about' }])
    expect(one?.sentence.map(({ kind, years }) => ({ kind, years }))).toEqual([{ kind: 'prison', years: 10 }])
    expect(one?.dates.map(({ resolved }) => resolved)).toEqual(['2024-05-31', '2024-05-31', '2022-06'])
    expect(one?.doubts).toEqual([])
  })

  test('two students are two cases, and each fact stands with its own', async () => {
    const draft = await draftOf('liu-wang-dating-and-jobs.txt')
    expect(peopleOf(draft)).toEqual([
      ['approached Liu', 'approacher Xiao Min'],
      ['approached Wang', 'approacher Director Zhang'],
    ])
    expect(draft.cases[0]?.payments.some(({ inKind }) => inKind)).toBe(true)
    expect(draft.cases[1]?.payments.some(({ inKind }) => inKind)).toBe(false)
    expect(draft.cases[0]?.stages.map(({ stage }) => stage)).toContain('isolate')
    expect(draft.cases[1]?.stages.map(({ stage }) => stage)).not.toContain('isolate')
  })

  test('colleagues of the person approached are bystanders of the same case', async () =>
    expect(peopleOf(await draftOf('zhang-studying-abroad.txt'))).toEqual([
      [
        'approached Zhang',
        'approacher Kaidi',
        'approacher Exxon',
        'approacher Eason',
        'bystander Li',
        'bystander Wang',
      ],
    ]))

  test('an official account and one that doubts it are one case', async () => {
    const draft = await draftOf('zhao-selfies-official.txt', 'zhao-selfies-doubted.txt')
    expect(draft.cases[0]?.sources).toEqual(['s1', 's2'])
    const { comparison, origins } = draft.cases[0] ?? {}
    expect(comparison?.bothSay).toEqual(
      expect.arrayContaining([
        'worked-in-secret-unit',
        'posted-from-work',
        'revealed-workplace',
        'offered-money',
        'handed-over',
      ]),
    )
    expect(comparison?.disputed).toEqual([{ source: 's2', claims: expect.arrayContaining(['as-told']) }])
    expect(comparison?.nobodyGives).toEqual(expect.arrayContaining(['name', 'unit', 'place', 'amount', 'court']))
    expect(origins?.[0]?.carriedBy).toEqual(['s1', 's2'])
  })
})
