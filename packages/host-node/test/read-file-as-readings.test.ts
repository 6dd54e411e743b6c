import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, symlink, truncate, writeFile, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TelltaleError, type Reading } from '@telltale/model'
import { readFileAsReadings } from '../src/index.js'
import { makeZip } from './make-zip.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-host-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function read(name: string, content: string | Uint8Array): Promise<readonly Reading[]> {
  return await readFileAsReadings(await put(name, content))
}

async function failure(work: Promise<unknown>): Promise<TelltaleError> {
  const error: unknown = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (!(error instanceof TelltaleError)) throw new Error('a TelltaleError was expected')
  expect(error.remedy).not.toBe('')
  expect(`${error.message} ${error.remedy}`).not.toContain('canary')
  return error
}

const CHAT = '12/05/2024, 10:32 - Anna: Can you take a picture?\n13/05/2024, 10:33 - Ben: Why?\n'

describe('what cannot be read is said in a sentence with a remedy', () => {
  test('a file that is not there', async () => {
    expect((await failure(readFileAsReadings(join(folder, 'canary.txt')))).code).toBe('read/not-found')
  })
  test('an empty file and one of white space', async () => {
    expect((await failure(read('canary-empty.txt', ''))).code).toBe('read/empty')
    expect((await failure(read('canary-blank.txt', '\ufeff \n\n'))).code).toBe('read/empty')
  })
  test('pictures, pages for printers and programs', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
    expect((await failure(read('canary.png', png))).code).toBe('read/not-text')
    expect((await failure(read('canary.ps', '%!PS-Adobe-3.0\ncanary'))).code).toBe('read/not-text')
    expect(
      (await failure(read('canary.bin', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) & 255))))).code,
    ).toBe('read/not-text')
  })
  test('what was begun as a format, and of which nothing is left', async () => {
    for (const text of ['{"turns":"canary"}', '{"turns":[[[["canary', '{"turns":[{"canary":1}]}'])
      expect((await failure(read('canary.json', text))).code).toBe('read/not-understood')
    // A conversation in which nobody has said anything yet is one.
    expect((await read('none.json', '{"turns":[]}'))[0]?.turns).toEqual([])
  })
  test('a zero byte in a text costs nothing but itself', async () => {
    const lines = Array.from(
      { length: 40 },
      (_, index) => `14/05/2024, 10:${String(index + 10)} - Anna: words ${String(index)}\n`,
    )
    for (const [name, text, replaced] of [
      ['within a word', `${CHAT.replace('picture', 'pic\0ture')}${lines.join('')}`, 1],
      ['in Chinese', `${CHAT.replace('picture', '照片\0')}${lines.join('')}`, 1],
      ['in a short text', CHAT.replace('picture', 'pic\0ture'), 1],
      [
        'beyond what is looked at',
        `${CHAT}${'14/05/2024, 10:34 - Anna: words\n'.repeat(4000)}14/05/2024, 10:35 - Ben: a\0b\n`,
        1,
      ],
      ['in place of the end', `${CHAT}${'\0'.repeat(4096)}`, 0],
    ] as const) {
      const [reading] = await read('zeros.txt', text)
      expect(reading?.format, name).toBe('whatsapp')
      expect(reading?.turns.length, name).toBeGreaterThan(1)
      const notice = reading?.notices.find(({ code }) => code === 'read/characters-replaced')
      expect(notice?.count ?? 0, name).toBe(replaced)
    }
  })
  test('and UTF-16 without a mark is still told by its zeros', async () => {
    for (const text of [
      CHAT,
      '12/05/2024, 10:32 - 小林: 你好，在吗？想请你帮我拍几张照片\n12/05/2024, 10:33 - 小王: 什么照片\n',
    ]) {
      const bytes = new Uint8Array(Buffer.from(text, 'utf16le'))
      expect((await read('wide.txt', bytes))[0]?.turns).toHaveLength(2)
      expect(
        (
          await read(
            'wide.txt',
            bytes.map((_, at) => bytes[at ^ 1] ?? 0),
          )
        )[0]?.turns,
      ).toHaveLength(2)
    }
  })
  test.each([
    ['a picture', '\xff\xd8\xff\xe0\0\x10JFIF\0\x01', /picture.*screenshots.*telltale post/u],
    ['a picture of a telephone', '\0\0\0\x18ftypheic\0\0\0\0', /picture/u],
    ['a film', '\0\0\0\x18ftypmp42\0\0\0\0', /film.*telltale post/u],
    ['a voice message', 'OggS\0\x02\0\0\0\0\0\0', /recording/u],
    ['another archive', '7z\xbc\xaf\x27\x1c\0\x04', /archive.*Unpack/u],
    ['something else', '\x93\x94\x01\x02\0\x03\0\0\x04', /does not hold text/u],
  ])('%s is called what it is', async (_what, start, says) => {
    const bytes = Uint8Array.from(
      [...start]
        .map((letter) => letter.charCodeAt(0))
        .concat(Array.from({ length: 4096 }, (_, at) => (at * 7919) & 255)),
    )
    const { code, message, remedy } = await failure(read('canary.bin', bytes))
    expect(code).toBe('read/not-text')
    expect(`${message} ${remedy}`).toMatch(says)
  })
  test('a folder', async () => {
    expect((await failure(readFileAsReadings(folder))).code).toBe('read/not-readable')
  })
  test('a file that is too large is refused before it is read', async () => {
    const path = await put('canary-large.txt', 'a')
    await truncate(path, 600_000_000)
    expect((await failure(readFileAsReadings(path))).code).toBe('read/too-large')
    await rm(path)
  })
  test.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    const path = await put('canary-private.txt', CHAT)
    await chmod(path, 0)
    expect((await failure(readFileAsReadings(path))).code).toBe('read/not-readable')
  })
})

