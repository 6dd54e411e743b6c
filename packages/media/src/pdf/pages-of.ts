import { writeAscii, writeJoined } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import type { PdfFile } from './pdf-file.js'
import { PdfRef, PdfStream, isPdfArray, isPdfDict, type PdfDict, type PdfValue } from './pdf-values.js'
import { unfilterStream } from './unfilter-stream.js'

/** A page with what it has from the branches it hangs on. */
export interface PdfPage {
  readonly dict: PdfDict
  readonly resources: PdfDict
  /** `MediaBox`, `CropBox` and `Rotate`, as plain numbers. */
  readonly boxes: ReadonlyMap<string, PdfValue>
  /** Unpacks all that is drawn. */
  readonly content: () => Uint8Array
}

const MOST_PAGES = 10_000
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate']

/**
 * The pages of a document, in order.
 *
 * @throws {TelltaleError} `media/too-large` beyond ten thousand, `media/damaged` without any.
 */
export function pagesOf(file: PdfFile): readonly PdfPage[] {
  const pages: PdfPage[] = []
  const seen = new Set<number>()
  // What is still to be gone through, last first, so that pages come in their order however deep they hang.
  const left: { readonly value: PdfValue; readonly from: PdfDict }[] = []
  const root = file.catalog.get('Pages')
  if (root !== undefined) left.push({ value: root, from: new Map() })
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next.value instanceof PdfRef) {
      if (seen.has(next.value.number)) continue
      seen.add(next.value.number)
    }
    const dict = file.resolve(next.value)
    if (!isPdfDict(dict)) continue
    const given = new Map(next.from)
    for (const key of INHERITED) {
      const value = dict.get(key)
      if (value !== undefined) given.set(key, value)
    }
    const kids = file.resolve(dict.get('Kids'))
    if (isPdfArray(kids)) for (const kid of [...kids].reverse()) left.push({ value: kid, from: given })
    else pages.push(pageOf(file, dict, given))
    if (pages.length > MOST_PAGES || left.length > MOST_PAGES * 4) throw mediaError('too-many-parts')
  }
  if (pages.length === 0) throw mediaError('damaged')
  return pages
}

function pageOf(file: PdfFile, dict: PdfDict, given: PdfDict): PdfPage {
  const boxes = new Map<string, PdfValue>()
  for (const key of ['MediaBox', 'CropBox']) {
    const box = file.arrayIn(given, key).map((each) => file.resolve(each))
    const numbers = box.filter((each) => typeof each === 'number')
    if (numbers.length === 4) boxes.set(key, numbers)
  }
  if (!boxes.has('MediaBox')) boxes.set('MediaBox', [0, 0, 612, 792])
  const turn = file.resolve(given.get('Rotate'))
  if (typeof turn === 'number' && turn % 90 === 0 && turn % 360 !== 0) boxes.set('Rotate', ((turn % 360) + 360) % 360)
  return { dict, resources: file.dictIn(given, 'Resources') ?? new Map(), boxes, content: () => contentOf(file, dict) }
}

function contentOf(file: PdfFile, dict: PdfDict): Uint8Array {
  const given = file.resolve(dict.get('Contents'))
  const parts = isPdfArray(given) ? given.map((each) => file.resolve(each)) : [given]
  const bytes: Uint8Array[] = []
  for (const part of parts) {
    if (!(part instanceof PdfStream)) continue
    const unpacked = unfilterStream(file, part)
    if (unpacked.codec !== undefined) throw mediaError('not-cleanable')
    bytes.push(unpacked.bytes, writeAscii('\n'))
  }
  return writeJoined(bytes)
}
