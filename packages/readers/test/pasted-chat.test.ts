import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { readSource } from '../src/index.js'
import { pastedChat } from '../src/pasted-chat.js'
import { expectAccounted } from './behaviour.js'

async function read(text: string): Promise<Reading> {
  expect(pastedChat.canRead({ name: '', text })).toBe(true)
  const [reading] = await pastedChat.read({ name: '', text })
  if (reading === undefined) throw new Error('a reading was expected')
  return reading
}

const said = ({ turns }: Reading): readonly (readonly string[])[] => turns.map(({ speaker, text }) => [speaker, text])
const times = ({ turns }: Reading): readonly (string | undefined)[] => turns.map(({ at }) => at)

const HELLO = [
  ['Ana', 'hello'],
  ['Ben Li', 'who is\nthis'],
]

test.each([
  [
    'WhatsApp in the browser',
    '[10:32, 15/01/2025] Ana: hello\n[10:33, 15/01/2025] Ben Li: who is\nthis',
    '2025-01-15T10:33:00',
  ],
  [
    'WhatsApp in the browser, 12 hours',
    '[10:32 AM, 1/15/2025] Ana: hello\n[10:33 PM, 1/15/2025] Ben Li: who is\nthis',
    '2025-01-15T22:33:00',
  ],
  [
    'Telegram on the desktop',
    'Ana, [15.01.2025 10:32]\nhello\n\nBen Li, [15.01.2025 10:33]\nwho is\nthis',
    '2025-01-15T10:33:00',
  ],
  [
    'Telegram in the United States',
    'Ana, [1/15/25, 10:32 AM]\nhello\n\nBen Li, [1/15/25, 10:33 AM]\nwho is\nthis',
    '2025-01-15T10:33:00',
  ],
  ['Telegram, newer', '[15/01/2025 10:32] Ana: hello\n[15/01/2025 10:33] Ben Li: who is\nthis', '2025-01-15T10:33:00'],
  [
    'WeChat and QQ',
    'Ana 2025-01-15 10:32:00\nhello\n\nBen Li 2025-01-15 10:33:20\nwho is\nthis',
    '2025-01-15T10:33:20',
  ],
  [
    'Discord with dates',
    'Ana — 01/15/2025 10:32 AM\nhello\nBen Li — 01/15/2025 10:33 AM\nwho is\nthis',
    '2025-01-15T10:33:00',
  ],
  ['Discord today', 'Ana — Today at 10:32 AM\nhello\nBen Li — Yesterday at 10:33 AM\nwho is\nthis', undefined],
  ['Slack', 'Ana  10:32 AM\nhello\nBen Li  10:33 AM\nwho is\nthis', undefined],
  ['Slack in brackets', 'Ana [10:32 AM]\nhello\nBen Li [10:33 AM]\nwho is\nthis', undefined],
  ['Slack on two lines', 'Ana\n  10:32 AM\nhello\nBen Li\n  10:33 AM\nwho is\nthis', undefined],
  ['times before names', '[10:32] Ana: hello\n[10:33] Ben Li: who is\nthis', undefined],
  ['times before names without brackets', '10:32 Ana: hello\n10:33 Ben Li: who is\nthis', undefined],
  [
    'WhatsApp on the phone, without the year',
    '[15/01, 10:32] Ana: hello\n[15/01, 10:33 AM] Ben Li: who is\nthis',
    undefined,
  ],
  [
    'Telegram on a Mac',
    'Ana, [Jan 15, 2025 at 10:32:05 AM]:\nhello\n\nBen Li, [15 Jan 2025 at 10:33:00]:\nwho is\nthis',
    '2025-01-15T10:33:00',
  ],
  [
    'Zoom',
    '10:32:44 From Ana to Everyone:\n\thello\n10:33:01 From Ben Li to Ana (Direct Message):\n\twho is\nthis',
    undefined,
  ],
  ['Zoom, older', '00:12:34\t From  Ana : hello\n00:12:50\t From  Ben Li : who is\nthis', undefined],
  [
    'Zoom with dates',
    '2025-01-15 10:32:00 From Ana to Everyone:\n\thello\n2025-01-15 10:33:00 From Ben Li to Everyone:\n\twho is\nthis',
    '2025-01-15T10:33:00',
  ],
  ['KakaoTalk on a computer', '[Ana] [오전 10:32] hello\n[Ben Li] [오전 10:33] who is\nthis', undefined],
  ['Teams', '[10:32 AM] Ana\nhello\n\n[Yesterday 10:33 AM] Ben Li\nwho is\nthis', undefined],
  [
    'Teams with dates',
    '[1/15/2025 10:32 AM] Ana\nhello\n\n[1/15/2025 10:33 AM] Ben Li\nwho is\nthis',
    '2025-01-15T10:33:00',
  ],
  [
    'Teams in the browser',
    'Ana\n1/15/2025 10:32 AM\nhello\nBen Li\n1/15/2025 10:33 AM\nwho is\nthis',
    '2025-01-15T10:33:00',
  ],
  ['Discord in the browser', 'Ana\n — Today at 10:32 AM\nhello\nBen Li\n — Today at 10:33 AM\nwho is\nthis', undefined],
  ['Slack without an indent', 'Ana\n10:32 AM\nhello\nBen Li\n10:33 AM\nwho is\nthis', undefined],
  [
    'WeChat with the day',
    'Ana 2025年1月15日 10:32\nhello\n\nBen Li 2025年1月15日 10:33\nwho is\nthis',
    '2025-01-15T10:33:00',
  ],
  ['old chat networks', '[10:32] <Ana> hello\n[10:33] <Ben Li> who is\nthis', undefined],
])('%s', async (_shape, text, lastTime) => {
  const reading = await read(text)
  expect(said(reading)).toEqual(HELLO)
  expect(times(reading).at(-1)).toBe(lastTime)
  expect(reading.voice).toBe('conversation')
})

