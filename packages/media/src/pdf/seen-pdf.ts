import type { Pixels, Region } from '@telltale/model'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { mediaError } from '../media-error.js'
import { wasmBytes } from '../wasm-parts.js'

/** One letter of a page, and where it stands. */
export interface SeenLetter {
  readonly character: string
  /** In pixels of the upright page; none for blanks and line ends that nobody wrote. */
  readonly region?: Region
  /** Whether there is a shape to show it with, in the file or here. */
  readonly hasShape: boolean
}

/** A point of a page as it is seen, in pixels. */
export type SeenPoint = readonly [x: number, y: number]

/** A picture on a page that was given one colour, to see how much of it is seen. */
export interface MarkedPicture {
  readonly colour: readonly number[]
  /** Where its four corners lie, in order around it; they may lie outside of the page. */
  readonly corners: readonly SeenPoint[]
  /** Pixels that its shorter side has. */
  readonly detail: number
}

/** A page with each of its pictures in a colour of its own. */
export interface MarkedPage {
  readonly pixels: Pixels
  readonly pictures: readonly MarkedPicture[]
  /** Boxes of what is drawn with many sides: outlines of letters, signatures. */
  readonly shapes: readonly Region[]
  /** Whether all that the page draws was gone through. */
  readonly isWhole: boolean
}

/** Twice the size of print: enough to read small words, and quick. */
const SCALE = 2
/** A page larger than this is shown smaller. */
const MOST_PIXELS = 30_000_000
const MOST_LETTERS = 500_000
/** Draw what is pinned on the page as well. */
const WITH_ANNOTATIONS = 1
/** Red first, opacity last. */
const REVERSED_BYTES = 16
const BGRX = 3
const BGRA = 4
const PATH = 2
const IMAGE = 3
const FORM = 5
const CURVE = 1
const START = 2
/** How much a page may draw for its pictures and shapes to be gone through. */
const MOST_OBJECTS = 100_000
const MOST_SEGMENTS = 400_000
const DEEPEST = 12
/** As many pictures have colours that can be told from each other. */
const MOST_COLOURS = 4096
/** No more sides than these are a line, a box or a box with round corners, which says nothing by itself. */
const SIDES_OF_SHAPE = 12
const WHITE = 0xffff_ffff
const PASSWORD = 4

/** Beside the letters of western Europe, these have shapes in PDFium itself. */
const WESTERN_SIGNS =
  /^[\u02c6\u02da\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u2044\u20ac\u2122\u2212\ufb01\ufb02]$/u

let engine: Promise<WrappedPdfiumModule> | undefined

/**
 * A PDF as it is seen: PDFium, which Chrome shows PDFs with, as a program for WebAssembly. It runs walled off, without
 * scripts of documents and without a network. Close it after use.
 */
export class SeenPdf {
  readonly #pdfium: WrappedPdfiumModule
  readonly #memory: number
  readonly #document: number

  private constructor(pdfium: WrappedPdfiumModule, memory: number, document: number) {
    this.#pdfium = pdfium
    this.#memory = memory
    this.#document = document
  }

  /** @throws {TelltaleError} `media/not-seen` without the program, `read/encrypted`, or `media/damaged`. */
  static async open(bytes: Uint8Array): Promise<SeenPdf> {
    const pdfium = await started()
    const memory = pdfium.pdfium.wasmExports.malloc(bytes.length)
    if (memory === 0) throw mediaError('too-large-file')
    heapOf(pdfium).set(bytes, memory)
    const document = pdfium.FPDF_LoadMemDocument(memory, bytes.length, '')
    if (document === 0) {
      const isLocked = pdfium.FPDF_GetLastError() === PASSWORD
      pdfium.pdfium.wasmExports.free(memory)
      throw mediaError(isLocked ? 'encrypted' : 'damaged')
    }
    return new SeenPdf(pdfium, memory, document)
  }

  close(): void {
    this.#pdfium.FPDF_CloseDocument(this.#document)
    this.#pdfium.pdfium.wasmExports.free(this.#memory)
  }

  get pageCount(): number {
    return this.#pdfium.FPDF_GetPageCount(this.#document)
  }

  /** Size of a page, upright, in pixels as regions count them, and how many of them are a point of print. */
  size(index: number): { readonly width: number; readonly height: number; readonly scale: number } {
    return this.#withPage(index, (page) => this.#sizeOf(page))
  }

