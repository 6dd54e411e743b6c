import { describe, expect, test } from 'vitest'
import { decodeUtf7 } from '../src/decode-utf7.js'
import PostalMime from 'postal-mime'
import { parseMail } from '../src/parse-mail.js'
import { parseMime } from '../src/parse-mime.js'
import { withoutFiles } from '../src/without-files.js'
import { oldestFirst } from '../src/oldest-first.js'
import { plainSubject } from '../src/plain-subject.js'

describe('UTF-7', () => {
  test.each([
    ['Fr+APY-sche', 'Frösche'],
    ['+T2BZfQ', '你好'],
    ['2 +- 2', '2 + 2'],
    ['+2D3eCg-', '😊'],
    ['a+b c', 'a+b c'],
    ['+AGE', 'a'],
    ['plain', 'plain'],
  ])('%s', (written, text) => {
    expect(decodeUtf7(written)).toBe(text)
  })
  test.each([
    ['+', 374_996],
    ['+A', 375_001],
    ['+AGE-', 200_000],
    ['++', 374_996],
  ])('a million characters of %s are decoded to the end', (bait, characters) => {
    expect(decodeUtf7(bait.repeat(Math.floor(1_000_000 / bait.length)))).toHaveLength(characters)
  })
})

test.each([
  ['Re: harbour', 'harbour'],
  ['AW: Re: Fwd: harbour', 'harbour'],
  ['Re[2]: harbour', 'harbour'],
  ['回复：港口', '港口'],
  ['  harbour ', 'harbour'],
  ['Reading: harbour', 'Reading: harbour'],
  ['Re:', ''],
])('the subject of %j without marks is %j', (subject, plain) => {
  expect(plainSubject(subject)).toBe(plain)
})

