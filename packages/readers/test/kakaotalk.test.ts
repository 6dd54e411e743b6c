import { expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { kakaotalkCsv } from '../src/kakaotalk-csv.js'
import { kakaotalkText } from '../src/kakaotalk-text.js'
import { describeReader, expectAccounted, readWith } from './behaviour.js'

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

describeReader({
  reader: kakaotalkText,
  make: (messages) =>
    messages
      .map(
        ({ speaker, text }, index) =>
          `2024년 1월 15일 오후 ${String((Math.floor(index / 60) % 11) + 1)}:${String(index % 60).padStart(2, '0')}, ${speaker} : ${text}`,
      )
      .join('\n'),
  records: 'lines',
  skips: { 'unknown fields': 'a text has no fields' },
})

describeReader({
  reader: kakaotalkCsv,
  make: (messages) =>
    messages.length === 0
      ? ''
      : [
          'Date,User,Message',
          ...messages.map(
            ({ speaker, text }, index) =>
              `2024-01-15 10:00:${String(index % 60).padStart(2, '0')},${cell(speaker)},${cell(text)}`,
          ),
          '',
        ].join('\n'),
  records: 'others',
  frame: 1,
  skips: { 'unknown fields': 'a table has columns and no fields' },
})

async function read(reader: typeof kakaotalkText, text: string): Promise<Reading> {
  expect(reader.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(reader, text)
  expectAccounted(readings)
  const [reading] = readings
  if (reading === undefined) throw new Error('a reading was expected')
  return reading
}

const SPOKEN = [
  ['Min Kim', 'hello : there\nsecond line', '2024-01-15T00:30:00'],
  ['Jun', 'yes', '2024-01-15T14:37:00'],
]

test.each([
  [
    'Android',
    'Min Kim 2 님과 카카오톡 대화\n저장한 날짜 : 2024년 1월 16일 오전 9:00\n\n2024년 1월 15일 오전 12:30\n2024년 1월 15일 오전 12:30, Min Kim : hello : there\nsecond line\n2024년 1월 15일 오후 2:37, Jun : yes\n2024년 1월 15일 오후 2:38, Jun님이 나갔습니다.\n',
    'Min Kim',
  ],
  [
    'Android in English',
    'KakaoTalk Chats with Min Kim\nDate Saved : 9:00am, January 16, 2024\n\n12:30am, January 15, 2024, Min Kim : hello : there\nsecond line\n2:37pm, January 15, 2024, Jun : yes\n2:38pm, January 15, 2024, Jun left this chatroom.\n',
    'Min Kim',
  ],
  [
    'Android in English, newer',
    'KakaoTalk Chats with Min Kim\nDate Saved : January 16, 2024 at 9:00\u202fAM\n\nJanuary 15, 2024 at 12:30\u202fAM, Min Kim : hello : there\nsecond line\nJanuary 15, 2024 at 2:37\u202fPM, Jun : yes\nJanuary 15, 2024 at 2:38\u202fPM, Jun left this chatroom.\n',
    'Min Kim',
  ],
  [
    'iOS',
    'Min Kim (4명)과 카카오톡 대화-1.txt\n저장한 날짜 : 2024. 1. 16. 오전 9:00\n\n2024년 1월 15일 월요일\n2024. 1. 15. 오전 12:30, Min Kim : hello : there\nsecond line\n2024. 1. 15. 14:37, Jun : yes\n2024. 1. 15. 오후 2:38: Jun님이 나갔습니다.\n',
    'Min Kim',
  ],
  [
    'iOS in English',
    'KakaoTalk Chats with Min Kim.txt\nDate Saved : Jan 16, 2024, 9:00 AM\n\nMonday, January 15, 2024\nJan 15, 2024, 12:30 AM, Min Kim : hello : there\nsecond line\nJan 15, 2024, 2:37 PM, Jun : yes\nJan 15, 2024, 2:38 PM: Jun left this chatroom.\n',
    'Min Kim',
  ],
  [
    'Windows',
    '\ufeffMin Kim with KakaoTalk Chats\r\nDate Saved : 2024-01-16 09:00:00\r\n\r\n--------------- 2024년 1월 15일 월요일 ---------------\r\n[Min Kim] [오전 12:30] hello : there\nsecond line\r\n[Jun] [오후 2:37] yes\r\nJun님이 나갔습니다.\r\n',
    'Min Kim',
  ],
  [
    'Windows in English',
    'Min Kim with KakaoTalk Chats\nDate Saved : 2024-01-16 09:00:00\n\n--------------- Monday, January 15, 2024 ---------------\n[Min Kim] [12:30 AM] hello : there\nsecond line\n[Jun] [2:37 PM] yes\n',
    'Min Kim',
  ],
])('%s', async (version, text, title) => {
  const reading = await read(kakaotalkText, text)
  expect(reading.title).toBe(title)
  const spoken = reading.turns.map(({ speaker, text: words, at }) => [speaker, words, at])
  expect(spoken).toEqual(SPOKEN)
  expect(reading.events).toHaveLength(version === 'Windows in English' ? 0 : 1)
  expect(reading.tally?.left).toBe(0)
})

test('on Windows, who joins and leaves stands on a line of its own; other lines go on with the message', async () => {
  const { turns, events } = await read(
    kakaotalkText,
    'Pier with KakaoTalk Chats\nDate Saved : 2024-01-16 09:00:00\n\n--------------- Monday, January 15, 2024 ---------------\n[Ana] [12:30 AM] hello\nthe bus has left\nOla joined this chatroom.\n[Jun] [2:37 PM] yes\n',
  )
  expect(turns.map(({ text }) => text)).toEqual(['hello\nthe bus has left', 'yes'])
  expect(events.map(({ text }) => text)).toEqual(['Ola joined this chatroom.'])
})

test('pictures, files, what was deleted, and calls', async () => {
  const head = '방 3 님과 카카오톡 대화\n저장한 날짜 : 2024년 1월 16일 오전 9:00\n'
  const bodies = [
    '사진',
    '사진 3장',
    '<사진 읽지 않음>',
    '이모티콘',
    '파일: plan.pdf',
    '삭제된 메시지입니다.',
    '보이스톡 해요',
    '',
  ]
  const reading = await read(
    kakaotalkText,
    head + bodies.map((body, index) => `2024년 1월 15일 오전 9:0${String(index)}, 민 : ${body}`).join('\n'),
  )
  expect(reading.turns).toMatchObject([
    { text: '', attachments: [{ kind: 'image' }] },
    { text: '', attachments: [{ kind: 'image' }] },
    { text: '', attachments: [{ kind: 'image' }] },
    { text: '', attachments: [{ kind: 'sticker' }] },
    { text: '', attachments: [{ kind: 'document', name: 'plan.pdf' }] },
    { text: '', deleted: true },
    { text: '' },
  ])
  expect(reading.events).toMatchObject([{ text: '보이스톡 해요' }])
})

test('a table of a Mac: lines without a date go on with the row above', async () => {
  const reading = await read(
    kakaotalkCsv,
    'Date,User,Message\n2024-01-15 10:00:00,"민","see https://example.org, please"\nand this, too\n2024-01-15 10:01:00,"준","사진"\n2024-01-15 10:02:00,"준","준님이 나갔습니다."\n',
  )
  expect(reading.turns).toMatchObject([
    { speaker: '민', text: 'see https://example.org, please\nand this, too', at: '2024-01-15T10:00:00' },
    { speaker: '준', text: '', attachments: [{ kind: 'image' }] },
  ])
  expect(reading.events).toHaveLength(1)
})

test.each(['2024년 1월 15일\n오늘은 좋은 날이었다.\n', '[note] [10:00] swimming\n', 'January 15, 2024\nDear Min,\n'])(
  'not KakaoTalk: %s',
  (text) => {
    expect(kakaotalkText.canRead({ name: '', text })).toBe(false)
  },
)
