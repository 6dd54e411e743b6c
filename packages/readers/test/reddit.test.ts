import { describe, expect, test } from 'vitest'
import { reddit } from '../src/reddit.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'
import { describeExport, readFiles } from './export-behaviour.js'

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
const chat = (messages: readonly Said[]): string =>
  `message_id,created_at,updated_at,username,message,thread_parent_message_id,channel_url,subreddit,channel_name,conversation_type\n${messages
    .map(
      ({ speaker, text }, index) =>
        `${String(index)},2024-05-01 10:00:00 UTC,,${cell(speaker)},${cell(text)},,room,,,direct\n`,
    )
    .join('')}`

describeReader({
  reader: reddit,
  make: chat,
  records: 'others',
  frame: 1,
  skips: { 'unknown fields': 'a table has columns; that they may be new and moved is tested below' },
})
describeExport({
  reader: reddit,
  make: (messages) => ({ 'chat_history.csv': chat(messages) }),
  messages: 'chat_history.csv',
})

const table = (head: string, ...rows: readonly string[]): string => `${[head, ...rows].join('\r\n')}\r\n`
const COMMENTS = 'id,permalink,date,ip,subreddit,gildings,link,parent,body,media'
const POSTS = 'id,permalink,date,ip,subreddit,gildings,title,url,body'
const MESSAGES = 'id,permalink,thread_id,date,ip,from,to,subject,body'

describe('posts and comments', () => {
  test('have time and place, and never an address of a device', async () => {
    const readings = await readFiles({
      'comments.csv': table(
        COMMENTS,
        'c1,/r/x/c1,2024-05-02 10:00:00 UTC,192.0.2.7,cranes,0,/r/x,t1,"one, ""two""\r\nthree",',
      ),
      'posts.csv': table(POSTS, 'p1,/r/x/p1,2024-05-01 10:00:00 UTC,192.0.2.7,harbour,0,Which gate?,/r/x,[removed]'),
      'statistics.csv': table('statistic,value', 'account name,mara'),
      'saved_posts.csv': table('id,permalink', 'z,/r/z'),
    })
    expectAccounted(readings)
    expect(readings).toHaveLength(1)
    expect(readings[0]).toMatchObject({
      owner: 'mara',
      posts: [
        { text: 'Which gate?', at: '2024-05-01T10:00:00Z', within: 'r/harbour', deleted: true },
        { text: 'one, "two"\r\nthree', at: '2024-05-02T10:00:00Z', within: 'r/cranes', inAnswerTo: '' },
      ],
    })
    expect(JSON.stringify(readings)).not.toContain('192.0.2.7')
  })
  test('with columns that are new, moved or in capitals', async () => {
    const [reading] = await readWith(
      reddit,
      table('Body,ID,new,Permalink,Date,Subreddit,Parent', 'words,c1,x,/r,2024-05-02 10:00:00 UTC,cranes,t1'),
    )
    expect(reading?.posts).toMatchObject([{ text: 'words', within: 'r/cranes' }])
  })
})

test('messages are conversations; the archive of older ones repeats some', async () => {
  const row = 'm1,/m1,t9,2024-05-05 10:00:00 UTC,,ana,mara,A question,Could you help?'
  const readings = await readFiles({
    'messages.csv': table(
      MESSAGES,
      row,
      'm2,/m2,t9,2024-05-05 11:00:00 UTC,,mara,ana,re: A question,With what?',
      'm3,/m3,t1,2024-05-05 12:00:00 UTC,,carl,mara,Hi,Hello',
    ),
    'messages_archive.csv': table(MESSAGES, row),
    'messages_archive_headers.csv': table(
      'id,permalink,thread_id,date,ip,from,to,subject',
      'm1,/m1,t9,2024-05-05 10:00:00 UTC,,ana,mara,A question',
    ),
  })
  expectAccounted(readings)
  const talks = readings.filter(({ turns }) => turns.length > 0)
  expect(talks.map(({ title }) => title)).toEqual(['A question', 'Hi'])
  expect(talks[0]?.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['ana', 'A question'],
    ['ana', 'Could you help?'],
    ['mara', 'With what?'],
  ])
  expect(
    readings.flatMap(({ notices }) => notices).filter(({ code }) => code === 'read/duplicate-left-out'),
  ).toHaveLength(1)
})

test.each(['id,permalink', 'id,name,date', 'statistic,value', 'From,To,Date,Subject,Content'])(
  'not a table of Reddit: %s',
  (head) => {
    expect(reddit.canRead({ name: '', text: `${head}\n1,2,3,4,5\n` })).toBe(false)
  },
)
