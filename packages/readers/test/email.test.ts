import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { email } from '../src/email.js'
import { htmlToText } from '../src/html-to-text.js'
import { readAttribution } from '../src/read-attribution.js'
import { readMailDate } from '../src/read-mail-date.js'

async function read(text: string): Promise<Reading> {
  expect(email.canRead({ name: 'a.eml', text })).toBe(true)
  const [reading] = await email.read({ name: 'a.eml', text: text.replaceAll('\n', '\r\n') })
  if (reading === undefined) throw new Error('a reading was expected')
  return reading
}

const HEAD = 'From: "Ana Lopez" <ana@example.org>\nTo: ben@example.org\nDate: Fri, 28 Mar 2025 10:32:00 +0100\n'
const mail = (body: string, more = 'Subject: Re: harbour\nContent-Type: text/plain; charset=utf-8\n'): string =>
  `${HEAD}${more}\n${body}`
/** The sender's own words: those of the sender's turn that are not marked as quoted. */
async function own(body: string): Promise<string> {
  const turn = (await read(mail(body))).turns.at(-1)
  if (turn?.speaker !== 'Ana Lopez') return ''
  let { text } = turn
  for (const [start, end] of [...(turn.quoted ?? [])].reverse()) text = text.slice(0, start) + text.slice(end)
  return text.replaceAll('\r\n', '\n').trim()
}

test('a mail is an offer: sender, time, subject and words', async () => {
  expect(
    await read(
      mail('Dear Ben,\n\nwe pay well.\n-- \nAna\n', 'Subject: =?utf-8?Q?A_sm=C3=A4ll_job?=\nX-New-Field: 1\n'),
    ),
  ).toEqual({
    format: 'email',
    voice: 'offer',
    title: 'A smäll job',
    turns: [
      { speaker: 'Ana Lopez', at: '2025-03-28T10:32:00+01:00', text: 'A smäll job', line: 1 },
      { speaker: 'Ana Lopez', at: '2025-03-28T10:32:00+01:00', text: 'Dear Ben,\n\nwe pay well.\n-- \nAna' },
    ],
    events: [],
    notices: [],
    tally: { unit: 'record', found: 1, said: 1, frame: 0, left: 0 },
  })
})

