import { expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { qqText } from '../src/qq-text.js'
import { describeReader, expectAccounted, readWith } from './behaviour.js'

const clock = (index: number): string =>
  `${String(9 + Math.floor(index / 3600))}:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`

describeReader({
  reader: qqText,
  make: (messages) => {
    const numbers = new Map<string, number>()
    const numberOf = (name: string): number => {
      if (!numbers.has(name)) numbers.set(name, 10_000 + numbers.size)
      return numbers.get(name) ?? 0
    }
    return messages
      .map(
        ({ speaker, text }, index) => `2024-01-15 ${clock(index)} ${speaker}(${String(numberOf(speaker))})\n${text}\n`,
      )
      .join('\n')
  },
  records: 'lines',
  skips: { 'unknown fields': 'a text has no fields' },
})

async function read(text: string): Promise<Reading> {
  expect(qqText.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(qqText, text)
  expectAccounted(readings)
  const [reading] = readings
  if (reading === undefined) throw new Error('a reading was expected')
  return reading
}

const HEADING =
  '消息记录（此消息记录为文本格式，不支持重新导入）\n\n================================================================\n消息分组:我的好友\n================================================================\n消息对象:小周\n================================================================\n\n'

test('a private chat: the heading is no message, and gives the title', async () => {
  const reading = await read(
    `${HEADING}2024-01-15 9:05:00 小周\n你好\n第二行\n\n2024-01-15 21:05:00 阿明\n[图片]\n\n2024-01-15 21:06:00 小周\n2024-01-15 21:06:00\n\n`,
  )
  expect(reading.title).toBe('小周')
  expect(reading.turns).toMatchObject([
    { speaker: '小周', text: '你好\n第二行', at: '2024-01-15T09:05:00' },
    { speaker: '阿明', text: '', attachments: [{ kind: 'image' }] },
    { speaker: '小周', text: '2024-01-15 21:06:00' },
  ])
  expect(reading.tally).toMatchObject({ frame: 6, left: 0 })
})

test('a group: titles, numbers, addresses, two people of one name, and the system', async () => {
  const reading = await read(
    [
      '2024-01-15 上午 9:05:00 【群主】小周(10001)\n早\n',
      '2024-01-15 9:06:00 PM 阿明<ming@example.org>\n早\n',
      '2024-01-15 21:07:00 小周(20002)\n我是另一个\n',
      '2024-01-15 21:08:00 系统消息(10000)\n阿明 撤回了一条消息\n',
      '2024-01-15 21:09:00 (o´・ω・`)σ(30003)\n嗨\n',
    ].join('\n'),
  )
  expect(reading.turns.map(({ speaker, at }) => [speaker, at])).toEqual([
    ['小周(10001)', '2024-01-15T09:05:00'],
    ['阿明', '2024-01-15T21:06:00'],
    ['小周(20002)', '2024-01-15T21:07:00'],
    ['(o´・ω・`)σ', '2024-01-15T21:09:00'],
  ])
  expect(reading.events).toMatchObject([{ text: '阿明 撤回了一条消息', afterTurn: 3 }])
})

test('QQChatExporter: names, times and contents on lines of their own', async () => {
  const reading = await read(
    [
      '[QQChatExporter V5 / https://example.org]',
      '[本软件是免费的开源项目]',
      '',
      '===============================================',
      '           QQ聊天记录导出文件',
      '===============================================',
      '',
      '聊天名称: 读书会',
      '聊天类型: 群聊',
      '',
      '[1]',
      '小周:',
      '时间: 2024-01-15 06:15:23',
      '内容: 你好',
      '第二行',
      '',
      '[2]',
      '阿明:',
      '时间: 2024-01-15 06:16:00',
      '内容: [图片: a.jpg]',
      '资源: 1 个文件',
      '  - image: a.jpg',
      '',
      '===============================================',
      '                导出完成',
      '===============================================',
      '总计导出 2 条消息',
    ].join('\n'),
  )
  expect(reading).toMatchObject({
    title: '读书会',
    turns: [
      { speaker: '小周', text: '你好\n第二行', at: '2024-01-15T06:15:23' },
      { speaker: '阿明', text: '[图片: a.jpg]' },
    ],
    notices: [],
  })
})

test.each(['2024-01-15 10:00:00 started\nok\n', '=====\nHarbour news\n=====\n', '2024-01-15 call Anna (10001)\n'])(
  'not QQ: %s',
  (text) => {
    expect(qqText.canRead({ name: '', text })).toBe(false)
  },
)
