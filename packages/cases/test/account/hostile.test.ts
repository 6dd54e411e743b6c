import { describe, expect, test } from 'vitest'
import { draftCases, MOST_CHARACTERS, sayDraft } from '../../src/account/index.js'
import { draftProblems } from './draft-schema.js'
import { accountFrom } from './account-of.js'
import { quotesIn } from './quotes-in.js'

const STORY =
  'The Bureau said on Monday that a clerk surnamed Moss met a man named Varga on Telegram in 2021. Varga, who claimed to be a journalist, asked Moss to copy internal documents and paid him 900 euros. Moss sent 14 files and was sentenced to two years in prison for espionage.'

const shape = (words: string): string => `Clerk sold files\n\n${words}\n\n${STORY}`

describe('text that wants to do harm', () => {
  test.each([
    ['escapes of a terminal', 'Moss\u001b[2J was \u009b31m here \u202e told.'],
    ['markup', '<script>alert(1)</script> <img src=x onerror=alert(1)> said the Bureau.'],
    [
      'names of an object’s own parts',
      'A clerk surnamed Constructor met a man named Prototype, and __proto__ said toString.',
    ],
    ['lone surrogates', 'The \ud800 Bureau \udfff said \ud83d so.'],
    ['characters of patterns', 'A man named A(b+)*$ told C[d]{2,} that (((("""" were $& $1 \\ here.'],
    ['quotation marks without end', '"'.repeat(400)],
    ['commas without end', ', and he'.repeat(300)],
  ])('%s is read as words, and quoted as it stands', async (_what, words) => {
    const account = await accountFrom('account.txt', shape(words))
    const draft = draftCases([account])
    expect(draft.cases).toHaveLength(1)
    expect(draftProblems(draft)).toEqual([])
    for (const { start, end, words: quoted } of quotesIn(draft)) expect(account.text?.slice(start, end)).toBe(quoted)
    for (const { text } of sayDraft(draft, 'en')) expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e]/u)
  })

  test('an empty reading is told, and no case', () => {
    const reading = { format: 'plain-text', voice: 'account' as const, turns: [], events: [], notices: [] }
    return accountFrom('account.txt', STORY).then(({ report }) => {
      const draft = draftCases([{ file: 'empty.txt', reading, report }])
      expect(draft.cases).toEqual([])
      expect(draft.notices.map(({ code }) => code)).toEqual(['account/nothing-said'])
    })
  })

  test('a conversation is told, and no case', async () => {
    const draft = draftCases([
      await accountFrom('chat.txt', 'Ana: hello there\nBo: hi, how are you\nAna: fine, and you?\n'),
    ])
    expect(draft.cases).toEqual([])
    expect(draft.notices.map(({ code }) => code)).toEqual(['account/a-conversation'])
  })

  test('no notice holds a word of the text', async () => {
    const draft = draftCases([
      await accountFrom('account.txt', 'Zebrafish pancakes are folded twice before breakfast.'),
    ])
    expect(JSON.stringify(draft.notices)).not.toMatch(/zebrafish|pancakes/iu)
  })
})

describe('what is no account in English or Chinese', () => {
  test.each([
    [
      'German',
      'Das Gericht hat am Donnerstag einen Techniker zu vier Jahren Haft verurteilt. Er bestreitet die Vorwürfe.',
    ],
    ['French', 'Un technicien a été condamné jeudi à quatre ans de prison. Il nie les faits.'],
    ['Russian', 'Суд приговорил инженера к девяти годам за шпионаж. Его завербовали через мессенджер.'],
    ['Japanese', '東京地裁は木曜日、外国の情報機関に資料を渡したとして、元会社員に懲役四年の判決を言い渡した。'],
    ['Thai', 'ศาลตัดสินจำคุกวิศวกรเก้าปีในข้อหาจารกรรม เขาถูกชักชวนผ่านแอปแชต'],
    ['Arabic', 'حكمت المحكمة على مهندس بالسجن تسع سنوات بتهمة التجسس.'],
  ])('%s is told to be a language that is not covered', async (_what, words) => {
    const { cases, notices } = draftCases([await accountFrom('account.txt', words)])
    expect(cases).toEqual([])
    expect(notices.map(({ code }) => code)).toEqual(['account/language-not-covered'])
  })

  test('a list of links is no account, in whatever language', async () => {
    const { cases, notices } = draftCases([
      await accountFrom('page.txt', 'Home\nAbout\nKontakt\nImpressum\n'.repeat(40)),
    ])
    expect(cases).toEqual([])
    expect(notices.map(({ code }) => code)).not.toContain('account/language-not-covered')
  })
})

describe('words that patterns begin with, over and over', () => {
  const english = 'The court said that Dana Moss was recruited by a foreign spy agency. '
  const chinese = '国家安全机关公布，某高校教师白某被境外间谍机关策反。'
  test.each([
    ...[
      'asked who ',
      'told her that he could ',
      'sold the sold the ',
      'threats against ',
      'neither nor ',
      'Aa Bb ',
    ].map((unit) => english + unit.repeat(100_000 / unit.length)),
    ...['要他把', '甲某、', '“云雀”', '把交给', '说自己在'].map((unit) => chinese + unit.repeat(30_000 / unit.length)),
  ])('make one case or one sentence that says why not, and are quoted as they stand (%#)', async (words) => {
    const account = await accountFrom('account.txt', words)
    const draft = draftCases([account])
    expect([...draft.cases, ...draft.notices]).toHaveLength(1)
    expect(draftProblems(draft)).toEqual([])
    for (const { start, end, words: quoted } of quotesIn(draft)) expect(account.text?.slice(start, end)).toBe(quoted)
  })
})

describe('long text', () => {
  test('is read as far as an account goes, and that is told', async () => {
    const account = await accountFrom('account.txt', shape('Moss was here. '.repeat(100)))
    const turns = [
      ...account.reading.turns,
      ...Array.from({ length: 50 }, () => ({
        speaker: 'text',
        text: 'He said that it was on the way to the city. '.repeat(400),
      })),
    ]
    const draft = draftCases([{ ...account, reading: { ...account.reading, turns } }])
    expect(draft.notices.map(({ code }) => code)).toContain('account/cut-short')
    expect(draft.cases).toHaveLength(1)
  })

  test('is one account even as one sentence without an end', async () => {
    const account = await accountFrom(
      'account.txt',
      `${STORY}\n\n${'he asked the man to send the documents and '.repeat(4000)}`,
    )
    const draft = draftCases([account])
    expect(draft.cases).toHaveLength(1)
    expect(MOST_CHARACTERS).toBeGreaterThan(100_000)
  })
})
