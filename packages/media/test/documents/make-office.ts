import { writePackage } from '../../src/office/write-package.js'

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const P = 'http://schemas.openxmlformats.org/presentationml/2006/main'
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main'

export type OfficeSource = Record<string, string | Uint8Array>

/** Packs parts as Office does. */
export async function packed(parts: OfficeSource): Promise<Uint8Array> {
  return await writePackage(
    Object.entries(parts).map(([path, part]) => ({
      path,
      bytes: typeof part === 'string' ? new TextEncoder().encode(part) : part,
    })),
  )
}

/** `id type target`, or `id type target External`, one a line. */
export function relations(...rows: readonly string[]): string {
  const list = rows.map((row) => {
    const [id = '', type = '', target = '', mode] = row.split(' ')
    const full = type.includes(':') ? type : `${RELATIONS}/${type}`
    return `<Relationship Id="${id}" Type="${full}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`
  })
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

function types(...overrides: readonly (readonly [string, string])[]): string {
  const office = 'application/vnd.openxmlformats-officedocument'
  const rows = overrides.map(([path, type]) => `<Override PartName="/${path}" ContentType="${office}.${type}+xml"/>`)
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="bin" ContentType="application/octet-stream"/>${rows.join('')}</Types>`
}

const properties: OfficeSource = {
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:creator>Anna Author</dc:creator><cp:lastModifiedBy>Lena Last</cp:lastModifiedBy><dc:title>title secret</dc:title><cp:revision>17</cp:revision><dcterms:created>2024-05-05T10:11:12Z</dcterms:created></cp:coreProperties>',
  'docProps/app.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>secret-template.dotm</Template><Application>Maker Office</Application><Company>Secret Corp</Company><TotalTime>93</TotalTime></Properties>',
  'docProps/custom.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="Client"><vt:lpwstr>custom secret</vt:lpwstr></property></Properties>',
}

function roots(main: string): OfficeSource {
  return {
    ...properties,
    '_rels/.rels': relations(
      `rId1 officeDocument ${main}`,
      'rId2 http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties docProps/core.xml',
      'rId3 extended-properties docProps/app.xml',
      'rId4 custom-properties docProps/custom.xml',
    ),
  }
}

/** A text document with something of every kind that hides. */
export function docxParts(picture: Uint8Array): OfficeSource {
  const run = (text: string, style = ''): string =>
    `<w:r w:rsidR="00AA11BB"><w:rPr>${style}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
  const change = 'w:id="1" w:author="Rita Reviewer" w:date="2024-06-06T10:00:00Z"'
  return {
    '[Content_Types].xml': types(
      ['word/document.xml', 'wordprocessingml.document.main'],
      ['word/settings.xml', 'wordprocessingml.settings'],
      ['word/comments.xml', 'wordprocessingml.comments'],
      ['word/header1.xml', 'wordprocessingml.header'],
    ),
    ...roots('word/document.xml'),
    'word/_rels/document.xml.rels': relations(
      'rId1 settings settings.xml',
      'rId2 comments comments.xml',
      'rId3 image media/Annas_desk.jpeg',
      'rId4 hyperlink https://secret.example.com/t0ken External',
      'rId5 header header1.xml',
      'rId6 http://schemas.microsoft.com/office/2006/relationships/vbaProject vbaProject.bin',
      'rId7 oleObject embeddings/salary.bin',
      'rId8 customXml ../customXml/item1.xml',
    ),
    'word/document.xml': `<w:document xmlns:w="${W}" xmlns:r="${RELATIONS}" xmlns:a="${A}" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:secret="urn:secret:names"><!-- remark secret --><w:body>
<w:p w:rsidR="00CC22DD" w14:paraId="12345678" secret:who="attribute secret"><w:bookmarkStart w:id="0" w:name="bookmark_secret"/>${run('Visible &amp; words ')}<w:ins ${change}>${run('added words ')}</w:ins><w:del ${change}><w:r><w:delText>deleted secret</w:delText></w:r></w:del>${run('vanished secret', '<w:vanish/>')}<w:commentRangeStart w:id="0"/>${run('noted')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:bookmarkEnd w:id="0"/></w:p>
<w:p><w:pPr><w:rPr><w:del ${change}/></w:rPr></w:pPr>${run('first half, ')}</w:p><w:p>${run('second half')}</w:p>
<w:p><w:hyperlink r:id="rId4">${run('link words')}</w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "C:\\Users\\anna\\secret.docx"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(' field words')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="Annas_desk.jpeg" descr="described secret"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Annas_desk.jpeg"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId3"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p>${run('cell words')}</w:p></w:tc></w:tr><w:tr><w:trPr><w:del ${change}/></w:trPr><w:tc><w:p>${run('row secret')}</w:p></w:tc></w:tr></w:tbl>
<w:sectPr><w:headerReference w:type="default" r:id="rId5"/></w:sectPr></w:body></w:document>`,
    'word/settings.xml': `<w:settings xmlns:w="${W}" xmlns:r="${RELATIONS}"><w:rsids><w:rsidRoot w:val="00EE33FF"/></w:rsids><w:docVars><w:docVar w:name="v" w:val="variable secret"/></w:docVars><w:defaultTabStop w:val="720"/></w:settings>`,
    'word/comments.xml': `<w:comments xmlns:w="${W}"><w:comment w:id="0" w:author="Carl Commenter" w:initials="CC"><w:p>${run('comment secret')}</w:p></w:comment></w:comments>`,
    'word/header1.xml': `<w:hdr xmlns:w="${W}"><w:p>${run('Header words')}</w:p></w:hdr>`,
    'word/media/Annas_desk.jpeg': picture,
    'word/vbaProject.bin': 'macro secret Sub AutoOpen',
    'word/embeddings/salary.bin': 'embedded secret',
    'customXml/item1.xml': '<data><who>customxml secret</who></data>',
    'stray/part.xml': '<x>stray secret</x>',
  }
}

/** A workbook with a hidden sheet, a hidden row and a hidden column. */
export function xlsxParts(): OfficeSource {
  const cell = (place: string, index: number): string => `<c r="${place}" t="s"><v>${index}</v></c>`
  const words = ['shown words', 'sheet secret', 'row secret', 'column secret', 'deleted secret', 'more words']
  return {
    '[Content_Types].xml': types(
      ['xl/workbook.xml', 'spreadsheetml.sheet.main'],
      ['xl/worksheets/sheet1.xml', 'spreadsheetml.worksheet'],
      ['xl/worksheets/sheet2.xml', 'spreadsheetml.worksheet'],
      ['xl/sharedStrings.xml', 'spreadsheetml.sharedStrings'],
      ['xl/comments1.xml', 'spreadsheetml.comments'],
      ['xl/connections.xml', 'spreadsheetml.connections'],
      ['xl/styles.xml', 'spreadsheetml.styles'],
    ),
    ...roots('xl/workbook.xml'),
    'xl/_rels/workbook.xml.rels': relations(
      'rId1 worksheet worksheets/sheet1.xml',
      'rId2 worksheet worksheets/sheet2.xml',
      'rId3 sharedStrings sharedStrings.xml',
      'rId4 connections connections.xml',
      'rId5 styles styles.xml',
    ),
    'xl/styles.xml': `<styleSheet xmlns="${S}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>`,
    'xl/workbook.xml': `<workbook xmlns="${S}" xmlns:r="${RELATIONS}"><fileSharing userName="Sharing Sam"/><sheets><sheet name="Shown" sheetId="1" r:id="rId1"/><sheet name="Salaries secret" sheetId="2" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="defined_secret">'Salaries secret'!$A$1</definedName></definedNames></workbook>`,
    'xl/worksheets/_rels/sheet1.xml.rels': relations(
      'rId1 comments ../comments1.xml',
      'rId2 printerSettings ../printerSettings1.bin',
    ),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${S}" xmlns:r="${RELATIONS}"><cols><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1">${cell('A1', 0)}${cell('C1', 3)}<c r="D1"><f>'Salaries secret'!A1*2</f><v>84</v></c></row><row r="2" hidden="1">${cell('A2', 2)}</row><row r="3">${cell('A3', 5)}</row></sheetData><pageSetup orientation="portrait" r:id="rId2"/></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet xmlns="${S}"><sheetData><row r="1">${cell('A1', 1)}</row></sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${S}" count="6" uniqueCount="6">${words.map((each) => `<si><t>${each}</t></si>`).join('')}</sst>`,
    'xl/comments1.xml': `<comments xmlns="${S}"><authors><author>Carl Commenter</author></authors><commentList><comment ref="A1" authorId="0"><text><t>comment secret</t></text></comment></commentList></comments>`,
    'xl/connections.xml': `<connections xmlns="${S}"><connection id="1" name="c"><dbPr connection="Server=db.secret.example;Uid=anna"/></connection></connections>`,
    'xl/printerSettings1.bin': new Uint8Array(Buffer.from('Printer of Anna on floor 3', 'utf16le')),
  }
}

/** A presentation with notes, a hidden slide and a hidden shape. */
export function pptxParts(): OfficeSource {
  const shape = (text: string, attributes = ''): string =>
    `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Box of Anna" ${attributes}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`
  const slide = (content: string, attributes = ''): string =>
    `<p:sld xmlns:p="${P}" xmlns:a="${A}" xmlns:r="${RELATIONS}" ${attributes}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${content}</p:spTree></p:cSld><p:extLst><p:ext uri="{secret}"/></p:extLst></p:sld>`
  return {
    '[Content_Types].xml': types(
      ['ppt/presentation.xml', 'presentationml.presentation.main'],
      ['ppt/slides/slide1.xml', 'presentationml.slide'],
      ['ppt/slides/slide2.xml', 'presentationml.slide'],
      ['ppt/notesSlides/notesSlide1.xml', 'presentationml.notesSlide'],
    ),
    ...roots('ppt/presentation.xml'),
    'ppt/_rels/presentation.xml.rels': relations('rId1 slide slides/slide1.xml', 'rId2 slide slides/slide2.xml'),
    'ppt/presentation.xml': `<p:presentation xmlns:p="${P}" xmlns:r="${RELATIONS}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/><p:sldId id="257" r:id="rId2"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`,
    'ppt/slides/slide1.xml': slide(shape('Shown words') + shape('shape secret', 'hidden="1"')),
    'ppt/slides/_rels/slide1.xml.rels': relations('rId1 notesSlide ../notesSlides/notesSlide1.xml'),
    'ppt/slides/slide2.xml': slide(shape('slide secret'), 'show="0"'),
    'ppt/notesSlides/notesSlide1.xml': slide(shape('notes secret')),
  }
}

const ODF = 'urn:oasis:names:tc:opendocument:xmlns'
const NAMES = `xmlns:office="${ODF}:office:1.0" xmlns:style="${ODF}:style:1.0" xmlns:text="${ODF}:text:1.0" xmlns:table="${ODF}:table:1.0" xmlns:draw="${ODF}:drawing:1.0" xmlns:presentation="${ODF}:presentation:1.0" xmlns:meta="${ODF}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"`

/** A document of LibreOffice, by what stands in its body and its styles. */
export async function openDocument(
  kind: 'text' | 'spreadsheet' | 'presentation',
  body: string,
  styles = '',
  more: OfficeSource = {},
): Promise<Uint8Array> {
  const mime = `application/vnd.oasis.opendocument.${kind}`
  const parts: OfficeSource = {
    'content.xml': `<office:document-content ${NAMES} office:version="1.2"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    'meta.xml': `<office:document-meta ${NAMES}><office:meta><meta:initial-creator>Anna Author</meta:initial-creator><dc:title>title secret</dc:title><meta:user-defined meta:name="c">custom secret</meta:user-defined><meta:editing-cycles>9</meta:editing-cycles></office:meta></office:document-meta>`,
    'settings.xml': `<office:document-settings ${NAMES}/>`,
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="${ODF}:manifest:1.0"/>`,
    ...more,
  }
  const bytes = Object.entries(parts).map(([path, part]) => ({
    path,
    bytes: typeof part === 'string' ? new TextEncoder().encode(part) : part,
  }))
  return await writePackage([{ path: 'mimetype', bytes: new TextEncoder().encode(mime), isStored: true }, ...bytes])
}
