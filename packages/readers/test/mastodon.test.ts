import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { mastodon } from '../src/mastodon.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'
import { describeExport } from './export-behaviour.js'

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public'
const ME = 'https://harbour.example/users/mara'
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Posts that one named reader could see are messages to them, so that the shared suite can look at them. */
function outbox(messages: readonly Said[]): string {
  const list = messages.map(
    ({ text }, index) =>
      `  {"id": "${ME}/${String(index)}", "type": "Create", "actor": "${ME}", "published": "2024-05-01T10:00:00Z", "to": ["https://o.example/users/ben"], "cc": [], "object": {"type": "Note", "content": ${JSON.stringify(escaped(text))}}}`,
  )
  return `{\n "type": "OrderedCollection",\n "orderedItems": [\n${list.join(',\n')}\n ]\n}\n`
}

const expected = (messages: readonly Said[]): readonly Said[] =>
  messages.map(({ text }) => ({ speaker: 'account', text }))

describeReader({
  reader: mastodon,
  make: outbox,
  expected,
  records: 'objects',
  skips: {
    'cut notice': 'signs are written as pages write them, so the suite cannot find the words that are whole',
  },
})

describeExport({
  reader: mastodon,
  make: (messages) => ({
    'outbox.json': outbox(messages),
    'likes.json': '{"type":"OrderedCollection","orderedItems":[]}',
  }),
  expected,
  messages: 'outbox.json',
})

async function read(items: readonly unknown[]): Promise<readonly Reading[]> {
  const text = JSON.stringify({ type: 'OrderedCollection', totalItems: items.length, orderedItems: items })
  expect(mastodon.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(mastodon, text)
  expectAccounted(readings)
  return readings
}

const note = (members: object, to: readonly string[] = [PUBLIC], cc: readonly string[] = []): unknown => ({
  type: 'Create',
  actor: ME,
  published: '2024-05-01T10:00:00Z',
  to,
  cc,
  object: { type: 'Note', attributedTo: ME, to, cc, ...members },
})

describe('who could see it', () => {
  test.each([
    ['everybody', [PUBLIC], [`${ME}/followers`], 'everyone'],
    ['everybody who looks', [`${ME}/followers`], [PUBLIC], 'everyone'],
    ['followers', [`${ME}/followers`], [], 'followers'],
  ])('%s', async (_who, to, cc, audience) => {
    expect((await read([note({ content: '<p>x</p>' }, to, cc)]))[0]?.posts).toMatchObject([{ text: 'x', audience }])
  })
  test('named people: then it is a message to them', async () => {
    const tag = [{ type: 'Mention', name: '@ben@o.example', href: 'https://o.example/users/ben' }]
    const [reading] = await read([note({ content: '<p>@ben hello</p>', tag }, ['https://o.example/users/ben'])])
    expect(reading).toMatchObject({ title: '@ben@o.example', voice: 'conversation', turns: [{ text: '@ben hello' }] })
    expect(reading?.posts).toBeUndefined()
  })
})

test('warnings, polls, pictures and answers', async () => {
  const [reading] = await read([
    note({ summary: 'work', content: '<p>one<br>two</p><p>three</p>' }),
    note({ content: '<p>Which?</p>', oneOf: [{ name: 'red' }, { name: 'blue' }] }),
    note({
      content: '',
      attachment: [{ mediaType: 'video/mp4', url: '/harbour.example/media_attachments/f/gate.mp4' }],
    }),
    note({ content: 'x', inReplyTo: 'https://o.example/@ben/12' }),
    note({ content: 'y', inReplyTo: `${ME}/statuses/1` }),
    note({ content: 'z', inReplyTo: 'tag:somewhere,2020:1' }),
  ])
  expect(reading?.posts?.map(({ text, media, inAnswerTo }) => [text, media, inAnswerTo])).toEqual([
    ['work\none\ntwo\n\nthree', undefined, undefined],
    ['Which?\nred\nblue', undefined, undefined],
    ['', [{ name: 'gate.mp4', kind: 'video' }], undefined],
    ['x', undefined, '@ben@o.example'],
    ['y', undefined, undefined],
    ['z', undefined, ''],
  ])
})

test('a boost is somebody else’s words, and what is no post is told of', async () => {
  const boost = {
    type: 'Announce',
    published: '2024-05-01T10:00:00Z',
    to: [PUBLIC],
    object: 'https://o.example/users/ben/statuses/1',
  }
  const [reading] = await read([boost, { type: 'Delete', object: 'x' }, note({ content: 'x' })])
  expect(reading?.posts?.map(({ text, forwardedFrom }) => [text, forwardedFrom])).toEqual([
    ['', '@ben@o.example'],
    ['x', undefined],
  ])
  expect(reading?.notices).toEqual([{ code: 'read/record-not-understood', line: 2 }])
})

test('lists of likes and of followers are not an outbox', () => {
  for (const items of [['https://o.example/1'], []])
    expect(
      mastodon.canRead({
        name: '',
        text: JSON.stringify({ type: 'OrderedCollection', orderedItems: items.concat('x') }),
      }),
    ).toBe(false)
})
