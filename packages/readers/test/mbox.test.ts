import { describe, expect, test } from 'vitest'
import type { Reading, ReadingPiece } from '@telltale/model'
import { email } from '../src/email.js'
import { mbox } from '../src/mbox.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`
const minutes = (index: number): string =>
  `${String(10 + (Math.floor(index / 60) % 10)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:00`

/** A thread in which each mail answers the one before. */
function thread(messages: readonly Said[]): string {
  const people = new Map<string, number>()
  return messages
    .map(({ speaker, text }, index) => {
      const person = people.get(speaker) ?? people.size
      people.set(speaker, person)
      const answers = index === 0 ? '' : `In-Reply-To: <${String(index - 1)}@example.org>\n`
      return (
        `From p${String(person)}@example.org Mon Mar  3 10:00:00 2025\n` +
        `Message-ID: <${String(index)}@example.org>\n${answers}` +
        `From: ${encoded(speaker)} <p${String(person)}@example.org>\n` +
        `Date: Mon, 3 Mar 2025 ${minutes(index)} +0100\nSubject: Re: harbour\n` +
        `Content-Type: text/plain; charset=utf-8\n\n${text.replace(/^(>*From )/gmu, '>$1')}\n\n`
      )
    })
    .join('')
}

describeReader({
  reader: mbox,
  make: thread,
  records: 'others',
  skips: {
    'unknown fields': 'fields of a header that are not known are tested with the mail reader',
  },
})

const HEAD = 'From: Ana <ana@example.org>\nTo: Ben <ben@example.org>\nMIME-Version: 1.0\n'
const mailbox = (...mails: readonly (readonly [separator: string, header: string, body: string])[]): string =>
  mails.map(([separator, header, body]) => `${separator}\n${HEAD}${header}\n${body}\n\n`).join('')
const DATED = 'From ana@example.org Mon Mar  3 10:00:00 2025'

async function read(text: string): Promise<readonly Reading[]> {
  const readings = await readWith(mbox, text)
  expectAccounted(readings)
  return readings
}

describe('where one mail ends and the next begins', () => {
  test.each([
    ['a date', 'From ana@example.org Mon Mar  3 10:00:00 2025', '2025-03-03T10:00:00'],
    ['a date with a zone by name before the year', 'From a@b Mon Mar 3 10:00:00 PST 2025', '2025-03-03T10:00:00-08:00'],
    ['a date with a zone behind the year', 'From a@b Mon Mar  3 10:00:00 2025 -0700', '2025-03-03T10:00:00-07:00'],
    ['Gmail', 'From 1790000000000000001@xxx Mon Mar 03 10:00:00 +0000 2025', '2025-03-03T10:00:00+00:00'],
    ['Thunderbird', 'From - Mon Mar 03 10:00:00 2025', '2025-03-03T10:00:00'],
    ['nothing but the word, behind an empty line', 'From ', undefined],
  ])('%s', async (_what, separator, at) => {
    const text = mailbox([DATED, 'Subject: Re: one\n', 'first'], [separator, 'Subject: Re: two\n', 'second'])
    expect(mbox.canRead({ name: '', text })).toBe(true)
    const turns = (await read(text)).flatMap((reading) => reading.turns)
    expect(turns.map((turn) => turn.text)).toEqual(['first', 'second'])
    expect(turns[1]?.at).toBe(at)
  })

  test('words that look like it stay with their mail', async () => {
    const body = 'From what I know\n\nFrom here it is a mile.\n\nFrom Monday 3 Mar 2025 on:\nwe work\n>From the pier'
    const [reading] = await read(mailbox([DATED, 'Subject: Re: x\n', body], [DATED, 'Subject: Re: x\n', 'end']))
    expect(reading?.turns.map(({ text }) => text)).toEqual([body.replace('>From', 'From'), 'end'])
  })

  test('one mail that kept the line before it is a mail, not a mailbox', () => {
    const text = mailbox([DATED, 'Subject: x\n', 'only'])
    expect(mbox.canRead({ name: '', text })).toBe(false)
    expect(email.canRead({ name: '', text })).toBe(true)
  })
})