describe('earlier messages are not the sender’s words', () => {
  test.each([
    ['signs before lines', 'I agree.\n\n> will you come\n> tomorrow\n\nBye', 'I agree.\n\n\n\nBye'],
    [
      'an attribution with signs',
      'Yes.\n\nOn Fri, 28 Mar 2025 at 10:32, Ben <ben@example.org> wrote:\n> will you come\n',
      'Yes.',
    ],
    [
      'an attribution over two lines',
      'Yes.\n\nOn Fri, 28 Mar 2025 at 10:32, Ben Someone\n<ben@example.org> wrote:\n\n> will you come\n',
      'Yes.',
    ],
    [
      'an attribution without signs',
      'Yes.\n\nOn Fri, 28 Mar 2025 at 10:32, Ben <ben@example.org> wrote:\n\nwill you come\n',
      'Yes.',
    ],
    ['German', 'Ja.\n\nAm 28.03.2025 um 10:32 schrieb Ben:\n> kommst du\n', 'Ja.'],
    ['French', 'Oui.\n\nLe ven. 28 mars 2025 à 10:32, Ben a écrit :\n> tu viens\n', 'Oui.'],
    ['Russian', 'Да.\n\nПт, 28 мар. 2025 г. в 10:32, Ben <ben@example.org> пишет:\n> придёшь\n', 'Да.'],
    ['Russian of Gmail', 'Да.\n\nпт, 28 мар. 2025 г. в 10:32, Ben <ben@example.org>:\n\n> придёшь\n', 'Да.'],
    ['Japanese of Gmail', 'はい。\n\n2025年3月28日(金) 10:32 Ben <ben@example.org>:\n\n> 来ますか\n', 'はい。'],
    [
      'Arabic of Gmail',
      'نعم.\n\nفي الجمعة، 28 مارس 2025 في 10:32 ص تمت كتابة ما يلي بواسطة Ben <ben@example.org>:\n\n> هل تأتي\n',
      'نعم.',
    ],
    [
      'Indonesian',
      'Ya.\n\nPada tanggal Jum, 28 Mar 2025 pukul 10.32 Ben <ben@example.org> menulis:\n\n> datang?\n',
      'Ya.',
    ],
    [
      'Vietnamese',
      'Vâng.\n\nVào Th 6, 28 thg 3, 2025 vào lúc 10:32 Ben <ben@example.org> đã viết:\n\n> đến?\n',
      'Vâng.',
    ],
    ['Chinese', '好的。\n\n在 2025年3月28日 10:32，Ben 写道：\n> 来吗\n', '好的。'],
    ['Outlook', 'Yes.\n\n-----Original Message-----\nFrom: Ben\nSent: Friday\nwill you come\n', 'Yes.'],
    [
      'Outlook’s fields',
      'Yes.\n\nFrom: Ben <ben@example.org>\nSent: Friday, March 28, 2025\nTo: Ana\nSubject: harbour\n\nwill you come\n',
      'Yes.',
    ],
    ['Chinese fields', '好的。\n\n发件人: Ben\n发送时间: 2025年3月28日\n收件人: Ana\n主题: 港口\n\n来吗\n', '好的。'],
  ])('%s', async (what, body, words) => {
    expect(await own(body)).toBe(words)
    const { turns, voice, notices } = await read(mail(body))
    const named = what !== 'signs before lines'
    // They are words of whoever is named over them, and nothing of what names them is left.
    const earlier = turns.slice(0, -1).map(({ speaker, text }) => [speaker.replace('Ben Someone', 'Ben'), text])
    expect(earlier).toEqual(named ? [['Ben', expect.not.stringMatching(/[>:\d]/u)]] : [])
    expect(voice).toBe(named ? 'conversation' : 'offer')
    expect(notices.map(({ code }) => code)).toEqual(named ? [] : ['read/quote-not-judged'])
  })
  test('but sentences that look alike are', async () => {
    for (const body of ['He wrote:\nnothing at all.', 'From: the harbour to the pier is a mile.', 'a > b and b > c'])
      expect(await own(body)).toBe(body)
  })
  test.each([
    [
      'Gmail',
      '---------- Forwarded message ---------\nFrom: Carl <carl@example.org>\nDate: Thu, 27 Mar 2025 at 09:02\nSubject: work\nTo: Ana\n',
      '2025-03-27T09:02:00',
    ],
    [
      'Apple',
      'Begin forwarded message:\n\nFrom: Carl <carl@example.org>\nSubject: work\nDate: 27 March 2025 at 09:02:00 CET\nTo: Ana\n',
      '2025-03-27T09:02:00',
    ],
    [
      'Outlook',
      '-----Original Message-----\nFrom: Carl [mailto:carl@example.org]\nSent: Thursday, March 27, 2025 9:02 AM\nTo: Ana\nSubject: work\n',
      '2025-03-27T09:02:00',
    ],
    [
      'German',
      '-------- Weitergeleitete Nachricht --------\nBetreff: work\nDatum: Thu, 27 Mar 2025 09:02:00 +0100\nVon: Carl <carl@example.org>\nAn: Ana\n',
      '2025-03-27T09:02:00+01:00',
    ],
    [
      'Chinese',
      '---------- 转发的邮件 ---------\n发件人: Carl <carl@example.org>\n日期: 27 Mar 2025 09:02\n主题: work\n收件人: Ana\n',
      '2025-03-27T09:02:00',
    ],
  ])('what is passed on is a turn of its author, before the sender’s: %s', async (_what, head, at) => {
    const reading = await read(mail(`See below.\n\n${head}\nTake photos for me.\n`))
    expect(reading.voice).toBe('conversation')
    expect(reading.turns.map(({ speaker, text, at: time }) => [speaker, text, time])).toEqual([
      ['Carl', 'Take photos for me.', at],
      ['Ana Lopez', 'See below.', '2025-03-28T10:32:00+01:00'],
    ])
  })

  test('mails below each other are told apart, the oldest first, and one person keeps one name', async () => {
    const body =
      'No.\n\nOn Fri, 28 Mar 2025 at 09:00, Ben <ben@example.org> wrote:\n\n> Please.\n>\n> On Thu, 27 Mar 2025 at 18:00, Ana L. <ana@example.org> wrote:\n>\n>> Why?\n>>\n>> On Thu, 27 Mar 2025 at 17:00, Ben <ben@example.org> wrote:\n>>> Take photos\n>>> for me.\n'
    const { turns } = await read(mail(body))
    expect(turns.map(({ speaker, text, at }) => [speaker, text.replaceAll('\r', ''), at])).toEqual([
      ['Ben', 'Take photos\nfor me.', '2025-03-27T17:00:00'],
      ['Ana Lopez', 'Why?', '2025-03-27T18:00:00'],
      ['Ben', 'Please.', '2025-03-28T09:00:00'],
      ['Ana Lopez', 'No.', '2025-03-28T10:32:00+01:00'],
    ])
  })

  test('somebody without an address is not taken for a sender without one', async () => {
    const text =
      'From: Ana\nSubject: Re: x\nMIME-Version: 1.0\n\nNo.\n\nAm 28.03.2025 um 10:32 schrieb Ben:\n> Kommst du?\n'
    expect((await read(text)).turns.map(({ speaker }) => speaker)).toEqual(['Ben', 'Ana'])
  })

  test('answers between the parts of a mail are put together, and so are the parts', async () => {
    const body = 'On Fri, 28 Mar 2025 at 09:00, Ben <ben@example.org> wrote:\n> Will you come?\nYes.\n\n> Alone?\nNo.\n'
    expect((await read(mail(body))).turns.map(({ speaker, text }) => [speaker, text.replace(/\s+/gu, ' ')])).toEqual([
      ['Ben', 'Will you come? Alone?'],
      ['Ana Lopez', 'Yes. No.'],
    ])
  })

  test.each([
    ['Am 28.03.2025 um 10:32 schrieb Ben Kurz:', 'Ben Kurz', ''],
    ['On 3/28/25, 10:32 AM, "Ben Kurz" <ben@example.org> wrote:', 'Ben Kurz', 'ben@example.org'],
    ['El vie, 28 mar 2025 a las 10:32, Ben Kurz (<ben@example.org>) escribió:', 'Ben Kurz', 'ben@example.org'],
    ['Ben Kurz <ben@example.org> 于2025年3月28日周五 10:32写道：', 'Ben Kurz', 'ben@example.org'],
    ['Ben 于2025年3月28日 10:32写道：', 'Ben', ''],
    ['On Fri, 28 Mar 2025 10:32:00 +0100, ben@example.org wrote:', 'ben@example.org', 'ben@example.org'],
    ['W dniu pt., 28.03.2025 o 10:32 Ben Kurz <ben@example.org> napisał(a):', 'Ben Kurz', 'ben@example.org'],
    ['On 28 March 2025 wrote:', '', ''],
  ])('whose words follow %s', (line, author, address) => {
    expect(readAttribution(line)).toMatchObject({ author, address })
  })
})

