import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { readers } from '../src/index.js'
import { decompressRtf } from '../src/decompress-rtf.js'
import { outlookMsg } from '../src/outlook-msg.js'
import { rtfToText } from '../src/rtf-to-text.js'
import { expectAccounted } from './behaviour.js'
import { makeOutlookMessage, packedRichText, type Message } from './make-outlook-message.js'

const LETTER: Message = {
  subject: 'Short notes about your harbour',
  sender: 'Dana Reed',
  address: 'dana@brightwater.example',
  sent: '2025-03-03T08:12:00Z',
}

async function read(bytes: Uint8Array): Promise<Reading> {
  const [reading] = await outlookMsg.read({ name: 'a.msg', text: '', bytes })
  if (reading === undefined) throw new Error('a reading was expected')
  expectAccounted([reading])
  return reading
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('outlook-msg', () => {
  test('is claimed by its own reader alone, and nothing else in the same container is', () => {
    const claims = (bytes: Uint8Array): readonly string[] =>
      readers.filter((reader) => reader.canRead({ name: 'x', text: '', bytes })).map(({ id }) => id)
    expect(claims(makeOutlookMessage({ ...LETTER, body: 'x' }))).toEqual(['outlook-msg'])
    const other = makeOutlookMessage({ ...LETTER, body: 'x' })
    for (let at = 0; at < other.length - 4; at++)
      if (other[at] === 0x5f && other[at + 2] === 0x5f) other[at] = other[at + 2] = 0x41
    expect(claims(other)).toEqual([])
    expect(claims(new Uint8Array())).toEqual([])
  })

  test('says who wrote what and when, with the subject, the mail below it and the names of files', async () => {
    const body =
      'Dear Iwan,\r\nwe pay well.\r\n\r\n-----Original Message-----\r\nFrom: Iwan\r\nSent: Monday\r\nWho are you?\r\n'
    expect(await read(makeOutlookMessage({ ...LETTER, body, files: ['task.pdf', 'map.png'] }))).toEqual({
      format: 'outlook-msg',
      voice: 'conversation',
      title: LETTER.subject,
      turns: [
        { speaker: 'Iwan', text: 'Who are you?' },
        { speaker: 'Dana Reed', at: '2025-03-03T08:12:00Z', text: LETTER.subject, line: 1 },
        {
          speaker: 'Dana Reed',
          at: '2025-03-03T08:12:00Z',
          text: 'Dear Iwan,\r\nwe pay well.',
          attachments: [
            { name: 'task.pdf', kind: 'document' },
            { name: 'map.png', kind: 'image' },
          ],
        },
      ],
      events: [],
      notices: [{ code: 'read/attachment-not-read', count: 2 }],
      tally: { unit: 'record', found: 1, said: 1, frame: 0, left: 0 },
    })
  })

  test('reads the page where there is no plain text, in its own encoding', async () => {
    const page = latin1('<html><body><p>Gr\xfc\xdfe aus dem <b>Hafen</b></p></body></html>')
    const reading = await read(makeOutlookMessage({ ...LETTER, subject: 'Re: x', page, codepage: 1252 }))
    expect(reading.turns.map(({ text }) => text)).toEqual(['Grüße aus dem Hafen'])
  })

  test('reads rich text where there is nothing else, and the page within it', async () => {
    const rich = packedRichText(
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\pard Gr\\'fc\\'dfe\\par an alle\\par}",
    )
    expect((await read(makeOutlookMessage({ ...LETTER, subject: 'Re: x', rich }))).turns[0]?.text).toBe(
      'Grüße\nan alle',
    )
    const page = packedRichText(
      '{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 one &  two{\\*\\htmltag4 <br>}\\htmlrtf \\line\\htmlrtf0 three\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}',
    )
    expect((await read(makeOutlookMessage({ ...LETTER, subject: 'Re: x', rich: page }))).turns[0]?.text).toBe(
      'one & two\nthree',
    )
  })

  test('never calls somebody by what Exchange calls them inside', async () => {
    const address = '/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=1234'
    const reading = await read(makeOutlookMessage({ subject: 'x', address, body: 'y' }))
    expect(reading.turns[0]?.speaker).toBe('sender')
  })

  test('a file that is cut or damaged costs nothing but itself', async () => {
    const whole = makeOutlookMessage({ ...LETTER, body: 'words '.repeat(2000), files: ['a.txt'] })
    for (let part = 0; part <= 16; part++) await read(whole.slice(0, Math.floor((whole.length * part) / 16)))
    for (let at = 0; at < 512; at += 3) {
      const damaged = whole.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0xff
      await read(damaged)
    }
  })
})

describe('rich text', () => {
  test.each([
    ['\\u20320?\\u22909?', '你好'],
    ["{\\uc2\\u228\\'c3\\'a4}x", 'äx'],
    ['a\\~b\\_c\\emdash d\\\\e\\{f\\}', 'a\u00a0b‑c—d\\e{f}'],
    ['{\\*\\unknown never}{\\info{\\title never}}said', 'said'],
    ["{\\fonttbl{\\f1\\fcharset128 x;}}{\\f1 \\'93\\'fa\\'96\\'7b}", '日本'],
    ['{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt link}}', 'link'],
    ['a\\bin3 xyzb', 'ab'],
  ])('%s', (rtf, text) => {
    expect(rtfToText(`{\\rtf1\\ansi ${rtf}}`).text).toBe(text)
  })
  test.each([
    ['{', ''],
    ['}', ''],
    ['\\', '\\'.repeat(500_000)],
    ['{\\*', ''],
    ["\\'", ''],
    ['\\u1', '\u0001'.repeat(333_333)],
    ['\\bin99999999 ', ''],
    ['{\\fonttbl', ''],
    ['\\htmlrtf ', ''],
  ])('hostile input a million characters long: %s', (bait, text) => {
    const found = rtfToText(`{\\rtf1\\fromhtml1 ${bait.repeat(Math.floor(1_000_000 / bait.length))}`).text
    // Compared by hand: a difference of a million characters is nothing to print.
    expect(found === text).toBe(true)
  })
  test('is unpacked with what it repeats, and only up to its end', () => {
    // Seven characters, then one reference: 7 characters from the place where they were put.
    const packed = new Uint8Array([
      0,
      0,
      0,
      0,
      0x40,
      0,
      0,
      0,
      0x4c,
      0x5a,
      0x46,
      0x75,
      0,
      0,
      0,
      0,
      0x80,
      ...latin1('{\\rtf1 '),
      0x0c,
      0xf5,
    ])
    expect(decompressRtf(packed)).toBe('{\\rtf1 {\\rtf1 ')
    expect(decompressRtf(packed.subarray(0, 20))).toBe('{\\r')
    expect(decompressRtf(new Uint8Array(40))).toBe('')
    const liar = packed.slice()
    liar.set([0xff, 0xff, 0xff, 0xff], 4)
    expect(decompressRtf(liar).length).toBeLessThan(300)
  })
})