describe('threads', () => {
  test('what answers belongs together, whatever the order, and says what it answers', async () => {
    const text = mailbox(
      [
        DATED,
        'Message-ID: <3@x>\nReferences: <1@x> <2@x>\nDate: Mon, 3 Mar 2025 12:00:00 +0100\nSubject: Re: a\n',
        'three',
      ],
      [DATED, 'Message-ID: <9@x>\nDate: Mon, 3 Mar 2025 09:00:00 +0100\nSubject: other\n', 'nine'],
      [DATED, 'Message-ID: <1@x>\nDate: Mon, 3 Mar 2025 10:00:00 +0100\nSubject: Re: a\n', 'one'],
      [DATED, 'Message-ID: <2@x>\nIn-Reply-To: <1@x>\nDate: Mon, 3 Mar 2025 12:30:00 +0200\nSubject: Re: a\n', 'two'],
    )
    const readings = await read(text)
    const said = readings.map(({ turns }) => turns.map((turn) => [turn.text, turn.line, turn.replyTo]))
    expect(said).toEqual([
      [
        ['other', 2, undefined],
        ['nine', 2, undefined],
      ],
      [
        ['one', 3, undefined],
        ['two', 4, 0],
        ['three', 1, 1],
      ],
    ])
  })

  test('mails that are quoted and do not lie in the mailbox themselves are turns of their authors, once', async () => {
    const older = 'On Sun, 2 Mar 2025 at 09:00, Rio <rio@example.org> wrote:\n> Take photos\n> for me.\n'
    const text = mailbox(
      [
        DATED,
        'Message-ID: <1@x>\nDate: Mon, 3 Mar 2025 10:00:00 +0000\nSubject: Re: a\n',
        `One. And a second line.\n\n${older}`,
      ],
      [
        DATED,
        'Message-ID: <2@x>\nIn-Reply-To: <1@x>\nDate: Mon, 3 Mar 2025 11:00:00 +0000\nSubject: Re: a\n',
        `Two.\n\nOn Mon, 3 Mar 2025 at 10:00, Ana <ana@example.org> wrote:\n> One. And a\n> second line.\n>\n${older.replace(/^/gmu, '> ')}`,
      ],
      [
        DATED,
        'Message-ID: <3@x>\nIn-Reply-To: <2@x>\nDate: Mon, 3 Mar 2025 12:00:00 +0000\nSubject: Re: a\n',
        'On Mon, 3 Mar 2025 at 10:00, Ana <ana@example.org> wrote:\n> second line.\n\nThree.',
      ],
    )
    const [reading] = await read(text)
    expect(reading?.turns.map(({ speaker, text: words }) => [speaker, words.replaceAll('\r', '')])).toEqual([
      ['Rio', 'Take photos\nfor me.'],
      ['Ana', 'One. And a second line.'],
      ['Ana', 'Two.'],
      ['Ana', 'Three.'],
    ])
    expect(reading?.notices).toEqual([])
  })

  test('an answer that says nothing of what it answers joins the mail of the same subject among the same people', async () => {
    const text = mailbox(
      [DATED, 'Message-ID: <1@x>\nSubject: Hafen\n', 'one'],
      [DATED, 'Message-ID: <2@x>\nSubject: AW: Hafen\n', 'two'],
    )
    expect(await read(text)).toHaveLength(1)
    const others = text.replace(
      /^From: Ana[^\n]*\nTo: [^\n]*\n(?=.*two)/msu,
      'From: Carl <c@example.net>\nTo: Dora <d@example.net>\n',
    )
    expect(await read(others)).toHaveLength(2)
  })

  test('the same mail twice counts once and is told of', async () => {
    const mail = [DATED, 'Message-ID: <1@x>\nSubject: Re: a\n', 'one'] as const
    const [reading] = await read(mailbox(mail, mail))
    expect(reading?.turns).toHaveLength(1)
    expect(reading?.notices).toEqual([{ code: 'read/duplicate-left-out', count: 1 }])
  })

  test('the owner is who sent what is labelled as sent, or the one to whom everything was delivered', async () => {
    const sent = mailbox([DATED, 'X-Gmail-Labels: Sent\nSubject: Re: a\n', 'one'], [DATED, 'Subject: Re: a\n', 'two'])
    expect((await read(sent))[0]?.owner).toBe('Ana')
    const delivered = mailbox(
      [DATED, 'Message-ID: <1@x>\nDelivered-To: ben@example.org\nSubject: Re: a\n', 'one'],
      [DATED, 'In-Reply-To: <1@x>\nSubject: Re: a\n', 'two'],
    ).replace(/From: Ana <ana@example.org>(?=\nTo: .*\nMIME-Version: 1.0\nIn-Reply)/u, 'From: Ben <ben@example.org>')
    expect((await read(delivered))[0]).toMatchObject({ owner: 'Ben', voice: 'conversation' })
  })
})