test('attachments are named and said not to be read; other mails inside are attachments', async () => {
  const body =
    '--b\nContent-Type: text/plain\n\nsee file\n--b\nContent-Type: application/pdf; name="Contract.pdf"\nContent-Disposition: attachment; filename="Contract.pdf"\n\nxx\n--b\nContent-Type: message/rfc822\n\nFrom: carl@example.org\nSubject: x\n\nnot Ana’s words\n--b--\n'
  const reading = await read(mail(body, 'Subject: Re: x\nContent-Type: multipart/mixed; boundary=b\n'))
  expect(reading.turns).toHaveLength(1)
  expect(reading.turns[0]).toMatchObject({
    text: 'see file',
    attachments: [{ name: 'Contract.pdf', kind: 'document' }, { kind: 'other' }],
  })
  expect(reading.notices).toEqual([{ code: 'read/attachment-not-read', count: 2 }])
})

test('a mail in HTML only is read as a person sees it', async () => {
  const reading = await read(
    mail(
      '<html><head><style>p{}</style></head><body><p>Dear&nbsp;Ben,</p><p>we <b>pay</b> &euro;300</p><blockquote>old words</blockquote><script>alert(1)</script></body></html>',
      'Subject: Re: x\nContent-Type: text/html; charset=utf-8\n',
    ),
  )
  expect(reading.turns[0]?.text).toBe('Dear\u00a0Ben,\n\nwe pay €300\n\nold words')
  const [start, end] = reading.turns[0]?.quoted?.[0] ?? [0, 0]
  expect(reading.turns[0]?.text.slice(start, end).trim()).toBe('old words')
})

