import { describe, expect, test } from 'vitest'
import type { Post } from '@telltale/model'
import { weibo } from '../src/weibo.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'
import { OWNER, postsAsTurns } from './posts-as-turns.js'

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
describeReader({
  reader: postsAsTurns(weibo),
  make: (messages) =>
    `id,bid,正文,位置,日期\n${messages.map(({ text }, index) => `${String(index)},M,${cell(text)},,2024-05-01\n`).join('')}`,
  expected: (messages): readonly Said[] => messages.map(({ text }) => ({ speaker: OWNER, text })),
  records: 'others',
  frame: 1,
  skips: { 'unknown fields': 'a table has columns, which are found by their names' },
})

async function posts(text: string): Promise<readonly Post[]> {
  expect(weibo.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(weibo, text)
  expectAccounted(readings)
  return readings[0]?.posts ?? []
}

describe('what is passed on', () => {
  test('is its author’s where nothing was added, and left out where something was', async () => {
    const head = 'id,bid,正文,日期,是否原创,源用户id,源用户昵称,源微博id,源微博正文'
    expect(
      await posts(
        `${head}\n1,M1,转发微博,2024-05-01,False,7,港口,9,开放日\n2,M2,我也去,2024-05-02,False,7,港口,9,开放日\n3,M3,早,2024-05-03,True,,,,\n`,
      ),
    ).toEqual([
      { text: '开放日', at: '2024-05-01', line: 2, forwardedFrom: '港口' },
      { text: '我也去', at: '2024-05-02', line: 3 },
      { text: '早', at: '2024-05-03', line: 4 },
    ])
  })
  test('stands behind one’s own words in tables of weiboSpider', async () => {
    expect(
      await posts(
        '微博id,微博正文,发布位置,发布时间\nK1,"不错\n原始用户: 港口\n转发内容: 开放日",无,2024-05-01 06:00\nK2,"转发理由:\n原始用户: 港口\n转发内容: 开放日",无,2024-05-02 06:00\n',
      ),
    ).toEqual([
      { text: '不错', at: '2024-05-01T06:00', line: 2 },
      { text: '开放日', at: '2024-05-02T06:00', line: 5, forwardedFrom: '港口' },
    ])
  })
})

test('JSON of both tools', async () => {
  const crawled = {
    user: { screen_name: '小林' },
    weibo: [
      {
        id: 1,
        text: '拍好了',
        created_at: '2024-06-01',
        full_created_at: '2024-06-01 09:00:00',
        attitudes_count: 1,
        pics: 'https://p.example/b.jpg',
        location: '老港',
      },
    ],
  }
  expect(await posts(JSON.stringify(crawled))).toEqual([
    { text: '拍好了', at: '2024-06-01T09:00:00', line: 1, media: [{ name: 'b.jpg', kind: 'image' }], place: '老港' },
  ])
  const spider = {
    user: { nickname: '小林' },
    weibo: [
      {
        id: 'K',
        content: '早班',
        publish_place: '无',
        publish_time: '2023-04-01 05:50',
        original_pictures: '无',
        video_url: '无',
      },
    ],
  }
  expect(await posts(JSON.stringify(spider))).toEqual([{ text: '早班', at: '2023-04-01T05:50', line: 1 }])
})
