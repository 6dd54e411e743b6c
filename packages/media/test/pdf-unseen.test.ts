import { describe, expect, test } from 'vitest'
import '../src/node.js'
import { pagesOf } from '../src/pdf/pages-of.js'
import { PdfFile } from '../src/pdf/pdf-file.js'
import { PdfStream } from '../src/pdf/pdf-values.js'
import { unfilterStream } from '../src/pdf/unfilter-stream.js'
import { pdfFormat } from '../src/pdf/pdf-format.js'
import { plainFace } from '../src/pdf/plain-face.js'
import { plainJpeg2000 } from '../src/pdf/plain-jpeg2000.js'
import { makePdf, onePage, type PdfObjects } from './documents/make-pdf.js'

const KEEP = { orientation: true, colour: true, copyright: false } as const
const SAYS = 'BT /F1 14 Tf 20 150 Td (Visible words) Tj ET\n'
const SECRET = 'a passport that is scanned'
const PICTURE = '/Type/XObject/Subtype/Image/Width 60/Height 40/ColorSpace/DeviceRGB/BitsPerComponent 8'
const MASK = '/Type/XObject/Subtype/Image/Width 60/Height 40/ColorSpace/DeviceGray/BitsPerComponent 8'
const PLACED = 'q 120 0 0 80 40 40 cm /Im1 Do Q'
/** Letters as outlines: a wave with many sides. */
const OUTLINES = [0, 1, 2, 3]
  .map(
    (each) =>
      `${60 + each * 20} 60 m ${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((at) => `${60 + each * 20 + at} ${60 + (at % 2) * 9} l`).join(' ')} S`,
  )
  .join('\n')

/** Pixels that are words, so that they can be looked for. */
const pixels = new Uint8Array(Buffer.from(SECRET.repeat(400).slice(0, 60 * 40 * 3), 'latin1'))

function withPicture(
  drawing: string,
  more: { picture?: string; page?: string; objects?: PdfObjects } = {},
): Uint8Array {
  return makePdf({
    ...onePage(SAYS + drawing, { resources: '/XObject<</Im1 9 0 R/Fm1 10 0 R>>', page: more.page ?? '' }),
    9: [`${PICTURE} ${more.picture ?? ''}`, pixels],
    ...more.objects,
  })
}

/** Whether words stand in a PDF, in its objects or in what its streams unpack to. */
function stands(bytes: Uint8Array, words: string): boolean {
  const file = new PdfFile(bytes)
  const parts = [Buffer.from(bytes)]
  for (let number = 1; number < 100; number++) {
    const object = file.object(number)
    if (object instanceof PdfStream) parts.push(Buffer.from(unfilterStream(file, object).bytes))
  }
  const forms = [words, Buffer.from(words).toString('hex')]
  return parts.some((part) => forms.some((form) => part.includes(form)))
}

async function clean(bytes: Uint8Array): Promise<Uint8Array> {
  return (await pdfFormat.clean(bytes, KEEP)).bytes
}

async function hasWords(bytes: Uint8Array): Promise<boolean> {
  const { texts } = await pdfFormat.read(bytes)
  return texts.some(({ text }) => text.includes('Visible'))
}

function drawnIn(bytes: Uint8Array): string {
  return pagesOf(new PdfFile(bytes))
    .map(({ content }) => Buffer.from(content()).toString('latin1'))
    .join('\n')
}