test.each([
  ['names in brackets', '[Ana] hello\n[Ben Li] who is\nthis\n[Ana] it is me, from the pier\n[Ben Li] ok'],
  ['arrows', 'Ana> hello\nBen Li> who is\nthis\nAna> it is me, from the pier\nBen Li> ok'],
  ['other arrows', 'Ana → hello\nBen Li → who is\nthis\nAna → it is me, from the pier\nBen Li → ok'],
  [
    'bars',
    'Ana | 2025-01-15 10:32 | hello\nBen Li | 2025-01-15 10:33 | who is\nthis\nAna | 2025-01-15 10:34 | it is me, from the pier\nBen Li | 2025-01-15 10:35 | ok',
  ],
  [
    'bars with the time first, as a table',
    '| 10:32 | Ana | hello\n| 10:33 | Ben Li | who is\nthis\n| 10:34 | Ana | it is me, from the pier\n| 10:35 | Ben Li | ok',
  ],
  [
    'times below the words',
    'Ana\nhello\n10:32\n\nBen Li\nwho is\nthis\n10:33\n\nAna\nit is me, from the pier\n10:34\n\nBen Li\nok\n10:35\n',
  ],
  [
    'LinkedIn',
    'Ana sent the following message at 10:32 AM\nView Ana’s profile\nAna  10:32 AM\nhello\nTODAY\nBen Li sent the following messages at 10:33 AM\nView Ben’s profile\nBen Li (He/Him) 10:33 AM\nwho is\nthis\n\nAna sent the following message at 10:34 AM\nView Ana’s profile\nAna  10:34 AM\nit is me, from the pier\nBen Li sent the following message at 10:35 AM\nView Ben’s profile\nBen Li  10:35 AM\nok\n',
  ],
])('set apart: %s', async (_shape, text) => {
  const reading = await read(text)
  expect(said(reading)).toEqual([...HELLO, ['Ana', 'it is me, from the pier'], ['Ben Li', 'ok']])
  expect(reading.voice).toBe('conversation')
})

test('names before dashes are believed where every line has one', async () => {
  const lines = 'Ana - hello\nBen Li - who is this?\nAna - it is me, from the pier - really\nBen Li – ok'
  expect(said(await read(lines))).toEqual([
    ['Ana', 'hello'],
    ['Ben Li', 'who is this?'],
    ['Ana', 'it is me, from the pier - really'],
    ['Ben Li', 'ok'],
  ])
})

test('whoever marked the own side in brackets is the owner', async () => {
  const reading = await read('[小林] 在吗，想请你帮个忙\n[我] 什么忙？\n[小林] 拍几张码头的照片\n[我] 不了')
  expect(reading.owner).toBe('我')
})

test('a mail that was copied with the one it answers is two people’s', async () => {
  const reading = await read(
    'Hello Rio,\n\nwho pays?\n\nOn Tue, 4 Mar 2025 at 09:00, Rio Lind <rio@example.org> wrote:\n\n> Dear Sam,\n> take photos of the pier.\n',
  )
  expect(said(reading)).toEqual([
    ['Rio Lind', 'Dear Sam,\ntake photos of the pier.'],
    ['sender', 'Hello Rio,\n\nwho pays?'],
  ])
  expect(reading.voice).toBe('conversation')
})