test('names of senders are kept exactly, and a mail without one has a sender all the same', async () => {
  expect(
    (await read('From: =?utf-8?B?PGI+QW5hPC9iPg==?= <a@example.org>\nSubject: Re: x\nMIME-Version: 1.0\n\nhi')).turns[0]
      ?.speaker,
  ).toBe('<b>Ana</b>')
  expect((await read('Subject: Re: x\nMIME-Version: 1.0\n\nhi')).turns[0]?.speaker).toBe('sender')
})

test('a mail of parts that are broken keeps its words', async () => {
  expect(
    (await read('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\nonly words')).turns[0]?.text,
  ).toBe('only words')
})

test.each([
  ['Fri, 21 Nov 1997 09:55:06 -0600', '1997-11-21T09:55:06-06:00'],
  ['21 Nov 97 09:55:06 GMT', '1997-11-21T09:55:06Z'],
  ['Thu,\r\n 13\r\n Feb\r\n 2020\r\n 23:32\r\n -0330 (Newfoundland (Time))', '2020-02-13T23:32:00-03:30'],
  ['Fri, 21 Nov 2025 09 : 55 : 06', '2025-11-21T09:55:06'],
  ['soon', undefined],
  ['99 Foo 2025 10:00', undefined],
])('the date field %j', (field, at) => {
  expect(readMailDate(field)).toBe(at)
})

test.each([
  'Dear all,\n\nSubject: to change',
  'From here to there: nothing\nTo do: nothing',
  'Ana: hi\nBen: ho\nAna: ok',
  'Note: this is a list\nTime: ten\n\nwords',
])('not a mail: %j', (text) => {
  expect(email.canRead({ name: '', text })).toBe(false)
})

describe('HTML', () => {
  test.each([
    ['a < b &amp;&amp; c > d', 'a < b && c > d'],
    ['<p title="a>b">x</p><!-- no --><br>y', 'x\n\ny'],
    ['<script>if (a < b) alert("</p>")</script>z', 'z'],
    ['<td>a</td><td>b</td>', 'a b'],
    ['&#20320;&#x597d; &unknown; &#0;', '你好 &unknown; \ufffd'],
    ['<img src=x onerror=alert(1)>w<unclosed', 'w'],
  ])('%s', (html, text) => {
    expect(htmlToText(html).text).toBe(text)
  })
  test.each([
    ['<', '<'.repeat(1_000_000)],
    ['<a ', ''],
    ['<!--', ''],
    ['<script>', ''],
    ['&#', '&#'.repeat(500_000)],
    ['<p title="', ''],
    ['</', ''],
    ['<blockquote>', ''],
    ['"<p>\'', '"\n\''.repeat(200_000)],
  ])('hostile input a million characters long: %s', (bait, text) => {
    // Compared by hand: a difference of a million characters is nothing to print.
    expect(htmlToText(bait.repeat(Math.floor(1_000_000 / bait.length))).text === text).toBe(true)
  })
})

test.each(['>', '> ', '\n', 'On \n', 'From: a\n', 'wrote:\n', '-----Original Message----- \n', 'a:b\n', ' '])(
  'hostile bodies are read as they stand: %j',
  async (bait) => {
    const body = bait.repeat(Math.floor(100_000 / bait.length))
    const { turns } = await read(mail(body))
    expect(turns.map(({ text }) => text)).toEqual([body.trim()].filter((text) => text !== ''))
  },
)
