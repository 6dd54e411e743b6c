import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { twitter } from '../src/twitter.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'
import { describeExport, readFiles } from './export-behaviour.js'

const two = (value: number): string => String(value).padStart(2, '0')
const stamp = (index: number): string =>
  `2024-${two((Math.floor(index / 40_320) % 12) + 1)}-${two((Math.floor(index / 1440) % 28) + 1)}T${two(Math.floor(index / 60) % 24)}:${two(index % 60)}:00.000Z`

function conversation(messages: readonly Said[]): string {
  const list = messages.map(
    ({ speaker, text }, index) =>
      `    {"messageCreate": {"id": "${String(index + 1)}", "senderId": ${JSON.stringify(speaker)}, "createdAt": "${stamp(index)}", "text": ${JSON.stringify(text)}}}`,
  )
  return `window.YTD.direct_messages.part0 = [\n  {"dmConversation": {"conversationId": "1-2", "messages": [\n${list.join(',\n')}\n  ]}}\n]\n`
}

describeReader({ reader: twitter, make: conversation, records: 'objects' })

describeExport({
  reader: twitter,
  make: (messages) => ({
    'data/manifest.js': 'window.__THAR_CONFIG = {"archiveInfo": {}}',
    'data/account.js': 'window.YTD.account.part0 = [{"account": {"username": "ben", "accountId": "2"}}]',
    'data/direct-messages.js': conversation(messages),
  }),
  messages: 'data/direct-messages.js',
})

const post = (members: object): unknown => ({ tweet: { created_at: 'Thu May 14 01:38:56 +0000 2020', ...members } })
const file = (name: string, items: readonly unknown[]): string => `window.YTD.${name}.part0 = ${JSON.stringify(items)};`

async function read(text: string): Promise<Reading> {
  expect(twitter.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(twitter, text)
  expectAccounted(readings)
  const [reading] = readings
  if (reading === undefined) throw new Error('a reading was expected')
  return reading
}

describe('posts', () => {
  test('have their time, words as they were seen, place and pictures', async () => {
    const link = { url: 'https://t.co/a1', expanded_url: 'https://harbour.example/' }
    const picture = { url: 'https://t.co/b2', media_url_https: 'https://p.example/x.jpg', type: 'photo' }
    const { posts } = await read(
      file('tweets', [
        post({
          id_str: '1',
          full_text: 'Tom &amp; I at work &lt;3 https://t.co/a1 https://t.co/b2',
          entities: { urls: [link], media: [picture] },
          extended_entities: { media: [picture, { ...picture, type: 'video' }] },
          place: { full_name: 'Old Harbour' },
        }),
      ]),
    )
    expect(posts).toEqual([
      {
        text: 'Tom & I at work <3 https://harbour.example/',
        at: '2020-05-14T01:38:56Z',
        line: 1,
        media: [
          { name: 'x.jpg', kind: 'image' },
          { name: 'x.jpg', kind: 'video' },
        ],
        place: 'Old Harbour',
      },
    ])
  })

  test('without the record around them, as before 2020, and of the oldest archives', async () => {
    const bare = { id_str: '1', created_at: 'Thu May 14 01:38:56 +0000 2015', full_text: 'bare' }
    expect((await read(file('tweet', [bare]))).posts?.[0]).toMatchObject({ text: 'bare', at: '2015-05-14T01:38:56Z' })
    const old = `Grailbird.data.tweets_2012_05 = \n [ {"id_str": "1", "created_at": "2012-05-03 05:21:50 +0000", "text": "old"} ]`
    expect((await read(old)).posts?.[0]).toMatchObject({ text: 'old', at: '2012-05-03T05:21:50Z' })
  })

  test('that pass on what others wrote are theirs, answers name whom they answer, a thread answers nobody', async () => {
    const { posts = [] } = await read(
      file('tweets', [
        post({ id_str: '1', full_text: 'RT @ana_l: come and see' }),
        post({ id_str: '2', full_text: '@carl yes', in_reply_to_status_id_str: '77', in_reply_to_screen_name: 'carl' }),
        post({ id_str: '3', full_text: 'and more', in_reply_to_status_id_str: '2', in_reply_to_screen_name: 'me' }),
      ]),
    )
    expect(posts.map(({ text, forwardedFrom, inAnswerTo }) => [text, forwardedFrom, inAnswerTo])).toEqual([
      ['come and see', 'ana_l', undefined],
      ['@carl yes', undefined, 'carl'],
      ['and more', undefined, undefined],
    ])
  })

  test('that are long come once, and whole', async () => {
    const start = 'The first of many words about the harbour that do not fit'
    const readings = await readFiles({
      'data/tweets.js': file('tweets', [post({ id_str: '1', full_text: `${start}… https://t.co/zz` })]),
      'data/note-tweet.js': file('note_tweet', [
        { noteTweet: { noteTweetId: '9', createdAt: '2020-05-14T01:38:56.000Z', core: { text: `${start} in one.` } } },
        { noteTweet: { noteTweetId: '8', createdAt: '2020-05-15T01:38:56.000Z', core: { text: 'one of its own' } } },
      ]),
    })
    expect(readings[0]?.posts?.map(({ text }) => text)).toEqual([`${start} in one.`, 'one of its own'])
    expectAccounted(readings)
    expect(readings[0]?.tally).toMatchObject({ found: 3, said: 2, frame: 1 })
  })
})

test('what was liked or searched for is nobody’s word', async () => {
  const liked = await read(file('like', [{ like: { tweetId: '1', fullText: 'somebody else said this' } }]))
  expect(liked).toMatchObject({ turns: [], tally: { found: 1, said: 0, frame: 1 } })
  expect(JSON.stringify(liked)).not.toContain('somebody')
})

test('people are called by the names that the posts know, and the owner is known', async () => {
  const mention = { id_str: '1', screen_name: 'ana_l' }
  const readings = await readFiles({
    'twitter-2024/data/account.js': file('account', [{ account: { username: 'ben', accountId: '2' } }]),
    'twitter-2024/data/tweets.js': file('tweets', [
      post({ id_str: '5', full_text: '@ana_l', entities: { user_mentions: [mention] } }),
    ]),
    'twitter-2024/data/like.js': file('like', [{ like: { tweetId: '1', fullText: 'x' } }]),
    'twitter-2024/data/direct-messages.js': conversation([
      { speaker: '1', text: 'hello' },
      { speaker: '2', text: 'hi' },
    ]),
  })
  expect(readings.map(({ owner }) => owner)).toEqual(['ben', 'ben'])
  expect(readings[1]).toMatchObject({ title: 'ana_l' })
  expect(readings[1]?.turns.map(({ speaker }) => speaker)).toEqual(['ana_l', 'ben'])
})

test('nothing in a file is run, whatever stands behind the sign', async () => {
  const text = 'window.YTD.tweets.part0 = (() => { throw new Error("run") })()'
  expect((await readWith(twitter, text)).flatMap(({ posts = [], turns }) => [...posts, ...turns])).toEqual([])
})