test('where names come again and again and no shape is sure, that is told', async () => {
  const text =
    'What we said yesterday:\nAna - come to the pier tonight\nBen - why?\nAna - you will see\nshe laughed\nBen - no\nAna - come\nBen - no'
  const [reading] = await readSource({ name: '', text })
  expect(reading?.format).toBe('plain-text')
  expect(reading?.notices).toEqual([{ code: 'read/speakers-not-told' }])
})

test('bare times go on with the same person, as Discord shows them', async () => {
  const reading = await read('Ana — Today at 4:05 PM\nhello\n4:06 PM\nstill me\nBen — Today at 4:07 PM\nok')
  expect(said(reading)).toEqual([
    ['Ana', 'hello'],
    ['Ana', 'still me'],
    ['Ben', 'ok'],
  ])
})

test.each([
  [
    'Discord, with times in brackets',
    'Ana — 01/15/2025 10:32 AM\nhello\n[10:33 AM]\nstill me\n[10:34 AM] and me\nBen — 01/15/2025 10:40 AM\nok',
    [
      ['Ana', 'hello', '2025-01-15T10:32:00'],
      ['Ana', 'still me', '2025-01-15T10:33:00'],
      ['Ana', 'and me', '2025-01-15T10:34:00'],
      ['Ben', 'ok', '2025-01-15T10:40:00'],
    ],
  ],
  [
    'Discord in the browser, with badges and a dash by itself',
    'Ana\n — \nToday at 10:32 AM\nhello\nbot\nAPP\n — 1/16/25, 9:00 AM\nhi\n9:01 AM\nmore',
    [
      ['Ana', 'hello', undefined],
      ['bot', 'hi', '2025-01-16T09:00:00'],
      ['bot', 'more', '2025-01-16T09:01:00'],
    ],
  ],
  [
    'Discord, after midnight the day is not known',
    'Ana — 01/15/2025 11:59 PM\nhello\n[12:01 AM]\nstill me\nBen — 01/16/2025 10:40 AM\nok',
    [
      ['Ana', 'hello', '2025-01-15T23:59:00'],
      ['Ana', 'still me', undefined],
      ['Ben', 'ok', '2025-01-16T10:40:00'],
    ],
  ],
  [
    'Discord with the badge of a role and with words for the day among dates',
    'AnaRole icon, Pier — Today at 10:32 AM\nhello\nBen — 2/4/25, 7:23 PM\nok',
    [
      ['Ana', 'hello', undefined],
      ['Ben', 'ok', '2025-02-04T19:23:00'],
    ],
  ],
  [
    'Discord, where only the day is told',
    'Ana — 03/10/2022\nhello\nBen Li — 03/14/2022\nok',
    [
      ['Ana', 'hello', '2022-03-10'],
      ['Ben Li', 'ok', '2022-03-14'],
    ],
  ],
  [
    'Discord, with words behind the time that have a colon',
    'Ana — heute um 10:32 Uhr\nhello\n[10:33] Note: wet\n[10:34] Ben: ok\nBen — heute um 10:40 Uhr\nso\n[10:41] Ana: yes',
    [
      ['Ana', 'hello', undefined],
      ['Ana', 'Note: wet', undefined],
      ['Ana', 'Ben: ok', undefined],
      ['Ben', 'so', undefined],
      ['Ana', 'yes', undefined],
    ],
  ],
  [
    'Slack, with bare times',
    'Ana\n  10:32 AM\nhello\n10:33\nstill me\nBen\n  10:40 AM\nok',
    [
      ['Ana', 'hello', undefined],
      ['Ana', 'still me', undefined],
      ['Ben', 'ok', undefined],
    ],
  ],
  [
    'Slack, with bare times in brackets',
    'Ana  [10:32 AM]\nhello\n\n[10:33 AM]\nstill me\n\nBen  [10:40 AM]\nok',
    [
      ['Ana', 'hello', undefined],
      ['Ana', 'still me', undefined],
      ['Ben', 'ok', undefined],
    ],
  ],
  [
    'Teams with lines for those who listen',
    'hello by Ana\nAna\n1/15 10:32 AM\nhello\nok by Ben\nBen\n1/15 10:40 AM\nEdited\nok',
    [
      ['Ana', 'hello', undefined],
      ['Ben', 'ok', undefined],
    ],
  ],
  [
    'Telegram on a phone',
    '> Ana Lind:\nhello\n\n> Ben Li:\nok\n\n> Ana Lind:\nso\n\n> Ben Li:\nyes',
    [
      ['Ana Lind', 'hello', undefined],
      ['Ben Li', 'ok', undefined],
      ['Ana Lind', 'so', undefined],
      ['Ben Li', 'yes', undefined],
    ],
  ],
  [
    'old chat networks, with the time and marks of rank',
    '[2025-01-15 10:32:11] <@ana> hello\n[2025-01-15 10:33:12] < ben> ok\n[2025-01-15 10:34:12] * ana waves',
    [
      ['ana', 'hello', '2025-01-15T10:32:11'],
      ['ben', 'ok', '2025-01-15T10:33:12'],
      ['ana', 'waves', '2025-01-15T10:34:12'],
    ],
  ],
  [
    'the wide colon of Chinese',
    '2025-01-15 10:32 小花：你好\n2025-01-15 10:33 阿明：在：的',
    [
      ['小花', '你好', '2025-01-15T10:32:00'],
      ['阿明', '在：的', '2025-01-15T10:33:00'],
    ],
  ],
  [
    'WeChat, without the year',
    '小花 1月15日 10:32\n你好\n阿明 1月15日 10:33\n在',
    [
      ['小花', '你好', undefined],
      ['阿明', '在', undefined],
    ],
  ],
])('%s', async (_shape, text, expected) => {
  const { turns, tally } = await read(text)
  expect(turns.map(({ speaker, text: words, at }) => [speaker, words, at])).toEqual(expected)
  expect(tally?.left).toBe(0)
})