describe('oldest first', () => {
  const order = (...at: readonly (string | undefined)[]): readonly number[] =>
    oldestFirst(at.map((one, index) => ({ at: one, index }))).map(({ index }) => index)
  test.each([
    ['the newest first', ['2024-01-03', '2024-01-02', '2024-01-01'], [2, 1, 0]],
    ['the oldest first', ['2024-01-01', '2024-01-02'], [0, 1]],
    ['mixed', ['2024-01-02', '2024-01-03', '2024-01-01'], [2, 0, 1]],
    ['all at once', ['2024-01-01', '2024-01-01', '2024-01-01'], [0, 1, 2]],
    ['the newest first, some at once', ['2024-01-02', '2024-01-01', '2024-01-01'], [2, 1, 0]],
    [
      'the newest first, but for one',
      ['2024-01-03', '2024-01-02', '2024-01-02', '2024-01-04', '2024-01-01'],
      [4, 2, 1, 0, 3],
    ],
    ['in several zones', ['2024-01-01T10:00:00+05:00', '2024-01-01T09:00:00Z', '2024-01-01T08:00:00'], [0, 2, 1]],
    ['without a time', ['2024-01-02', undefined, '2024-01-03'], [0, 1, 2]],
    ['nothing', [], []],
  ])('%s', (_what, times, expected) => {
    expect(order(...times)).toEqual(expected)
  })
  test('what is all of one minute goes by what the application usually writes', () => {
    const items = ['a', 'b', 'c'].map((name) => ({ name, at: '2024-01-01T10:00' }))
    expect(oldestFirst(items).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(oldestFirst(items, 'newest-first').map(({ name }) => name)).toEqual(['c', 'b', 'a'])
  })
})

const base64 = (text: string): string => Buffer.from(text).toString('base64').replace(/.{76}/gu, '$&\r\n')
const withFile = (body: string, type = 'application/pdf'): string =>
  [
    'From: Dana <dana@example.org>',
    'Subject: papers',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64('Here they are.\n'.repeat(600)),
    '--b',
    `Content-Type: ${type}; name="a.pdf"`,
    'Content-Disposition: attachment; filename="a.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    body,
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'And one more word.',
    '--b--',
    '',
  ].join('\r\n')

describe('a mail with files', () => {
  const left = (mail: string): string =>
    withoutFiles(mail)
      ?.map(([start, end]) => mail.slice(start, end))
      .join('') ?? mail
  const file = base64('x'.repeat(20_000))

  test('is read without what is in them', async () => {
    const mail = withFile(file)
    expect(left(mail)).toBe(
      withFile('').replace(
        'base64\r\n\r\n\r\n--b\r\nContent-Type: text/plain',
        'base64\r\n\r\n\n--b\r\nContent-Type: text/plain',
      ),
    )
    const parsed = await parseMail(mail)
    expect(parsed?.own.split(/\n+/u)).toEqual([
      ...Array.from({ length: 600 }, () => 'Here they are.'),
      'And one more word.',
    ])
    expect(parsed?.attachments).toEqual([{ name: 'a.pdf', kind: 'document' }])
  })
  test.each([
    ['words', withFile(file, 'text/plain')],
    ['a mail that was passed on', withFile(file, 'message/rfc822')],
    ['what is no base64', withFile('these are words, '.repeat(1000))],
    ['a short file', withFile(base64('x'))],
    ['nothing', ''],
  ])('keeps %s', (_what, mail) => {
    expect(left(mail)).toBe(mail)
  })
  test('is read the same without a last border, and when the file is all there is', async () => {
    const open = withFile(file).slice(0, -200)
    expect((await parseMail(open))?.attachments).toEqual([{ name: 'a.pdf', kind: 'document' }])
    const only = `Subject: x\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${file}`
    expect((await parseMail(only))?.attachments).toEqual([{ name: 'a.pdf', kind: 'document' }])
  })
  test.each(['Content-Transfer-Encoding: base64\n', 'Content-Transfer-Encoding: base64\nContent-Type: a/b\n\n'])(
    'is kept whole when it is nothing but headers: %j',
    (line) => {
      expect(withoutFiles(line.repeat(300_000))).toBeUndefined()
    },
  )
})

describe('a mail parsed the quick way', () => {
  test.each([
    ['8bit', 'Content-Type: text/plain; charset=utf-8\r\n\r\nGrüße\r\n\r\n--\r\nDana\r\n'],
    [
      'base64',
      `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64('Grüße\n')}\r\n`,
    ],
    [
      'quoted-printable',
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe=\r\n!\r\n',
    ],
    ['several parts', withFile(base64('x'.repeat(300)))],
    ['nothing', ''],
    ['a header alone', 'Subject: x'],
    ['a header and its end', 'Subject: x\r\n\r\n'],
  ])('is what the library alone makes of it: %s', async (_what, mail) => {
    for (const content of [mail, new TextEncoder().encode(mail)]) {
      const own = await parseMime(content, mail)
      expect(own).toEqual(await PostalMime.parse(content, { forceRfc822Attachments: true }))
    }
  })
  test('does not take the detour that the library takes', async () => {
    let made = 0
    const { Blob } = globalThis
    globalThis.Blob = class extends Blob {
      constructor(...parts: ConstructorParameters<typeof Blob>) {
        super(...parts)
        made += 1
      }
    }
    try {
      await parseMime('Subject: x\r\n\r\none\r\ntwo\r\n', '')
      expect(made).toBe(0)
      await PostalMime.parse('Subject: x\r\n\r\none\r\ntwo\r\n')
      expect(made).toBe(1)
    } finally {
      globalThis.Blob = Blob
    }
  })
})

test.each(['windows-1252', 'iso-8859-1'])(
  'quotation marks and the euro sign of %s are read as they were written',
  async (charset) => {
    const mail = Buffer.from(
      `From: =?${charset}?Q?=93Dana=94?= <d@example.org>\r\nSubject: =?${charset}?Q?=80_5?=\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n\x93Hello\x94 \x96 \x80 5, caf\xe9\r\n`,
      'latin1',
    )
    const parsed = await parseMail(new Uint8Array(mail))
    expect([parsed?.speaker, parsed?.subject, parsed?.own]).toEqual(['“Dana”', '€ 5', '“Hello” – € 5, café'])
  },
)

test('a file with text that is shown with the mail is named, and its words are read', async () => {
  const mail =
    'Subject: x\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nOne.\r\n--b\r\nContent-Type: text/plain; name="story.txt"\r\nContent-Disposition: inline;\r\n filename="story.txt"\r\n\r\nTwo.\r\n--b--\r\n'
  const parsed = await parseMail(mail)
  expect(parsed?.attachments).toEqual([{ name: 'story.txt', kind: 'document' }])
  expect(parsed?.own).toContain('Two.')
  expect(parsed?.notices).toEqual([])
})