describe('pictures on the pages of a PDF', () => {
  test.each<[string, Uint8Array]>([
    ['under a bar', withPicture(`${PLACED} 0 g 30 30 140 100 re f`)],
    ['under a bar in a part of it', withPicture(`${PLACED} 0 g 60 60 30 8 re f`)],
    ['under another picture', withPicture(`${PLACED} q 60 0 0 40 60 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q`)],
    [
      'under something pinned on the page',
      withPicture(PLACED, {
        page: '/Annots[11 0 R]',
        objects: {
          11: '<</Type/Annot/Subtype/Square/F 4/Rect[50 50 90 70]/AP<</N 12 0 R>>>>',
          12: ['/Type/XObject/Subtype/Form/BBox[0 0 40 20]', '0 g 0 0 40 20 re f'],
        },
      }),
    ],
    ['cropped with its page', withPicture(PLACED, { page: '/CropBox[100 0 300 200]' })],
    ['partly outside of the page', withPicture('q 120 0 0 80 -60 40 cm /Im1 Do Q')],
    ['outside of the page', withPicture('q 120 0 0 80 400 40 cm /Im1 Do Q')],
    ['cut by a path', withPicture(`q 40 40 50 50 re W n ${PLACED} Q`)],
    [
      'cut by the form it lies in',
      withPicture('/Fm1 Do', {
        objects: { 10: ['/Type/XObject/Subtype/Form/BBox[40 40 90 90]/Resources<</XObject<</Im1 9 0 R>>>>', PLACED] },
      }),
    ],
    ['as small as a dot', withPicture('q 0.5 0 0 0.5 40 40 cm /Im1 Do Q')],
    ['behind a mask', withPicture(PLACED, { picture: '/SMask 11 0 R', objects: { 11: [MASK, new Uint8Array(2400)] } })],
    ['without the colours that are masked', withPicture(PLACED, { picture: '/Mask[0 255 0 255 0 255]' })],
    [
      'in a pattern',
      withPicture('/Pattern cs /P1 scn 40 40 9 9 re f', {
        objects: {
          3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/Pattern<</P1 11 0 R>>>>>>',
          11: [
            '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 200 100]/XStep 200/YStep 100/Resources<</XObject<</Im1 9 0 R>>>>',
            PLACED,
          ],
        },
      }),
    ],
  ])('are not in the copy where they are %s', async (_way, pdf) => {
    expect(stands(pdf, SECRET)).toBe(true)
    const copy = await clean(pdf)
    expect(stands(copy, SECRET)).toBe(false)
    expect(await hasWords(copy)).toBe(false)
    const [before, after] = [await pdfFormat.pixels!(pdf), await pdfFormat.pixels!(copy)]
    expect([after.width, after.height]).toEqual([before.width, before.height])
  })

  test.each<[string, Uint8Array]>([
    ['upright', withPicture(PLACED)],
    ['turned', withPicture('q 70 30 -30 50 100 40 cm /Im1 Do Q')],
    ['on a turned page', withPicture(PLACED, { page: '/Rotate 90' })],
    [
      'in a form that is moved',
      withPicture('q 1 0 0 1 20 10 cm /Fm1 Do Q', {
        objects: {
          10: [
            '/Type/XObject/Subtype/Form/BBox[0 0 300 200]/Matrix[0.5 0 0 0.5 5 5]/Resources<</XObject<</Im1 9 0 R>>>>',
            PLACED,
          ],
        },
      }),
    ],
    ['with words over it', withPicture(`${PLACED} 1 1 0 rg BT /F1 12 Tf 50 60 Td (caption) Tj ET`)],
    [
      'behind a mask that hides nothing',
      withPicture(PLACED, { picture: '/SMask 11 0 R', objects: { 11: [MASK, new Uint8Array(2400).fill(255)] } }),
    ],
    ['over the whole page', withPicture('q 300 0 0 200 0 0 cm /Im1 Do Q', { page: '/CropBox[0 0 300 200]' })],
  ])('stay as they are, with the words of the page, where they are seen: %s', async (_way, pdf) => {
    const copy = await clean(pdf)
    expect(stands(copy, SECRET)).toBe(true)
    expect(await hasWords(copy)).toBe(true)
  })

  test('are looked at on each page, also where pages share them', async () => {
    const pdf = makePdf({
      ...onePage(`${SAYS} ${PLACED}`, { resources: '/XObject<</Im1 9 0 R>>' }),
      2: '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>',
      6: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 7 0 R/Resources<</XObject<</Im1 9 0 R>>>>>>',
      7: ['', `${PLACED} 0 g 60 60 30 8 re f`],
      9: [PICTURE, pixels],
    })
    const copy = await clean(pdf)
    expect(await hasWords(copy)).toBe(true)
    const drawn = pagesOf(new PdfFile(copy)).map(({ content }) => Buffer.from(content()).toString('latin1'))
    expect(drawn.map((each) => each.includes('/X1 Do'))).toEqual([true, false])
  })
})