describe('what applications put among the words', () => {
  const telegram = (words: string): Promise<Reading> =>
    read(`Ana, [15.01.2025 10:32]\nhello\n\nBen, [15.01.2025 10:33]\n${words}`)

  test('a forwarded message is somebody else’s', async () => {
    expect((await telegram('[Forwarded from Harbour News]\nThe pier closes.')).turns[1]).toMatchObject({
      text: 'The pier closes.',
      forwardedFrom: 'Harbour News',
    })
  })

  test('the line that tells what is answered is quoted', async () => {
    const answer = (await telegram('[In reply to Ana]\nyes')).turns[1]
    expect(answer?.text.slice(...(answer.quoted?.[0] ?? []))).toBe('[In reply to Ana]')
  })

  test.each([
    ['[Photo]', { kind: 'image' }],
    ['[ Voice message ]', { kind: 'audio' }],
    ['[ File : hours.pdf ]', { kind: 'document', name: 'hours.pdf' }],
    ['[图片]', { kind: 'image' }],
  ])('%s stands for a file', async (words, attachment) => {
    expect((await telegram(words)).turns[1]).toMatchObject({ text: '', attachments: [attachment] })
  })

  test.each(['[smile]', '[Photo] of the pier', 'a [Photo]'])('%s is words', async (words) => {
    expect((await telegram(words)).turns[1]).toMatchObject({ speaker: 'Ben', text: words })
  })

  test('edited messages and files of Discord', async () => {
    const { turns } = await read(
      'Ana — 01/15/2025 10:32 AM\nhello (edited)\nBen — 01/15/2025 10:33 AM\nsee\nAttachment file type: acrobat\nhours.pdf\n29.70 KB',
    )
    expect(turns[0]).toMatchObject({ text: 'hello', edited: true })
    expect(turns[1]).toMatchObject({ text: 'see', attachments: [{ name: 'hours.pdf', kind: 'document' }] })
  })

  test('a reaction in a meeting is nobody’s words', async () => {
    const { turns, events } = await read(
      '10:32:44\t From  Ana  to  Everyone:\n\thello\n10:33:01\t From  Ben  to  Everyone:\n\tReacted to "hello" with 👍',
    )
    expect(turns).toHaveLength(1)
    expect(events).toHaveLength(1)
  })
})

test('rows with a date are events and give times their day', async () => {
  const reading = await read(
    'Ana  10:32\nhello\nBen  10:33\nok\n——— 2025-01-16 ———\nAna  09:00\nmorning\nBen  09:01\nhi',
  )
  expect(times(reading)).toEqual([undefined, undefined, '2025-01-16T09:00:00', '2025-01-16T09:01:00'])
  expect(reading.events).toEqual([{ text: '——— 2025-01-16 ———', line: 5, afterTurn: 2 }])
})

