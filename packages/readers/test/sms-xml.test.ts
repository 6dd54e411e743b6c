import { expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { smsXml } from '../src/sms-xml.js'
import { withoutPictures } from '../src/without-pictures.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // eslint-disable-next-line no-control-regex -- what cannot stand in XML is written as a number
    .replace(/[\u0000-\u001f]/gu, (character) => `&#${String(character.charCodeAt(0))};`)

const sms = (more: string): string => `  <sms protocol="0" ${more} read="1" />`
const make = (said: readonly Said[]): string =>
  [
    `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>`,
    `<smses count="${String(said.length)}" backup_date="1709628000000" type="full">`,
    ...said.map(({ speaker, text }) =>
      sms(
        `address="+15550100" date="1709628000000" type="1" body="${escaped(text)}" contact_name="${escaped(speaker)}"`,
      ),
    ),
    '</smses>',
  ].join('\n')

describeReader({
  reader: smsXml,
  make,
  records: 'others',
  skips: { 'unknown fields': 'an XML text has attributes; a new one is tested below' },
})

const read = async (...lines: readonly string[]): ReturnType<typeof readWith> =>
  readWith(smsXml, ['<?xml version="1.0"?>', '<smses count="1">', ...lines, '</smses>'].join('\n'))

test('each number is a conversation, whatever its prefix, and what the owner sent is the owner’s', async () => {
  const readings = await read(
    sms('address="+15550100100" date="1709628000000" type="1" body="in" contact_name="Anna" new="x"'),
    sms('address="5550100100" date="1709628001000" type="2" body="out" contact_name="Anna"'),
    sms('address="BANK" date="null" type="1" body="code" contact_name="(Unknown)" subject="null"'),
  )
  expect(
    readings.map(({ title, owner, turns }) => [title, owner, turns.map(({ speaker, text }) => [speaker, text])]),
  ).toEqual([
    [
      'Anna',
      'Me',
      [
        ['Anna', 'in'],
        ['Me', 'out'],
      ],
    ],
    ['BANK', undefined, [['BANK', 'code']]],
  ])
  expect(readings[0]?.turns[0]?.at).toBe('2024-03-05T08:40:00Z')
  expect(readings[1]?.notices).toEqual([{ code: 'read/date-not-understood', line: 3 }])
})

test('an emoji in two halves, line breaks, and quotation marks of both kinds are read', async () => {
  const [reading] = await read(
    sms(`address="1" date="1709628000000" type="1" body='so "nice" &#55357;&#56832;&#10;two &#x1F600; &amp;lt;'`),
  )
  expect(reading?.turns[0]?.text).toBe('so "nice" 😀\ntwo 😀 &lt;')
})

test('drafts and unknown types are left out and never laid in the owner’s mouth', async () => {
  const [reading] = await read(
    sms('address="1" date="1709628000000" type="3" body="draft"'),
    sms('address="1" date="1709628000000" type="0" body="odd"'),
    sms('address="1" date="1709628000000" type="5" body="failed"'),
  )
  expect(reading?.turns.map(({ speaker, text }) => [speaker, text])).toEqual([['Me', 'failed']])
  expect(reading?.notices).toEqual([
    { code: 'read/record-not-understood', line: 1, detail: 'draft' },
    { code: 'read/record-not-understood', line: 2 },
  ])
})

const mms = (attributes: string, parts: string, addresses = ''): string =>
  `  <mms ${attributes}>\n<parts>\n${parts}\n</parts>\n<addrs>\n${addresses}\n</addrs>\n</mms>`

test('picture messages: words and names of files, no layout, and who of a group wrote', async () => {
  const readings = await read(
    sms('address="+15550100100" date="1709628000000" type="1" body="hi" contact_name="Anna"'),
    mms(
      'date="1709628000000" msg_box="1" address="+15550100100~+15550100200" contact_name="Anna, Carla"',
      '<part seq="-1" ct="application/smil" text="&lt;smil/&gt;" />\n<part seq="0" ct="image/jpeg" name="null" cl="a.jpg" data="aGVsbG8=" />\n<part seq="0" ct="text/plain" text="look" />',
      '<addr address="+15550100100" type="137" />\n<addr address="+15550100200" type="151" />',
    ),
    mms('date="1709628001000" msg_box="2" address="+15550100100~+15550100200"', '<part ct="text/plain" text="mine" />'),
    mms(
      'date="1709628001000" msg_box="1" address="+15550100100~+15550100200"',
      '',
      '<addr address="+15550100200" type="137" />',
    ),
  )
  expect(readings.map(({ title }) => title)).toEqual(['Anna', 'Anna, Carla'])
  expect(readings[1]?.turns).toEqual([
    {
      speaker: 'Anna',
      text: 'look',
      at: '2024-03-05T08:40:00Z',
      line: 2,
      attachments: [{ name: 'a.jpg', kind: 'image' }],
    },
    { speaker: 'Me', text: 'mine', at: '2024-03-05T08:40:01Z', line: 3 },
    { speaker: '+15550100200', text: '', at: '2024-03-05T08:40:01Z', line: 4 },
  ])
})

test('calls are events', async () => {
  const [reading] = await readWith(
    smsXml,
    '<?xml version="1.0"?>\n<calls count="2"><call number="1" duration="0" date="1709628000000" type="3" contact_name="Anna" /><call number="1" duration="9" date="1709628000000" type="99" /></calls>',
  )
  expect(reading?.events.map(({ text }) => text)).toEqual(['Anna: missed call'])
  expect(reading?.tally).toEqual({ unit: 'record', found: 2, said: 1, frame: 0, left: 1 })
})

test('a backup that was cut in a picture message keeps what is whole', async () => {
  const readings = await readWith(
    smsXml,
    `<?xml version="1.0"?><smses count="2">\n${sms('address="1" date="1709628000000" type="1" body="whole"')}\n<mms date="1" msg_box="1" address="1"><parts><part ct="image/png" data="${'A'.repeat(5000)}`,
  )
  expect(readings.flatMap(({ turns }) => turns.map(({ text }) => text))).toEqual(['whole'])
  expect(readings.at(-1)?.notices.map(({ code }) => code)).toEqual(['read/record-not-understood', 'read/cut-short'])
})

test.each([
  ['tags', '<sms '],
  ['attributes', 'a="'],
  ['entities', '&#55357;'],
  ['comments', '<!--'],
  ['declared entities', '<!ENTITY a "&a;&a;">'],
])('hostile input makes no message, and that is said: %s', async (_what, bait) => {
  const text = `<?xml version="1.0"?><smses>${bait.repeat(Math.floor(2_000_000 / bait.length))}`
  const readings = await readWith(smsXml, text)
  expectAccounted(readings)
  expect(readings.flatMap(({ turns }) => turns)).toEqual([])
  expect(readings.at(-1)?.notices).toContainEqual({ code: 'read/cut-short' })
})

test('a large backup is read without its pictures, wherever the text is cut', async () => {
  const picture = 'QUJD'.repeat(50)
  const text = [
    '<?xml version="1.0"?><smses count="2">',
    sms('address="1" date="1709628000000" type="1" body="see data=&quot;x&quot; here"'),
    sms(`address="1" date="1709628000000" type="1" body='my data="words" stay'`),
    mms(
      'date="1709628000000" msg_box="1" address="1"',
      `<part ct="image/png" cl="a.png" data="${picture}" />\n<part ct="text/plain" text="look" />`,
    ),
    '</smses>',
  ].join('\n')
  const whole = await readWith(smsXml, text)
  for (const size of [1, 2, 3, 5, 7, 8, 9, 13, 64, 1000]) {
    async function* chunks(): AsyncGenerator<string, void, undefined> {
      for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size))
    }
    expect(await withoutPictures(chunks())).not.toContain('QUJD')
    const readings: Reading[] = []
    for await (const { reading } of smsXml.pieces?.(chunks, '') ?? []) readings.push(reading)
    expect(readings).toEqual(whole)
  }
})
