import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { whatsapp } from '../src/whatsapp.js'

function read(text: string, name = 'chat.txt'): Reading {
  expect(whatsapp.canRead({ name, text })).toBe(true)
  const [reading] = [...readAll(text, name)]
  if (reading === undefined) throw new Error('a reading was expected')
  return reading
}

function readAll(text: string, name: string): readonly Reading[] {
  const readings = whatsapp.read({ name, text })
  return readings instanceof Promise ? [] : readings
}

/** Each line opens a message of Ana at the given time that says "hi". */
const HEADERS: readonly (readonly [language: string, line: string, at: string])[] = [
  ['English, Android', '28/3/2025, 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['English of the United States', '3/28/25, 9:29\u202fPM - Ana: hi', '2025-03-28T21:29:00'],
  ['English of the United States, iOS', '[3/28/25, 9:29:05 PM] Ana: hi', '2025-03-28T21:29:05'],
  ['iOS with a mark before the line', '\u200e[28/03/2025, 21:29:05] Ana: hi', '2025-03-28T21:29:05'],
  ['iOS without a comma', '[28/03/2025 21:29:05] Ana: hi', '2025-03-28T21:29:05'],
  ['iOS without a space after the name', '[2025/7/29 02:28:37] Ana:hi', '2025-07-29T02:28:37'],
  ['Spanish', '28/3/2025, 9:29 p. m. - Ana: hi', '2025-03-28T21:29:00'],
  ['Spanish with hard spaces', '28/3/2025, 9:29 p.\u00a0m. - Ana: hi', '2025-03-28T21:29:00'],
  ['Spanish, iOS', '[28/3/25, 2:29:00 a. m.] Ana: hi', '2025-03-28T02:29:00'],
  ['English of Canada', '2025-03-28, 5:46 p.m. - Ana: hi', '2025-03-28T17:46:00'],
  ['French of Canada', '2025-03-28 17 h 46 - Ana: hi', '2025-03-28T17:46:00'],
  ['German', '28.03.25, 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['German with a word', '28.03.25 um 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Finnish', '28.3.2025 klo 21.29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Danish', '28.03.2025 21.29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Croatian', '28. 03. 2025. 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Bulgarian', '28.03.2025 г., 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Hungarian', '2025. 03. 28. 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Korean', '2025. 3. 28. 오후 9:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Korean, iOS', '[2025. 3. 28. 오전 9:29:05] Ana: hi', '2025-03-28T09:29:05'],
  ['Chinese, simplified', '2025/3/28 下午9:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Chinese, simplified, before dawn', '2025/3/28 凌晨12:29 - Ana: hi', '2025-03-28T00:29:00'],
  ['Chinese, traditional, evening', '2025/3/28 晚上9:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Chinese, noon', '2025/3/28 中午12:29 - Ana: hi', '2025-03-28T12:29:00'],
  ['Chinese with signs', '2025年3月28日 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Chinese, Minguo calendar', '[114/3/28 下午 9:29:05] Ana: hi', '2025-03-28T21:29:05'],
  ['Japanese', '2025/03/28 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Japanese, iOS, 12 hours', '[2025/03/28 午後9:29:05] Ana: hi', '2025-03-28T21:29:05'],
  ['Japanese era', '[R7/03/28 21:29:05] Ana: hi', '2025-03-28T21:29:05'],
  ['Vietnamese', '28/03/2025, 9:29 CH - Ana: hi', '2025-03-28T21:29:00'],
  ['Turkish', '28.03.2025 ÖS 9:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Greek', '28/3/25, 9:29 μ.μ. - Ana: hi', '2025-03-28T21:29:00'],
  ['Albanian', '28.3.2025, 9:29 e pasdites - Ana: hi', '2025-03-28T21:29:00'],
  ['Thai, Buddhist calendar', '28/3/2568 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Arabic digits and marks', '٢٨\u200f/٣\u200f/٢٠٢٥، ٩:٢٩ م - Ana: hi', '2025-03-28T21:29:00'],
  ['Arabic, morning', '28\u200f/3\u200f/2025, 9:29 ص - Ana: hi', '2025-03-28T09:29:00'],
  ['Persian calendar and digits', '۱۴۰۴/۱/۸،‏ ۲۱:۲۹ - Ana: hi', '2025-03-28T21:29:00'],
  ['Persian, leap year', '[۱۴۰۳/۱۲/۳۰, ۲۱:۲۹:۰۵] Ana: hi', '2025-03-20T21:29:05'],
  ['Hebrew', '28.3.2025, 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Hebrew, 12 hours', '28.3.2025, 9:29 אחה״צ - Ana: hi', '2025-03-28T21:29:00'],
  ['Hindi digits', '२८/३/२०२५, ९:२९ अपराह्न - Ana: hi', '2025-03-28T21:29:00'],
  ['Hindi', '28/3/2025, 9:29 pm - Ana: hi', '2025-03-28T21:29:00'],
  ['Vietnamese, the time first', '21:29 28/3/25 - Ana: hi', '2025-03-28T21:29:00'],
  ['Vietnamese, the time first, with a comma', '21:29, 28/03/2025 - Ana: hi', '2025-03-28T21:29:00'],
  ['Vietnamese, iOS, the time first', '[21:29:05 28/3/25] Ana: hi', '2025-03-28T21:29:05'],
  ['French of Canada, iOS', '[2025-03-28 21 h 29 min 05 s] Ana: hi', '2025-03-28T21:29:05'],
  [
    'French of Canada, iOS, hard spaces',
    '[2025-03-28, 21\u00a0h\u00a029\u00a0min\u00a005\u00a0s] Ana: hi',
    '2025-03-28T21:29:05',
  ],
  ['Thai, Buddhist calendar, two digits', '28/3/68 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['Albanian, short', '28.3.25, 9:29 m.d. - Ana: hi', '2025-03-28T21:29:00'],
  ['Somali', '28/03/25, 9:29 GD - Ana: hi', '2025-03-28T21:29:00'],
  ['Hausa', '28/3/25, 9:29 YM - Ana: hi', '2025-03-28T21:29:00'],
  ['Kurdish', '28/3/25, 9:29 PN - Ana: hi', '2025-03-28T21:29:00'],
  ['Sindhi', '٢٠٢٥-٠٣-٢٨, ٩:٢٩ شام - Ana: hi', '2025-03-28T21:29:00'],
  ['Assamese', '২৮-৩-২০২৫, অপৰাহ্ন ৯.২৯ - Ana: hi', '2025-03-28T21:29:00'],
  ['Lao', '28/3/25, 9:29 ຫຼັງທ່ຽງ - Ana: hi', '2025-03-28T21:29:00'],
  ['Bulgarian, 12 hours', '28.03.25, 9:29 ч. pm - Ana: hi', '2025-03-28T21:29:00'],
  ['an en dash', '28/03/2025, 21:29 – Ana: hi', '2025-03-28T21:29:00'],
  ['a comma for a dash', '28/03/2025 21:29 , Ana: hi', '2025-03-28T21:29:00'],
  ['old Windows Phone', '2025-03-28, 9:29:08 PM: Ana: hi', '2025-03-28T21:29:08'],
  ['old iOS', '28/03/2025 21:29:08: Ana: hi', '2025-03-28T21:29:08'],
  ['month first, by its number', '03-28-2025, 21:29 - Ana: hi', '2025-03-28T21:29:00'],
  ['year in the middle', '[03/2025/28, 21:29:08] Ana: hi', '2025-03-28T21:29:08'],
  ['midnight', '28/3/2025, 12:05 am - Ana: hi', '2025-03-28T00:05:00'],
  ['noon', '28/3/2025, 12:05 pm - Ana: hi', '2025-03-28T12:05:00'],
  ['midnight as nought', '28/3/2025, 0:05 AM - Ana: hi', '2025-03-28T00:05:00'],
]

describe('the start of a message in every notation', () => {
  test.each(HEADERS)('%s: %s', (_language, line, at) => {
    const { turns, events, notices } = read(`${line}\n`)
    expect(turns).toEqual([{ speaker: 'Ana', text: 'hi', at, line: 1 }])
    expect(events).toEqual([])
    expect(notices).toEqual([])
  })
})

describe('the order of dates is decided over the whole file', () => {
  const chat = (...dates: readonly string[]): Reading =>
    read(dates.map((date) => `${date}, 10:00 - Ana: hi\n`).join(''))
  const days = (reading: Reading): readonly (string | undefined)[] => reading.turns.map(({ at }) => at?.slice(0, 10))

  test('by one number above twelve, wherever it stands', () => {
    expect(days(chat('03/04/2025', '05/04/2025', '13/04/2025'))).toEqual(['2025-04-03', '2025-04-05', '2025-04-13'])
    expect(days(chat('03/04/2025', '04/05/2025', '04/13/2025'))).toEqual(['2025-03-04', '2025-04-05', '2025-04-13'])
  })
  test('else by which way time runs forward', () => {
    const reading = chat('03/04/2025', '03/06/2025', '04/01/2025')
    expect(days(reading)).toEqual(['2025-03-04', '2025-03-06', '2025-04-01'])
    expect(reading.notices).toEqual([])
  })
  test('else by the number that changes most', () => {
    const reading = chat('03/04/2025', '04/04/2025', '05/04/2025', '06/04/2025')
    expect(days(reading)[3]).toBe('2025-04-06')
    expect(reading.notices).toEqual([])
  })
  test('else it is assumed and said, once', () => {
    const reading = chat('03/04/2025', '03/04/2025')
    expect(days(reading)).toEqual(['2025-04-03', '2025-04-03'])
    expect(reading.notices).toEqual([{ code: 'read/date-order-assumed', count: 2, detail: 'day-month-year' }])
  })
  test('as in the United States where the clock is theirs', () => {
    const reading = read('3/4/25, 9:29 PM - Ana: hi\n')
    expect(reading.turns[0]?.at).toBe('2025-03-04T21:29:00')
    expect(reading.notices[0]?.detail).toBe('month-day-year')
  })
  test('with two digits everywhere the year may come first', () => {
    expect(days(chat('25/03/04', '25/03/28', '25/04/01'))).toEqual(['2025-03-04', '2025-03-28', '2025-04-01'])
  })
  test('a day that does not exist has no time, and that is said', () => {
    const reading = chat('28/03/2025', '31/02/2025')
    expect(days(reading)).toEqual(['2025-03-28', undefined])
    expect(reading.notices).toEqual([{ code: 'read/date-not-understood', line: 2, count: 1 }])
  })
})

describe('what is not a person speaking', () => {
  test('lines without a name are events, in their place', () => {
    const { turns, events } = read(
      '28/03/2025, 21:00 - Messages and calls are end-to-end encrypted.\n28/03/2025, 21:01 - Ana: hi\n28/03/2025, 21:02 - Ana changed the subject from "a: b" to "c: d"\n28/03/2025, 21:03 - Ben: ho\n',
    )
    expect(turns.map(({ speaker }) => speaker)).toEqual(['Ana', 'Ben'])
    expect(events.map(({ text, afterTurn, line }) => [text, afterTurn, line])).toEqual([
      ['Messages and calls are end-to-end encrypted.', 0, 1],
      ['Ana changed the subject from "a: b" to "c: d"', 1, 3],
    ])
  })
  test('on iOS an invisible mark before the words says that the application speaks', () => {
    const { turns, events } = read(
      '[28.03.25, 21:00:00] Ana: \u200eAna changed the group name\n[28.03.25, 21:01:00] Ana: I added you and removed him\n',
    )
    expect(events.map(({ text }) => text)).toEqual(['Ana changed the group name'])
    expect(turns.map(({ text }) => text)).toEqual(['I added you and removed him'])
  })
})

describe('messages whose text the application wrote', () => {
  const one = (body: string): Reading['turns'][number] | undefined =>
    read(`28/03/2025, 21:29 - Ana: ${body}\n`).turns[0]
  const ios = (body: string): Reading['turns'][number] | undefined =>
    read(`[28.03.25, 21:29:00] Ana: ${body}\n`).turns[0]

  test.each([
    'This message was deleted',
    'This message was deleted.',
    'Diese Nachricht wurde gelöscht.',
    'Se eliminó este mensaje.',
    'Ce message a été supprimé',
    'Данное сообщение удалено',
    '此消息已被删除',
    '這則訊息已被刪除',
    'このメッセージは削除されました',
    '삭제된 메시지입니다.',
    'تم حذف هذه الرسالة',
    'הודעה זו נמחקה',
    'Mensagem apagada',
  ])('taken back: %s', (words) => {
    expect(one(words)).toMatchObject({ text: '', deleted: true })
    expect(ios(`\u200e${words}`)).toMatchObject({ text: '', deleted: true })
    expect(one(`${words} yesterday, did you see`)).not.toHaveProperty('deleted')
  })
  test('who took back their own words owns the file', () => {
    const reading = read('28/03/2025, 21:29 - Ana: You deleted this message\n28/03/2025, 21:30 - Ben: hm\n')
    expect(reading.owner).toBe('Ana')
  })
  test.each([
    'fine <This message was edited>',
    'fine \u200e<This message was edited>',
    'fine <Diese Nachricht wurde bearbeitet.>',
    'fine <Se editó este mensaje.>',
    'fine <Ce message a été modifié>',
    'fine <Это сообщение изменено>',
    'fine <此消息已编辑>',
    'fine <このメッセージは編集されました>',
    'fine <تم تعديل هذه الرسالة>',
  ])('edited: %s', (words) => {
    expect(one(words)).toEqual({ speaker: 'Ana', text: 'fine', at: '2025-03-28T21:29:00', line: 1, edited: true })
  })
  test('what a person puts in angle brackets stays', () => {
    expect(one('look at <my edited picture>')?.text).toBe('look at <my edited picture>')
    expect(one('a <b> c')?.text).toBe('a <b> c')
    expect(one('<3')?.text).toBe('<3')
  })
  test.each([
    ['<Media omitted>', 'other', undefined, ''],
    ['<Medien ausgeschlossen>', 'other', undefined, ''],
    ['<Multimedia omitido>', 'other', undefined, ''],
    ['<Без медиафайлов>', 'other', undefined, ''],
    ['<省略影音内容>', 'other', undefined, ''],
    ['IMG-20250328-WA0001.jpg (file attached)', 'image', 'IMG-20250328-WA0001.jpg', ''],
    ['IMG-20250328-WA0001.jpg (liitetty tiedosto)\nfrom the pier', 'image', 'IMG-20250328-WA0001.jpg', 'from the pier'],
    ['PTT-20250328-WA0002.opus (Datei angehängt)', 'audio', 'PTT-20250328-WA0002.opus', ''],
    ['STK-20250328-WA0003.webp (archivo adjunto)', 'sticker', 'STK-20250328-WA0003.webp', ''],
    ['Contract final.pdf (file attached)', 'document', 'Contract final.pdf', ''],
    ['Ben.vcf (file attached)', 'contact', 'Ben.vcf', ''],
  ])('a file, Android: %s', (words, kind, name, text) => {
    expect(one(words)).toMatchObject({ text, attachments: [name === undefined ? { kind } : { name, kind }] })
  })
  test.each([
    ['\u200e<attached: 00000042-PHOTO-2025-03-28-15-13-20.jpg>', 'image', '00000042-PHOTO-2025-03-28-15-13-20.jpg', ''],
    [
      '\u200e<adjunto: 00000043-AUDIO-2025-03-28-15-13-20.opus>',
      'audio',
      '00000043-AUDIO-2025-03-28-15-13-20.opus',
      '',
    ],
    ['see \u200e<已附加: 00000044-report.pdf>', 'document', '00000044-report.pdf', 'see'],
    ['\u200eimage omitted', 'image', undefined, ''],
    ['\u200eBild weggelassen', 'image', undefined, ''],
    ['\u200evídeo omitido', 'video', undefined, ''],
    ['\u200e圖片已略去', 'image', undefined, ''],
    ['\u200eContact card omitted', 'contact', undefined, ''],
  ])('a file, iOS: %s', (words, kind, name, text) => {
    expect(ios(words)).toMatchObject({ text, attachments: [name === undefined ? { kind } : { name, kind }] })
  })
  test('a place, a poll, and nothing at all', () => {
    expect(ios('\u200eLocation: https://maps.google.com/?q=1.0,2.0')?.attachments).toEqual([{ kind: 'location' }])
    expect(ios('\u200ePOLL:\nWhere?\n\u200eOPTION: here (1 vote)')?.text).toContain('Where?')
    expect(one('')).toEqual({ speaker: 'Ana', text: '', at: '2025-03-28T21:29:00', line: 1 })
  })
  test('words in the middle of a sentence are a person’s own', () => {
    for (const words of [
      'the image omitted something',
      'he said You deleted this message',
      'report.pdf (see attached note)x',
    ]) {
      expect(one(words)).toEqual({ speaker: 'Ana', text: words, at: '2025-03-28T21:29:00', line: 1 })
    }
  })
})

describe('names', () => {
  test.each([
    '🤓',
    '~ Ana',
    '\u202a+49 151 2345678\u202c',
    'Ana-Maria',
    'Ana/Ben',
    'Ana "The Rock" Lopez',
    'Dr. Ana',
    'أنا',
    '李 娜',
  ])('%s', (name) => {
    const reading = read(`28/03/2025, 21:29 - ${name}: hi\n`)
    expect(reading.turns[0]).toMatchObject({ speaker: name, text: 'hi' })
  })
  test('a colon in a name is found when every message has it', () => {
    const text = [1, 2, 3].map((day) => `2${String(day)}/03/2025, 21:29 - Team: Ops: message ${String(day)}\n`).join('')
    expect(read(text).turns.map(({ speaker, text: words }) => [speaker, words])).toEqual([
      ['Team: Ops', 'message 1'],
      ['Team: Ops', 'message 2'],
      ['Team: Ops', 'message 3'],
    ])
  })
})

describe('messages of several lines', () => {
  test('keep their line breaks, blank lines and what looks like a date', () => {
    const body = 'one\n\n2016-04-29 10:30:00\n12:30 Uhr: Treffen\nlast'
    const { turns } = read(`28/03/2025, 21:29 - Ana: ${body}\n\n28/03/2025, 21:30 - Ben: ok\n`)
    expect(turns.map(({ text, line }) => [text, line])).toEqual([
      [body, 1],
      ['ok', 7],
    ])
  })
  test('keep a chat of another notation that was pasted into them', () => {
    const lines = Array.from(
      { length: 20 },
      (_, index) => `28/03/2025, 21:${String(index + 10)} - Ana: line ${String(index)}`,
    )
    const pasted = '[3/28/25, 9:29:05 PM] Carl: not in this chat'
    const { turns } = read(`${lines.join('\n')}\nAna wrote\n${pasted}\n28/03/2025, 21:40 - Ben: ok\n`)
    expect(turns).toHaveLength(21)
    expect(turns[19]?.text).toBe(`line 19\nAna wrote\n${pasted}`)
  })
  test('two exports joined into one file are both read', () => {
    const android = Array.from({ length: 5 }, (_, index) => `1${String(index)}/03/2025, 21:29 - Ana: a${String(index)}`)
    const ios = Array.from(
      { length: 5 },
      (_, index) => `[3/1${String(index + 3)}/25, 9:29:05 PM] Ben: b${String(index)}`,
    )
    const { turns } = read([...android, ...ios].join('\n'))
    expect(turns).toHaveLength(10)
    expect(turns[9]?.at).toBe('2025-03-17T21:29:05')
  })
})

test('lines before the first message are said to belong to nobody', () => {
  const reading = read('the end of a message\n\nand more\n28/03/2025, 21:29 - Ana: hi\n29/03/2025, 21:29 - Ben: ho\n')
  expect(reading.notices).toEqual([{ code: 'read/line-without-turn', line: 1, count: 2 }])
})

test('the name of the file gives the title, and in a chat of two the owner', () => {
  const text = '28/03/2025, 21:29 - Ana: hi\n28/03/2025, 21:30 - Ben: ho\n'
  expect(read(text, 'WhatsApp Chat with Ana.txt')).toMatchObject({ title: 'Ana', owner: 'Ben' })
  expect(read(text, 'WhatsApp-Chat mit Ana (1).zip')).toMatchObject({ title: 'Ana', owner: 'Ben' })
  expect(read(text, '与Ana的 WhatsApp 聊天.txt')).toMatchObject({ title: 'Ana', owner: 'Ben' })
  expect(read(text, 'holiday.txt')).not.toHaveProperty('owner')
})

test.each([
  'An article that mentions 28/03/2025, 21:29 - Ana: hi in a sentence',
  'Meeting notes\n28/03/2025 room 3: talk\nmore\nand more\nand more',
  '2025-03-28 10:30:00 ERROR something happened',
  'hello\nworld',
  '',
])('other texts are not claimed: %s', (text) => {
  expect(whatsapp.canRead({ name: 'x', text })).toBe(false)
})

describe('marks in names', () => {
  test.each([
    ['Hebrew ranks', 'צה"ל רון', 'תצלם לי את השער'],
    ['inches', 'Screen 42" Rio', 'take a picture of the gate'],
    ['inches, and inches in the words', 'Screen 42" Rio', 'mine has 50" too'],
    ['a title', 'D”r Wu', 'take a picture of the gate'],
    ['a quotation in the words', 'Screen 42" Rio', 'she said "take a picture"'],
    ['a mark that closes nowhere', 'Rio "the boat', 'take a picture of the gate'],
    ['Chinese', '小“王', '拍一张大门的照片'],
    ['a name as long as a phone book has', `${'Rio of the long pier '.repeat(9)}North`, 'take a picture'],
  ])('%s', (_what, name, words) => {
    for (const opening of ['28/03/2025, 21:29 - ', '[28/03/2025, 21:29:00] ']) {
      const { turns, events } = read(`${opening}${name}: ${words}\n${opening}Sam: why\n`)
      expect(turns.map(({ speaker, text }) => [speaker, text])).toEqual([
        [name, words],
        ['Sam', 'why'],
      ])
      expect(events).toEqual([])
    }
  })

  test.each([
    'Ana created group "Trip: Rome"',
    'Ana changed the subject from "Trip: Rome" to "Trip: Paris"',
    'Ana hat den Betreff von „Reise: Rom“ zu „Reise: Paris“ geändert',
    'Ana将群名改为“旅行：罗马: 二”',
    'Ana将群名改为"旅行: 罗马"了',
    'אנה שינתה את שם הקבוצה ל"טיול: רומא"',
  ])('but what the application quotes is no name: %s', (told) => {
    const { turns, events } = read(`28/03/2025, 21:29 - ${told}\n28/03/2025, 21:30 - Sam: why\n`)
    expect(turns.map(({ speaker }) => speaker)).toEqual(['Sam'])
    expect(events.map(({ text }) => text)).toEqual([told])
  })

  test('what may have been said by somebody, and is not judged, is told', () => {
    const { notices } = read('28/03/2025, 21:29 - Rio "the boat: she said "go"\n28/03/2025, 21:30 - Sam: why\n')
    expect(notices).toEqual([])
    const unclear = read('28/03/2025, 21:29 - Rio "the boat: come now"\n28/03/2025, 21:30 - Sam: why\n')
    expect(unclear.notices).toEqual([{ code: 'read/line-without-turn', line: 1, count: 1 }])
  })

  test('a long sentence of the application is no name', () => {
    const told = `${'Messages are read by nobody else. '.repeat(4)}Learn more: tap here`
    const { events } = read(`28/03/2025, 21:29 - ${told}\n28/03/2025, 21:30 - Sam: why\n`)
    expect(events.map(({ text }) => text)).toEqual([told])
  })
})
