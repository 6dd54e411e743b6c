import { describe, expect, test } from 'vitest'
import '../src/node.js'
import { docxFormat, odsFormat, odtFormat, pptxFormat, xlsxFormat } from '../src/office/office-formats.js'
import { openPackage } from '../src/office/open-package.js'
import type { MediaFormat } from '../src/media-format.js'
import { openDocument, packed, relations, type OfficeSource } from './documents/make-office.js'
import { photoOf } from './documents/photo.js'

const KEEP = { orientation: true, colour: true, copyright: false } as const
const OFFICE = 'http://schemas.openxmlformats.org'
const NAMES = `xmlns:w="${OFFICE}/wordprocessingml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships" xmlns:wp="${OFFICE}/drawingml/2006/wordprocessingDrawing" xmlns:a="${OFFICE}/drawingml/2006/main" xmlns:pic="${OFFICE}/drawingml/2006/picture" xmlns:p="${OFFICE}/presentationml/2006/main" xmlns:xdr="${OFFICE}/drawingml/2006/spreadsheetDrawing" xmlns:v="urn:schemas-microsoft-com:vml"`
const SHEET = `xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"`

function typesOf(...rows: readonly (readonly [string, string])[]): string {
  const parts = rows.map(
    ([path, type]) =>
      `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
  )
  return `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>${parts.join('')}</Types>`
}

const WORD_PARTS = ['styles', 'numbering', 'footnotes', 'header1', 'settings']

/** A text document by its body; other parts by their names. */
async function text(body: string, more: Record<string, string> = {}): Promise<Uint8Array> {
  const names = WORD_PARTS.filter((name) => more[name] !== undefined)
  const parts: OfficeSource = {
    '[Content_Types].xml': typesOf(
      ['word/document.xml', 'wordprocessingml.document.main'],
      ...names.map((name) => [`word/${name}.xml`, `wordprocessingml.${name.replace('1', '')}`] as const),
    ),
    '_rels/.rels': relations('rId1 officeDocument word/document.xml'),
    'word/_rels/document.xml.rels': relations(
      'rIdP image media/image1.jpeg',
      ...names.map((name) => `${name} ${name.replace('1', '')} ${name}.xml`),
    ),
    'word/document.xml': `<w:document ${NAMES}><w:body>${body}</w:body></w:document>`,
    'word/media/image1.jpeg': photoOf('x'),
  }
  for (const name of names) parts[`word/${name}.xml`] = more[name] ?? ''
  return await packed(parts)
}

const run = (words: string, style = ''): string => `<w:r><w:rPr>${style}</w:rPr><w:t>${words}</w:t></w:r>`
const paragraph = (content: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`
const drawing = (mark = ''): string =>
  `<w:drawing><wp:inline><wp:docPr id="1" name="P" ${mark}/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`

/** Each part of the copy, by its path; reading the copy again must find nothing. */
async function copied(format: MediaFormat, bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const copy = (await format.clean(bytes, KEEP)).bytes
  const again = await format.read(copy)
  expect(again.sightings).toEqual([])
  expect(again.texts.filter(({ where }) => where !== 'document')).toEqual([])
  return new Map([...(await openPackage(copy))].map(([path, part]) => [path, Buffer.from(part).toString('latin1')]))
}

const said = (parts: ReadonlyMap<string, string>): string => [...parts].flat().join('\n')
const hasPicture = (parts: ReadonlyMap<string, string>): boolean =>
  [...parts.keys()].some((path) => path.includes('media'))

describe('a text document keeps no part that nothing shows', () => {
  test.each([
    ['taken out', `<w:del w:id="1" w:author="Rita"><w:r>${drawing()}</w:r></w:del>`],
    ['in hidden words', `<w:r><w:rPr><w:vanish/></w:rPr>${drawing()}</w:r>`],
    ['marked as hidden', `<w:r>${drawing('hidden="1"')}</w:r>`],
    [
      'hidden in an old drawing',
      '<w:r><w:pict><v:shape style="visibility: hidden"><v:imagedata r:id="rIdP"/></v:shape></w:pict></w:r>',
    ],
    [
      'hidden, with another drawing for older programs',
      `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">${drawing('hidden="1"')}</mc:Choice><mc:Fallback><w:pict><v:shape><v:imagedata r:id="rIdP"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ],
    ['led to by nothing', ''],
  ])('a picture that is %s', async (_name, content) => {
    const bytes = await text(paragraph(run('Shown') + content))
    const parts = await copied(docxFormat, bytes)
    expect(hasPicture(parts)).toBe(false)
    expect(said(parts)).toContain('Shown')
    expect((await docxFormat.read(bytes)).embedded?.map(({ isShown }) => isShown)).toEqual([false])
  })

  test('a picture that is shown stays', async () => {
    expect(hasPicture(await copied(docxFormat, await text(paragraph(`<w:r>${drawing()}</w:r>`))))).toBe(true)
  })

  test('a note whose mark is hidden', async () => {
    const note = (id: string, words: string): string => `<w:footnote w:id="${id}">${paragraph(run(words))}</w:footnote>`
    const bytes = await text(
      paragraph(
        `${run('Shown')}<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="2"/></w:r>`,
      ),
      {
        footnotes: `<w:footnotes ${NAMES}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>${note('2', 'note secret')}${note('3', 'note words')}</w:footnotes>`,
      },
    )
    const parts = said(await copied(docxFormat, bytes))
    expect(parts).toContain('note words')
    expect(parts).toContain('separator')
    expect(parts).not.toContain('secret')
    expect((await docxFormat.clean(bytes, KEEP)).removed).toContainEqual({
      sign: 'hidden-text',
      label: 'note that is not shown',
      value: 'note secret',
    })
  })

  test('a header of first or even pages where there is none', async () => {
    const header1 = `<w:hdr ${NAMES}>${paragraph(run('header words'))}</w:hdr>`
    const body = (type: string, more = ''): string =>
      `${paragraph(run('Shown'))}<w:sectPr><w:headerReference w:type="${type}" r:id="header1"/>${more}</w:sectPr>`
    expect(said(await copied(docxFormat, await text(body('first'), { header1 })))).not.toContain('header')
    expect(said(await copied(docxFormat, await text(body('even'), { header1 })))).not.toContain('header')
    expect(said(await copied(docxFormat, await text(body('first', '<w:titlePg/>'), { header1 })))).toContain(
      'header words',
    )
    const settings = `<w:settings ${NAMES}><w:evenAndOddHeaders/></w:settings>`
    expect(said(await copied(docxFormat, await text(body('even'), { header1, settings })))).toContain('header words')
  })
})

test('names and numbers by which a text document can be told go', async () => {
  const parts = said(
    await copied(
      docxFormat,
      await text(
        `${paragraph(run('Shown', '<w:rStyle w:val="SecretStyle"/>'))}<w:tbl><w:tblPr><w:tblCaption w:val="secret"/><w:tblDescription w:val="secret"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`,
        {
          styles: `<w:styles ${NAMES}><w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="character" w:customStyle="1" w:styleId="SecretStyle"><w:name w:val="Secret style"/><w:aliases w:val="secret"/><w:rsid w:val="00AB12CD"/></w:style></w:styles>`,
          numbering: `<w:numbering ${NAMES}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="4F2A1B3C"/><w:tmpl w:val="9E8D7C6B"/><w:name w:val="secret"/></w:abstractNum></w:numbering>`,
        },
      ),
    ),
  )
  expect(parts).not.toMatch(/secret|00AB12CD|4F2A1B3C|9E8D7C6B/iu)
  expect(parts).toContain('<w:rStyle w:val="Own1"/>')
  expect(parts).toContain('w:styleId="Own1"')
  expect(parts).toContain('w:styleId="Normal"')
})

test('what an old drawing cuts off of a picture is covered', async () => {
  const bytes = await text(
    paragraph(
      '<w:r><w:pict><v:shape id="secret" href="https://secret.example.com"><v:imagedata r:id="rIdP" cropleft="32768f"/></v:shape></w:pict></w:r>',
    ),
  )
  expect((await docxFormat.read(bytes)).sightings).toContainEqual({
    sign: 'preview',
    label: 'cut-off part of a picture',
  })
  const parts = await copied(docxFormat, bytes)
  expect(said(parts)).not.toContain('secret')
  expect([...parts].find(([path]) => path.includes('media'))?.[1]).not.toBe(
    Buffer.from(photoOf('x')).toString('latin1'),
  )
})

describe('white words', () => {
  const white = '<w:color w:val="ffffff"/>'
  const shade = '<w:shd w:val="clear" w:fill="1F3864"/>'
  const styles = `<w:styles ${NAMES}><w:style w:type="paragraph" w:styleId="Bar"><w:name w:val="Bar"/><w:pPr>${shade}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Bar2"><w:name w:val="Bar2"/><w:basedOn w:val="Bar"/></w:style></w:styles>`

  test('on the white page go, and are told', async () => {
    const body = paragraph(run('Shown ') + run('secret', white))
    const bytes = await text(body)
    expect((await docxFormat.read(bytes)).texts).toContainEqual({
      where: 'hidden',
      text: 'secret',
      label: 'hidden words',
    })
    const parts = said(await copied(docxFormat, bytes))
    expect(parts).not.toContain('secret')
    expect(parts).toContain('Shown')
  })

  test.each([
    ['a run with a colour under it', paragraph(run('stays', `${white}${shade}`))],
    ['a marked run', paragraph(run('stays', `${white}<w:highlight w:val="black"/>`))],
    ['a paragraph with a colour under it', paragraph(run('stays', white), shade)],
    ['a style that is based on one with a colour', paragraph(run('stays', white), '<w:pStyle w:val="Bar2"/>')],
    ['a table', `<w:tbl><w:tr><w:tc>${paragraph(run('stays', white))}</w:tc></w:tr></w:tbl>`],
  ])('in %s stay', async (_where, body) =>
    expect(said(await copied(docxFormat, await text(body, { styles })))).toContain('stays'),
  )
})

describe('words that a style hides', () => {
  const styles = `<w:styles ${NAMES}><w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="H"/></w:style><w:style w:type="paragraph" w:styleId="P"><w:name w:val="P"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`

  test('go, and the style no longer hides', async () => {
    const body = `${paragraph(run('Shown') + run('secret', '<w:rStyle w:val="B"/>') + run(' stays', '<w:rStyle w:val="H"/><w:vanish w:val="0"/>'))}${paragraph(run('secret') + run('also', '<w:vanish w:val="0"/>'), '<w:pStyle w:val="P"/>')}`
    const parts = said(await copied(docxFormat, await text(body, { styles })))
    expect(parts).not.toMatch(/secret|vanish/u)
    for (const words of ['Shown', ' stays', 'also']) expect(parts).toContain(words)
  })

  test('are a reason to refuse where it is not clear whose they are', async () => {
    const unclear = `<w:styles ${NAMES}><w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`
    await expect(docxFormat.clean(await text(paragraph(run('x')), { styles: unclear }), KEEP)).rejects.toMatchObject({
      code: 'media/not-cleanable',
    })
  })

  test('do not stop a copy where only the end of a paragraph is hidden', async () => {
    const mark = '<w:rPr><w:vanish/></w:rPr>'
    const parts = await copied(docxFormat, await text(paragraph(run('Alone'), mark)))
    expect(said(parts)).toContain('Alone')
    expect(said(parts)).not.toContain('vanish')
    const body = `${paragraph(run('one '), mark)}${paragraph(run('two'))}${paragraph(run('three'), mark)}<w:tbl><w:tr><w:tc>${paragraph('', mark)}</w:tc></w:tr></w:tbl>`
    const read = await docxFormat.read((await docxFormat.clean(await text(body), KEEP)).bytes)
    expect(read.texts.map((each) => each.text)).toEqual(['one two\nthree'])
    expect(said(await copied(docxFormat, await text(body)))).toMatch(/<w:tc><w:p>/u)
  })

  test('go with a row that is hidden', async () => {
    const row = (words: string, mark = ''): string =>
      `<w:tr><w:trPr>${mark}</w:trPr><w:tc>${paragraph(run(words))}</w:tc></w:tr>`
    const parts = said(
      await copied(docxFormat, await text(`<w:tbl>${row('Shown')}${row('secret', '<w:hidden/>')}</w:tbl>`)),
    )
    expect(parts).toContain('Shown')
    expect(parts).not.toContain('secret')
  })
})

describe('a presentation', () => {
  const shape = (words: string, x: number, within = ''): string =>
    `<p:sp><p:nvSpPr><p:cNvPr id="2" name="X">${within}</p:cNvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="${String(x)}" y="0"/><a:ext cx="1000" cy="1000"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp>`
  const picture =
    '<p:pic><p:nvPicPr><p:cNvPr id="5" name="p" hidden="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId3"/></p:blipFill></p:pic>'
  const layout = (words: string): string =>
    `<p:sldLayout ${NAMES}><p:cSld name="secret layout"><p:spTree>${shape(words, 0)}</p:spTree></p:cSld></p:sldLayout>`
  const parts = (): OfficeSource => ({
    '[Content_Types].xml': typesOf(
      ['ppt/presentation.xml', 'presentationml.presentation.main'],
      ['ppt/slide1.xml', 'presentationml.slide'],
      ['ppt/layout1.xml', 'presentationml.slideLayout'],
      ['ppt/layout2.xml', 'presentationml.slideLayout'],
      ['ppt/master1.xml', 'presentationml.slideMaster'],
    ),
    '_rels/.rels': relations('rId1 officeDocument ppt/presentation.xml'),
    'ppt/presentation.xml': `<p:presentation ${NAMES}><p:sldMasterIdLst><p:sldMasterId id="1" r:id="rId2"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations('rId1 slide slide1.xml', 'rId2 slideMaster master1.xml'),
    'ppt/slide1.xml': `<p:sld ${NAMES}><p:cSld name="secret slide"><p:spTree>${shape('Shown', 0, '<a:hlinkClick r:id="" action="ppaction://noaction" tooltip="secret"/>')}${shape('beside secret', -99_999)}${picture}</p:spTree></p:cSld></p:sld>`,
    'ppt/_rels/slide1.xml.rels': relations('rId1 slideLayout layout1.xml', 'rId3 image media/image1.jpeg'),
    'ppt/layout1.xml': layout('Layout words'),
    'ppt/layout2.xml': layout('other secret'),
    'ppt/_rels/layout1.xml.rels': relations('rId1 slideMaster master1.xml'),
    'ppt/_rels/layout2.xml.rels': relations('rId1 slideMaster master1.xml'),
    'ppt/master1.xml': `<p:sldMaster ${NAMES}><p:cSld><p:spTree/></p:cSld><p:sldLayoutIdLst><p:sldLayoutId id="2" r:id="rId1"/><p:sldLayoutId id="3" r:id="rId2"/></p:sldLayoutIdLst></p:sldMaster>`,
    'ppt/_rels/master1.xml.rels': relations('rId1 slideLayout layout1.xml', 'rId2 slideLayout layout2.xml'),
    'ppt/media/image1.jpeg': photoOf('x'),
  })

  test('keeps the layouts that its slides use, and nothing beside or hidden', async () => {
    const bytes = await packed(parts())
    const copy = await copied(pptxFormat, bytes)
    expect(said(copy)).not.toContain('secret')
    expect(hasPicture(copy)).toBe(false)
    for (const words of ['Shown', 'Layout words']) expect(said(copy)).toContain(words)
    expect([...copy.keys()].filter((path) => /Layout\d/u.test(path) && !path.includes('_rels'))).toEqual([
      'ppt/slideLayout1.xml',
    ])
    expect((await pptxFormat.clean(bytes, KEEP)).removed).toContainEqual({
      sign: 'hidden-text',
      label: 'beside the slide',
      value: 'beside secret',
    })
  })
})

describe('a workbook', () => {
  const cells = (row: number, indexes: readonly number[], marks = ''): string =>
    `<row r="${String(row)}" ${marks}>${indexes.map((index, at) => `<c r="${'ABC'.charAt(at)}${String(row)}" t="s" s="0"><v>${String(index)}</v></c>`).join('')}</row>`
  const made = async (
    sheet: string,
    more: { styles?: string; table?: string; drawing?: string } = {},
  ): Promise<Uint8Array> =>
    await packed({
      '[Content_Types].xml': typesOf(
        ['xl/workbook.xml', 'spreadsheetml.sheet.main'],
        ['xl/sheet1.xml', 'spreadsheetml.worksheet'],
        ['xl/sharedStrings.xml', 'spreadsheetml.sharedStrings'],
        ['xl/styles.xml', 'spreadsheetml.styles'],
        ['xl/table1.xml', 'spreadsheetml.table'],
        ['xl/drawing1.xml', 'drawing'],
      ),
      '_rels/.rels': relations('rId1 officeDocument xl/workbook.xml'),
      'xl/workbook.xml': `<workbook ${SHEET}><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations(
        'rId1 worksheet sheet1.xml',
        'rId2 sharedStrings sharedStrings.xml',
        'rId3 styles styles.xml',
      ),
      'xl/sheet1.xml': `<worksheet ${SHEET}>${sheet}</worksheet>`,
      'xl/_rels/sheet1.xml.rels': relations('rId1 table table1.xml', 'rId2 drawing drawing1.xml'),
      'xl/sharedStrings.xml': `<sst ${SHEET}><si><t>Shown</t></si><si><t>first secret</t></si><si><t>second secret</t></si></sst>`,
      'xl/styles.xml': `<styleSheet ${SHEET}>${more.styles ?? ''}</styleSheet>`,
      'xl/table1.xml': more.table ?? `<table ${SHEET} id="1" name="T" displayName="T" ref="A1:A1"/>`,
      'xl/drawing1.xml': more.drawing ?? `<xdr:wsDr ${NAMES}/>`,
    })

  test.each([
    ['without width', `<cols><col min="2" max="2" width="0"/></cols><sheetData>${cells(1, [0, 1])}</sheetData>`],
    [
      'without a width of their own where others have none',
      `<sheetFormatPr defaultColWidth="0"/><cols><col min="1" max="1" width="9"/></cols><sheetData>${cells(1, [0, 1])}</sheetData>`,
    ],
    ['without height', `<sheetData>${cells(1, [0])}${cells(2, [1], 'ht="0"')}</sheetData>`],
  ])('keeps no words of cells %s', async (_name, sheet) => {
    const bytes = await made(sheet)
    const parts = said(await copied(xlsxFormat, bytes))
    expect(parts).not.toContain('secret')
    expect(parts).toContain('Shown')
    const values = (await xlsxFormat.clean(bytes, KEEP)).removed.map(({ value }) => value)
    expect(values).toContain('first secret')
  })

  test('is refused where programs do not agree whether its rows are shown', async () => {
    const bytes = await made(`<sheetFormatPr zeroHeight="1"/><sheetData>${cells(1, [0])}</sheetData>`)
    await expect(xlsxFormat.clean(bytes, KEEP)).rejects.toMatchObject({ code: 'media/not-cleanable' })
    const clear = await made(`<sheetFormatPr zeroHeight="1"/><sheetData>${cells(1, [0], 'ht="15"')}</sheetData>`)
    expect(said(await copied(xlsxFormat, clear))).toContain('Shown')
  })

  test('keeps nothing that a format shows nothing of', async () => {
    const styles =
      '<numFmts count="2"><numFmt numFmtId="164" formatCode=";;;"/><numFmt numFmtId="165" formatCode="0;;;@"/></numFmts><cellXfs count="3"><xf/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs><cellStyles count="2"><cellStyle name="Normal" xfId="0" builtinId="0"/><cellStyle name="Style of secret" xfId="0"/></cellStyles>'
    const sheet =
      '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" s="2"><v>-4711</v></c><c r="D1" s="2"><v>815</v></c></row></sheetData>'
    const parts = said(await copied(xlsxFormat, await made(sheet, { styles })))
    expect(parts).not.toMatch(/secret|4711/u)
    expect(parts).toContain('815')
    expect(parts).toContain('name="Normal"')
  })

  test('keeps no name of a table, nor the head of a column that is hidden', async () => {
    const sheet = `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>${cells(1, [0, 1])}</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`
    const table = `<table ${SHEET} id="1" name="Table_secret" displayName="Table_secret" ref="A1:B2"><tableColumns count="2"><tableColumn id="1" name="Shown"/><tableColumn id="2" name="first secret"/></tableColumns></table>`
    const parts = await copied(xlsxFormat, await made(sheet, { table }))
    expect(said(parts)).not.toContain('secret')
    expect(parts.get('xl/table1.xml')).toContain('name="Shown"')
    expect(parts.get('xl/table1.xml')).toContain('name="Column2"')
    expect(parts.get('xl/worksheet1.xml')).toContain('<c r="B1" t="inlineStr"><is><t>Column2</t></is></c>')
  })

  test('keeps no hidden shape, nor what its shapes run', async () => {
    const shape = (words: string, mark = ''): string =>
      `<xdr:absoluteAnchor><xdr:sp macro="[0]!secret" textlink="secret!A1"><xdr:nvSpPr><xdr:cNvPr id="2" name="T" ${mark}/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:absoluteAnchor>`
    const drawing = `<xdr:wsDr ${NAMES}>${shape('Words of a shape')}${shape('shape secret', 'hidden="1"')}</xdr:wsDr>`
    const bytes = await made(`<sheetData>${cells(1, [0])}</sheetData><drawing r:id="rId2"/>`, { drawing })
    const parts = said(await copied(xlsxFormat, bytes))
    expect(parts).not.toContain('secret')
    expect(parts).toContain('Words of a shape')
    expect(parts.match(/absoluteAnchor>/gu)).toHaveLength(2)
  })

  test('keeps no lines above pages that are like all others', async () => {
    const lines =
      '<headerFooter><oddHeader>Shown line</oddHeader><evenHeader>even secret</evenHeader><firstHeader>first secret</firstHeader></headerFooter>'
    const parts = said(await copied(xlsxFormat, await made(`<sheetData>${cells(1, [0])}</sheetData>${lines}`)))
    expect(parts).toContain('Shown line')
    expect(parts).not.toContain('secret')
  })
})

describe('a document of LibreOffice', () => {
  test('keeps no section that is not shown, and no names', async () => {
    const styles =
      '<style:style style:name="Secret_20_style" style:display-name="Secret style" style:family="paragraph"/>'
    const bytes = await openDocument(
      'text',
      '<text:section text:name="secret one" text:display="none"><text:p>section secret</text:p></text:section><text:section text:name="secret two"><text:p text:style-name="Secret_20_style">Shown</text:p></text:section><table:table table:name="secret table"/>',
      styles,
    )
    const parts = said(await copied(odtFormat, bytes))
    expect(parts).not.toMatch(/secret/iu)
    expect(parts).toContain('text:name="Section1"')
    expect(parts).toContain('<text:p text:style-name="Own1st">Shown')
    expect((await odtFormat.clean(bytes, KEEP)).removed.map(({ value }) => value)).toContain('section secret')
  })

  test('keeps no rows that are folded away or have no height', async () => {
    const row = (words: string, style = ''): string =>
      `<table:table-row ${style}><table:table-cell><text:p>${words}</text:p></table:table-cell></table:table-row>`
    const bytes = await openDocument(
      'spreadsheet',
      `<table:table table:name="T"><table:table-row-group table:display="false">${row('group secret')}</table:table-row-group>${row('flat secret', 'table:style-name="ro9"')}${row('Shown')}</table:table>`,
      '<style:style style:name="ro9" style:family="table-row"><style:table-row-properties style:row-height="0cm"/></style:style>',
    )
    const parts = said(await copied(odsFormat, bytes))
    expect(parts).not.toContain('secret')
    expect(parts).toContain('Shown')
  })

  test('is refused where a part of a picture is cut off', async () => {
    const cut = (clip: string): Promise<Uint8Array> =>
      openDocument(
        'text',
        '<text:p><draw:frame draw:style-name="fr1"><draw:image xlink:href="Pictures/a.jpg"/></draw:frame></text:p>',
        `<style:style style:name="fr1" style:family="graphic"><style:graphic-properties xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" fo:clip="${clip}"/></style:style>`,
        { 'Pictures/a.jpg': photoOf('x') },
      )
    await expect(odtFormat.clean(await cut('rect(0cm, 3cm, 0cm, 0cm)'), KEEP)).rejects.toMatchObject({
      code: 'media/not-cleanable',
    })
    expect((await odtFormat.clean(await cut('rect(0cm, 0cm, 0cm, 0cm)'), KEEP)).bytes.length).toBeGreaterThan(0)
  })
})
