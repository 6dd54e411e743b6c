import { expect, test } from 'vitest'
import { readSource } from '../src/index.js'
import { signalJson } from '../src/signal-json.js'
import { signalText } from '../src/signal-text.js'
import { sigtopText } from '../src/sigtop-text.js'
import { describeReader, readWith, type Said } from './behaviour.js'
import { describeExport, readFiles } from './export-behaviour.js'

const markdown = (said: readonly Said[]): string =>
  said
    .map(
      ({ speaker, text }, index) => `[2024-03-05 10:${String(index % 60).padStart(2, '0')}:00] ${speaker}: ${text}  `,
    )
    .join('\n')

describeReader({
  reader: signalText,
  make: markdown,
  records: 'lines',
  skips: { 'unknown fields': 'a text has no fields' },
})

const json = (said: readonly Said[]): string =>
  said
    .map(({ speaker, text }) =>
      JSON.stringify({
        date: '2024-03-05T10:00:00',
        sender: speaker,
        quote: '',
        sticker: '',
        reactions: [],
        attachments: [],
        body: text,
      }),
    )
    .join('\n')

describeReader({
  reader: signalJson,
  make: json,
  records: 'objects',
  skips: {
    'cut notice': 'the last line has no end of its own, so a text that ends between two lines is whole',
    'unknown fields': 'messages here have neither of the names that the test looks for; tested below',
  },
})

describeExport({
  reader: signalJson,
  messages: 'Anna/data.json',
  make: (said) => ({
    'Anna/data.json': json(said),
    'Anna/chat.md': markdown(said),
    'Anna/index.html': '<html><body><p>the same</p></body></html>',
  }),
})

const sigtop = (said: readonly Said[]): string =>
  [
    'Conversation: Anna (+15550001)',
    '',
    ...said.flatMap(({ speaker, text }) => [
      `From: ${speaker}`,
      'Type: incoming',
      'Sent: Tue, 5 Mar 2024 10:00:00 +0100',
      '',
      text,
      '',
    ]),
  ].join('\n')

describeReader({
  reader: sigtopText,
  make: sigtop,
  records: 'lines',
  skips: {
    'unknown fields': 'a text has no fields',
    accounting: 'the fields of a message are lines of their own, which are no words; the lines are counted below',
  },
})

test('in the text of signal-export quotations, files, stickers, reactions, calls and deleted messages are told apart', async () => {
  const [reading] = await readWith(
    signalText,
    [
      '[2024-03-05 10:00:00] Anna: look ![a.jpg](./media/a.jpg)  ',
      '(- Me: 👍, Ben: ❤ -)',
      '[2024-03-05 10:01:00] Me: ',
      '',
      '> look',
      '> again',
      '',
      'nice  ',
      '[2024-03-05 10:02:00] Anna:   ',
      '(( 😀 ))',
      '[2024-03-05 10:03:00] Anna: (This message was deleted)',
      '[2024-03-05 10:04:00] Anna: Missed voice call  ',
      '[2024-03-05 10:05:00] Anna: [😀](../exported_stickers/p/1.webp)  ',
    ].join('\n'),
  )
  expect(reading?.turns).toEqual([
    {
      speaker: 'Anna',
      text: 'look',
      at: '2024-03-05T10:00:00',
      line: 1,
      attachments: [{ name: 'a.jpg', kind: 'image' }],
    },
    { speaker: 'Me', text: '> look\n> again\n\nnice', at: '2024-03-05T10:01:00', line: 3, quoted: [[0, 14]] },
    { speaker: 'Anna', text: '', at: '2024-03-05T10:02:00', line: 9, attachments: [{ name: '😀', kind: 'sticker' }] },
    { speaker: 'Anna', text: '', at: '2024-03-05T10:03:00', line: 11, deleted: true },
    { speaker: 'Anna', text: '', at: '2024-03-05T10:05:00', line: 13, attachments: [{ name: '😀', kind: 'sticker' }] },
  ])
  expect(reading?.events.map(({ text }) => text)).toEqual(['Anna Missed voice call'])
  expect(reading?.owner).toBe('Me')
  expect(reading?.tally?.found).toBe(11)
})

test('it is asked before WhatsApp', async () => {
  const readings = await readSource({ name: '', text: markdown([{ speaker: 'Anna', text: 'hi' }]) })
  expect(readings.map(({ format }) => format)).toEqual(['signal-text'])
})

test('the text of older versions, without seconds, is known; WhatsApp with the same line is not', () => {
  const can = (text: string): boolean => signalText.canRead({ name: '', text })
  expect(can('[2019-12-24, 12:23] Anna: hi\n[2019-12-24, 12:24] Ben: ho\nthere')).toBe(true)
  expect(can('[2019-12-24 12:23] Anna: hi')).toBe(true)
  expect(can('[2019-12-24 12:23:01] Anna: hi\n[2019-12-24 12:24:01] Ben: ho')).toBe(false)
  expect(can('[24/12/2019, 12:23] Anna: hi')).toBe(false)
})

