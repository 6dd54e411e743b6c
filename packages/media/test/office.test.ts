import { execFileSync } from 'node:child_process'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import '../src/node.js'
import { jpegFormat } from '../src/jpeg/jpeg-format.js'
import {
  docxFormat,
  odpFormat,
  odsFormat,
  odtFormat,
  oldOfficeFormat,
  pptxFormat,
  xlsxFormat,
} from '../src/office/office-formats.js'
import { OfficeParts } from '../src/office/office-parts.js'
import { openPackage } from '../src/office/open-package.js'
import { parseXmlTree } from '../src/office/xml-tree.js'
import type { MediaFormat } from '../src/media-format.js'
import {
  docxParts,
  openDocument,
  packed,
  pptxParts,
  relations,
  xlsxParts,
  type OfficeSource,
} from './documents/make-office.js'
import { isMissing, judged, stands } from './documents/judges.js'
import { photoOf } from './documents/photo.js'

const KEEP = { orientation: true, colour: true, copyright: false } as const
const PYTHON = '/usr/bin/python3'

const cases: readonly (readonly [string, MediaFormat, () => OfficeSource, readonly string[]])[] = [
  [
    'a text document',
    docxFormat,
    () => docxParts(photoOf('photo secret')),
    [
      'Visible & words',
      'added words',
      'noted',
      'first half, second half',
      'link words',
      'field words',
      'cell words',
      'Header words',
    ],
  ],
  ['a workbook', xlsxFormat, xlsxParts, ['shown words', 'more words', '84']],
  ['a presentation', pptxFormat, pptxParts, ['Shown words']],
]

const SECRETS =
  /secret|Anna|Lena|Rita|Carl|Sam\b|Maker Office|2024|00AA11BB|00CC22DD|00EE33FF|12345678|t0ken|AutoOpen|rsid|docProps|customXml|vbaProject/iu

/** Every part of a copy, as text. */
async function everyPart(bytes: Uint8Array): Promise<string> {
  const parts = await openPackage(bytes)
  return [...parts].map(([path, part]) => `${path}\n${Buffer.from(part).toString('latin1')}`).join('\n')
}

function shownIn(contents: Awaited<ReturnType<MediaFormat['read']>>): string {
  return contents.texts.flatMap(({ where, text }) => (where === 'document' ? [text] : [])).join('\n')
}

describe.each(cases)('%s', (_name, format, parts, shown) => {
  test('is told by what lies in it, and by nothing else', async () => {
    const bytes = await packed(parts())
    expect([docxFormat, xlsxFormat, pptxFormat].filter((each) => each.matches(bytes))).toEqual([format])
    expect(format.matches(new TextEncoder().encode('PK plain words'))).toBe(false)
  })

  test('is read as it is shown', async () => {
    const read = await format.read(await packed(parts()))
    for (const words of shown) expect(shownIn(read)).toContain(words)
    expect(shownIn(read)).not.toMatch(/secret/u)
  })

  test('leaves nothing but what is shown', async () => {
    const { bytes } = await format.clean(await packed(parts()), KEEP)
    expect(await everyPart(bytes)).not.toMatch(SECRETS)
    const read = await format.read(bytes)
    expect(read.sightings).toEqual([])
    for (const words of shown) expect(shownIn(read)).toContain(words)
  })

  test('tells what was removed, so that it can be looked for', async () => {
    const { removed } = await format.clean(await packed(parts()), KEEP)
    const values = removed.map(({ value }) => value)
    for (const wanted of ['Anna Author', 'Lena Last', 'Secret Corp', 'custom secret']) expect(values).toContain(wanted)
  })

  test('has only parts that are well-formed, typed and led to', async () => {
    const { bytes } = await format.clean(await packed(parts()), KEEP)
    const inside = await openPackage(bytes)
    const office = new OfficeParts(inside)
    const reached = new Set<string>()
    const left = ['']
    for (let path = left.pop(); path !== undefined; path = left.pop())
      for (const { target, isExternal } of office.relationsOf(path)) {
        expect(isExternal).toBe(false)
        expect(inside.has(target), target).toBe(true)
        if (!reached.has(target)) left.push(target)
        reached.add(target)
      }
    for (const [path, part] of inside) {
      if (path.endsWith('.xml') || path.endsWith('.rels')) parseXmlTree(part)
      if (path !== '[Content_Types].xml' && !path.endsWith('.rels')) {
        expect(reached.has(path), path).toBe(true)
        expect(office.typeOf(path), path).not.toBe('')
      }
    }
    // Every identifier that an element points with leads somewhere.
    for (const path of reached) {
      if (!path.endsWith('.xml')) continue
      const ids = new Set(office.relationsOf(path).map(({ id }) => id))
      for (const [, id] of Buffer.from(inside.get(path)!)
        .toString()
        .matchAll(/ r:(?:id|embed|link|pict)="([^"]*)"/gu))
        expect(ids.has(id!), `${path} ${id}`).toBe(true)
    }
  })

  test('is the same each time, whatever the hour', async () => {
    const bytes = await packed(parts())
    expect((await format.clean(bytes, KEEP)).bytes).toEqual((await format.clean(bytes, KEEP)).bytes)
  })

  test.skipIf(isMissing('mat2') || isMissing('exiftool'))(
    'leaves nothing that mat2 and exiftool report (needs Debian: mat2 libimage-exiftool-perl)',
    async () => {
      const { bytes } = await format.clean(await packed(parts()), KEEP)
      const told = judged('mat2', ['--show', '@'], bytes, format.extension)
      expect(
        told
          .split('\n')
          .filter((line) => line.trim() !== '' && !line.includes('Metadata for') && !line.includes('No metadata')),
      ).toEqual([])
      expect(
        judged(
          'exiftool',
          ['-a', '-G1', '-s', '-XML:all', '-XMP:all', '-EXIF:all', '-ZIP:ZipModifyDate', '@'],
          bytes,
          format.extension,
        ),
      ).not.toMatch(/^(?!.*1980:01:01).+$/mu)
    },
  )
})

