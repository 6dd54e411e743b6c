import { describe, expect, test } from 'vitest'
import type { Reader, Reading } from '@telltale/model'
import { metaHtml } from '../src/meta-html.js'
import { metaJson } from '../src/meta-json.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'
import { describeExport, readFiles } from './export-behaviour.js'

const START = 1_700_000_000_000
/** As these exports write it: every byte of UTF-8 as a character. */
const bytewise = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join('')
const thread = (messages: readonly Said[], more: object = {}): string =>
  `{"participants":[{"name":"Ben"},{"name":"Anna"}],\n"messages":[\n${messages
    .map(({ speaker, text }, index) =>
      JSON.stringify({
        id: index,
        sender_name: bytewise(speaker),
        timestamp_ms: START + index * 1000,
        content: bytewise(text),
      }),
    )
    .join(',\n')}\n],\n"title":"Anna","thread_path":"inbox/anna_1"${Object.entries(more)
    .map(([name, value]) => `,${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join('')}}\n`

describeReader({
  reader: metaJson,
  make: (messages) => (messages.length === 0 ? '' : thread(messages)),
  records: 'objects',
})

describeExport({
  reader: metaJson,
  make: (messages) => ({
    'your_facebook_activity/messages/inbox/anna_1/message_1.json': thread(messages),
  }),
  messages: 'your_facebook_activity/messages/inbox/anna_1/message_1.json',
})

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br />')
const page = (rows: readonly string[], title = 'Anna'): string =>
  `<html><head><title>${title}</title></head><body class="_5vb_">\n<div class="_a6-g"><div class="_a70e">Participants: Ben and Anna</div>\n${rows.join('\n')}\n</div></body></html>\n`
const entry = (name: string, content: string, time: string): string =>
  `<div class="pam _3-95 _a6-g"><div class="_2ph_ _a6-h _a6-i">${escaped(name)}</div><div class="_2ph_ _a6-p"><div><div></div><div>${content}</div><div></div></div></div><div class="_3-94 _a6-o"><a href="https://example.org/t"><div class="_a72d">${time}</div></a></div></div>`
const clock = (index: number): string =>
  `Jan ${String(1 + Math.floor(index / 1440))}, 2024, ${String(Math.floor(index / 60) % 24)}:${String(index % 60).padStart(2, '0')}`

describeReader({
  reader: metaHtml,
  make: (messages) =>
    messages.length === 0
      ? ''
      : page(messages.map(({ speaker, text }, index) => entry(speaker, escaped(text), clock(index % 40_000)))),
  records: 'others',
  skips: { 'unknown fields': 'a page has no fields' },
})

describeExport({
  reader: metaHtml,
  make: (messages) => ({
    'messages/inbox/anna_1/message_1.html': page(
      messages.map(({ speaker, text }, index) => entry(speaker, escaped(text), clock(index))),
    ),
  }),
  messages: 'messages/inbox/anna_1/message_1.html',
})

async function read(reader: Reader, text: string): Promise<Reading> {
  expect(reader.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(reader, text)
  expectAccounted(readings)
  const [reading] = readings
  if (reading === undefined) throw new Error('a reading was expected')
  return reading
}

describe('threads as JSON', () => {
  test('bytes that became characters are mended, and text that is right stays', async () => {
    const reading = await read(
      metaJson,
      JSON.stringify({
        participants: [{ name: bytewise('Zoë') }],
        messages: [
          { sender_name: bytewise('Zoë'), timestamp_ms: START + 1, content: bytewise('café “now” ❤️') },
          { sender_name: 'Zoë', timestamp_ms: START + 2, content: 'déjà “vu”' },
          { sender_name: 'Zoë', timestamp_ms: START + 3, content: 'Ã alone' },
        ],
        title: bytewise('Zoë'),
      }),
    )
    expect(reading.title).toBe('Zoë')
    expect(reading.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Zoë', 'café “now” ❤️'],
      ['Zoë', 'déjà “vu”'],
      ['Zoë', 'Ã alone'],
    ])
  })

  test('what nobody said is an event; files, shares and what was taken back', async () => {
    const at = (seconds: number): number => START + seconds * 1000
    const reading = await read(
      metaJson,
      JSON.stringify({
        participants: [{ name: 'Anna' }, { name: 'Ben' }],
        messages: [
          { sender_name: 'Ben', timestamp_ms: at(11), content: 'Liked a message' },
          { sender_name: 'Anna', timestamp_ms: at(10), content: 'x', is_unsent: true },
          { sender_name: 'Anna', timestamp_ms: at(9), content: 'Anna left the group.', type: 'Unsubscribe' },
          { sender_name: 'Ben', timestamp_ms: at(8), call_duration: 0, missed: true, type: 'Call' },
          {
            sender_name: 'Anna',
            timestamp_ms: at(7),
            content: 'Look at this',
            share: { link: 'https://example.org/a', share_text: 'A headline' },
          },
          {
            sender_name: 'Anna',
            timestamp_ms: at(6),
            content: 'Anna sent an attachment.',
            share: { link: 'https://example.org/b', share_text: 'Another' },
          },
          { sender_name: 'Anna', timestamp_ms: at(5), sticker: { uri: 'messages/stickers_used/1.png' } },
          {
            sender_name: 'Ben',
            timestamp_ms: at(4),
            photos: [{ uri: 'messages/inbox/a/photos/1.jpg' }],
            reactions: [{ reaction: 'x', actor: 'Anna' }],
          },
          { sender_name: 'Ben', timestamp_ms: at(3), content: 'Ben sent an attachment.' },
          { sender_name: 'Ben', timestamp_ms: at(2) },
          null,
          { other: 1 },
        ],
      }),
    )
    expect(reading.turns).toMatchObject([
      { text: '', line: 10 },
      { text: '', attachments: [{ kind: 'image', name: '1.jpg' }] },
      { text: '', attachments: [{ kind: 'sticker', name: '1.png' }] },
      { text: 'Another\nhttps://example.org/b', forwardedFrom: '' },
      { text: 'Look at this\nhttps://example.org/a\nA headline', quoted: [[35, 45]] },
      { text: '', deleted: true },
    ])
    expect(reading.events.map(({ text }) => text)).toEqual([
      'Ben sent an attachment.',
      'Ben missed Call',
      'Anna left the group.',
      'Liked a message',
    ])
    expect(reading.tally).toMatchObject({ found: 12, left: 2 })
  })

  test('a chat with end-to-end encryption', async () => {
    const reading = await read(
      metaJson,
      JSON.stringify({
        participants: ['Anna', 'Ben'],
        threadName: 'Anna',
        messages: [
          {
            senderName: 'Anna',
            text: 'Plans? café',
            timestamp: START,
            type: 'Generic',
            isUnsent: false,
            media: [],
            reactions: [],
          },
          {
            senderName: 'Ben',
            text: '',
            timestamp: START + 1000,
            type: 'Generic',
            isUnsent: false,
            media: [{ uri: './media/a.jpg' }],
          },
          { senderName: 'Ben', text: 'no', timestamp: START + 2000, type: 'Generic', isUnsent: true, media: [] },
        ],
      }),
    )
    expect(reading).toMatchObject({
      title: 'Anna',
      turns: [{ text: 'Plans? café' }, { text: '', attachments: [{ kind: 'image' }] }, { text: '', deleted: true }],
    })
  })
})

describe('the export of an account', () => {
  const part = (title: string, numbers: readonly number[], names = ['Ben', title]): string =>
    JSON.stringify({
      participants: names.map((name) => ({ name })),
      messages: numbers.map((number) => ({
        sender_name: names[number % 2],
        timestamp_ms: START + number * 1000,
        content: `m${String(number)}`,
      })),
      title,
    })

  test('parts count up, threads stay apart, and who is in all of them is the owner', async () => {
    const readings = await readFiles({
      'x/messages/inbox/anna_1/message_10.json': part('Anna', [5, 4]),
      'x/messages/inbox/anna_1/message_1.json': part('Anna', [9, 8, 8]),
      'x/messages/inbox/anna_1/message_2.json': part('Anna', [7, 6]),
      'x/messages/archived_threads/cleo_2/message_1.json': part('Cleo', [1, 0]),
      'x/messages/autofill_information.json': '{"a":1}',
    })
    expect(readings.map(({ title, owner, turns }) => [title, owner, turns.map(({ text }) => text)])).toEqual([
      ['Cleo', 'Ben', ['m0', 'm1']],
      ['Anna', 'Ben', ['m4', 'm5', 'm6', 'm7', 'm8', 'm9']],
    ])
    expect(readings[1]?.notices).toContainEqual({ code: 'read/duplicate-left-out', count: 1 })
  })

  test('a thread that is damaged costs only itself, and a page beside a part is not read twice', async () => {
    const readings = await readFiles({
      'messages/inbox/bad_1/message_1.json': '{this is no JSON',
      'messages/inbox/anna_1/message_1.json': part('Anna', [1, 0]),
      'messages/inbox/anna_1/message_1.html': page([entry('Anna', 'm1', clock(1))]),
    })
    expect(readings.map(({ format, turns }) => [format, turns.length])).toEqual([
      ['meta-json', 2],
      ['meta-json', 0],
    ])
    expectAccounted(readings)
  })
})

describe('threads as pages', () => {
  test.each([
    ['Oct 19, 2019, 2:37 PM', '2019-10-19T14:37:00'],
    ['Oct 19, 2019 at 2:37 PM', '2019-10-19T14:37:00'],
    ['19 Oct 2019, 14:37', '2019-10-19T14:37:00'],
    ['19. Okt. 2019, 14:37', '2019-10-19T14:37:00'],
    ['19/10/2019, 14:37', '2019-10-19T14:37:00'],
  ])('a time as %s', async (time, at) => {
    const reading = await read(metaHtml, page([entry('Anna', 'ping', time)]))
    expect(reading.turns).toMatchObject([{ speaker: 'Anna', text: 'ping', at }])
  })

  test('newest first is turned round; files are named, reactions and links are not words', async () => {
    const section =
      '<section class="_a6-g"><h2 class="_2ph_ _a6-h">Ben</h2><div class="_2ph_ _a6-p"><div>see it<ul class="_a6-q"><li>X Anna</li></ul></div><div><a href="messages/inbox/a/photos/1.jpg"><img src="messages/inbox/a/photos/1.jpg"></a></div></div><footer class="_a6-o"><div class="_a72d">Jan 2, 2024 10:00 am</div></footer></section>'
    const reading = await read(
      metaHtml,
      page([
        section,
        entry('Anna', 'Anna sent an attachment.', 'Jan 1, 2024 10:01 am'),
        entry('Anna', 'hello', 'Jan 1, 2024 10:00 am'),
      ]),
    )
    expect(reading.title).toBe('Anna')
    expect(reading.turns).toMatchObject([
      { speaker: 'Anna', text: 'hello', at: '2024-01-01T10:00:00' },
      { speaker: 'Ben', text: 'see it', at: '2024-01-02T10:00:00', attachments: [{ kind: 'image', name: '1.jpg' }] },
    ])
    expect(reading.events).toHaveLength(1)
  })

  test('a page that goes very deep is read to its end', async () => {
    const deep = `${'<div>'.repeat(200_000)}${'x '.repeat(200_000)}${'</div>'.repeat(200_000)}`
    const rows = [entry('Anna', 'after', 'Jan 1, 2024 10:01 am'), deep, entry('Anna', 'before', 'Jan 1, 2024 10:00 am')]
    expect((await read(metaHtml, page(rows))).turns.map(({ text }) => text)).toEqual(['before', 'after'])
  })
})