describe('drawings and words of a PDF that are not seen', () => {
  test('are not in the copy where they are outlines under a bar', async () => {
    expect(drawnIn(await clean(makePdf(onePage(SAYS + OUTLINES))))).toContain('61 69 l')
    const copy = await clean(makePdf(onePage(`${SAYS}${OUTLINES} 0 g 40 40 200 60 re f`)))
    expect(drawnIn(copy)).not.toContain('61 69 l')
    expect(await hasWords(copy)).toBe(false)
  })

  test('are not in the copy where they are in a pattern', async () => {
    const pattern = '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 200 100]/XStep 200/YStep 100'
    const pdf = makePdf({
      ...onePage(`${SAYS} /Pattern cs /P0 scn 0 0 300 100 re f`, { resources: '/Pattern<</P0 9 0 R>>' }),
      9: [`${pattern}/Resources<</Font<</F1 5 0 R>>>>`, '1 g BT /F1 12 Tf 10 10 Td (pattern secret) Tj ET'],
    })
    const copy = await clean(pdf)
    expect(stands(copy, 'pattern secret')).toBe(false)
    expect(await hasWords(copy)).toBe(false)
  })

  test('are told for signs of western Europe, which need no font in the file', async () => {
    const copy = await clean(
      makePdf({
        ...onePage(`${SAYS} BT /F1 14 Tf 20 100 Td (\\200 5 \\226 \\225) Tj ET`),
        5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      }),
    )
    expect(await hasWords(copy)).toBe(true)
  })

  test('keep the copy from being made where letters have no shapes', async () => {
    const font =
      '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 800/StemV 80>>>>]>>'
    const pdf = makePdf({
      ...onePage(`${SAYS} 1 g BT /F2 20 Tf 10 100 Td <738B5C0F660E79D8> Tj ET`),
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 8 0 R>>>>>>',
      8: font,
    })
    await expect(clean(pdf)).rejects.toMatchObject({ code: 'media/not-cleanable' })
  })
})

describe('what a PDF calls things', () => {
  test('is not in the copy, and what is drawn is the same', async () => {
    const pdf = makePdf({
      ...onePage(
        '/Jane_state gs /Jane_space cs 0.5 0 0 sc 5 5 20 20 re f BT /Jane_font 14 Tf 20 150 Td (Visible words) Tj /Jane_drawn 20 Tf (ab) Tj ET q 120 0 0 80 40 40 cm /AA Do Q q 9 0 0 9 200 20 cm BI /W 1 /H 1 /BPC 8 /CS /Jane_space ID abc EI Q',
      ),
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</Jane_font 5 0 R/Jane_drawn 8 0 R>>/XObject<</AA 9 0 R>>/ColorSpace<</Jane_space[/CalRGB<</WhitePoint[0.95 1 1.09]>>]>>/ExtGState<</Jane_state<</LW 2>>>>>>>>',
      8: '<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 98/Widths[1 1]/Encoding<</Differences[97/a/b]>>/CharProcs<</a 11 0 R/b 12 0 R>>/Resources<</ExtGState<</Jane_one<</LW 0.1>>/Jane_two<</LW 0.3>>>>>>>>',
      9: [PICTURE, pixels],
      11: ['', '1 0 d0 /Jane_one gs 0 0 m 1 1 l S'],
      12: ['', '1 0 d0 /Jane_two gs 0 0 m 1 1 l S'],
    })
    const copy = await clean(pdf)
    expect(await hasWords(copy)).toBe(true)
    expect(stands(copy, 'Jane')).toBe(false)
    expect(Buffer.from(copy).toString('latin1')).not.toContain('/AA')
    const [before, after] = [await pdfFormat.pixels!(pdf), await pdfFormat.pixels!(copy)]
    expect(Buffer.from(after.data.buffer)).toEqual(Buffer.from(before.data.buffer))
  })

  test('is not laid open again where a page is cropped', async () => {
    const copy = await clean(makePdf(onePage(SAYS, { page: '/CropBox[10 100 500 190]' })))
    expect(await hasWords(copy)).toBe(true)
    const [page] = pagesOf(new PdfFile(copy))
    expect([...(page?.boxes ?? [])]).toEqual([['MediaBox', [10, 100, 300, 190]]])
  })
})

