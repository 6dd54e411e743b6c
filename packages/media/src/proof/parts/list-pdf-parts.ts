import { readAscii } from '../../byte-reads.js'
import { inflateBounded } from '../inflate-bounded.js'
import { PartsList, type ListParts, type PartsListed } from './parts-listed.js'

/** Keys of a PDF (ISO 32000-1) that hold what no page shows: words about the file, programs, files, changes. */
const TELLING: readonly (readonly [mark: RegExp, what: string])[] = [
  [/\/Info\b/u, 'information about the file'],
  [
    /\/(?:Author|Creator|Producer|Title|Subject|Keywords|CreationDate|ModDate|LastModified)\b/u,
    'information about the file',
  ],
  [/\/Metadata\b/u, 'XMP'],
  [/\/(?:JavaScript|JS|Launch|OpenAction|AA|SubmitForm|ImportData|GoToR|GoToE)\b/u, 'programs and actions'],
  [/\/(?:EmbeddedFiles?|Filespec|AF|FileAttachment|RichMedia|Collection)\b/u, 'attached files'],
  [/\/(?:PieceInfo|Thumb|SpiderInfo|OutputIntents|DSS|Perms|ByteRange)\b/u, 'data of programs'],
  [/\/(?:AcroForm|XFA)\b/u, 'forms'],
  [/\/(?:Popup|NM|RC|IRT|Contents\s{0,4}\((?!\)))/u, 'remarks'],
  [/\/(?:Outlines|Names|StructTreeRoot|OCProperties|OCGs|PageLabels)\b/u, 'structure beside what is shown'],
  [/\/URI\b/u, 'links to outside'],
]
const ID = /\/ID\s{0,4}\[/u

/**
 * Parts of a PDF: every object and stream as they stand in the bytes, packed or not, and how often it ends.
 *
 * @param listPicture - Lists the parts of a picture that lies in a stream.
 */
export function listPdfParts(
  bytes: Uint8Array,
  listPicture: (bytes: Uint8Array) => PartsListed | undefined,
): ReturnType<ListParts> {
  if (readAscii(bytes, 0, 5) !== '%PDF-') return undefined
  const parts = new PartsList()
  const text = latin1(bytes)
  const ends = text.match(/%%EOF/gu)?.length ?? 0
  parts.part(ends > 1 ? 'earlier versions' : false)
  parts.part(/%%EOF\s{0,2}$/u.test(text.slice(-8)) ? false : 'bytes behind the end')
  let outside = ''
  let from = 0
  for (const { start, end } of streamsOf(text)) {
    outside += text.slice(from, start)
    from = end
    const head = text.slice(Math.max(0, text.lastIndexOf(' obj', start)), start)
    const content = bytes.subarray(start, end)
    parts.count += 1
    if (head.includes('/DCTDecode')) {
      // The line break before `endstream` is no part of the stream.
      const last = content.at(-1) === 0x0a ? (content.at(-2) === 0x0d ? 2 : 1) : content.at(-1) === 0x0d ? 1 : 0
      const picture = listPicture(content.subarray(0, content.length - last))
      if (picture) for (const what of picture.unknown) parts.part(`${what} in a picture`)
      parts.packed.push({ start, end })
      continue
    }
    if (/\/Subtype\s{0,2}\/Image|\/FontFile/u.test(head)) {
      parts.packed.push({ start, end })
      continue
    }
    const unpacked = head.includes('/FlateDecode') ? inflateBounded(content.subarray(2), 100_000_000) : content
    // Of a packed list of objects, the keys count as those outside do; of a page's content, none is a key.
    if (unpacked && head.includes('/ObjStm')) outside += latin1(unpacked)
  }
  outside += text.slice(from)
  for (const [mark, what] of TELLING) parts.part(mark.test(outside) && what)
  parts.part(ID.test(outside) ? 'numbers by which the file is known' : false)
  parts.part(/^%PDF-\d\.\d\s/u.test(text) ? false : 'bytes before the start')
  return parts
}

function latin1(bytes: Uint8Array): string {
  return readAscii(bytes, 0, bytes.length)
}

function* streamsOf(text: string): Generator<{ readonly start: number; readonly end: number }, void, undefined> {
  let at = 0
  for (;;) {
    const mark = text.indexOf('stream', at)
    if (mark === -1) return
    const after = text.charCodeAt(mark + 6)
    if (after !== 0x0a && after !== 0x0d) {
      at = mark + 6
      continue
    }
    const start = mark + (after === 0x0d && text.charCodeAt(mark + 7) === 0x0a ? 8 : 7)
    const end = text.indexOf('endstream', start)
    if (end === -1) return
    yield { start, end }
    at = end + 9
  }
}