describe('what a text document hides', () => {
  test('is told by its kind', async () => {
    const { sightings, embedded } = await docxFormat.read(await packed(docxParts(photoOf('photo secret'))))
    const told = sightings.map(({ sign, label, value }) => `${sign} | ${label ?? ''} | ${value ?? ''}`)
    for (const wanted of [
      'author | property creator | Anna Author',
      'edit-history | property TotalTime | 93',
      'other-metadata | property Client | custom secret',
      'comment | comment | comment secret',
      'author | comment author | Carl Commenter',
      'author | tracked change | Rita Reviewer',
      'tracked-change | words that were taken out | deleted secret',
      'hidden-text | hidden words | vanished secret',
      'external-link | hyperlink | https://secret.example.com/t0ken',
      'external-link | field | INCLUDETEXT "C:\\Users\\anna\\secret.docx"',
      'other-metadata | variable v | variable secret',
      'embedded-file | oleObject | salary.bin',
      'embedded-file | part that nothing leads to | stray/part.xml',
    ])
      expect(told).toContain(wanted)
    expect(told.some((each) => each.startsWith('script | macros'))).toBe(true)
    expect(embedded?.map(({ isShown }) => isShown)).toEqual([false, true])
  })

  test('is covered where it is cut off of a picture', async () => {
    const parts = docxParts(photoOf('x'))
    const cut = String(parts['word/document.xml']).replace('<a:stretch>', '<a:srcRect l="50000"/><a:stretch>')
    const bytes = await packed({ ...parts, 'word/document.xml': cut })
    const { sightings } = await docxFormat.read(bytes)
    expect(sightings).toContainEqual({ sign: 'preview', label: 'cut-off part of a picture' })
    const inside = await openPackage((await docxFormat.clean(bytes, KEEP)).bytes)
    const picture = [...inside].find(([path]) => path.includes('media/'))?.[1]
    const { data, width } = await jpegFormat.pixels!(picture!)
    const brightest = (from: number, to: number): number =>
      Math.max(
        ...Array.from({ length: 32 }, (_each, y) =>
          Math.max(
            ...data.slice((y * width + from) * 4, (y * width + to) * 4).filter((_value, index) => index % 4 < 3),
          ),
        ),
      )
    expect(width).toBe(48)
    expect(brightest(0, 16)).toBeLessThan(60)
    expect(brightest(40, 48)).toBeGreaterThan(200)
  })

  test('goes from its pictures too', async () => {
    const { bytes } = await docxFormat.clean(await packed(docxParts(photoOf('photo secret'))), KEEP)
    expect(stands(bytes, 'photo secret')).toBe(false)
    expect(stands(photoOf('photo secret'), 'photo secret')).toBe(true)
  })
})

test('words of hidden sheets, rows and columns are told and gone from the shared words', async () => {
  const bytes = await packed(xlsxParts())
  const { texts } = await xlsxFormat.read(bytes)
  expect(texts.flatMap(({ where, text }) => (where === 'hidden' ? [text] : []))).toEqual([
    'sheet secret',
    'column secret\nrow secret',
  ])
  const parts = await openPackage((await xlsxFormat.clean(bytes, KEEP)).bytes)
  expect([...parts.keys()].filter((path) => path.includes('worksheet') && !path.includes('rels'))).toEqual([
    'xl/worksheet1.xml',
  ])
})

