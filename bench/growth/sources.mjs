// A file of whatever format, from its text to readings: what is looked for in it, by all readers together.
import { readers } from '../../packages/readers/dist/index.js'
import { readSource } from '../../packages/telltale/dist/index.js'
import { filled } from './filled.mjs'

const PIECES = {
  'a pasted chat': 'Lin: hello there\nSam: hi\n',
  'a WhatsApp export': '12/31/23, 9:41 PM - Lin: hello there\n',
  'a WhatsApp export of one message': '12/31/23, 9:41 PM - Lin: hello\nand more\nand more\n',
  'dates that are none': '[99/99/9999, 99:99:99] \n',
  colons: ': : : :\n',
  'one line of colons': 'a: ',
  brackets: '[[[[((((',
  'quoted lines': '> > > > hello\n',
  'mail headers without end': 'Subject: hello\n',
  'a folded mail header without end': 'Subject: hello\n hello\n hello\n',
  'mail parts without end': '--x\nContent-Type: multipart/mixed; boundary=x\n\n',
  'encoded words': '=?utf-8?B?aGVsbG8=?= ',
  'JSON that opens and opens': '[{"a":',
  'JSON strings without end': '"\\"\\\\',
  'a Telegram export': '{"id":1,"type":"message","date":"2024-01-01T10:00:00","from":"Lin","text":"hello"},\n',
  'HTML that opens and opens': '<a <b <!-- ',
  'HTML entities': '&amp;&#x;&lt',
  'white space': ' \t\n',
  'line ends of every kind': '\r\n\r\u2028\u0085',
}
const HEADS = {
  nothing: '',
  'our own JSON': '{"turns": [',
  'a Telegram export': '{"messages": [',
  'a mail': 'From: a@example.org\nTo: b@example.org\nSubject: hello\n\n',
  'a WhatsApp export': '12/31/23, 9:41 PM - Lin: hello\n',
}
const SIZES = [25_000, 75_000, 225_000]

export const cases = [
  ...Object.entries(PIECES).flatMap(([what, piece]) =>
    Object.entries(HEADS).map(([begun, head]) => ({
      what: `${what} behind the head of ${begun}`,
      sizes: SIZES,
      make: filled(piece, head),
      work: async (text) => await readSource({ name: 'a file', text }).catch(() => []),
    })),
  ),
  // Telling whether a file can be read looks at its beginning only, or once at all of it.
  ...readers.flatMap((reader) =>
    Object.entries(PIECES).map(([what, piece]) => ({
      what: `${what}, asked whether it is ${reader.id}`,
      sizes: SIZES,
      make: filled(piece),
      work: (text) => reader.canRead({ name: 'a file', text }),
    })),
  ),
]
