import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import '../src/node.js'
import { pdfFormat } from '../src/pdf/pdf-format.js'
import { PdfFile } from '../src/pdf/pdf-file.js'
import { pagesOf } from '../src/pdf/pages-of.js'
import { changePdf, makePdf, onePage } from './documents/make-pdf.js'
import { isMissing, judged, stands } from './documents/judges.js'
import { photoOf } from './documents/photo.js'

const KEEP = { orientation: true, colour: true, copyright: false } as const
const SAYS = 'BT /F1 14 Tf 20 150 Td (Visible words) Tj ET\n'

/** Everything that is drawn on the pages of a copy, unpacked. */
function drawnIn(bytes: Uint8Array): string {
  return pagesOf(new PdfFile(bytes))
    .map(({ content }) => Buffer.from(content()).toString('latin1'))
    .join('\n')
}

async function clean(bytes: Uint8Array): Promise<Uint8Array> {
  return (await pdfFormat.clean(bytes, KEEP)).bytes
}

async function wordsIn(bytes: Uint8Array): Promise<string> {
  const { texts } = await pdfFormat.read(bytes)
  return texts.flatMap(({ where, text }) => (where === 'document' ? [text] : [])).join('\n')
}

const everything = makePdf(
  {
    ...onePage(SAYS, {
      catalog:
        '/Metadata 20 0 R /OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>> /Names<</EmbeddedFiles<</Names[(a)21 0 R]>>>> /Lang(de-DE) /StructTreeRoot<</Type/StructTreeRoot/K<</Type/StructElem/S/Figure/P 1 0 R/Alt(alternative secret)>>>> /Outlines<</First 26 0 R>>',
      page: '/Annots[23 0 R 24 0 R 25 0 R] /PieceInfo<</SecretApp<</Private(piece secret)>>>> /Thumb 30 0 R /LastModified(D:20240505)',
    }),
    10: '<</Author(Anna Author)/Title(Title secret)/Producer(Maker 1.0)/CreationDate(D:20240505101112Z)/Company(Secret Corp)>>',
    20: [
      '/Type/Metadata/Subtype/XML',
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Xmp Author"/></rdf:RDF></x:xmpmeta>',
    ],
    21: '<</Type/Filespec/F(salary.txt)/EF<</F 22 0 R>>/Desc(described secret)>>',
    22: ['/Type/EmbeddedFile', 'attached secret content'],
    23: '<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(comment secret)/T(Carl Commenter)/M(D:20240606)>>',
    24: '<</Type/Annot/Subtype/Link/Rect[20 140 80 170]/Border[0 0 0]/A<</S/URI/URI(https://secret.example.com/t0ken)>>>>',
    25: '<</Type/Annot/Subtype/Stamp/F 4/Rect[200 20 280 60]/T(Stan Stamper)/AP<</N 27 0 R>>>>',
    26: '<</Title(bookmark secret)/Parent 1 0 R>>',
    27: ['/Type/XObject/Subtype/Form/BBox[0 0 80 40]', '1 0 0 rg 0 0 80 40 re f'],
    30: ['/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', 'x'],
  },
  '/Info 10 0 R /ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]',
)

