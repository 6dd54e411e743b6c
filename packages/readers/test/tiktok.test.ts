import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { tiktok } from '../src/tiktok.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'
import { describeExport } from './export-behaviour.js'

const two = (value: number): string => String(value).padStart(2, '0')
const stamp = (index: number): string =>
  `2024-${two((Math.floor(index / 40_320) % 12) + 1)}-${two((Math.floor(index / 1440) % 28) + 1)} ${two(Math.floor(index / 60) % 24)}:${two(index % 60)}:00`
const download = (messages: readonly Said[]): string => {
  const list = messages.map(
    ({ speaker, text }, index) =>
      `    {"Date": "${stamp(index)}", "From": ${JSON.stringify(speaker)}, "Content": ${JSON.stringify(text)}}`,
  )
  return `{\n "Direct Messages": {"Chat History": {"ChatHistory": {\n  "Chat History with Anna:": [\n${list.join(',\n')}\n  ]\n }}}\n}\n`
}

describeReader({
  reader: tiktok,
  make: download,
  records: 'objects',
  skips: { 'unknown fields': 'fields of a newer version are tested below' },
})
describeExport({
  reader: tiktok,
  make: (messages) => ({ 'user_data_tiktok.json': download(messages) }),
  messages: 'user_data_tiktok.json',
})

async function read(content: unknown): Promise<readonly Reading[]> {
  const text = JSON.stringify(content)
  expect(tiktok.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(tiktok, text)
  expectAccounted(readings)
  return readings
}

const CHAT = [
  { Date: '2024-05-02 10:01:00', From: 'ben', Content: 'What for?', newer: 1 },
  { Date: '2024-05-02 10:00:00 UTC', From: 'ana', Content: 'Could you film it?' },
]

describe('sections have another name and place every year', () => {
  test.each([
    [
      'of old',
      {
        Activity: { 'Video Browsing History': {} },
        'Direct Messages': { 'Chat History': { ChatHistory: { 'Chat History with ana:': CHAT } } },
      },
    ],
    [
      'later',
      {
        'Your Activity': { 'Watch History': {} },
        'Direct Message': { 'Direct Messages': { ChatHistory: { 'Chat History with ana:': CHAT } } },
      },
    ],
    [
      'now',
      {
        'Likes and Favorites': {},
        'Tiktok Live': null,
        'Direct Message': { ChatHistory: { 'Chat History with ana': CHAT } },
      },
    ],
  ])('%s', async (_when, content) => {
    const [talk] = await read(content)
    expect(talk).toMatchObject({ title: 'ana', owner: 'ben' })
    expect(talk?.turns.map(({ speaker, at }) => [speaker, at])).toEqual([
      ['ana', '2024-05-02T10:00:00Z'],
      ['ben', '2024-05-02T10:01:00Z'],
    ])
  })
})

test('comments and one’s own films are posts; what was watched is not', async () => {
  const [own, ...others] = await read({
    'Profile And Settings': { 'Profile Info': { ProfileMap: { userName: 'mara' } } },
    Comment: {
      Comments: {
        CommentsList: [
          { date: '2024-05-04 10:00:00', comment: 'I work there' },
          { Date: '2024-05-03 10:00:00', Comment: 'so early' },
        ],
      },
    },
    Post: {
      Posts: {
        VideoList: [
          { Date: '2024-05-05 10:00:00', Link: 'x', Title: 'Crane', Location: 'Pier', WhoCanView: 'Everyone' },
        ],
      },
    },
    'Your Activity': { 'Watch History': { VideoList: [{ Date: '2024-05-06 10:00:00', Link: 'y' }] } },
    'Direct Messages': null,
  })
  expect(others).toEqual([])
  expect(own?.owner).toBe('mara')
  expect(own?.posts).toEqual([
    { text: 'so early', at: '2024-05-03T10:00:00Z', line: 2, inAnswerTo: '' },
    { text: 'I work there', at: '2024-05-04T10:00:00Z', line: 1, inAnswerTo: '' },
    {
      text: 'Crane',
      at: '2024-05-05T10:00:00Z',
      line: 1,
      media: [{ kind: 'video' }],
      place: 'Pier',
      audience: 'everyone',
    },
  ])
})

test.each(['{"Direct Messages": {}}', '{"Comments": []}', '[]', '{"a": "Watch History"}'])(
  'not a download of TikTok: %s',
  (text) => {
    expect(tiktok.canRead({ name: '', text })).toBe(false)
  },
)
