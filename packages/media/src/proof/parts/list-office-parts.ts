import { unzipSync } from 'fflate'
import { readAscii, readU16Little, readU32Little } from '../../byte-reads.js'
import { PartsList, type ListParts, type PartsListed } from './parts-listed.js'

/** Parts that a document may do without, and that tell of people, programs and earlier versions. */
const TELLING: readonly (readonly [path: RegExp, what: string])[] = [
  [/(?:^|\/)comment\w*(?:\.xml|\/)|(?:^|\/)threadedComments\//iu, 'comments'],
  [/^docProps\/(?!core\.xml$|app\.xml$)/iu, 'properties or a thumbnail'],
  [/(?:^|\/)(?:people|persons?|commentAuthors|authors)(?:\.xml|\/)/iu, 'names of people'],
  [/vbaProject|vbaData|activeX|\.bin$|(?:^|\/)ctrlProps\//iu, 'programs or packed objects'],
  [
    /^customXml\/|(?:^|\/)printerSettings|(?:^|\/)revisions\/|(?:^|\/)(?:webextensions|customUI)\//iu,
    'data of programs',
  ],
  [/(?:^|\/)(?:externalLinks|connections|queryTables|embeddings)(?:\.xml|\/)/iu, 'links or files within'],
  [/(?:^|\/)(?:notesSlides|attachedToolbars|glossary)\//iu, 'notes beside what is shown'],
  [/^(?:Thumbnails|Configurations2)\/|^meta\.xml$|manifest\.rdf$/u, 'properties or a thumbnail'],
]
/** What must not stand in the XML of a part. */
const MARKS: readonly (readonly [mark: RegExp, what: string])[] = [
  [/\bw:rsid\w*="/u, 'marks of who wrote when'],
  [/<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|sectPrChange|tblPrChange|delText)\b/u, 'tracked changes'],
  [/<(?:w:commentReference|w:commentRangeStart|legacyDrawing)\b/u, 'comments'],
  [/<w:vanish\/>|<w:vanish w:val="(?:1|true|on)"/u, 'hidden text'],
  [/<sheet\s[^>]{0,400}state="(?:hidden|veryHidden)"/u, 'hidden sheets'],
  [/<p:sld\s[^>]{0,2000}show="0"/u, 'hidden slides'],
  [
    /<(?:dc:creator|cp:lastModifiedBy|dc:title|dc:subject|dc:description|cp:keywords|cp:category|Company|Manager|Template|HyperlinkBase|meta:initial-creator|text:tracked-changes)>[^<]/u,
    'properties',
  ],
  [/<!DOCTYPE|<!ENTITY/u, 'declarations'],
  [/<!--/u, 'remarks in the code'],
]
const MOST_PARTS = 10_000
const LARGEST = 500_000_000

/**
 * Parts of an Office document (ECMA-376) or an OpenDocument: what is packed in it, each with what must not stand in it, and
 * the list of the archive itself. Pictures and films in it are listed as themselves.
 *
 * @param listPicture - Lists the parts of a file that lies within.
 */
export function listOfficeParts(
  bytes: Uint8Array,
  listPicture: (bytes: Uint8Array) => PartsListed | undefined,
): ReturnType<ListParts> {
  if (readAscii(bytes, 0, 4) !== 'PK\x03\x04') return undefined
  const parts = new PartsList()
  if (!listEntries(bytes, parts)) return undefined
  let files: Readonly<Record<string, Uint8Array>>
  let total = 0
  try {
    files = unzipSync(bytes, { filter: ({ originalSize }) => (total += originalSize) <= LARGEST })
  } catch {
    return undefined
  }
  for (const [path, content] of Object.entries(files)) {
    const telling = TELLING.find(([mark]) => mark.test(path))
    if (telling) parts.part(telling[1])
    if (/\.(?:xml|rels|vml)$/iu.test(path)) {
      const text = new TextDecoder().decode(content)
      for (const [mark, what] of MARKS) parts.part(mark.test(text) && what)
    } else if (/\.(?:jpe?g|png|gif|webp|tiff?|mp4|mov|m4v)$/iu.test(path)) {
      const inner = listPicture(content)
      parts.part(inner === undefined && 'picture that cannot be opened')
      for (const what of inner?.unknown ?? []) parts.part(`${what} in a picture`)
    } else if (path !== 'mimetype' && !/\.(?:emf|wmf|odttf|ttf|otf|svg)$/iu.test(path)) parts.part('unknown part')
  }
  return parts
}

/**
 * Goes through the archive's own list (APPNOTE.TXT 4.3): no remarks, no fields of programs, no times but the first that
 * can be said, and no byte that belongs to no file.
 */
function listEntries(bytes: Uint8Array, parts: PartsList): boolean {
  const end = bytes.length - 22
  if (end < 0 || readU32Little(bytes, end) !== 0x0605_4b50) return false
  const count = readU16Little(bytes, end + 10)
  const listSize = readU32Little(bytes, end + 12)
  let at = readU32Little(bytes, end + 16)
  if (count > MOST_PARTS || at + listSize > end) return false
  parts.part(at + listSize === end ? false : 'bytes between the files')
  let expected = 0
  for (let index = 0; index < count; index++) {
    if (readU32Little(bytes, at) !== 0x0201_4b50) return false
    const [name, extra, remark] = [28, 30, 32].map((from) => readU16Little(bytes, at + from)) as [
      number,
      number,
      number,
    ]
    const local = readU32Little(bytes, at + 42)
    const size = readU32Little(bytes, at + 20)
    parts.part(extra > 0 || remark > 0 ? 'fields of programs in the archive' : false)
    parts.part(readU32Little(bytes, at + 12) !== FIRST_TIME && 'times in the archive')
    parts.part(local !== expected && 'bytes between the files')
    parts.part(readU16Little(bytes, local + 28) > 0 && 'fields of programs in the archive')
    if (readU32Little(bytes, local) !== 0x0403_4b50) return false
    expected = local + 30 + readU16Little(bytes, local + 26) + readU16Little(bytes, local + 28) + size
    if ((readU16Little(bytes, local + 6) & 8) !== 0)
      expected += readU32Little(bytes, expected) === 0x0807_4b50 ? 16 : 12
    at += 46 + name + extra + remark
  }
  parts.part(expected !== readU32Little(bytes, end + 16) && 'bytes between the files')
  return true
}

/** 1 January 1980, midnight. */
const FIRST_TIME = 0x0021_0000