describe('reading a PDF', () => {
  test('tells what the document says of itself, and what lies in it', async () => {
    const { sightings, texts } = await pdfFormat.read(everything)
    const told = sightings.map(({ sign, label, value }) => `${sign} ${label ?? ''} ${value ?? ''}`)
    for (const wanted of [
      'author PDF Author Anna Author',
      'software PDF Producer Maker 1.0',
      'taken-at PDF CreationDate D:20240505101112Z',
      'author XMP dc:creator Xmp Author',
      'script PDF JavaScript app.alert(1)',
      'embedded-file PDF attachment salary.txt',
      'comment PDF comment (Text) comment secret',
      'author PDF comment author Carl Commenter',
      'external-link PDF link https://secret.example.com/t0ken',
      'edit-history PDF PieceInfo SecretApp',
      'other-metadata PDF bookmark bookmark secret',
      'other-metadata PDF Alt alternative secret',
      'thumbnail PDF page thumbnail ',
      'other-metadata PDF ID 00112233445566778899aabbccddeeff',
    ])
      expect(told).toContain(wanted)
    expect(texts.find(({ where }) => where === 'document')?.text.trim()).toBe('Visible words')
  })

  test('says where each word stands on its page', async () => {
    const { texts, pages } = await pdfFormat.read(everything)
    expect(pages).toEqual([{ width: 600, height: 400 }])
    const [words] = texts
    expect(words?.places?.map(({ start, end }) => words.text.slice(start, end))).toEqual(['Visible', 'words'])
    const [first] = words?.places ?? []
    expect(first?.region.x).toBeGreaterThan(35)
    expect(first?.region.x).toBeLessThan(45)
    expect(first?.region.y).toBeGreaterThan(70)
    expect(first?.region.y).toBeLessThan(90)
  })

  test.each([
    ['white on white', '1 1 1 rg BT /F1 14 Tf 20 100 Td (hidden secret) Tj ET'],
    ['under a black bar', 'BT /F1 14 Tf 20 100 Td (hidden secret) Tj ET 0 0 0 rg 10 92 200 22 re f'],
    ['invisible', 'BT /F1 14 Tf 3 Tr 20 100 Td (hidden secret) Tj ET'],
    ['outside of the page', 'BT /F1 14 Tf 20 -100 Td (hidden secret) Tj ET'],
    ['too small to see', '0.9 g BT /F1 0.3 Tf 20 100 Td (hidden secret) Tj ET'],
  ])('tells words that are %s', async (_way, drawing) => {
    const pdf = makePdf(onePage(SAYS + drawing))
    const { texts, sightings } = await pdfFormat.read(pdf)
    const hidden = texts.filter(({ where }) => where === 'hidden')
    expect(hidden.map(({ text }) => text).join(' ')).toBe('hidden secret')
    expect(sightings.some(({ sign, region }) => sign === 'hidden-text' && region !== undefined)).toBe(true)
    expect(texts.find(({ where }) => where === 'document')?.text.trim()).toBe('Visible words')
  })

  test('tells what an earlier revision showed', async () => {
    const before = makePdf(onePage('BT /F1 14 Tf 20 150 Td (earlier secret) Tj ET'))
    const { texts, sightings } = await pdfFormat.read(changePdf(before, { 4: ['', SAYS] }))
    expect(sightings).toContainEqual({ sign: 'edit-history', label: 'PDF earlier revisions', value: '1' })
    expect(texts.find(({ label }) => label === 'earlier revision')?.text).toBe('earlier secret')
  })

  test('tells layers that are off, and what stands around the document', async () => {
    const layered = makePdf({
      ...onePage(SAYS, { catalog: '/OCProperties<</OCGs[8 0 R]/D<</OFF[8 0 R]>>>>' }),
      8: '<</Type/OCG/Name(draft prices)>>',
    })
    const { sightings } = await pdfFormat.read(Buffer.concat([layered, Buffer.from('PK\u0003\u0004 trailing words')]))
    expect(sightings).toContainEqual({ sign: 'hidden-text', label: 'PDF layer that is off', value: 'draft prices' })
    expect(sightings.some(({ sign }) => sign === 'trailing-data')).toBe(true)
  })
})