test('bytes are decoded mail by mail', async () => {
  const text = mailbox(
    [DATED, 'Subject: Re: a\nContent-Type: text/plain; charset=iso-8859-1\n', 'caf\xe9'],
    [
      DATED,
      'Subject: Re: a\nContent-Type: text/plain; charset=utf-8\n',
      Buffer.from('Hafen – größer').toString('latin1'),
    ],
  )
  const readings = await mbox.read({ name: '', text, bytes: new Uint8Array(Buffer.from(text, 'latin1')) })
  expect(readings[0]?.turns.map((turn) => turn.text)).toEqual(['café', 'Hafen – größer'])
})

test('words before the first mail, and a mail that is none, are told of', async () => {
  const readings = await read(
    `what is this\n\n${mailbox([DATED, 'Subject: Re: a\n', 'one'], [DATED, 'Subject: Re: a\n', 'two'])}`,
  )
  expect(readings.flatMap(({ notices }) => notices)).toEqual([{ code: 'read/record-not-understood', line: 1 }])
})

describe('a mailbox of any size', () => {
  async function pieces(text: string, size: number): Promise<readonly ReadingPiece[]> {
    async function* chunks(): AsyncGenerator<string> {
      for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size))
    }
    const found: ReadingPiece[] = []
    for await (const piece of mbox.pieces?.(chunks, 'x') ?? []) found.push(piece)
    return found
  }
  const long = mailbox(
    ...Array.from({ length: 60 }, (_, index) => {
      const answers = index < 20 ? '' : `In-Reply-To: <${String(index - 20)}@x>\n`
      return [
        DATED,
        `Message-ID: <${String(index)}@x>\n${answers}Subject: Re: a${String(index % 20)}\n`,
        `words ${'w'.repeat(40_000)} ${String(index)}`,
      ] as const
    }),
  )
  test('is read in pieces as it is read whole, wherever it is cut', async () => {
    const whole = await mbox.read({ name: '', text: long, bytes: new Uint8Array(Buffer.from(long, 'latin1')) })
    expect(whole).toHaveLength(20)
    for (const size of [70_001, 1_000_000]) {
      const found = await pieces(long, size)
      expect(found.map(({ reading }) => reading)).toEqual(whole)
      expect(found.every(({ continues }) => !continues)).toBe(true)
    }
  })
  test('that holds words which look like the beginning of a mail keeps them in their mails', async () => {
    const text = mailbox(
      ...Array.from(
        { length: 1600 },
        (_, index) => [DATED, `Message-ID: <${String(index)}@x>\nSubject: Re: a\n`, 'From x\n>From y'] as const,
      ),
    )
    const turns = (await read(text)).flatMap((reading) => reading.turns)
    expect(turns).toHaveLength(1600)
    expect(new Set(turns.map((turn) => turn.text))).toEqual(new Set(['From x\nFrom y']))
  })
  test.each([
    ['From \n', 1],
    ['From a@b Mon Mar 3 10:00:00 2025\n', 2],
    ['>From \n', 1],
    ['From a@b Mon Mar 3 10:00:00 2025\nX: y\n', 2632],
    ['\n\n', 1],
  ])('hostile input is cut into its mails: %j', async (bait, mails) => {
    const text = `${DATED}\nX: y\n\n${bait.repeat(Math.floor(100_000 / bait.length))}`
    expect((await read(text)).flatMap(({ turns }) => turns)).toHaveLength(mails)
  })
})
