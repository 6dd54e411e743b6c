import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { docx } from '../src/docx.js'
import { readers } from '../src/index.js'
import { paragraphsOfPage, type PageItem } from '../src/paragraphs-of-page.js'
import { paragraphsOfWord } from '../src/paragraphs-of-word.js'
import { pdf } from '../src/pdf.js'
import { expectAccounted, type Said } from './behaviour.js'
import { describeExport, readFiles, type Files } from './export-behaviour.js'

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)

/** A line of a page: its size, how far it stands below the one before, and its words. */
type Line = readonly [size: number, gap: number, words: string]

/** Writes a PDF with a page for each list of lines. */
function makePdf(pages: readonly (readonly Line[])[], title?: string): Uint8Array {
  const objects = ['', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>']
  const kids = pages.map((lines) => {
    let y = 800
    const words = lines.map(([size, gap, text]) => {
      y -= gap
      return `/F1 ${String(size)} Tf 1 0 0 1 60 ${String(y)} Tm (${text.replace(/[\\()]/gu, '\\$&')}) Tj`
    })
    const content = `BT\n${words.join('\n')}\nET`
    objects.push(`<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(objects.length)} 0 R >>`,
    )
    return `${String(objects.length)} 0 R`
  })
  objects[0] = '<< /Type /Catalog /Pages 2 0 R >>'
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${String(kids.length)} >>`
  if (title !== undefined) objects.push(`<< /Title (${title}) >>`)
  let out = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = out.length
    out += `${String(index + 1)} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const info = title === undefined ? '' : ` /Info ${String(objects.length)} 0 R`
  out += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R${info} >>\nstartxref\n${String(out.length)}\n%%EOF\n`
  return latin1(out)
}

async function read(bytes: Uint8Array, text = ''): Promise<Reading> {
  const [reading] = await pdf.read({ name: 'a.pdf', text, bytes })
  if (reading === undefined) throw new Error('a reading was expected')
  expectAccounted([reading])
  return reading
}

const OFFER: readonly Line[] = [
  [18, 0, 'Remote researcher'],
  [11, 30, 'We look for people who write well and who know'],
  [11, 14, 'the coast. You choose your own hours.'],
  [11, 28, 'Write to Dana today.'],
]

describe('pdf', () => {
  test('is claimed by its own reader alone, as bytes and as text', () => {
    for (const source of [
      { name: 'x', text: '', bytes: makePdf([OFFER]) },
      { name: 'x', text: Buffer.from(makePdf([OFFER])).toString('latin1') },
    ])
      expect(
        readers.filter((reader) => reader.id !== 'plain-text' && reader.canRead(source)).map(({ id }) => id),
      ).toEqual(['pdf'])
    for (const text of ['', 'see %PDF-1.4', 'PDF'])
      expect(pdf.canRead({ name: 'x', text, bytes: latin1(text) })).toBe(false)
  })

  test('is a text of one voice, paragraph by paragraph, with the page of each', async () => {
    const reading = await read(makePdf([OFFER, [[11, 0, 'Tell nobody yet.']]], 'Remote researcher'))
    expect(reading).toEqual({
      format: 'pdf',
      voice: 'offer',
      title: 'Remote researcher',
      turns: [
        { speaker: 'text', text: 'Remote researcher', line: 1 },
        {
          speaker: 'text',
          text: 'We look for people who write well and who know\nthe coast. You choose your own hours.',
          line: 1,
        },
        { speaker: 'text', text: 'Write to Dana today.', line: 1 },
        { speaker: 'text', text: 'Tell nobody yet.', line: 2 },
      ],
      events: [],
      notices: [],
      tally: { unit: 'record', found: 2, said: 2, frame: 0, left: 0 },
    })
  })

  test('tells an article from an offer', async () => {
    const lines = [
      'Police said on Monday that a man was arrested.',
      'Prosecutors said he was charged, the court reported.',
    ]
    expect((await read(makePdf([lines.map((words): Line => [11, 14, words])]))).voice).toBe('account')
  })

  test('says which page is only a picture, and keeps a title that is none to itself', async () => {
    const reading = await read(makePdf([OFFER, []], 'Microsoft Word - offer.docx'))
    expect(reading.title).toBeUndefined()
    expect(reading.notices).toEqual([{ code: 'read/record-not-understood', line: 2 }])
  })

  test('a table that leads to the wrong place costs no more than what it leads to', async () => {
    const text = Buffer.from(makePdf([OFFER, [[11, 0, 'Tell nobody yet.']]])).toString('latin1')
    // The second page is looked for ahead of time, where a failure could not be caught.
    for (const damaged of [text.replace('\n7 0 obj', '\n8R0 obj'), text.replace('00000 n', '00007 n'), `  ${text}`]) {
      expect(damaged).not.toBe(text)
      expect((await read(latin1(damaged))).turns[0]?.text).toBe('Remote researcher')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })

  test('a file that is cut, damaged or empty costs nothing but itself, and keeps its own bytes', async () => {
    const whole = makePdf([OFFER])
    for (let part = 0; part < 12; part++) await read(whole.slice(0, Math.floor((whole.length * part) / 12)))
    for (let at = 0; at < whole.length; at += 97) {
      const damaged = whole.slice()
      damaged[at] = 0
      await read(damaged)
    }
    await read(whole)
    expect(whole.length).toBeGreaterThan(0)
  })
})

describe('lines of a page', () => {
  const item = (text: string, y: number, more: Partial<PageItem> = {}): PageItem => ({
    text,
    endsLine: false,
    x: 0,
    y,
    width: text.length * 5,
    height: 10,
    ...more,
  })
  test.each([
    ['one line in pieces', [item('a ', 100), item('b', 100, { x: 10 })], ['a b']],
    ['cells of a table', [item('a', 100), item('b', 100, { x: 60 })], ['a b']],
    ['points of a list', [item('• a', 100), item('b', 88), item('• c', 76)], ['• a\nb', '• c']],
    [
      'two columns',
      [item('a', 100), item('b', 88), item('c', 100, { x: 300 }), item('d', 88, { x: 300 })],
      ['a\nb', 'c\nd'],
    ],
    ['a heading', [item('A', 100, { height: 14 }), item('b', 86), item('c', 74)], ['A', 'b\nc']],
    ['nothing', [item('', 10), item('  ', 5)], []],
  ])('%s', (_what, items, paragraphs) => {
    expect(paragraphsOfPage(items)).toEqual(paragraphs)
  })
  test('many pieces are all kept', () => {
    const paragraphs = paragraphsOfPage(Array.from({ length: 100_000 }, (_, index) => item('x', index % 7)))
    expect(paragraphs.join('').replaceAll('\n', '')).toHaveLength(100_000)
  })
})

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`
const document = (...paragraphs: readonly string[]): Files => ({
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'word/document.xml': `<?xml version="1.0"?>\n<w:document ${W}><w:body>\n${paragraphs.join('\n')}\n</w:body></w:document>`,
  'word/media/image1.png': new Uint8Array([0, 1, 2]),
})

describeExport({
  reader: docx,
  make: (messages) => document(...messages.map(({ text }) => paragraph(text))),
  expected: (messages): readonly Said[] => messages.map(({ text }) => ({ speaker: 'text', text })),
  messages: 'word/document.xml',
})

describe('docx', () => {
  test('reads headings, notes and boxes once, and neither comments nor what was crossed out', async () => {
    const box = (name: string): string =>
      `<mc:${name}><w:txbxContent>${paragraph('boxed')}</w:txbxContent></mc:${name}>`
    const readings = await readFiles({
      ...document(
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>An offer</w:t></w:r></w:p>',
        '<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>',
        '<w:p><w:del><w:r><w:delText>never</w:delText><w:t>never</w:t></w:r></w:del><w:ins><w:r><w:t>instead</w:t></w:r></w:ins></w:p>',
        `<w:p><w:r><mc:AlternateContent>${box('Choice')}${box('Fallback')}</mc:AlternateContent></w:r></w:p>`,
        '<w:p><w:r><w:instrText>HYPERLINK never</w:instrText><w:t>link</w:t></w:r></w:p><w:p/>',
      ),
      'word/header1.xml': `<w:hdr ${W}>${paragraph('on every page')}</w:hdr>`,
      'word/header2.xml': `<w:hdr ${W}>${paragraph('on every page')}</w:hdr>`,
      'word/comments.xml': `<w:comments ${W}>${paragraph('never')}</w:comments>`,
    })
    expectAccounted(readings)
    expect(readings).toHaveLength(1)
    expect(readings[0]).toMatchObject({
      title: 'An offer',
      voice: 'offer',
      notices: [{ code: 'read/part-not-read', detail: 'comments' }],
    })
    expect(readings[0]?.turns.map(({ text }) => text)).toEqual([
      'An offer',
      'one\ttwo\nthree',
      'instead',
      'boxed',
      'link',
      'on every page',
    ])
  })

  test('a folder with a file of that name is no document', async () => {
    await expect(readFiles({ 'word/document.xml': '<w:document/>' })).resolves.toEqual([])
    await expect(readFiles({ '[Content_Types].xml': '', 'word/document.xml': 'words' })).resolves.toEqual([])
  })

  test.each([
    ['<w:p>', 0],
    ['<w:p><w:r><w:t>', 0],
    ['<w:del>', 0],
    ['</w:p>', 0],
    ['&#', 0],
    ['<w:p><w:t>x</w:t></w:p>', 13_043],
  ])('hostile input is read to its end, and that it is cut short is said: %s', (bait, count) => {
    const text = `<w:document ${W}>${bait.repeat(Math.floor(300_000 / bait.length))}`
    const { cutShort, paragraphs } = paragraphsOfWord(text)
    expect(cutShort).toBe(true)
    expect(paragraphs).toHaveLength(count)
  })
})