  /**
   * The page as it is seen.
   *
   * @param without - Which of the things pinned on the page are left out, by their places in its list.
   */
  pixels(index: number, factor = 1, without: readonly number[] = []): Pixels {
    return this.#withPage(index, (page) => this.#drawn(page, factor, without))
  }

  #drawn(page: number, factor: number, without: readonly number[]): Pixels {
    const pdfium = this.#pdfium
    for (const each of [...without].sort((a, b) => b - a)) pdfium.FPDFPage_RemoveAnnot(page, each)
    const size = this.#sizeOf(page)
    const [width, height] = [
      Math.max(1, Math.round(size.width * factor)),
      Math.max(1, Math.round(size.height * factor)),
    ]
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, BGRA, 0, 0)
    if (bitmap === 0) throw mediaError('too-many-pixels')
    try {
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS | REVERSED_BYTES)
      const from = pdfium.FPDFBitmap_GetBuffer(bitmap)
      const data = new Uint8ClampedArray(heapOf(pdfium).slice(from, from + width * height * 4))
      for (let at = 3; at < data.length; at += 4) data[at] = 255
      return { width, height, data }
    } finally {
      pdfium.FPDFBitmap_Destroy(bitmap)
    }
  }

  /**
   * The page with each picture in one colour. What was marked stays so: do not look at the page with this document again.
   *
   * @param without - As in `pixels`.
   */
  marked(index: number, without: readonly number[] = []): MarkedPage {
    return this.#withPage(index, (page) => {
      const room = this.#pdfium.pdfium.wasmExports.malloc(48)
      try {
        const marking = new Marking(this.#pdfium, room)
        const { width, height } = this.#sizeOf(page)
        marking.objects(page, this.#onScreen(page, room, width, height), 0)
        const pixels = this.#drawn(page, 1, without)
        return { pixels, pictures: marking.pictures, shapes: marking.shapes, isWhole: marking.isWhole }
      } finally {
        this.#pdfium.pdfium.wasmExports.free(room)
      }
    })
  }

  /** From places on the page to pixels as it is seen. */
  #onScreen(page: number, room: number, width: number, height: number): Matrix {
    const fine = 100
    const far = 1000
    const at = (x: number, y: number): SeenPoint => {
      this.#pdfium.FPDF_PageToDevice(page, 0, 0, width * fine, height * fine, 0, x, y, room, room + 4)
      const view = viewOf(this.#pdfium)
      return [view.getInt32(room, true) / fine, view.getInt32(room + 4, true) / fine]
    }
    const [start, right, up] = [at(0, 0), at(far, 0), at(0, far)]
    return [
      (right[0] - start[0]) / far,
      (right[1] - start[1]) / far,
      (up[0] - start[0]) / far,
      (up[1] - start[1]) / far,
      start[0],
      start[1],
    ]
  }

  /** The letters of a page in reading order, invisible ones too. */
  letters(index: number): readonly SeenLetter[] {
    return this.#withPage(index, (page) => {
      const pdfium = this.#pdfium
      const text = pdfium.FPDFText_LoadPage(page)
      if (text === 0) return []
      const { malloc, free } = pdfium.pdfium.wasmExports
      const room = malloc(48)
      try {
        const { width, height } = this.#sizeOf(page)
        const letters: SeenLetter[] = []
        const shapes = new Map<number, boolean>()
        const count = Math.min(pdfium.FPDFText_CountChars(text), MOST_LETTERS)
        for (let each = 0; each < count; each++) {
          const code = pdfium.FPDFText_GetUnicode(text, each)
          const character = code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : ''
          const object = pdfium.FPDFText_GetTextObject(text, each)
          const isDrawnHere = code < 0x250 || WESTERN_SIGNS.test(character)
          const hasShape = object !== 0 && (isDrawnHere || this.#hasShape(object, shapes))
          const hasBox =
            !/^\s?$/u.test(character) &&
            object !== 0 &&
            pdfium.FPDFText_GetCharBox(text, each, room, room + 8, room + 16, room + 24)
          const region = hasBox ? this.#regionAt(page, room, width, height) : undefined
          letters.push({ character, hasShape, ...(region ? { region } : {}) })
        }
        return letters
      } finally {
        free(room)
        pdfium.FPDFText_ClosePage(text)
      }
    })
  }

  #hasShape(object: number, known: Map<number, boolean>): boolean {
    const font = this.#pdfium.FPDFTextObj_GetFont(object)
    const before = known.get(font)
    if (before !== undefined) return before
    const has = font !== 0 && this.#pdfium.FPDFFont_GetIsEmbedded(font) === 1
    known.set(font, has)
    return has
  }

  /** The box that was written at `room` (left, right, bottom, top), turned as the page is. */
  #regionAt(page: number, room: number, width: number, height: number): Region | undefined {
    const pdfium = this.#pdfium
    const heap = heapOf(pdfium)
    const view = new DataView(heap.buffer, heap.byteOffset)
    const [left, right] = [view.getFloat64(room, true), view.getFloat64(room + 8, true)]
    const [bottom, top] = [view.getFloat64(room + 16, true), view.getFloat64(room + 24, true)]
    if (![left, right, bottom, top].every((each) => Number.isFinite(each) && Math.abs(each) < 1e6)) return undefined
    const onScreen = (x: number, y: number): readonly [number, number] => {
      // Whole pixels only, so it is asked for at a hundred times the size.
      const fine = 100
      pdfium.FPDF_PageToDevice(page, 0, 0, width * fine, height * fine, 0, x, y, room + 32, room + 36)
      const now = heapOf(pdfium)
      const points = new DataView(now.buffer, now.byteOffset)
      return [points.getInt32(room + 32, true) / fine, points.getInt32(room + 36, true) / fine]
    }
    const [first, second] = [onScreen(left, bottom), onScreen(right, top)]
    const [x, y] = [Math.floor(Math.min(first[0], second[0])), Math.floor(Math.min(first[1], second[1]))]
    return {
      x,
      y,
      width: Math.max(1, Math.ceil(Math.max(first[0], second[0])) - x),
      height: Math.max(1, Math.ceil(Math.max(first[1], second[1])) - y),
    }
  }

  #sizeOf(page: number): { readonly width: number; readonly height: number; readonly scale: number } {
    const [width, height] = [this.#pdfium.FPDF_GetPageWidthF(page), this.#pdfium.FPDF_GetPageHeightF(page)]
    if (!(width > 0 && height > 0 && width < 1e6 && height < 1e6)) throw mediaError('damaged')
    const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (width * height)))
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)), scale }
  }

  #withPage<Answer>(index: number, use: (page: number) => Answer): Answer {
    const page = this.#pdfium.FPDF_LoadPage(this.#document, index)
    if (page === 0) throw mediaError('damaged')
    try {
      return use(page)
    } catch (error) {
      // A program that broke off cannot be trusted with the next document.
      if (error instanceof WebAssembly.RuntimeError) {
        engine = undefined
        throw mediaError('damaged', { cause: error })
      }
      throw error
    } finally {
      if (engine !== undefined) this.#pdfium.FPDF_ClosePage(page)
    }
  }
}

