import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileHelp } from '../src/compile-help.js'

const source = {
  title: 'A page of an office',
  address: 'https://office.example/page',
  date: '2025-09',
  checked: '2026-11-22',
  how: 'read',
}
const line = {
  id: 'xa-office',
  kind: 'official',
  name: { en: 'An office', zh: '某个机构' },
  contact: { phone: '+61 1300 123 401' },
  source,
}
const law = { id: 'xa-law', article: 'art. 1', says: { en: 'It says this.', zh: '法律这样写。' }, source }
const whole = {
  country: 'XA',
  name: { en: 'A country', zh: '某国' },
  languages: ['en'],
  channels: [line],
  laws: [law],
  notFound: [],
}

describe('help for a country', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'telltale-help-'))
    cpSync(fileURLToPath(new URL('../../../packs/help.schema.json', import.meta.url)), join(folder, 'help.schema.json'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const build = (files: Readonly<Record<string, unknown>>, today = '2026-11-22') => {
    rmSync(join(folder, 'help'), { recursive: true, force: true })
    mkdirSync(join(folder, 'help'))
    for (const [name, data] of Object.entries(files))
      writeFileSync(
        join(folder, 'help', name),
        typeof data === 'string' ? data : stringify(data, { aliasDuplicateObjects: false }),
      )
    return compileHelp(folder, today)
  }
  const problemsOf = (changes: object): readonly string[] =>
    build({ 'xa.yaml': { ...whole, ...changes } }).problems.map(({ what }) => what)

  test('that is in order has no problems', () => {
    const { help, problems, ageing } = build({ 'xa.yaml': whole })
    expect(problems).toEqual([])
    expect(ageing).toEqual([])
    expect(help).toEqual([whole])
  })

  test.each(['111', '#9110', '*2000', '1-800-CALL-FBI', '+86-10-12308', '0345 6000 459', '(02) 123/45'])(
    'may have the number %s',
    (phone) => expect(problemsOf({ channels: [{ ...line, contact: { phone } }] })).toEqual([]),
  )

  test('may say for whom a line or a caution is, in the words of the plan', () => {
    const caution = { says: { en: 'Ask first.', zh: '先问。' }, source }
    const when = { happened: ['gave', 'took-money'], not: { threat: 'pictures' } }
    expect(problemsOf({ channels: [{ ...line, when }], caution: { ...caution, when } })).toEqual([])
    expect(problemsOf({ caution: { ...caution, when: { happend: 'gave' } } })).toContain(
      'caution: there is no fact "happend"',
    )
    expect(problemsOf({ channels: [{ ...line, when: { age: 'young' } }] })).toContain(
      'xa-office: age never is "young"; it is under-18, adult, unknown',
    )
    expect(problemsOf({ caution: { ...caution, when: 'gave' } }).length).toBeGreaterThan(0)
  })

  test('may be absent as a whole', () => {
    rmSync(join(folder, 'help'), { recursive: true, force: true })
    expect(compileHelp(folder, '2026-11-22')).toEqual({ help: [], problems: [], ageing: [] })
  })

  test('is warned of when it was checked more than a year ago, and stays valid', () => {
    const { problems, ageing } = build({ 'xa.yaml': whole }, '2027-11-23')
    expect(problems).toEqual([])
    expect(ageing.map(({ what }) => what)).toEqual([
      'xa-office: was last checked on 2026-11-22',
      'xa-law: was last checked on 2026-11-22',
    ])
    expect(build({ 'xa.yaml': whole }, '2027-11-22').ageing).toEqual([])
  })

  const channel = (changes: object): object => ({ channels: [{ ...line, ...changes }] })
  const sourced = (changes: object): object => channel({ source: { ...source, ...changes } })
  test.each<readonly [string, object, string]>([
    ['a day that there is not', sourced({ checked: '2026-02-30' }), 'xa-office: checked is no day there is'],
    ['a month that there is not', sourced({ date: '2025-13' }), 'xa-office: date is no date there is'],
    ['a day to come', sourced({ checked: '2026-11-23' }), 'xa-office: checked is in the future'],
    ['a source later than its check', sourced({ date: '2027' }), 'xa-office: date is later than checked'],
    [
      'no day of the check',
      channel({ source: { ...source, checked: undefined } }),
      '/channels/0/source lacks "checked"',
    ],
    ['a year that is a number', sourced({ date: 2025 }), '/channels/0/source/date must be a text: put it in quotes'],
    [
      'an address that is none',
      sourced({ address: 'office.example' }),
      'xa-office: the source’s address must be a whole address that starts with https:// or http://',
    ],
    [
      'an address that runs a script',
      channel({ contact: { web: 'javascript:alert(1)' } }),
      'xa-office: web must be a whole address that starts with https:// or http://',
    ],
    [
      'a phone number with words',
      channel({ contact: { phone: '111 (free)' } }),
      'xa-office: phone must be a number with nothing beside it: digits, spaces, + # * ( ) . / - and capital letters',
    ],
    [
      'a mail address that is none',
      channel({ contact: { email: 'office' } }),
      'xa-office: email is not an e-mail address',
    ],
    ['no way to reach them', channel({ contact: {} }), '/channels/0/contact must name at least one way to reach them'],
    ['one language', channel({ name: { en: 'An office' } }), '/channels/0/name lacks "zh"'],
    [
      'Chinese that is English',
      channel({ name: { en: 'An office', zh: 'An office' } }),
      '/channels/0/name/zh is not Chinese',
    ],
    ['您', channel({ note: { en: 'Call.', zh: '您可以打电话。' } }), '/channels/0/note/zh says 您; write 你'],
    [
      'markup',
      channel({ name: { en: '<b>An office</b>', zh: '某个机构' } }),
      '/channels/0/name/en holds a hidden character, a line break or one of < >',
    ],
    ['an id of another country', channel({ id: 'xb-office' }), 'the id xb-office must begin with xa-'],
    ['an id twice', { channels: [line, line] }, 'the id xa-office is also in help/xa.yaml'],
    ['the name of a member that there is not', { extra: true }, 'the file has an unknown "extra"'],
    ['a country in another file', { country: 'XB' }, 'the country XB stands in help/xb.yaml'],
    ['nothing at all', { channels: [] }, 'there is no channel, and notFound does not say what was looked for'],
    [
      'a long quote',
      { laws: [{ ...law, quote: 'word '.repeat(26).trim() }] },
      'xa-law: the quote has 26 words (two Chinese characters count as one); 25 are allowed',
    ],
    [
      'a long Chinese quote',
      { laws: [{ ...law, quote: '字'.repeat(51) }] },
      'xa-law: the quote has 26 words (two Chinese characters count as one); 25 are allowed',
    ],
  ])('is told of %s', (_what, changes, problem) => expect(problemsOf(changes)).toContain(problem))

  test('says which kinds of channel there are when it meets another', () =>
    expect(problemsOf(channel({ kind: 'police' }))[0]).toContain('must be one of ["emergency","official"'))

  test('that is no YAML costs only itself', () => {
    const { help, problems } = build({ 'xa.yaml': whole, 'xb.yaml': '{' })
    expect(help).toHaveLength(1)
    expect(problems.map(({ path }) => path)).toEqual(['help/xb.yaml'])
  })
})