describe('cleaning a PDF', () => {
  const secrets = [
    'Anna Author',
    'Title secret',
    'Secret Corp',
    'Maker 1.0',
    'Xmp Author',
    'app.alert',
    'salary.txt',
    'attached secret',
    'described secret',
    'comment secret',
    'Carl Commenter',
    'Stan Stamper',
    't0ken',
    'piece secret',
    'bookmark secret',
    'alternative secret',
    '20240505',
    '00112233445566778899',
  ]

  test('leaves what is seen, and nothing else', async () => {
    const { bytes, removed } = await pdfFormat.clean(everything, KEEP)
    for (const secret of secrets) expect(stands(bytes, secret), secret).toBe(false)
    expect((await wordsIn(bytes)).trim()).toBe('Visible words')
    expect((await pdfFormat.read(bytes)).sightings).toEqual([])
    expect(removed.map(({ value }) => value)).toContain('Carl Commenter')
    // The stamp is drawn; the comment and the link are gone.
    expect(drawnIn(bytes)).toContain('/P0 Do')
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Annot|JavaScript|Metadata|Names|Outlines|StructTree/u)
  })

  test('does not have words looked for that the pages show', async () => {
    const pdf = makePdf({ ...onePage(SAYS), 10: '<</Title(Visible  Words)/Subject(subject secret)>>' }, '/Info 10 0 R')
    const { removed } = await pdfFormat.clean(pdf, KEEP)
    expect(removed.map(({ label, value }) => `${label} ${value ?? ''}`)).toEqual([
      'PDF Title ',
      'PDF Subject subject secret',
    ])
  })

  test('is the same each time', async () => {
    expect(await clean(everything)).toEqual(await clean(everything))
  })

  test('leaves no earlier revision, and no object that nothing leads to', async () => {
    const before = makePdf({ ...onePage('BT /F1 14 Tf 20 150 Td (earlier secret) Tj ET'), 50: '(stray secret)' })
    const copy = await clean(changePdf(before, { 4: ['', SAYS] }))
    expect(stands(copy, 'earlier secret')).toBe(false)
    expect(stands(copy, 'stray secret')).toBe(false)
    expect(Buffer.from(copy).toString('latin1').match(/%%EOF/gu)).toHaveLength(1)
  })

  test('drops remarks, marked words, unknown operators and unused resources from what is drawn', async () => {
    const drawing = `% remark secret\n/Span<</ActualText(actual secret)>> BDC ${SAYS} EMC BX (operand secret) /Name secretop EX`
    const pdf = makePdf({
      ...onePage(drawing, { resources: '/XObject<</Unused 9 0 R>>' }),
      9: ['/Type/XObject/Subtype/Form/BBox[0 0 9 9]', '% unused secret'],
    })
    const copy = await clean(pdf)
    expect(drawnIn(copy)).not.toMatch(/secret/u)
    expect(stands(copy, 'unused secret')).toBe(false)
    expect((await wordsIn(copy)).trim()).toBe('Visible words')
  })

  test('drops what belongs to a layer that is off', async () => {
    const pdf = makePdf({
      ...onePage(`${SAYS} /OC /L1 BDC BT /F1 14 Tf 20 100 Td (layer secret) Tj ET 0 0 50 50 re f EMC`, {
        catalog: '/OCProperties<</OCGs[8 0 R]/D<</OFF[8 0 R]>>>>',
        resources: '/Properties<</L1 8 0 R>>',
      }),
      8: '<</Type/OCG/Name(draft prices)>>',
    })
    const copy = await clean(pdf)
    expect(drawnIn(copy)).not.toContain(Buffer.from('layer secret').toString('hex'))
    expect(stands(copy, 'draft prices')).toBe(false)
  })

  test('cleans the pictures on its pages, and keeps them as they are packed', async () => {
    const photo = photoOf('photo secret')
    const pdf = makePdf({
      ...onePage(`${SAYS} q 100 0 0 60 20 20 cm /Im1 Do Q`, { resources: '/XObject<</Im1 9 0 R>>' }),
      9: [
        '/Type/XObject/Subtype/Image/Width 48/Height 32/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode',
        photo,
      ],
    })
    const { embedded } = await pdfFormat.read(pdf)
    expect(embedded?.map(({ isShown, bytes }) => isShown && stands(bytes, 'photo secret'))).toEqual([true])
    const copy = await clean(pdf)
    expect(stands(copy, 'photo secret')).toBe(false)
    const [before, after] = [await pdfFormat.pixels!(pdf), await pdfFormat.pixels!(copy)]
    expect(Buffer.from(after.data.buffer)).toEqual(Buffer.from(before.data.buffer))
  })

  test('reads and writes what other packings hold', async () => {
    const hex = Buffer.from(SAYS, 'latin1').toString('hex')
    for (const [filter, content] of [
      ['/ASCIIHexDecode', `${hex}>`],
      ['/RunLengthDecode', Buffer.concat([Buffer.from([SAYS.length - 1]), Buffer.from(SAYS), Buffer.from([128])])],
      ['[/ASCIIHexDecode/FlateDecode]', `${deflateSync(Buffer.from(SAYS)).toString('hex')}>`],
    ] as const) {
      const copy = await clean(makePdf({ ...onePage(''), 4: [`/Filter${filter}`, content] }))
      expect((await wordsIn(copy)).trim()).toBe('Visible words')
    }
  })

  test('makes pictures of pages with words that nobody sees, and keeps the words of the others', async () => {
    const pages = onePage('BT /F1 14 Tf 20 100 Td (hidden secret) Tj ET 0 0 0 rg 10 92 200 22 re f')
    const pdf = makePdf({
      ...pages,
      2: '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>',
      6: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 7 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      7: ['', SAYS],
    })
    const { bytes, removed } = await pdfFormat.clean(pdf, KEEP)
    const { texts, pages: sizes } = await pdfFormat.read(bytes)
    expect(sizes).toHaveLength(2)
    expect(texts.map(({ text }) => text.trim())).toEqual(['Visible words'])
    expect(removed).toContainEqual({ sign: 'hidden-text', label: 'PDF words nobody sees', value: 'hidden secret' })
  })

  test('keeps an annotation that covers something, and draws the page where the file does not say how it looks', async () => {
    const covering = (look: string) =>
      makePdf({
        ...onePage(`${SAYS} BT /F1 14 Tf 20 100 Td (under it) Tj ET`, { page: '/Annots[8 0 R]' }),
        8: `<</Type/Annot/Subtype/Square/F 4/Rect[10 92 210 114]/IC[0 0 0]${look}>>`,
        9: ['/Type/XObject/Subtype/Form/BBox[0 0 200 22]', '0 0 0 rg 0 0 200 22 re f'],
      })
    const { texts } = await pdfFormat.read(covering('/AP<</N 9 0 R>>'))
    expect(texts.find(({ where }) => where === 'hidden')?.text).toBe('under it')
    expect(drawnIn(await clean(covering('/AP<</N 9 0 R>>')))).not.toContain(Buffer.from('under it').toString('hex'))
    const drawn = await clean(covering(''))
    expect(await wordsIn(drawn)).toBe('')
    const { data, width } = await pdfFormat.pixels!(drawn)
    expect([...data.slice((195 * width + 100) * 4, (195 * width + 100) * 4 + 3)]).toEqual([0, 0, 0])
  })

  test('refuses a note on the page that is not drawn here', async () => {
    const pdf = makePdf({
      ...onePage(SAYS, { page: '/Annots[8 0 R]' }),
      8: '<</Type/Annot/Subtype/FreeText/F 4/Rect[10 92 210 114]/Contents(a note)/DA(/Helv 12 Tf)>>',
    })
    await expect(clean(pdf)).rejects.toMatchObject({ code: 'media/not-cleanable' })
  })

  test.skipIf(isMissing('exiftool') || isMissing('mat2') || isMissing('qpdf') || isMissing('pdftotext'))(
    'leaves nothing that exiftool and mat2 report, and a file that qpdf and poppler find sound (needs Debian: libimage-exiftool-perl mat2 qpdf poppler-utils)',
    async () => {
      const copy = await clean(everything)
      const tags = judged('exiftool', ['-a', '-G1', '-s', '-PDF:all', '-XMP:all', '@'], copy, 'pdf')
      expect(
        tags.split('\n').map((line) =>
          line
            .split(':')[0]
            ?.replace(/\[PDF\]/u, '')
            .trim(),
        ),
      ).toEqual(['PDFVersion', 'Linearized', 'PageCount', ''])
      expect(judged('mat2', ['--show', '@'], copy, 'pdf')).toMatch(
        /^\[\+\] Metadata for .{1,200}:\s+creation-date: -1\s+format: PDF-1\.7\s+mod-date: -1\s*$/u,
      )
      expect(judged('qpdf', ['--check', '@'], copy, 'pdf')).toContain('No syntax or stream encoding errors found')
      const text = (bytes: Uint8Array) => judged('pdftotext', ['@', '-'], bytes, 'pdf')
      expect(text(copy)).toBe(text(everything))
    },
  )
})

