import { mediaError } from '../media-error.js'
import type { Layers } from './layers.js'
import type { PdfFile } from './pdf-file.js'
import { isPdfDict, PdfName, PdfStream, type PdfDict, type PdfValue } from './pdf-values.js'

/** Something that is pinned on a page and seen: a stamp, a filled-in field, a bar. */
export interface ShownAnnotation {
  /** What it draws. */
  readonly look: PdfStream
  /** Where that goes on the page: six numbers, as `cm` takes them. */
  readonly place: readonly number[]
}

const HIDDEN = 2
const NO_VIEW = 32
/** What is never drawn, or only as a sign that more can be opened. */
export const NOT_DRAWN: ReadonlySet<string> = new Set([
  'Link',
  'Popup',
  'Text',
  'FileAttachment',
  'Sound',
  'Movie',
  'Screen',
  '3D',
  'RichMedia',
  'TrapNet',
  'PrinterMark',
])

/** What PDFium draws where the file does not say how. */
const DRAWN_HERE: ReadonlySet<string> = new Set([
  'Square',
  'Circle',
  'Highlight',
  'Underline',
  'StrikeOut',
  'Squiggly',
  'Ink',
])

/**
 * What is pinned on a page and seen, in the order it is drawn in. Comments and links are none of it, and neither is what
 * has no look of its own: see `shownWithoutLook`.
 */
export function shownAnnotations(file: PdfFile, page: PdfDict, layers: Layers): readonly ShownAnnotation[] {
  return file.arrayIn(page, 'Annots').flatMap((each) => {
    const dict = file.resolve(each)
    if (!isPdfDict(dict) || !isShown(file, dict, layers)) return []
    const look = lookOf(file, dict)
    const place = look && placeOf(file, dict, look)
    return look === undefined || place === undefined ? [] : [{ look, place }]
  })
}

/**
 * Whether something is pinned on a page that whoever opens the file draws as they like: leaving it out could lay open what
 * it covers.
 *
 * @throws {TelltaleError} `media/not-cleanable` where it is one that is not drawn here.
 */
export function shownWithoutLook(file: PdfFile, page: PdfDict, layers: Layers): boolean {
  let lacks = false
  for (const each of file.arrayIn(page, 'Annots')) {
    const dict = file.resolve(each)
    if (!isPdfDict(dict) || !isShown(file, dict, layers) || lookOf(file, dict) !== undefined || !needsLook(file, dict))
      continue
    if (!DRAWN_HERE.has(nameIn(file, dict, 'Subtype'))) throw mediaError('drawn-by-viewers')
    lacks = true
  }
  return lacks
}

function isShown(file: PdfFile, dict: PdfDict, layers: Layers): boolean {
  const flags = file.resolve(dict.get('F'))
  if (typeof flags === 'number' && (flags & (HIDDEN | NO_VIEW)) !== 0) return false
  return !NOT_DRAWN.has(nameIn(file, dict, 'Subtype')) && !layers.hides(dict.get('OC'))
}

/** A field without words shows nothing; anything else is drawn by whoever opens the file. */
function needsLook(file: PdfFile, dict: PdfDict): boolean {
  if (nameIn(file, dict, 'Subtype') !== 'Widget') return true
  const value = file.resolve(dict.get('V'))
  return value !== undefined && value !== null && !(value instanceof PdfName)
}

function lookOf(file: PdfFile, dict: PdfDict): PdfStream | undefined {
  const looks = file.dictIn(dict, 'AP')
  const normal = looks && file.resolve(looks.get('N'))
  if (normal instanceof PdfStream) return normal
  if (!isPdfDict(normal)) return undefined
  const state = file.resolve(normal.get(nameIn(file, dict, 'AS')))
  return state instanceof PdfStream ? state : emptyLook
}

/** Of a box that can be ticked and has no look for the way it is. */
const emptyLook = new PdfStream(new Map<string, PdfValue>([['BBox', [0, 0, 0, 0]]]), new Uint8Array())

function placeOf(file: PdfFile, dict: PdfDict, look: PdfStream): readonly number[] | undefined {
  const rect = numbersIn(file, dict, 'Rect')
  const box = numbersIn(file, look.dict, 'BBox')
  const given = numbersIn(file, look.dict, 'Matrix')
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = given.length === 6 ? given : []
  const [left = 0, bottom = 0, right = 0, top = 0] = box
  const corners = [
    [left, bottom],
    [left, top],
    [right, bottom],
    [right, top],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const)
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - x, Math.max(...ys) - y]
  if (rect.length !== 4 || !(width > 0 && height > 0)) return undefined
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect
  const [wide, high] = [Math.abs(x2 - x1) / width, Math.abs(y2 - y1) / height]
  return [wide, 0, 0, high, Math.min(x1, x2) - x * wide, Math.min(y1, y2) - y * high]
}

function numbersIn(file: PdfFile, dict: PdfDict, key: string): readonly number[] {
  return file.arrayIn(dict, key).flatMap((each) => {
    const value = file.resolve(each)
    return typeof value === 'number' ? [value] : []
  })
}

function nameIn(file: PdfFile, dict: PdfDict, key: string): string {
  const value = file.resolve(dict.get(key))
  return value instanceof PdfName ? value.name : ''
}