test('JSON: calls, deleted messages, quotations, files, unknown members, and lines that are broken', async () => {
  const line = (more: object): string =>
    JSON.stringify({ date: '2024-03-05T10:00:00', sender: 'Anna', quote: '', reactions: [], body: 'x  ', ...more })
  const [reading] = await readWith(
    signalJson,
    [
      line({ newer: { deep: [1] } }),
      line({ quote: '\n\n> before\n\n', body: 'after  ' }),
      line({ deleted: true, body: '' }),
      line({ call: true, body: 'Incoming voice call (accepted, 3s)  ' }),
      line({ body: 'Missed call  ' }),
      '{"date": "2024-03-05T10:00:00", "sender": ',
      line({ attachments: [{ name: 'a.pdf', path: 'media/a.pdf' }], sticker: { emoji: '😀' } }),
      '',
    ].join('\n'),
  )
  expect(reading?.turns.map(({ text, quoted, deleted, attachments }) => [text, quoted, deleted, attachments])).toEqual([
    ['x', undefined, undefined, undefined],
    ['> before\n\nafter', [[0, 8]], undefined, undefined],
    ['', undefined, true, undefined],
    [
      'x',
      undefined,
      undefined,
      [
        { name: 'a.pdf', kind: 'document' },
        { name: '😀', kind: 'sticker' },
      ],
    ],
  ])
  expect(reading?.events).toHaveLength(2)
  expect(reading?.notices).toContainEqual({ code: 'read/record-not-understood', line: 6 })
})

test('of each chat of an export the words are read once, from the Markdown where there is no JSON', async () => {
  const said = [{ speaker: 'Anna', text: 'hi' }]
  const readings = await readFiles({
    'out/Anna/data.json': `${json(said)}\n`,
    'out/Anna/chat.md': markdown(said),
    'out/Ben/chat.md': markdown([{ speaker: 'Ben', text: 'ho' }]),
  })
  expect(readings.map(({ format, title, turns }) => [format, title, turns.map(({ text }) => text)])).toEqual([
    ['signal-json', 'Anna', ['hi']],
    ['signal-text', 'Ben', ['ho']],
  ])
})

test('sigtop: quotations, files, edits and kinds that nobody said', async () => {
  const [reading] = await readWith(
    sigtopText,
    [
      'Conversation: Group (group)',
      '',
      'From: Anna (+15550001)',
      'Type: incoming',
      'Sent: Tue, 5 Mar 2024 10:00:00 +0100',
      'Received: Tue, 5 Mar 2024 10:00:01 +0100',
      'Attachment: a.jpg (image/jpeg, 100 bytes)',
      'Reaction: 👍 from You',
      '',
      'one',
      '',
      'two',
      '',
      'From: You',
      'Type: outgoing',
      'Sent: Tue, 5 Mar 2024 10:01:00 +0100',
      '',
      '> From: Anna (+15550001)',
      '> Sent: Tue, 5 Mar 2024 10:00:00 +0100',
      '>',
      '> one',
      '',
      'yes',
      '',
      'From: Anna (+15550001)',
      'Type: incoming',
      'Sent: Tue, 5 Mar 2024 10:02:00 +0100',
      'Edited: 2 versions',
      '',
      '| Version: 2',
      '| Sent: Tue, 5 Mar 2024 10:03:00 +0100',
      '|',
      '| new words',
      '|',
      '| Version: 1',
      '| Sent: Tue, 5 Mar 2024 10:02:00 +0100',
      '|',
      '| old words',
      '',
      'Type: group-v2-change',
      'Sent: Tue, 5 Mar 2024 10:04:00 +0100',
      '',
    ].join('\n'),
  )
  expect(reading?.turns).toEqual([
    {
      speaker: 'Anna',
      text: 'one\n\ntwo',
      at: '2024-03-05T10:00:00+01:00',
      line: 3,
      attachments: [{ name: 'a.jpg', kind: 'image' }],
    },
    { speaker: 'You', text: '> one\n\nyes', at: '2024-03-05T10:01:00+01:00', line: 14, quoted: [[0, 5]] },
    { speaker: 'Anna', text: 'new words', at: '2024-03-05T10:02:00+01:00', line: 25, edited: true },
  ])
  expect(reading?.events.map(({ text }) => text)).toEqual(['group-v2-change'])
  expect(reading?.owner).toBe('You')
  expect(reading?.title).toBe('Group')
  expect(reading?.tally?.left).toBe(0)
})

test('sigtop: every line that is not blank is counted', async () => {
  const [reading] = await readWith(
    sigtopText,
    'what is this\nConversation: Anna\n\nodd\n\nFrom: Anna\nType: incoming\nSent: Tue, 5 Mar 2024 10:00:00 +0100\n\nFrom: nobody\n--- ??? ---\n',
  )
  expect(reading?.turns.map(({ text }) => text)).toEqual(['From: nobody\n--- ??? ---'])
  expect(reading?.notices).toEqual([1, 4].map((line) => ({ code: 'read/line-without-turn', line })))
  expect(reading?.tally).toEqual({ unit: 'line', found: 8, said: 5, frame: 1, left: 2 })
})

test('messages that sigtop wrote, without their heading and with the words in a field, are no mail', async () => {
  const text =
    'From: Ana (+15550100)\nType: incoming\nSent: Mon, 03 Mar 2025 09:12:00 +0100\nReceived: Mon, 03 Mar 2025 09:12:01 +0100\nBody: come to the pier\n\nFrom: You (+15550101)\nType: outgoing\nSent: Mon, 03 Mar 2025 09:13:00 +0100\nBody: no\nsorry\n'
  const [reading] = await readSource({ name: 'x', text })
  expect(reading?.format).toBe('sigtop-text')
  expect(reading?.turns.map((turn) => [turn.speaker, turn.text, turn.at])).toEqual([
    ['Ana', 'come to the pier', '2025-03-03T09:12:00+01:00'],
    ['You', 'no\nsorry', '2025-03-03T09:13:00+01:00'],
  ])
})
