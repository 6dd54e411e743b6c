import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TelltaleError, type Reading } from '@telltale/model'
import { ChatHeader } from '../src/chat-header.js'
import { htmlToText } from '../src/html-to-text.js'
import { readers, readSource } from '../src/index.js'

/** Pieces that texts of every format are made of, so that chance finds the places where readers change their mind. */
const PIECES = [
  '28/03/2025',
  '3/28/25',
  '2025-03-28',
  '٢٨/٣/٢٠٢٥',
  ', ',
  ' ',
  '10:32',
  '9:32:05',
  ' PM',
  '下午',
  '\u202f',
  '\u200e',
  '\u200f',
  '\ufeff',
  ' - ',
  ' – ',
  '[',
  '] ',
  ': ',
  '：',
  'Ana',
  'Ben Li',
  '我',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '<Media omitted>',
  '<attached: a.jpg>',
  '<This message was edited>',
  'This message was deleted',
  'IMG-20250328-WA0001.jpg (file attached)',
  '{',
  '}',
  '"turns"',
  '"messages"',
  ': [',
  '{"speaker": "A", "text": "x"}',
  '{"id":1,"type":"message","text":["a",{"text":"b"}]}',
  '"type": "personal_chat"',
  ',',
  '"',
  '\\',
  'From: a@example.org\n',
  'Subject: x\n',
  'Content-Type: text/html\n',
  'On Fri, Ben wrote:\n',
  '> ',
  '---------- Forwarded message ---------\n',
  '<p>',
  '</p>',
  '&amp;',
  '😀',
  '\ud83d',
  '\u0000',
  '「',
  '」\n- - -\n',
  '** ',
  '**',
  'He said',
  ' you ',
  'Today at ',
]

const texts = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))

function check(reading: Reading): void {
  const { turns, events, notices } = reading
  for (const [index, turn] of turns.entries()) {
    expect(turn.speaker).not.toBe('')
    if (turn.at !== undefined) expect(Number.isNaN(Date.parse(turn.at.replace(/T24/u, 'T00')))).toBe(false)
    let last = 0
    for (const [start, end] of turn.quoted ?? []) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(turn.text.length)
      last = end
    }
    if (turn.replyTo !== undefined) expect(turn.replyTo).toBeLessThan(turns.length)
    if (turn.deleted === true) expect(turn.text).toBe('')
    expect(turn.replyTo).not.toBe(index)
  }
  for (const event of events) expect(event.afterTurn).toBeLessThanOrEqual(turns.length)
  for (const notice of notices) if (notice.line !== undefined) expect(notice.line).toBeGreaterThan(0)
}

test('no text makes any reader fail, and what it gives is sound', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      for (const reader of readers) for (const reading of await reader.read({ name: 'x', text })) check(reading)
      try {
        for (const reading of await readSource({ name: 'x', text })) check(reading)
      } catch (error) {
        if (!(error instanceof TelltaleError) || error.code !== 'read/empty') throw error
      }
    }),
    { numRuns: 1500 },
  )
})

test('a text is claimed by one reader and by plain text, never by two', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const claims = readers.filter((reader) => reader.id !== 'plain-text' && reader.canRead({ name: 'x', text }))
      // A text that opens like JSON and like nothing else may be both forms at once; the first one is asked.
      const ids = claims.map(({ id }) => id).filter((id) => !id.endsWith('-json'))
      expect(ids.length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 1500 },
  )
})

test('the quick way to read the start of a message finds what the thorough way finds', () => {
  const number = (low: number, high: number, pad: boolean): fc.Arbitrary<string> =>
    fc.integer({ min: low, max: high }).map((value) => (pad ? String(value).padStart(2, '0') : String(value)))
  const line = fc
    .tuple(
      fc.boolean(),
      fc.boolean(),
      number(1, 31, false),
      number(1, 31, true),
      fc.constantFrom('2025', '25'),
      fc.constantFrom('/', '.', '-'),
      fc.constantFrom(', ', ' '),
      number(0, 23, true),
      number(0, 59, true),
      fc.constantFrom('', ':07'),
      fc.constantFrom('', ' AM', ' pm', '\u202fPM'),
      fc.constantFrom('Ana: hi', 'Ana "b: c" left', 'no name', 'Ana:', '+1 2: x'),
    )
    .map(([bracket, yearFirst, a, b, year, mark, gap, hour, minute, second, half, rest]) => {
      const date = (yearFirst ? [year, a, b] : [a, b, year]).join(mark)
      const stamp = `${date}${gap}${hour}:${minute}${second}${half}`
      return bracket ? `[${stamp}] ${rest}` : `${stamp} - ${rest}`
    })
  const seen = (text: string): unknown => {
    const header = new ChatHeader()
    if (!header.read(text, 0, text.length)) return undefined
    const { stamp, bodyStart, textStart, nameEnd, shape, comma } = header
    return [
      stamp.first,
      stamp.middle,
      stamp.last,
      stamp.wide,
      stamp.clock,
      stamp.secondsOfDay,
      stamp.unpadded,
      stamp.capitalHalf,
      text.length - bodyStart,
      text.length - textStart,
      nameEnd === -1 ? -1 : text.length - nameEnd,
      shape,
      comma,
    ]
  }
  fc.assert(
    fc.property(line, (text) => {
      // A mark that cannot be seen sends the line the thorough way and changes nothing else.
      expect(seen(`\u200e${text}`)).toEqual(seen(text))
    }),
    { numRuns: 3000 },
  )
})

test('HTML of any kind becomes text of bounded length with sound quotations', () => {
  const html = fc.array(
    fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<blockquote>',
        '</blockquote>',
        '<',
        '>',
        '&lt;',
        '&#x41;',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '"',
        "'",
        'word',
        ' ',
        '\n',
        '<br/>',
        '<td>',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(html, (parts) => {
      const source = parts.join('')
      const { text, quoted } = htmlToText(source)
      expect(text.length).toBeLessThanOrEqual(source.length + 2)
      for (const [start, end] of quoted) {
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 1500 },
  )
})