describe('Name: text', () => {
  test.each([
    ['A: hi\nB: hello\nA: can you help', undefined],
    ['Me: hi\nHim: hello\nMe: who is this', 'Me'],
    ['我：在吗\n他：在的\n我：有事吗', '我'],
    ['我:在吗\n小红:在的\n我:有事吗', '我'],
    ['Анна: привет\nЯ: привет\nАнна: как дела', 'Я'],
    ['**Ana:** hi\n**Ben:** ho\n**Ana:** ok', undefined],
    ['Recruiter: We found your CV\nMe: which one', 'Me'],
    ['+1 555 010 9999: hello\nMe: who is this\n+1 555 010 9999: a friend', 'Me'],
  ])('%s', async (text, owner) => {
    const reading = await read(text)
    expect(reading.turns).toHaveLength(text.split('\n').length)
    expect(reading.owner).toBe(owner)
    expect(reading.notices).toEqual([{ code: 'read/format-assumed', detail: 'Name: text' }])
  })

  test('lines without a name go on with the one above, and labels that nobody answers to are words', async () => {
    const reading = await read(
      'Ana: see this\nhttps://example.org/a\nNote: it is new\n10:30 at the pier\nBen: ok\nAna: good',
    )
    expect(said(reading)).toEqual([
      ['Ana', 'see this\nhttps://example.org/a\nNote: it is new\n10:30 at the pier'],
      ['Ben', 'ok'],
      ['Ana', 'good'],
    ])
  })

  test('a name over its words', async () => {
    expect(said(await read('小明：\n你好\n\n小红：\n在\n\n小明：\n好'))).toEqual([
      ['小明', '你好'],
      ['小红', '在'],
      ['小明', '好'],
    ])
  })

  test('what stands before the first message is said not to be read', async () => {
    const reading = await read('Is this odd?\n\nAna: hi\nBen: ho\nAna: ok')
    expect(reading.notices).toContainEqual({ code: 'read/line-without-turn', line: 1, count: 1 })
  })

  test.each([
    'Wanted: driver\nSalary: 500 a day\nLocation: Gdynia\nContact: @harbour\nRequirements: none\nStart: now',
    'Note: one\nNote: two\nNote: three',
    'Step 1: go\nStep 2: look\nStep 3: come back',
    '薪资：面议\n工作地点：上海\n联系方式：见下\n要求：无',
    'He came at 10:30 and left: that was all.\nNobody saw him again: not even she.',
    'https://example.org\nhttps://example.com\nhttps://example.net',
    'The ministry said: be careful.\nIt was sunny.\nAll went home.\nNothing else happened.',
  ])('not a chat: %s', (text) => {
    expect(pastedChat.canRead({ name: '', text })).toBe(false)
  })
})

test('WeChat’s answers mark what they quote', async () => {
  const reading = await read(
    '小明 2024-01-01 12:00:00\n你好\n\n小红 2024-01-01 12:01:00\n「小明:你好」\n- - - - - - -\n在的',
  )
  const answer = reading.turns[1]
  const [start, end] = answer?.quoted?.[0] ?? [0, 0]
  expect(answer?.text.slice(start, end)).toBe('「小明:你好」\n- - - - - - -')
  expect(answer?.text.slice(end).trim()).toBe('在的')
})

test('a heading with a time over an article is not a chat', async () => {
  const [reading] = await readSource({
    name: '',
    text: 'Harbour news 2024-01-01 12:00:00\n\nPolice said on Monday that a man was arrested.\nHe was charged, the court said.',
  })
  expect(reading?.format).toBe('plain-text')
})

test('Messenger in the browser: names on lines of their own, and Enter below the words', async () => {
  const reading = await read(
    'Ana Lind\nhello there\nEnter\nYou sent\nwho is\nthis\nEnter\nAna Lind\na friend\nEnter\nYou sent\nok\nEnter\n',
  )
  expect(said(reading)).toEqual([
    ['Ana Lind', 'hello there'],
    ['You', 'who is\nthis'],
    ['Ana Lind', 'a friend'],
    ['You', 'ok'],
  ])
})

