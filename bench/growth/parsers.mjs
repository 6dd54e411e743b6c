// What readers are made of, each with what it finds hardest over and over.
import { decodeUtf7 } from '../../packages/readers/dist/decode-utf7.js'
import { email } from '../../packages/readers/dist/email.js'
import { htmlToText } from '../../packages/readers/dist/html-to-text.js'
import { textOfElement } from '../../packages/readers/dist/html-parts.js'
import { mbox } from '../../packages/readers/dist/mbox.js'
import { metaHtml } from '../../packages/readers/dist/meta-html.js'
import { paragraphsOfPage } from '../../packages/readers/dist/paragraphs-of-page.js'
import { paragraphsOfWord } from '../../packages/readers/dist/paragraphs-of-word.js'
import { parseHtml } from '../../packages/readers/dist/parse-html.js'
import { pastedChat } from '../../packages/readers/dist/pasted-chat.js'
import { readCsv } from '../../packages/readers/dist/read-csv.js'
import { rtfToText } from '../../packages/readers/dist/rtf-to-text.js'
import { smsXml } from '../../packages/readers/dist/sms-xml.js'
import { telegram } from '../../packages/readers/dist/telegram.js'
import { walkXml } from '../../packages/readers/dist/walk-xml.js'
import { withoutFiles } from '../../packages/readers/dist/without-files.js'
import { filled } from './filled.mjs'

const SIZES = [50_000, 150_000, 450_000]
/** One case for each piece. */
const over = (what, pieces, work, { head = '', sizes = SIZES } = {}) =>
  pieces.map((piece) => ({
    what: `${what}, ${JSON.stringify(piece)} over and over`,
    sizes,
    make: filled(piece, head),
    work,
  }))
const readBy = (reader) => async (text) => {
  reader.canRead({ name: '', text })
  await reader.read({ name: '', text })
}

const MAIL = 'From: Ana <ana@example.org>\nTo: Ben <ben@example.org>\nMIME-Version: 1.0\n'
const DATED = 'From ana@example.org Mon Mar  3 10:00:00 2025\n'
const W = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
const NOBODY = { open: () => undefined, text: () => undefined, close: () => undefined }
const mailbox = (count) =>
  Array.from(
    { length: count },
    (_, index) => `${DATED}${MAIL}Message-ID: <${index}@x>\nSubject: Re: a\n\nFrom x\n>From y\n\n`,
  ).join('')

export const cases = [
  ...over('a table', ['"', 'a","b', '"",', '\n"', '",\n"', 'a"b,', '"\n'], (text) => readCsv(text, () => undefined), {
    head: 'a,b\n',
  }),
  ...over(
    'an XML text',
    ['<a>', '<', '&', '&#1;', ']]>', '<a b="', '<!--', '<a b=1 '],
    (text) => walkXml(text, NOBODY),
    { head: '<r>' },
  ),
  ...over('a page', ['<', '<a', '<div>', '</div>', '&', '&am', '<!--', '<a b="', '<br>', ' ', 'x ', '<p>x'], (text) =>
    textOfElement(parseHtml(text)),
  ),
  ...over(
    'HTML in a mail',
    ['<', '<a ', '<!--', '<script>', '&#', '<p title="', '</', '<blockquote>', '"<p>\''],
    htmlToText,
  ),
  ...over(
    'the body of a mail',
    ['>', '> ', '\n', 'On \n', 'From: a\n', 'wrote:\n', '-----Original Message----- \n', 'a:b\n', ' '],
    readBy(email),
    { head: `${MAIL}Subject: Re: harbour\n\n`, sizes: [25_000, 75_000, 225_000] },
  ),
  ...over('UTF-7', ['+', '+A', '+AGE-', '++'], decodeUtf7),
  ...over(
    'a mail with files',
    ['Content-Transfer-Encoding: base64\n', 'Content-Transfer-Encoding: base64\nContent-Type: a/b\n\n'],
    withoutFiles,
    { sizes: [1_000_000, 3_000_000, 9_000_000] },
  ),
  ...over(
    'a mailbox',
    ['From \n', 'From a@b Mon Mar 3 10:00:00 2025\n', '>From \n', 'From a@b Mon Mar 3 10:00:00 2025\nX: y\n', '\n\n'],
    readBy(mbox),
    { head: `${DATED}X: y\n\n`, sizes: [25_000, 75_000, 225_000] },
  ),
  { what: 'a mailbox of many mails', sizes: [200, 600, 1800], make: mailbox, work: readBy(mbox) },
  ...over(
    'rich text',
    ['{', '}', '\\', '{\\*', "\\'", '\\u1', '\\bin99999999 ', '{\\fonttbl', '\\htmlrtf '],
    rtfToText,
    { head: '{\\rtf1\\fromhtml1 ', sizes: [100_000, 300_000, 900_000] },
  ),
  ...over(
    'a Word document',
    ['<w:p>', '<w:p><w:r><w:t>', '<w:del>', '</w:p>', '&#', '<w:p><w:t>x</w:t></w:p>'],
    paragraphsOfWord,
    { head: W },
  ),
  {
    what: 'a page of a PDF in many pieces',
    sizes: [10_000, 30_000, 90_000],
    make: (count) =>
      Array.from({ length: count }, (_, index) => ({
        text: 'x',
        endsLine: false,
        x: 0,
        y: index % 7,
        width: 5,
        height: 10,
      })),
    work: paragraphsOfPage,
  },
  {
    what: 'a page of Meta that goes very deep',
    sizes: [25_000, 75_000, 225_000],
    make: (count) =>
      `<html><body class="_5vb_">\n<div class="_a6-g">${'<div>'.repeat(count)}${'x '.repeat(count)}</div></body></html>`,
    work: (text) => metaHtml.read({ name: '', text }),
  },
  ...over('a backup of SMS', ['<sms ', 'a="', '&#55357;', '<!--', '<!ENTITY a "&a;&a;">'], readBy(smsXml), {
    head: '<?xml version="1.0"?><smses>',
    sizes: [200_000, 600_000, 1_800_000],
  }),
  ...over(
    'a pasted chat',
    [
      'a\n10:32\n',
      '[a] [',
      'From: a\n',
      'You sent\nEnter\n',
      'a\n—\n',
      'a — 10:32\n[10:33] b\n',
      '<a> b\n* c d\n',
      'a — 10:32\nAttachment file type: x\n',
      '10:32:44 From a:\n\tReacted to "',
    ],
    readBy(pastedChat),
    { sizes: [100_000, 300_000, 900_000] },
  ),
  ...[
    ['{"type":"personal_chat","messages":[', '{"id":'],
    ['{"type":"personal_chat","messages":', '['],
    ['{"type":"personal_chat","messages":[{"id":1},', '"'],
    ['{"type":"personal_chat","messages":[', '{"id":1,"text":"x},'],
    ['{"type":"personal_chat","messages":["', '\\'],
    ['{"type":"personal_chat","messages":[],', '"a\n'],
  ].flatMap(([head, piece]) =>
    over('a Telegram chat', [piece], readBy(telegram), { head, sizes: [200_000, 600_000, 1_800_000] }),
  ),
]