type Matrix = readonly [number, number, number, number, number, number]

/** Goes through what a page draws, and gives each picture a colour of its own. */
class Marking {
  readonly #pdfium: WrappedPdfiumModule
  readonly #room: number
  readonly pictures: MarkedPicture[] = []
  readonly shapes: Region[] = []
  isWhole = true
  #objects = 0
  #segments = 0

  constructor(pdfium: WrappedPdfiumModule, room: number) {
    this.#pdfium = pdfium
    this.#room = room
  }

  objects(holder: number, place: Matrix, depth: number): void {
    const pdfium = this.#pdfium
    const count = depth === 0 ? pdfium.FPDFPage_CountObjects(holder) : pdfium.FPDFFormObj_CountObjects(holder)
    for (let each = 0; each < count; each++) {
      if (++this.#objects > MOST_OBJECTS || depth > DEEPEST) this.isWhole = false
      if (!this.isWhole) return
      const object = depth === 0 ? pdfium.FPDFPage_GetObject(holder, each) : pdfium.FPDFFormObj_GetObject(holder, each)
      const type = object === 0 ? 0 : pdfium.FPDFPageObj_GetType(object)
      if (type !== IMAGE && type !== FORM && type !== PATH) continue
      if (!pdfium.FPDFPageObj_GetMatrix(object, this.#room)) this.isWhole = false
      const view = viewOf(pdfium)
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = [0, 4, 8, 12, 16, 20].map((at) =>
        view.getFloat32(this.#room + at, true),
      )
      const within = joined([a, b, c, d, e, f], place)
      if (type === FORM) this.objects(object, within, depth + 1)
      else if (type === IMAGE) this.#picture(object, within)
      else this.#path(object, within)
    }
  }

  #picture(object: number, place: Matrix): void {
    const pdfium = this.#pdfium
    const number = this.pictures.length
    const colour = [number & 15, (number >> 4) & 15, (number >> 8) & 15].map((each) => 40 + each * 12)
    const [red = 0, green = 0, blue = 0] = colour
    const hasSize = pdfium.FPDFImageObj_GetImagePixelSize(object, this.#room, this.#room + 4)
    const view = viewOf(pdfium)
    const detail = Math.min(view.getUint32(this.#room, true), view.getUint32(this.#room + 4, true))
    const bitmap = pdfium.FPDFBitmap_CreateEx(2, 2, BGRX, 0, 0)
    if (bitmap === 0) throw mediaError('too-many-pixels')
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, 2, 2, 0xff00_0000 + red * 0x1_0000 + green * 0x100 + blue)
    const isMarked = pdfium.FPDFImageObj_SetBitmap(0, 0, object, bitmap)
    pdfium.FPDFBitmap_Destroy(bitmap)
    if (!hasSize || !isMarked || number >= MOST_COLOURS) this.isWhole = false
    const corners = (
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ] as const
    ).map(([x, y]) => pointAt(place, x, y))
    this.pictures.push({ colour, corners, detail })
  }

  #path(object: number, place: Matrix): void {
    const pdfium = this.#pdfium
    const count = pdfium.FPDFPath_CountSegments(object)
    let points: SeenPoint[] = []
    let sides = 0
    const close = (): void => {
      if (sides > SIDES_OF_SHAPE) this.shapes.push(boxOf(points))
      points = []
      sides = 0
    }
    for (let each = 0; each < count; each++) {
      if (++this.#segments > MOST_SEGMENTS) this.isWhole = false
      if (!this.isWhole) return
      const segment = pdfium.FPDFPath_GetPathSegment(object, each)
      const type = pdfium.FPDFPathSegment_GetType(segment)
      if (type === START) close()
      if (!pdfium.FPDFPathSegment_GetPoint(segment, this.#room, this.#room + 4)) continue
      const view = viewOf(pdfium)
      points.push(pointAt(place, view.getFloat32(this.#room, true), view.getFloat32(this.#room + 4, true)))
      // A curve is three points, and counts as two sides.
      sides += type === CURVE ? 2 / 3 : 1
    }
    close()
  }
}

function joined(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one
  const [right, down] = [pointAt([other[0], other[1], other[2], other[3], 0, 0], a, b), pointAt(other, e, f)]
  const up = pointAt([other[0], other[1], other[2], other[3], 0, 0], c, d)
  return [right[0], right[1], up[0], up[1], down[0], down[1]]
}

function pointAt([a, b, c, d, e, f]: Matrix, x: number, y: number): SeenPoint {
  return [a * x + c * y + e, b * x + d * y + f]
}

function boxOf(points: readonly SeenPoint[]): Region {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  const [x, y] = [Math.floor(left), Math.floor(top)]
  return { x, y, width: Math.max(1, Math.ceil(right) - x), height: Math.max(1, Math.ceil(bottom) - y) }
}

function viewOf(pdfium: WrappedPdfiumModule): DataView {
  const heap = heapOf(pdfium)
  return new DataView(heap.buffer, heap.byteOffset)
}

async function started(): Promise<WrappedPdfiumModule> {
  engine ??= start()
  try {
    return await engine
  } catch (error) {
    engine = undefined
    throw error
  }
}

async function start(): Promise<WrappedPdfiumModule> {
  const wasmBinary = new Uint8Array(await wasmBytes('pdfium')).buffer
  const { init } = await import('@embedpdf/pdfium')
  const pdfium = await init({ wasmBinary })
  pdfium.PDFiumExt_Init()
  return pdfium
}

/** The memory moves when it grows, so it is asked for each time. */
function heapOf({ pdfium }: WrappedPdfiumModule): Uint8Array {
  const heap: unknown = Reflect.get(pdfium, 'HEAPU8')
  if (!(heap instanceof Uint8Array)) throw mediaError('not-seen')
  return heap
}