test.skipIf(isMissing('unzip'))('what other programs say of the copies', async () => {
  for (const [, format, parts] of cases) {
    const { bytes } = await format.clean(await packed(parts()), KEEP)
    expect(judged('unzip', ['-tq', '@'], bytes, format.extension)).toContain('No errors detected')
  }
})

function canImport(module: string): boolean {
  try {
    execFileSync(PYTHON, ['-c', `import ${module}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test.skipIf(!canImport('docx'))('python-docx reads the copy (needs Debian: python3-docx)', async () => {
  const { bytes } = await docxFormat.clean(await packed(docxParts(photoOf('photo secret'))), KEEP)
  const said = judged(
    PYTHON,
    [
      '-c',
      'import sys,docx;d=docx.Document(sys.argv[1]);print([p.text for p in d.paragraphs],len(d.inline_shapes))',
      '@',
    ],
    bytes,
    'docx',
  )
  expect(said.trim()).toBe(
    "['Visible & words added words noted', 'first half, second half', 'link words field words', ''] 1",
  )
})

test.skipIf(!canImport('openpyxl'))('openpyxl reads the copy (needs Debian: python3-openpyxl)', async () => {
  const { bytes } = await xlsxFormat.clean(await packed(xlsxParts()), KEEP)
  const said = judged(
    PYTHON,
    [
      '-c',
      'import sys,openpyxl;w=openpyxl.load_workbook(sys.argv[1]);print(w.sheetnames,[[c.value for c in r] for r in w.active.iter_rows()])',
      '@',
    ],
    bytes,
    'xlsx',
  )
  expect(said.trim()).toBe(
    "['Shown'] [['shown words', None, None, 84], [None, None, None, None], ['more words', None, None, None]]",
  )
})

describe('documents of LibreOffice', () => {
  const style = (name: string, properties: string): string =>
    `<style:style style:name="${name}" style:family="x">${properties}</style:style>`
  const cell = (words: string): string =>
    `<table:table-cell office:string-value="${words}"><text:p>${words}</text:p></table:table-cell>`
  const made = {
    text: openDocument(
      'text',
      '<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Rita Reviewer</dc:creator></office:change-info><text:p>deleted secret</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Shown <text:span text:style-name="H">vanished secret</text:span><text:a xlink:href="https://secret.example.com/t0ken">link words</text:a> <text:author-name>field words</text:author-name><office:annotation><dc:creator>Carl Commenter</dc:creator><text:p>comment secret</text:p></office:annotation><text:bookmark text:name="bookmark secret"/></text:p><text:p loext:who="attribute secret"><draw:frame draw:name="Annas desk"><draw:image xlink:href="Pictures/Annas_desk.jpg"/></draw:frame></text:p>',
      style('H', '<style:text-properties text:display="none"/>'),
      {
        'Pictures/Annas_desk.jpg': photoOf('photo secret'),
        'Basic/script.xml': '<x>macro secret</x>',
        'Thumbnails/thumbnail.png': 'x',
      },
    ),
    spreadsheet: openDocument(
      'spreadsheet',
      `<table:table table:name="One"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-row>${cell('Shown words')}${cell('column secret')}</table:table-row><table:table-row table:visibility="filter">${cell('row secret')}</table:table-row><table:table-row><table:table-cell table:formula="of:=[secret.A1]" office:value="84"><text:p>84</text:p></table:table-cell></table:table-row></table:table><table:table table:name="Two secret" table:style-name="H"><table:table-row>${cell('sheet secret')}</table:table-row></table:table>`,
      style('H', '<style:table-properties table:display="false"/>'),
    ),
    presentation: openDocument(
      'presentation',
      '<draw:page draw:name="one"><draw:frame><draw:text-box><text:p>Shown words</text:p></draw:text-box></draw:frame><presentation:notes><text:p>notes secret</text:p></presentation:notes></draw:page><draw:page draw:name="two" draw:style-name="H"><draw:frame><draw:text-box><text:p>slide secret</text:p></draw:text-box></draw:frame></draw:page>',
      style('H', '<style:drawing-page-properties presentation:visibility="hidden"/>'),
    ),
  }

  test.each([
    ['text', odtFormat, 'Shown link words field words', ['deleted secret', 'vanished secret']],
    ['spreadsheet', odsFormat, 'Shown words\n84', ['row secret', 'sheet secret', 'column secret']],
    ['presentation', odpFormat, 'Shown words', ['notes secret', 'slide secret']],
  ] as const)('of the kind %s keep what is shown, and nothing else', async (kind, format, shown, hidden) => {
    const bytes = await made[kind]
    expect([docxFormat, odtFormat, odsFormat, odpFormat].filter((each) => each.matches(bytes))).toEqual([format])
    const read = await format.read(bytes)
    expect(shownIn(read)).toBe(shown)
    expect(read.texts.flatMap(({ where, text }) => (where === 'hidden' ? [text] : [])).sort()).toEqual(
      [...hidden].sort(),
    )
    expect(read.sightings).toContainEqual({ sign: 'author', label: 'property initial-creator', value: 'Anna Author' })
    const { bytes: copy } = await format.clean(bytes, KEEP)
    expect(await everyPart(copy)).not.toMatch(/secret|Anna|Rita|Carl|t0ken/iu)
    const again = await format.read(copy)
    expect(shownIn(again)).toBe(shown)
    expect(again.sightings).toEqual([])
    for (const part of (await openPackage(copy)).keys())
      expect(part).toMatch(/^(?:mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml|Pictures\/picture1\.jpg)$/u)
  })

  test.skipIf(isMissing('mat2'))('leave nothing that mat2 reports (needs Debian: mat2)', async () => {
    const { bytes } = await odtFormat.clean(await made.text, KEEP)
    expect(judged('mat2', ['--show', '@'], bytes, 'odt')).toContain('No metadata found')
  })

  test('are refused where they are locked', async () => {
    const lock = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`
    await expect(
      odtFormat.read(await openDocument('text', '', '', { 'META-INF/manifest.xml': lock })),
    ).rejects.toMatchObject({
      code: 'read/encrypted',
    })
  })
})

