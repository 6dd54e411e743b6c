import { addAll, type Notice, type PostedText, type Region } from '@telltale/model'
import type { Detail } from '../detail.js'
import { readsAs } from '../byte-reads.js'
import type { EmbeddedFile } from '../media-format.js'
import { sayStrings } from '../say-strings.js'
import { PdfFile } from './pdf-file.js'
import { readPdfDetails } from './read-pdf-details.js'
import { readPage } from './read-page.js'
import { SeenPdf } from './seen-pdf.js'

/** Words of a page that nobody sees. */
export interface UnseenWords {
  readonly text: string
  readonly region: Region
}

/** All that is found in a PDF. */
export interface PdfLook {
  readonly file: PdfFile
  readonly details: readonly Detail[]
  readonly embedded: readonly EmbeddedFile[]
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  readonly seen: readonly PostedText[]
  readonly unseen: readonly UnseenWords[]
  /** Words that earlier revisions showed and this one does not. */
  readonly before: readonly string[]
  /** Pages with letters that this machine may have no shapes for. */
  readonly lacking: ReadonlySet<number>
  readonly notices: readonly Notice[]
}

/** The most pages whose words are read, and the most revisions that are gone back. */
const MOST_PAGES_READ = 1_000
const MOST_REVISIONS = 5
const END = '%%EOF'

/**
 * Looks through a PDF: its objects, its pages as they are seen, what lies around it, and what it showed before it was
 * changed.
 *
 * @throws {TelltaleError} `media/damaged`, `media/too-large`, `media/not-seen` or `read/encrypted`.
 */
export async function lookThroughPdf(bytes: Uint8Array): Promise<PdfLook> {
  const file = new PdfFile(bytes)
  const { details: found, embedded } = readPdfDetails(file)
  const details = [...found, ...aroundIt(bytes, file)]
  const pdf = await SeenPdf.open(bytes)
  try {
    const count = pdf.pageCount
    const pages: { width: number; height: number }[] = []
    const seen: PostedText[] = []
    const unseen: UnseenWords[] = []
    const lacking = new Set<number>()
    for (let index = 0; index < count; index++) {
      const { width, height } = pdf.size(index)
      pages.push({ width, height })
      if (index >= MOST_PAGES_READ) continue
      const page = readPage(pdf, index)
      if (page.seen) seen.push(page.seen)
      addAll(unseen, page.unseen)
      if (page.lacksShapes) lacking.add(index)
    }
    const revisions = earlierEnds(bytes, file)
    if (revisions.length > 0)
      details.push({ sign: 'edit-history', label: 'PDF earlier revisions', value: String(revisions.length) })
    const before = await earlierWords(bytes, revisions, seen)
    const notices: Notice[] =
      count > MOST_PAGES_READ ? [{ code: 'media/part-not-read', count: count - MOST_PAGES_READ, detail: 'pages' }] : []
    return { file, details, embedded, pages, seen, unseen, before, lacking, notices }
  } finally {
    pdf.close()
  }
}

/** What lies before the first line and behind the last. */
function aroundIt(bytes: Uint8Array, file: PdfFile): readonly Detail[] {
  const details: Detail[] = []
  const last = endsOf(bytes).at(-1) ?? bytes.length
  for (const [label, part] of [
    ['data before the document', bytes.subarray(0, file.start)],
    ['data after the document', bytes.subarray(last)],
  ] as const) {
    if (part.every((byte) => byte <= 32)) continue
    const value = sayStrings(part)
    details.push({ sign: 'trailing-data', label: `PDF ${label}`, bytes: part, ...(value === '' ? {} : { value }) })
  }
  return details
}

/** Where each revision but the newest ends. A file for the web is in two parts and has one. */
function earlierEnds(bytes: Uint8Array, file: PdfFile): readonly number[] {
  const ends = endsOf(bytes).slice(0, -1)
  const first = file.allObjects().next()
  const head = first.done === true ? undefined : file.valueAt(first.value.at)
  const isForWeb = head instanceof Map && head.has('Linearized')
  return isForWeb ? ends.slice(1) : ends
}

function endsOf(bytes: Uint8Array): readonly number[] {
  const ends: number[] = []
  for (let at = bytes.indexOf(0x25); at !== -1 && ends.length < 1_000; at = bytes.indexOf(0x25, at + 1))
    if (readsAs(bytes, at, END)) ends.push(at + END.length)
  return ends
}

async function earlierWords(
  bytes: Uint8Array,
  ends: readonly number[],
  now: readonly PostedText[],
): Promise<readonly string[]> {
  const known = new Set(now.flatMap(({ text }) => linesOf(text)))
  const words: string[] = []
  for (const end of ends.slice(-MOST_REVISIONS)) {
    let pdf: SeenPdf
    try {
      pdf = await SeenPdf.open(bytes.subarray(0, end))
    } catch {
      // The mark of an end may stand in the midst of a stream.
      continue
    }
    try {
      for (let index = 0; index < Math.min(pdf.pageCount, 100); index++) {
        const text = pdf.letters(index).map(({ character }) => character)
        for (const line of linesOf(text.join(''))) {
          if (known.has(line)) continue
          known.add(line)
          words.push(line)
        }
      }
    } finally {
      pdf.close()
    }
  }
  return words
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n]/u)
    .map((line) => line.replace(/\s{1,100}/gu, ' ').trim())
    .filter((line) => line !== '')
}