describe('fonts and packed pictures in a PDF', () => {
  const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255]
  const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)]
  const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')]

  test('TrueType fonts keep their shapes, and no names, dates and makers', () => {
    const tables: readonly (readonly [string, number[]])[] = [
      ['glyf', ascii('shapes!!')],
      ['head', [...Array<number>(20).fill(1), ...ascii('made at some time'), ...Array<number>(17).fill(1)]],
      ['name', ascii('Jane Secret Foundry.')],
    ]
    let at = 12 + tables.length * 16
    const rows: number[] = []
    for (const [name, table] of tables) {
      rows.push(...ascii(name), ...u32(0), ...u32(at), ...u32(table.length))
      at += table.length
    }
    const face = Uint8Array.from([
      ...u32(0x10000),
      ...u16(3),
      ...u16(32),
      ...u16(1),
      ...u16(16),
      ...rows,
      ...tables.flatMap(([, table]) => table),
    ])
    const plain = Buffer.from(plainFace(face))
    expect(plain.includes('shapes!!')).toBe(true)
    expect(plain.includes('Secret')).toBe(false)
    expect(plain.includes('made at some')).toBe(false)
    expect(plain.readUInt16BE(4)).toBe(2)
    expect(plainFace(plain)).toEqual(new Uint8Array(plain))
  })

  test('Type 1 fonts keep their programs, and no notices and remarks', () => {
    const words =
      '%!PS-AdobeFont-1.0: Jane 1.0\n%%CreationDate: Monday\n/FontInfo 2 dict dup begin /Notice (by \\) (Jane) of) readonly def\n/FontName /A def eexec'
    const plain = plainFace(Uint8Array.from([...ascii(words), 1, 2, 3]))
    expect(plain).toHaveLength(words.length + 3)
    expect(Buffer.from(plain).toString('latin1').replace(/ {2,}/gu, ' ')).toBe(
      '%!PS-AdobeFont-1.0: \n \n/FontInfo 2 dict dup begin /Notice ( ) readonly def\n/FontName /A def eexec\u0001\u0002\u0003',
    )
  })

  test('packed fonts keep their strings for letters, and no notices', () => {
    const list = (parts: readonly (readonly number[])[]): number[] => {
      const offsets = parts.map((_, index) => 1 + parts.slice(0, index).flat().length)
      return [...u16(parts.length), 1, ...offsets, 1 + parts.flat().length, ...parts.flat()]
    }
    const top = [28, ...u16(391), 1, 28, ...u16(392), 15]
    const face = Uint8Array.from([
      1,
      0,
      4,
      1,
      ...list([ascii('A')]),
      ...list([top]),
      ...list([ascii('notice by Jane'), ascii('letter.alt')]),
    ])
    const plain = Buffer.from(plainFace(face))
    expect(plain.includes('Jane')).toBe(false)
    expect(plain.includes('letter.alt')).toBe(true)
    expect(() => plainFace(face.slice(0, 12))).toThrow()
    expect(() => plainFace(Uint8Array.of(9, 9, 9, 9))).toThrow()
  })

  test('JPEG 2000 pictures keep their pixels, and no remarks, profiles and ends', () => {
    const remark = [0xff, 0x64, ...u16(15), 0, 1, ...ascii('Jane Secret')]
    const tile = [...remark, 0xff, 0x93, 1, 2, 3]
    const start = [0xff, 0x90, ...u16(10), 0, 0, ...u32(12 + tile.length), 0, 1]
    const stream = [0xff, 0x4f, 0xff, 0x51, ...u16(4), 7, 7, ...remark, ...start, ...tile, 0xff, 0xd9, ...ascii('Jane')]
    const wanted = [
      0xff,
      0x4f,
      0xff,
      0x51,
      ...u16(4),
      7,
      7,
      0xff,
      0x90,
      ...u16(10),
      0,
      0,
      ...u32(17),
      0,
      1,
      0xff,
      0x93,
      1,
      2,
      3,
      0xff,
      0xd9,
    ]
    expect([...plainJpeg2000(Uint8Array.from(stream))]).toEqual(wanted)
    const box = (type: string, content: readonly number[]): number[] => [
      ...u32(content.length + 8),
      ...ascii(type),
      ...content,
    ]
    const size = box('ihdr', [...u32(1), ...u32(1), ...u16(3), 7, 7, 0, 0])
    const boxed = [
      ...box('jP  ', [13, 10, 0x87, 10]),
      ...box('ftyp', ascii('jp2 Jane')),
      ...box('jp2h', [...size, ...box('colr', [2, 0, 0, ...ascii('profile of Jane')]), ...box('res ', ascii('Jane'))]),
      ...box('xml ', ascii('Jane')),
      ...box('jp2c', stream),
    ]
    const plain = Buffer.from(plainJpeg2000(Uint8Array.from(boxed)))
    expect(plain.includes('Jane')).toBe(false)
    expect(plain.includes(Buffer.from(size))).toBe(true)
    expect(plain.subarray(-wanted.length)).toEqual(Buffer.from(wanted))
    for (let cut = 0; cut < boxed.length; cut += 7) {
      const part = Uint8Array.from(boxed.slice(0, cut))
      try {
        expect(Buffer.from(plainJpeg2000(part)).includes('Jane')).toBe(false)
      } catch (error) {
        expect(error).toMatchObject({ code: 'media/damaged' })
      }
    }
  })
})