describe('documents made to do harm', () => {
  const code = async (bytes: Uint8Array, format: MediaFormat = docxFormat): Promise<unknown> => {
    try {
      await format.clean(bytes, KEEP)
      return 'cleaned'
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error
    }
  }
  const parts = (): OfficeSource => docxParts(photoOf('x'))

  test('are refused: one that grows, one with entities, one that leads out, one that is cut short', async () => {
    expect(await code(await packed({ ...parts(), 'word/styles.xml': new Uint8Array(210_000_000) }))).toBe(
      'media/too-large',
    )
    const entities = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]>${String(parts()['word/document.xml'])}`
    expect(await code(await packed({ ...parts(), 'word/document.xml': entities }))).toBe('media/not-cleanable')
    expect(await code(await packed({ ...parts(), '../../etc/x': 'y' }))).toBe('media/damaged')
    expect(await code(await packed({ ...parts(), 'WORD/document.xml': '<x/>' }))).toBe('media/two-in-one')
    const whole = await packed(parts())
    expect(await code(whole.slice(0, whole.length - 400))).toBe('media/damaged')
    expect(await code(await packed({ ...parts(), 'word/document.xml': '<w:document>' }))).toBe('media/damaged')
    const deep = '<a>'.repeat(5_000) + '</a>'.repeat(5_000)
    expect(await code(await packed({ ...parts(), 'word/header1.xml': deep }))).toBe('media/too-large')
  })

  test('are refused where what they say of their size is a lie', async () => {
    const whole = Buffer.from(await packed({ ...parts(), 'word/vbaProject.bin': deflateRawSync(Buffer.alloc(1_000)) }))
    // The size in the list of the first part.
    const list = whole.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    whole.writeUInt32LE(0xffff_fff0, list + 24)
    expect(await code(new Uint8Array(whole))).toMatch(/^media\//u)
  })

  test('are refused where a part is shown that cannot be copied', async () => {
    expect(await code(await packed({ ...parts(), 'word/media/Annas_desk.jpeg': 'no picture' }))).toBe(
      'media/not-cleanable',
    )
    const chunk = String(parts()['word/document.xml']).replace('<w:sectPr>', '<w:altChunk r:id="rId9"/><w:sectPr>')
    expect(await code(await packed({ ...parts(), 'word/document.xml': chunk }))).toBe('media/not-cleanable')
    expect(await code(await packed({ ...parts(), '_rels/.rels': relations() }))).toBe('media/damaged')
  })

  test('are refused with clear words where they are locked, or as old as Word 97', async () => {
    const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
    const locked = new Uint8Array([...magic, ...Buffer.from('EncryptedPackage', 'utf16le')])
    expect(oldOfficeFormat.matches(locked)).toBe(true)
    expect(await code(locked, oldOfficeFormat)).toBe('read/encrypted')
    expect(await code(new Uint8Array([...magic, 1, 2, 3, 4]), oldOfficeFormat)).toBe('media/not-known')
  })
})