test('mails with the earlier ones below: oldest first, and the newest is of whom the one below was sent to', async () => {
  const reading = await read(
    'Dear Ana,\nwhich report do you mean?\n\nFrom: Ana Lind <ana@example.org>\nSent: Monday, January 15, 2025 10:32 AM\nTo: Ben Li <ben@example.org>\nSubject: A report\n\nWould you write for us?\n\nVon: Ben Li\nGesendet: Sonntag, 14. Januar 2025 09:00\nAn: Ana Lind\nBetreff: Hallo\n\nGuten Tag\n',
  )
  expect(said(reading)).toEqual([
    ['Ben Li', 'Guten Tag'],
    ['Ana Lind', 'Would you write for us?'],
    ['Ben Li', 'Dear Ana,\nwhich report do you mean?'],
  ])
  expect(times(reading)).toEqual(['2025-01-14T09:00:00', '2025-01-15T10:32:00', undefined])
  expect(reading.tally?.left).toBe(0)
})

test.each([
  ['a timetable', 'Harbour\n10:32\nMarket\n10:40\nPier\n10:55\nStation\n11:10\n'],
  [
    'a programme',
    '[10:00] Opening\nDoors open.\n\n[11:00] Talk\nAbout ports.\n\n[12:00] Lunch\nSoup.\n\n[13:00] End\nBye.\n',
  ],
  ['words over times', 'Come early\nto the pier\n10:32\nBring gloves\nand a bag\n10:33\nLeave\nby the gate\n10:34\n'],
  [
    'references',
    'Ports grew fast.\n[1] A. Lind, Ports, 2020.\n[2] B. Li, Piers, 2021.\n[1] A. Lind, again, see above!\n',
  ],
  [
    'a log',
    '[INFO] pump started now, all well\n[WARN] pump is hot!\n[INFO] pump stopped now, all well\n[WARN] door open!\n',
  ],
  [
    'a song',
    '[Verse] I walk along the pier\n[Chorus] And the sea goes on and on!\n[Verse] I walk back home\n[Chorus] And the sea!\n',
  ],
  ['a list of things to do', '[ ] call the harbour office\n[x] buy gloves for Saturday\n[ ] call the club!\n[x] go\n'],
  [
    'a letter with dashes',
    'Dear Ben,\nthe work is easy - you only look.\nThe pay is good - you will see.\nThe pay is quick - ask Carl!\n',
  ],
  [
    'a timetable by day',
    'Monday - early shift at the pier\nTuesday - late shift\nMonday - early shift\nTuesday - late shift at the gate\n',
  ],
  [
    'an offer with dashes',
    'Salary - 500 a day, every day\nLocation - Gdynia\nSalary - paid at once!\nLocation - by the pier\n',
  ],
  [
    'a glossary',
    'Pier - where ships lie\nGate - where people go in\nCrane - what lifts, and how!\nQuay - a pier of stone\n',
  ],
  ['a verse', 'The sea - the sea!\nThe wind - the wind!\nThe sea - it took him.\nNobody sang - nobody danced.\n'],
  [
    'a letter about what somebody wrote',
    'Dear all,\n\nOn 3 March 2025 at 10:00 the harbour office wrote:\n\nThe pier is closed.\n',
  ],
  ['a page', '<!doctype html>\n<html>\n<head>\n<body>\n<div> a\n<p> b\n<span> c\n'],
  ['an article with a credit', 'Jane Doe\n15 January 2025, 10:32\nPolice said a man was arrested.\nHe was charged.\n'],
])('not a chat: %s', (_what, text) => {
  expect(pastedChat.canRead({ name: '', text })).toBe(false)
})

test.each([
  ['names over times', 'a\n10:32\n', 125_000],
  ['brackets', '[a] [', 0],
  ['mail heads', 'From: a\n', 0],
  ['names in brackets', '[a] hello!\n[b] c\n', 117_646],
  ['new names in brackets', '[[a] > b - ', 0],
  ['bars', '| a | ', 0],
  ['what LinkedIn says', 'a sent the following message at 10:32 AM\nView a’s profile\n', 17_241],
  ['Enter', 'You sent\nEnter\n', 66_666],
  ['dashes', 'a\n—\n', 0],
  ['names, dashes and times', 'a — 10:32\n[10:33] b\n', 100_000],
  ['nicks', '<a> b\n* c d\n', 0],
  ['files', 'a — 10:32\nAttachment file type: x\n', 29_411],
  ['quotation marks', '10:32:44 From a:\n\tReacted to "', 0],
])('hostile input a million characters long: %s', async (_what, bait, count) => {
  const text = bait.repeat(Math.floor(1_000_000 / bait.length))
  expect(pastedChat.canRead({ name: '', text })).toBe(count > 0)
  const readings = await pastedChat.read({ name: '', text })
  expectAccounted(readings)
  expect(readings.flatMap(({ turns }) => turns)).toHaveLength(count)
})