describe('covering a PDF', () => {
  test('leaves no word of a page with a region, and fills the region', async () => {
    const pdf = makePdf(onePage(SAYS))
    const [place] = (await pdfFormat.read(pdf)).texts[0]?.places ?? []
    const copy = (await pdfFormat.cover?.(pdf, [place!.region], KEEP))!.bytes
    expect(await wordsIn(copy)).toBe('')
    const pixels = await pdfFormat.pixels!(copy)
    const { x, y, width, height } = place!.region
    for (const [px, py] of [
      [x, y],
      [x + width - 1, y + height - 1],
      [x + Math.floor(width / 2), y + Math.floor(height / 2)],
    ] as const)
      expect(
        [...pixels.data.slice((py * pixels.width + px) * 4, (py * pixels.width + px) * 4 + 3)].every(
          (each) => each < 60,
        ),
      ).toBe(true)
    expect(pixels.width).toBe(600)
  })

  test('keeps the other pages as text, and turned pages upright', async () => {
    const pages = onePage(SAYS, { page: '/Rotate 90' })
    const pdf = makePdf({
      ...pages,
      2: '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>',
      6: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    })
    const copy = (await pdfFormat.cover!(pdf, [{ x: 0, y: 0, width: 50, height: 50, page: 0 }], KEEP)).bytes
    const { pages: sizes } = await pdfFormat.read(copy)
    expect(sizes).toEqual([
      { width: 400, height: 600 },
      { width: 600, height: 400 },
    ])
    expect((await wordsIn(copy)).trim()).toBe('Visible words')
    await expect(pdfFormat.cover!(pdf, [{ x: 0, y: 0, width: 5, height: 5, page: 7 }], KEEP)).rejects.toMatchObject({
      code: 'media/not-coverable',
    })
  })
})