describe('every encoding ends up as the same conversation', () => {
  const said: Readonly<Record<string, readonly [string, string]>> = {
    ru: ['Привет, нужно сделать пару фотографий у порта, заплачу тысячу рублей за каждую.', 'windows-1251'],
    pl: [
      'Cześć, czy możesz zrobić zdjęcia portu? Zapłacę dziewięćset złotych, proszę nikomu nie mówić, że piszę.',
      'windows-1250',
    ],
    en: ['It’s me – could we meet at the café? I’d pay 20 € – “sure”, naïve as it sounds.', 'windows-1252'],
    ar: ['مرحبا، هل يمكنك أن تلتقط بعض الصور للميناء؟ سأدفع لك ثلاثمئة دولار ولا تخبر أحدا.', 'windows-1256'],
    zh: ['你好，能不能帮我去港口拍几张照片？每张三百元，当天结账。不要告诉别人，我们换个软件聊。', 'gb18030'],
    tw: ['你好，能不能幫我去港口拍幾張照片？每張三百元，當天結帳。不要告訴別人，我們換個軟體聊。', 'big5'],
    ja: ['こんにちは、港の写真を何枚か撮ってもらえませんか？一枚につき三千円お支払いします。', 'shift_jis'],
    ko: ['안녕하세요, 항구 사진 몇 장만 찍어 주실 수 있나요? 한 장에 만 원씩 드립니다.', 'euc-kr'],
  }
  const python: Readonly<Record<string, string>> = {
    'windows-1250': 'cp1250',
    'windows-1251': 'cp1251',
    'windows-1252': 'cp1252',
    'windows-1256': 'cp1256',
    gb18030: 'gb18030',
    big5: 'big5',
    shift_jis: 'cp932',
    'euc-kr': 'euc_kr',
  }
  const hasPython = ((): boolean => {
    try {
      execFileSync('python3', ['-c', ''])
      return true
    } catch {
      return false
    }
  })()

  test.each(Object.entries(said))('UTF-8 and UTF-16, with and without a mark: %s', async (language, [words]) => {
    const text = `12/05/2024, 10:32 - A: ${words}\n13/05/2024, 10:33 - B: ok\n`
    const little = Buffer.from(text, 'utf16le')
    const big = Buffer.from(little).swap16()
    const forms: readonly (readonly [Uint8Array, boolean])[] = [
      [Buffer.from(text), false],
      [Buffer.from(`\ufeff${text}`), false],
      [Buffer.concat([Buffer.from([0xff, 0xfe]), little]), false],
      [Buffer.concat([Buffer.from([0xfe, 0xff]), big]), false],
      [little, true],
      [big, true],
    ]
    for (const [bytes, assumed] of forms) {
      const [reading] = await read(`${language}.txt`, bytes)
      expect(reading?.format).toBe('whatsapp')
      expect(reading?.turns[0]?.text).toBe(words)
      expect(reading?.notices.some(({ code }) => code === 'read/encoding-assumed')).toBe(assumed)
    }
  })

  // Python makes the bytes: the platform decodes these encodings but does not write them.
  test.skipIf(!hasPython).each(Object.entries(said))(
    'the old encoding of %s, with a notice that names it',
    async (language, [words, encoding]) => {
      const text = `12/05/2024, 10:32 - A: ${words}\n13/05/2024, 10:33 - B: ok\n`
      const bytes = execFileSync(
        'python3',
        [
          '-c',
          'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode("utf-8").encode(sys.argv[1]))',
          python[encoding] ?? '',
        ],
        { input: text },
      )
      const [reading] = await read(`${language}-old.txt`, bytes)
      expect(reading?.turns[0]?.text).toBe(words)
      expect(reading?.notices).toContainEqual({ code: 'read/encoding-assumed', detail: encoding })
    },
  )

  test('UTF-8 that was cut in the middle of a character stays UTF-8, with a notice', async () => {
    const whole = Buffer.from(`${CHAT}14/05/2024, 10:34 - Anna: für dich, schöne Grüße, natürlich 😀`)
    const [reading] = await read('cut.txt', whole.subarray(0, whole.length - 2))
    expect(reading?.turns[2]?.text).toContain('schöne Grüße')
    expect(reading?.notices).toContainEqual({ code: 'read/characters-replaced', count: 1 })
  })
})

