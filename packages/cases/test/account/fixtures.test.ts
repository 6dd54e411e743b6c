import { readdirSync, readFileSync } from 'node:fs'
import { isRecord } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { sayDraft, type CaseDraft, type DraftCase } from '../../src/account/index.js'
import { countWords } from '../../src/count-words.js'
import { accountOf, draftFrom } from './account-of.js'
import { draftProblems } from './draft-schema.js'
import { quotesIn } from './quotes-in.js'

const FOLDER = new URL('./fixtures/', import.meta.url)
const FIXTURES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''))

/** What stands in one list of a draft, as strings that an expectation is looked for in. */
const LISTS: Readonly<Record<string, (one: DraftCase) => readonly (string | undefined)[]>> = {
  who: ({ people }) => people.map(({ who }) => who),
  personas: ({ people }) => people.flatMap(({ personas }) => personas.map(({ asGiven }) => asGiven)),
  agencies: ({ agencies }) => agencies.flatMap(({ name, alsoCalled }) => [name, ...alsoCalled]),
  payments: ({ payments }) => payments.map(({ asGiven }) => asGiven),
  counts: ({ counts }) => counts.map(({ asGiven }) => asGiven),
  dates: ({ dates }) => dates.map(({ asGiven }) => asGiven),
  sentence: ({ sentence }) => sentence.map(({ asGiven }) => asGiven),
  charges: ({ charges }) => charges.map(({ asGiven }) => asGiven),
  channels: ({ channels }) => channels.map(({ asGiven }) => asGiven),
  asks: ({ asks }) => asks.map(({ asGiven }) => asGiven),
  handedOver: ({ handedOver }) => handedOver.map(({ asGiven }) => asGiven),
  outcome: ({ outcome }) => outcome.map(({ asGiven }) => asGiven),
  leverage: ({ leverage }) => leverage.map(({ asGiven }) => asGiven),
  lure: ({ lure }) => lure.map(({ asGiven }) => asGiven),
  told: ({ told }) => told.map(({ asGiven }) => asGiven),
  doubts: ({ doubts }) => doubts.map(({ quotes }) => quotes.map(({ words }) => words).join(' ')),
  recommended: ({ recommended }) => recommended.map(({ quotes }) => quotes.map(({ words }) => words).join(' ')),
}

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []

/** What an expectation names and the draft does not have, in words. */
function missingIn({ cases, notices, sources }: CaseDraft, want: Readonly<Record<string, unknown>>): readonly string[] {
  const missing: string[] = []
  const people = cases.flatMap((one) => one.people)
  for (const [list, read] of Object.entries(LISTS)) {
    const found = cases.flatMap(read)
    for (const words of strings(want[list]))
      if (!found.some((each) => each?.toLowerCase().includes(words.toLowerCase()))) missing.push(`${list}: ${words}`)
  }
  for (const name of strings(want['names'])) if (!people.some((one) => one.name === name)) missing.push(`name: ${name}`)
  for (const claim of strings(want['claims']))
    if (!cases.some(({ claims }) => claims.some(({ id }) => id === claim))) missing.push(`claim: ${claim}`)
  for (const gap of strings(want['gaps']))
    if (!cases.some(({ gaps }) => gaps.some(({ what }) => what === gap))) missing.push(`gap: ${gap}`)
  for (const gap of strings(want['no-gaps']))
    if (cases.some(({ gaps }) => gaps.some(({ what }) => what === gap))) missing.push(`no gap: ${gap}`)
  for (const day of strings(want['resolved']))
    if (!cases.some(({ dates }) => dates.some(({ resolved }) => resolved === day))) missing.push(`resolved: ${day}`)
  for (const code of strings(want['notices']))
    if (!notices.some((notice) => notice.code === code)) missing.push(`notice: ${code}`)
  const amounts = Array.isArray(want['amounts']) ? want['amounts'] : []
  for (const amount of amounts)
    if (!cases.some(({ payments }) => payments.some((one) => one.amount === amount)))
      missing.push(`amount: ${String(amount)}`)
  for (const [name, role] of Object.entries(isRecord(want['roles']) ? want['roles'] : {}))
    if (people.find((one) => one.name === name)?.role !== role) missing.push(`role: ${name} ${String(role)}`)
  for (const [name, index] of Object.entries(isRecord(want['caseOf']) ? want['caseOf'] : {}))
    if (!cases[Number(index)]?.people.some((one) => one.name === name)) missing.push(`case of: ${name}`)
  for (const [words, who] of Object.entries(isRecord(want['doubters']) ? want['doubters'] : {}))
    if (!cases.some(({ doubts }) => doubts.some((doubt) => doubt.asGiven.includes(words) && doubt.who === who)))
      missing.push(`who doubts: ${words}`)
  for (const words of strings(want['ownDoubts']))
    if (!cases.some(({ doubts }) => doubts.some((doubt) => doubt.asGiven.includes(words) && doubt.who === undefined)))
      missing.push(`doubted by the account itself: ${words}`)
  if (typeof want['doubtCount'] === 'number' && cases.flatMap(({ doubts }) => doubts).length !== want['doubtCount'])
    missing.push(`doubts: ${String(want['doubtCount'])}`)
  for (const [words, name] of Object.entries(isRecord(want['sentenceOf']) ? want['sentenceOf'] : {}))
    if (
      !cases.some((one) =>
        one.sentence.some(
          ({ asGiven, person }) =>
            asGiven.includes(words) && one.people.some((each) => each.id === person && each.name === name),
        ),
      )
    )
      missing.push(`sentence of: ${String(name)} ${words}`)
  for (const [kind, amount] of Object.entries(isRecord(want['paid']) ? want['paid'] : {}))
    if (!cases.some(({ payments }) => payments.some((one) => one.kind === kind && one.amount === amount)))
      missing.push(`${kind}: ${String(amount)}`)
  for (const member of ['publisher', 'title'] as const)
    if (typeof want[member] === 'string' && sources[0]?.[member] !== want[member])
      missing.push(`${member}: ${want[member]}`)
  return missing
}

describe.each(FIXTURES)('%s', (name) => {
  const want: unknown = JSON.parse(readFileSync(new URL(`${name}.expected.json`, FOLDER), 'utf8'))
  const expected = isRecord(want) ? want : {}

  test('has the cases and every fact that is expected', async () => {
    const draft = draftFrom([await accountOf(new URL(`${name}.txt`, FOLDER))])
    expect(draft.cases.length).toBe(expected['cases'])
    expect(missingIn(draft, expected)).toEqual([])
  })

  test('has nothing that is known not to be there', async () => {
    const { cases } = draftFrom([await accountOf(new URL(`${name}.txt`, FOLDER))])
    for (const [list, words] of Object.entries(isRecord(expected['not']) ? expected['not'] : {})) {
      const found =
        list === 'names'
          ? cases.flatMap(({ people }) => people.map((one) => one.name))
          : cases.flatMap(LISTS[list] ?? (() => []))
      for (const each of strings(words)) expect(found.filter((one) => one?.includes(each))).toEqual([])
    }
  })

  test('quotes word for word at the place it gives, and never more than 25 words', async () => {
    const account = await accountOf(new URL(`${name}.txt`, FOLDER))
    const draft = draftFrom([account])
    for (const quote of quotesIn(draft)) {
      expect(account.text?.slice(quote.start, quote.end)).toBe(quote.words)
      expect(quote.words.trim()).toBe(quote.words)
      expect(account.reading.turns[quote.paragraph - 1]?.text).toContain(quote.words)
      expect(countWords(quote.words)).toBeLessThanOrEqual(25)
    }
  })

  test('has the published form, is the same again, and can be said in both languages', async () => {
    const path = new URL(`${name}.txt`, FOLDER)
    const draft = draftFrom([await accountOf(path)])
    expect(draftProblems(draft)).toEqual([])
    expect(JSON.stringify(draftFrom([await accountOf(path)]))).toBe(JSON.stringify(draft))
    for (const language of ['en', 'zh'])
      for (const { text } of sayDraft(draft, language))
        expect(text).not.toMatch(/^(?:role|use|of|paid|ground|rec|stage|agency)\.|\{|undefined/u)
  })
})