describe('PDFs made to do harm', () => {
  const code = async (bytes: Uint8Array): Promise<unknown> => {
    try {
      await pdfFormat.clean(bytes, KEEP)
      return 'cleaned'
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error
    }
  }

  test('refuses one that is locked', async () => {
    const locked = makePdf(onePage(SAYS), '/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>')
    expect(await code(locked)).toBe('read/encrypted')
  })

  test.skipIf(isMissing('qpdf'))('refuses one that qpdf has locked (needs Debian: qpdf)', async () => {
    const args = ['--encrypt', 'user', 'owner', '256', '--', '@', '-']
    const locked = Buffer.from(
      judged('bash', ['-c', `qpdf ${args.slice(0, 5).join(' ')} "$0" - | base64 -w0`, '@'], everything, 'pdf'),
      'base64',
    )
    expect(await code(new Uint8Array(locked))).toBe('read/encrypted')
  })

  test('refuses one that unpacks without end', async () => {
    const zeros = deflateSync(deflateSync(Buffer.alloc(150_000_000)))
    const bomb = makePdf({ ...onePage(''), 4: ['/Filter[/FlateDecode/FlateDecode]', zeros] })
    expect(await code(bomb)).toBe('media/too-large')
  })

  test('refuses what is cut short, and what leads to itself, without hanging', async () => {
    expect(await code(everything.slice(0, 300))).toBe('media/damaged')
    expect(await code(Buffer.from('%PDF-1.4\n'))).toBe('media/damaged')
    const looped = makePdf({ ...onePage(SAYS), 2: '<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1>>' })
    expect(['cleaned', 'media/not-cleanable', 'media/damaged']).toContain(await code(looped))
    const deep = makePdf({ ...onePage(SAYS), 9: '['.repeat(100_000) })
    expect(['media/too-large', 'media/damaged']).toContain(await code(deep))
    const itself = makePdf({
      ...onePage(SAYS, { resources: '/XObject<</X 9 0 R>>' }),
      4: ['', `${SAYS} /X Do`],
      9: ['/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 9 0 R>>>>', '/X Do'],
    })
    expect(['cleaned', 'media/not-cleanable', 'media/damaged']).toContain(await code(itself))
  })

  test('mends a table of objects that leads elsewhere', async () => {
    const text = Buffer.from(everything)
      .toString('latin1')
      .replace(/startxref\n\d+/u, 'startxref\n99')
    const copy = await clean(new Uint8Array(Buffer.from(text, 'latin1')))
    expect((await wordsIn(copy)).trim()).toBe('Visible words')
  })

  test('ends with an error or a copy for whatever is changed in it', async () => {
    let seed = 7
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed % below
    }
    for (let round = 0; round < 60; round++) {
      const bytes = everything.slice()
      for (let change = 0; change < 12; change++) bytes[random(bytes.length)] = random(256)
      const ended = await code(bytes)
      expect(typeof ended, String(ended)).toBe('string')
    }
  })
})
