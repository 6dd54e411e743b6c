import { expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { lineText } from '../src/line-text.js'
import { describeReader, expectAccounted, readWith } from './behaviour.js'

describeReader({
  reader: lineText,
  make: (messages) =>
    messages
      .map(({ speaker, text }, index) => {
        const minute = String(index % 60).padStart(2, '0')
        return `${String(8 + (Math.floor(index / 60) % 12))}:${minute}\t${speaker}\t${text.includes('\n') ? `"${text}"` : text}`
      })
      .join('\n'),
  records: 'lines',
  skips: { 'unknown fields': 'a text has no fields' },
})

async function read(text: string): Promise<Reading> {
  expect(lineText.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(lineText, text)
  expectAccounted(readings)
  const [reading] = readings
  if (reading === undefined) throw new Error('a reading was expected')
  return reading
}

test.each([
  [
    'Japanese',
    '[LINE] 花子とのトーク履歴\n保存日時：2024/01/16 00:00\n\n2024/01/15(月)\n午前10:00\t花子\tこんにちは\n午後3:05\t太郎\tはい\n',
    '花子',
  ],
  [
    'English',
    '[LINE] Chat history with Hana\nSaved on: 1/16/2024, 00:00\n\nMon, 1/15/2024\n10:00AM\tHana\thello\n3:05PM\tTaro\tyes\n',
    'Hana',
  ],
  [
    'Chinese (Taiwan)',
    '[LINE] 與小花的聊天記錄\n儲存日期：2024/01/16 00:00\n\n2024/01/15（一）\n上午10:00\t小花\t你好\n下午03:05\t阿明\t好\n',
    '小花',
  ],
  [
    'Chinese',
    '[LINE] 小花的聊天记录\n保存日期：2024/01/16 00:00\n\n2024/1/15周一\n10:00\t小花\t你好\n15:05\t阿明\t好\n',
    '小花',
  ],
  [
    'Thai',
    '[LINE] ประวัติการสนทนากับ มานี\nบันทึกวันที่: 2024/01/16 00:00\n\n2024/01/15(จ.)\n10:00\tมานี\tสวัสดี\n15:05\tปิติ\tครับ\n',
    'มานี',
  ],
  ['older', '2024.01.15 Monday\n10:00\tHana\thello\n15:05\tTaro\tyes\n', undefined],
])('%s', async (_language, text, title) => {
  const reading = await read(text)
  expect(reading.title).toBe(title)
  expect(reading.turns.map(({ at }) => at)).toEqual(['2024-01-15T10:00:00', '2024-01-15T15:05:00'])
  expect(reading.tally?.left).toBe(0)
})

test('words of several lines, files, what was taken back, calls and the application', async () => {
  const reading = await read(
    '[LINE] 読書会のトーク履歴\n保存日時：2024/01/16 00:00\n\n2024/01/15(月)\n10:00\t花子\t"一行目\n二行目 ""引用"" です"\n10:01\t太郎\t[写真]\n10:02\t花子\tメッセージの送信を取り消しました\n10:03\t\t次郎がグループに参加しました。\n10:04\t太郎\t☎ 通話時間 1:23\n10:05\t太郎\t"ok"\n24:53\t太郎\t夜\n2024/01/16(火)\n9:00\t花子\tおはよう\n',
  )
  expect(reading.turns).toMatchObject([
    { text: '一行目\n二行目 "引用" です', line: 5 },
    { text: '', attachments: [{ kind: 'image' }] },
    { text: '', deleted: true },
    { text: '"ok"' },
    { text: '夜', at: '2024-01-15T00:53:00' },
    { text: 'おはよう', at: '2024-01-16T09:00:00' },
  ])
  expect(reading.events.map(({ text }) => text)).toEqual(['次郎がグループに参加しました。', '☎ 通話時間 1:23'])
})

test('spaces between the parts: names are told by being seen again', async () => {
  const reading = await read(
    '[LINE] Chat history with Hana Sato\nSaved on: 2024/01/16 00:00\n2024.01.15 Monday\n10:00 Hana Sato hello there\nsecond line\n10:01 Taro yes\n10:02 Hana Sato fine\n10:03 Taro no\n10:04 Jiro joined the group.\n',
  )
  expect(reading.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['Hana Sato', 'hello there\nsecond line'],
    ['Taro', 'yes'],
    ['Hana Sato', 'fine'],
    ['Taro', 'no'],
  ])
  expect(reading.events).toMatchObject([{ text: 'Jiro joined the group.', at: '2024-01-15T10:04:00' }])
})

test.each(['10:00\t11:00\n12:00\t13:00\n', 'Monday\n10:00 swimming\n', '2024/01/15\nWe met.\n', 'LINE chat history\n'])(
  'not LINE: %s',
  (text) => {
    expect(lineText.canRead({ name: '', text })).toBe(false)
  },
)
