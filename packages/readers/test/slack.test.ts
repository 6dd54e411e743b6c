import { expect, test } from 'vitest'
import { readSlackText } from '../src/read-slack-text.js'
import { slackJson } from '../src/slack-json.js'
import { describeReader, readWith, type Said } from './behaviour.js'
import { describeExport, readFiles } from './export-behaviour.js'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const ts = (index: number): string => `${String(1_709_628_000 + index)}.000100`
const day = (messages: readonly object[]): string =>
  `[\n${messages.map((message) => JSON.stringify(message)).join(',\n')}\n]`
const message = (index: number, user: string, text: string, more: object = {}): object => ({
  user,
  type: 'message',
  ts: ts(index),
  ...more,
  text,
})
const make = (said: readonly Said[]): string => {
  const people = [...new Set(said.map(({ speaker }) => speaker))]
  return day(
    said.map(({ speaker, text }, index) =>
      message(index, `U${String(people.indexOf(speaker))}`, escaped(text), { user_profile: { real_name: speaker } }),
    ),
  )
}

describeReader({
  reader: slackJson,
  make,
  records: 'objects',
  skips: {
    'unknown fields': 'messages begin with neither of the names that the test looks for; tested below',
    'cut notice': 'the text is written with entities, which the test does not know',
  },
})

describeExport({
  reader: slackJson,
  messages: 'general/2024-03-05.json',
  make: (said) => ({
    'users.json': JSON.stringify([{ id: 'U0', name: 'anna', profile: { display_name: '', real_name: 'Anna' } }]),
    'channels.json': '[{"id":"C1","name":"general","members":["U0"]}]',
    'general/2024-03-05.json': make(said),
  }),
})

test('names come from the list of people, direct chats are named after their people', async () => {
  const readings = await readFiles({
    'e/users.json': JSON.stringify([
      { id: 'U1', name: 'anna', profile: { display_name: 'Anna E.', real_name: 'Anna Example' } },
      { id: 'U2', name: 'ben', real_name: 'Ben Example' },
    ]),
    'e/dms.json': '[{"id":"D1","members":["U1","U2"]}]',
    'e/channels.json': '[{"id":"C1","name":"harbour"}]',
    'e/integration_logs.json': '[]',
    'e/D1/2024-03-05.json': day([message(1, 'U1', 'hi <@U2>', { newer: { deep: [1] } })]),
    'e/D1/2024-03-06.json': day([message(90_000, 'U2', 'ho', { thread_ts: ts(1) })]),
    'e/harbour/2024-03-05.json': day([message(1, 'U2', 'all')]),
    'e/harbour/2024-03-07.json': '[]',
  })
  expect(
    readings.map(({ title, turns }) => [title, turns.map(({ speaker, text, line }) => [speaker, text, line])]),
  ).toEqual([
    [
      'Anna E., Ben Example',
      [
        ['Anna E.', 'hi @Ben Example', 1],
        ['Ben Example', 'ho', 2],
      ],
    ],
    ['harbour', [['Ben Example', 'all', 1]]],
  ])
  expect(readings[0]?.turns[1]?.replyTo).toBe(0)
  expect(readings[0]?.tally?.frame).toBe(4)
})

test('kinds of messages: programs, passed-on words, joined, edited, files, blocks alone', async () => {
  const [reading] = await readWith(
    slackJson,
    day([
      message(1, 'U1', '<@U1> has joined the channel', { subtype: 'channel_join' }),
      message(2, 'U1', 'This message was deleted.', { subtype: 'tombstone' }),
      message(3, 'U1', '', {
        attachments: [{ is_share: true, author_name: 'Carla', text: 'her &lt;words&gt;' }],
      }),
      {
        type: 'message',
        ts: ts(4),
        subtype: 'bot_message',
        bot_id: 'B1',
        username: 'Robot',
        text: '',
        attachments: [{ title: 'Alarm', text: 'Fire' }],
      },
      message(5, 'U1', 'one', {
        edited: { user: 'U1', ts: ts(6) },
        files: [{ name: 'a.pdf', mimetype: 'application/pdf' }],
      }),
      message(6, 'U1', '', {
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'in blocks ' },
                  { type: 'emoji', name: 'wave' },
                ],
              },
            ],
          },
        ],
      }),
      message(7, 'U1', 'all see', { subtype: 'thread_broadcast', thread_ts: ts(5), root: { text: 'one' } }),
      message(7, 'U1', 'all see', { subtype: 'thread_broadcast', thread_ts: ts(5) }),
    ]),
  )
  expect(reading?.events.map(({ text }) => text)).toEqual(['@U1 has joined the channel', 'This message was deleted.'])
  expect(reading?.turns).toEqual([
    { speaker: 'U1', text: 'her <words>', at: '2024-03-05T08:40:03Z', line: 3, forwardedFrom: 'Carla' },
    { speaker: 'Robot', text: 'Alarm\nFire', at: '2024-03-05T08:40:04Z', line: 4 },
    {
      speaker: 'U1',
      text: 'one',
      at: '2024-03-05T08:40:05Z',
      line: 5,
      attachments: [{ name: 'a.pdf', kind: 'document' }],
      edited: true,
    },
    { speaker: 'U1', text: 'in blocks :wave:', at: '2024-03-05T08:40:06Z', line: 6 },
    { speaker: 'U1', text: 'all see', at: '2024-03-05T08:40:07Z', line: 7, replyTo: 2 },
  ])
  expect(reading?.notices).toEqual([{ code: 'read/duplicate-left-out', count: 1 }])
})

test.each([
  ['<https://a.example|b.example>', 'b.example (https://a.example)'],
  ['<https://a.example>', 'https://a.example'],
  ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ['<#C1|general> <#C2>', '#general #C2'],
  ['<!channel> <!subteam^S1|@crew>', '@channel @crew'],
  ['<@U9|zed> &lt;b&gt; &amp;lt;', '@zed <b> &lt;'],
  ['a < b and c > d', 'a < b and c > d'],
])('marks of Slack: %s', (written, shown) => {
  expect(readSlackText(written, new Map())).toBe(shown)
})
