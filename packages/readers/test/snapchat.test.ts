import { expect, test } from 'vitest'
import { snapchatJson } from '../src/snapchat-json.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'
import { describeExport } from './export-behaviour.js'

const time = (index: number): string =>
  `${new Date(Date.UTC(2024, 0, 15) + index * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
const make = (messages: readonly Said[]): string =>
  `{"anna": [\n${messages
    .map(({ speaker, text }, index) =>
      JSON.stringify({ From: speaker, 'Media Type': 'TEXT', Created: time(index), Content: text, IsSender: false }),
    )
    .join(',\n')}\n]}\n`

describeReader({
  reader: snapchatJson,
  make,
  records: 'objects',
  skips: { 'unknown fields': 'the suite puts them before an id, which these messages do not have; see below' },
})

describeExport({
  reader: snapchatJson,
  messages: 'mydata~1/json/chat_history.json',
  make: (messages) => ({
    'mydata~1/json/chat_history.json': make(messages),
    'mydata~1/json/account.json': '{"Basic Information": {"Username": "ben"}}',
  }),
})

test('the newest message stands first; groups have a title; what was erased; who the owner is', async () => {
  const text = JSON.stringify({
    mira: [
      { From: 'tom', 'Media Type': 'TEXT', Created: '2024-01-15 10:02:00 UTC', Content: 'yes', IsSender: true },
      { From: 'mira', 'Media Type': 'STATUSERASEDMESSAGE', Created: '2024-01-15 10:01:00 UTC', IsSender: false },
      { From: 'mira', 'Media Type': 'NOTE', Created: '2024-01-15 10:00:00 UTC', Content: '', IsSender: false },
    ],
    'a-b': [
      {
        From: 'ola',
        'Media Type': 'TEXT',
        Created: '2024-01-15 10:00:00 UTC',
        Content: 'hi',
        'Conversation Title': 'Pier',
        IsSender: false,
      },
    ],
  })
  const readings = await readWith(snapchatJson, text)
  expectAccounted(readings)
  expect(readings).toMatchObject([
    {
      title: 'mira',
      owner: 'tom',
      turns: [
        { speaker: 'mira', attachments: [{ kind: 'audio' }], at: '2024-01-15T10:00:00Z' },
        { speaker: 'mira', deleted: true },
        { speaker: 'tom', text: 'yes' },
      ],
    },
    { title: 'Pier', turns: [{ speaker: 'ola', text: 'hi' }] },
  ])
})

test('fields of a newer version are left alone', async () => {
  const talk = [
    { speaker: 'Anna', text: 'hello' },
    { speaker: 'Ben', text: 'hi' },
  ]
  const newer = make(talk).replaceAll('{"From"', '{"new":{"deep":[1,{"x":"}]"}]},"newer":null,"From"')
  const [reading] = await readWith(snapchatJson, newer)
  expect(reading?.turns).toMatchObject(talk)
})

test('older downloads: what was sent and what was received come together again', async () => {
  const text = JSON.stringify({
    'Received Saved Chat History': [
      { From: 'mira', 'Media Type': 'TEXT', Created: '2021-01-15 10:02:00 UTC', Text: 'thanks' },
      { From: 'mira', 'Media Type': 'TEXT', Created: '2021-01-15 10:00:00 UTC', Text: 'open?' },
    ],
    'Sent Saved Chat History': [
      { To: 'mira', 'Media Type': 'TEXT', Created: '2021-01-15 10:01:00 UTC', Text: 'until six' },
    ],
  })
  expect(snapchatJson.canRead({ name: '', text })).toBe(true)
  const [reading] = await readWith(snapchatJson, text)
  expect(reading?.turns.map(({ speaker, text: words }) => [speaker, words])).toEqual([
    ['mira', 'open?'],
    ['Me', 'until six'],
    ['mira', 'thanks'],
  ])
  expect(reading?.owner).toBe('Me')
})

test.each([
  '{"Media Type": "TEXT"}',
  '[{"From": "a", "Media Type": "TEXT", "Created": "x", "IsSender": true}]',
  '{"From": "a", "Created": "x", "IsSender": true}',
])('not of Snapchat: %s', (text) => {
  expect(snapchatJson.canRead({ name: '', text })).toBe(false)
})