describe('archives', () => {
  test('a WhatsApp archive gives its chat, with the archive’s name as title, and leaves media as references', async () => {
    const zip = makeZip([
      {
        name: '_chat.txt',
        content:
          '[12.05.24, 10:32:11] Anna: ‎<attached: 00000001-PHOTO-2024-05-12-10-32-11.jpg>\n[12.05.24, 10:33:00] Ben: nice\n',
      },
      { name: '00000001-PHOTO-2024-05-12-10-32-11.jpg', content: 'not a picture' },
    ])
    const [reading] = await read('WhatsApp Chat - Anna.zip', zip)
    expect(reading?.format).toBe('whatsapp')
    expect(reading?.title).toBe('Anna')
    expect(reading?.owner).toBe('Ben')
    expect(reading?.turns[0]?.attachments).toEqual([{ name: '00000001-PHOTO-2024-05-12-10-32-11.jpg', kind: 'image' }])
    expect(reading?.notices).toContainEqual({ code: 'read/archive-entry-left-out', count: 1, detail: 'media' })
  })
  test('what the file is called does not matter', async () => {
    expect((await read('chat.txt', makeZip([{ name: 'a.txt', content: CHAT }])))[0]?.format).toBe('whatsapp')
  })
  test('parts count up, one archive inside is opened, and hidden files, links and locked files are left out and said to be', async () => {
    const chat = (who: string): string => `12/05/2024, 10:32 - ${who}: hi\n13/05/2024, 10:33 - Ben: ho\n`
    const readings = await read(
      'parts.zip',
      makeZip([
        { name: 'part10.txt', content: chat('Ten') },
        { name: 'part2.txt', content: chat('Two') },
        {
          name: 'inner.zip',
          content: makeZip([
            { name: 'x.txt', content: chat('Hidden') },
            { name: 'y.zip', content: makeZip([{ name: 'z.txt', content: chat('Deeper') }]) },
          ]),
        },
        { name: '.secret', content: chat('Dot') },
        { name: 'link.txt', content: '/etc/passwd', externalAttributes: 0xa1ff0000 },
        { name: 'locked.txt', content: chat('Locked'), encrypted: true },
        { name: 'empty.txt', content: '' },
      ]),
    )
    expect(readings.map((reading) => reading.turns[0]?.speaker)).toEqual(['Hidden', 'Two', 'Ten'])
    expect(
      readings
        .at(-1)
        ?.notices.map(({ detail }) => detail)
        .sort(),
    ).toEqual(['archive within an archive', 'encrypted', 'hidden', 'link', 'not text'])
  })
  test.each(['../../out.txt', '/etc/out.txt', 'a/../../out.txt', 'C:\\out.txt'])(
    'a name that leads out is refused: %s',
    async (name) => {
      expect((await failure(read('canary-out.zip', makeZip([{ name, content: CHAT }])))).code).toBe(
        'read/archive-unsafe',
      )
    },
  )
  test('a bomb is stopped while it is unpacked', async () => {
    const bomb = makeZip([{ name: 'bomb.txt', content: Buffer.alloc(30_000_000, 0x61) }])
    expect(bomb.length).toBeLessThan(100_000)
    expect((await failure(read('canary-bomb.zip', bomb))).code).toBe('read/archive-unsafe')
  })
  test('a bomb that lies about its size is stopped too', async () => {
    const bomb = makeZip([{ name: 'bomb.txt', content: Buffer.alloc(30_000_000, 0x61), claimedSize: 1000 }])
    expect((await failure(read('canary-liar.zip', bomb))).code).toBe('read/archive-unsafe')
  })
  test('one that claims to be enormous is refused', async () => {
    const zip = makeZip([{ name: 'a.txt', content: CHAT, claimedSize: 3_000_000_000 }])
    expect((await failure(read('canary-huge.zip', zip))).code).toBe('read/too-large')
  })
  test('too many files, a damaged one, an office document, and one without text', async () => {
    const many = makeZip(
      Array.from({ length: 50_001 }, (_, index) => ({ name: String(index), content: '', stored: true })),
    )
    expect((await failure(read('canary-many.zip', many))).code).toBe('read/archive-unsafe')
    const whole = makeZip([{ name: 'a.txt', content: CHAT.repeat(50) }])
    expect((await failure(read('canary-cut.zip', whole.subarray(0, whole.length - 30)))).code).toBe(
      'read/archive-unsafe',
    )
    const damaged = Buffer.from(whole)
    damaged.fill(0xff, 40, 60)
    expect((await failure(read('canary-damaged.zip', damaged))).code).toBe('read/archive-unsafe')
    const docx = makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: '<w:document/>' },
    ])
    expect((await failure(read('canary.docx', docx))).code).toBe('read/not-text')
    expect((await failure(read('canary-none.zip', makeZip([{ name: 'a.jpg', content: 'x' }])))).code).toBe('read/empty')
  })
  test('one that is locked as a whole says so, and what to do', async () => {
    const locked = await failure(
      read('canary-locked.zip', makeZip([{ name: 'a.txt', content: CHAT, encrypted: true }])),
    )
    expect(locked.code).toBe('read/encrypted')
    expect(locked.remedy).toContain('password')
  })
  test('a bomb in an archive within the archive is stopped', async () => {
    const inner = makeZip([{ name: 'bomb.txt', content: Buffer.alloc(30_000_000, 0x61) }])
    const outer = makeZip([
      { name: 'inner.zip', content: inner, stored: true },
      { name: 'a.txt', content: CHAT },
    ])
    expect((await failure(read('canary-inner.zip', outer))).code).toBe('read/archive-unsafe')
  })
  test('the file can be opened again afterwards', async () => {
    const path = await put('again.zip', makeZip([{ name: 'a.txt', content: CHAT }]))
    for (let round = 0; round < 20; round++) expect(await readFileAsReadings(path)).toHaveLength(1)
  })
})

