import { expect, test } from 'vitest'
import { skypeJson } from '../src/skype-json.js'
import { describeReader, readWith, type Said } from './behaviour.js'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const message = (id: number, name: string | null, content: string, more: object = {}): object => ({
  id: String(1_709_628_000_000 + id),
  displayName: name,
  originalarrivaltime: '2024-03-05T08:40:00.123Z',
  messagetype: 'RichText',
  version: 1,
  conversationid: '8:live:anna',
  from: `8:live:${name ?? 'me'}`,
  properties: null,
  amsreferences: null,
  ...more,
  content,
})
const archive = (...conversations: readonly (readonly object[])[]): string =>
  `{"userId":"8:live:me","exportDate":"2024-03-06T00:00","conversations":[\n${conversations
    .map(
      (messages, index) =>
        `{"id":"8:live:c${String(index)}","displayName":"Chat ${String(index)}","version":1,"properties":{},"threadProperties":null,"MessageList":[\n${messages.map((one) => JSON.stringify(one)).join(',\n')}\n]}`,
    )
    .join(',\n')}\n]}`
const make = (said: readonly Said[]): string =>
  archive(said.map(({ speaker, text }, index) => message(index, speaker, escaped(text))))

describeReader({
  reader: skypeJson,
  make,
  records: 'objects',
  skips: {
    'cut notice': 'the text is written with entities, which the test does not know',
  },
})

test('newest messages stand first in the archive and last here, and answers lead back', async () => {
  const at = (minute: number): object => ({ originalarrivaltime: `2024-03-05T08:${String(minute)}:00Z` })
  const [reading] = await readWith(
    skypeJson,
    archive([
      message(
        3,
        null,
        '<quote author="live:anna" authorname="Anna" timestamp="1" conversation="8:c" messageid="1709628000001"><legacyquote>[1] Anna: </legacyquote>one<legacyquote>\n\n&lt;&lt;&lt; </legacyquote></quote>mine &amp; <b raw_pre="*">bold</b>',
        at(30),
      ),
      message(2, 'Anna', '<partlist type="started"></partlist>', { ...at(20), messagetype: 'Event/Call' }),
      message(1, 'Anna', 'one<e_m a="live:anna" ts_ms="1" ts="1" t="61"></e_m>', at(10)),
    ]),
  )
  expect(reading?.turns).toEqual([
    { speaker: 'Anna', text: 'one', at: '2024-03-05T08:10:00Z', line: 3, edited: true },
    { speaker: 'me', text: 'one\nmine & bold', at: '2024-03-05T08:30:00Z', line: 1, replyTo: 0, quoted: [[0, 3]] },
  ])
  expect(reading?.events).toEqual([{ text: 'Anna Call', at: '2024-03-05T08:20:00Z', line: 2, afterTurn: 1 }])
  expect(reading?.owner).toBe('me')
})

test('files, deleted messages, plain text, and one reading for each conversation', async () => {
  const readings = await readWith(
    skypeJson,
    archive(
      [
        message(
          1,
          'Anna',
          '<URIObject type="Picture.1" uri="x">see <a href="x">x</a><OriginalName v="a.jpg"></OriginalName><FileSize v="1"></FileSize></URIObject>',
          {
            messagetype: 'RichText/UriObject',
          },
        ),
        message(2, 'Anna', '', { properties: { deletetime: '1' } }),
        message(3, 'Anna', 'a < b &amp; c', { messagetype: 'Text' }),
        message(4, 'Anna', 'x\ny <ss type="smile">:)</ss> <at id="8:ben">Ben</at>'),
      ],
      [message(5, 'Ben', 'other')],
    ),
  )
  expect(readings.map(({ title }) => title)).toEqual(['Chat 0', 'Chat 1'])
  expect(readings[0]?.turns.map(({ text, deleted, attachments }) => [text, deleted, attachments])).toEqual([
    ['', undefined, [{ name: 'a.jpg', kind: 'image' }]],
    ['', true, undefined],
    ['a < b &amp; c', undefined, undefined],
    ['x\ny :) Ben', undefined, undefined],
  ])
  expect(readings[1]?.turns.map(({ speaker, text }) => [speaker, text])).toEqual([['Ben', 'other']])
})