test('a mail keeps its bytes for the encodings in it', async () => {
  const head =
    'From: Anna <anna@example.org>\r\nTo: Ben <ben@example.org>\r\nSubject: Hallo\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-2\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
  const [reading] = await read('mail.eml', Buffer.concat([Buffer.from(head), Buffer.from([0xb3, 0xf3, 0x64, 0xbc])]))
  expect(reading?.format).toBe('email')
  expect(reading?.turns.at(-1)?.text).toBe('łódź')
})

test('a link that a person names is followed, because they named it', async () => {
  const path = await put('target.txt', CHAT)
  await symlink(path, join(folder, 'link.txt'))
  expect((await readFileAsReadings(join(folder, 'link.txt')))[0]?.turns).toHaveLength(2)
})

describe('a mail that is stored in another way than it should be is read as it was written:', () => {
  const MAIL =
    'From: Dana <d@example.org>\r\nTo: Sam <s@example.org>\r\nSubject: Grüße\r\nDate: Fri, 28 Mar 2025 10:32:00 +0100\r\n\r\nHallo Sämi\r\n'
  test.each([
    ['in UTF-16, as an editor saves it', Buffer.from(`\ufeff${MAIL}`, 'utf16le'), undefined],
    ['in UTF-16 without a mark', Buffer.from(MAIL, 'utf16le'), 'utf-16le'],
    ['in a code page, which it does not name', Buffer.from(MAIL, 'latin1'), 'windows-1250'],
  ])('%s', async (_what, bytes, assumed) => {
    const [reading] = await read('letter.eml', bytes)
    expect(reading).toMatchObject({ format: 'email', title: 'Grüße' })
    expect(reading?.turns.at(-1)).toMatchObject({ speaker: 'Dana', text: 'Hallo Sämi' })
    expect(reading?.notices).toEqual(assumed === undefined ? [] : [{ code: 'read/encoding-assumed', detail: assumed }])
  })
  test('with parts in encodings of their own', async () => {
    const binary = Buffer.concat([
      Buffer.from(
        'Content-Type: multipart/mixed; boundary="1"\nMIME-Version: 1.0\n\n--1\nContent-Type: text/plain; charset=big5\n\n',
      ),
      Buffer.from([0xa7, 0x41, 0xa6, 0x6e, 0x0a]),
      Buffer.from('--1\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: binary\n\n'),
      Buffer.alloc(200),
      Buffer.from('\n--1--\n'),
    ])
    const [reading] = await read('letter.eml', binary)
    expect(reading?.format).toBe('email')
    expect(reading?.turns[0]?.text).toBe('你好')
    expect(reading?.notices).toEqual([{ code: 'read/attachment-not-read', count: 1 }])
  })
})
