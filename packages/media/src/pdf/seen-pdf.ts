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

/** Twice the size of print: enough to read small words, and quick. */
const SCALE = 2
/** A page larger than this is shown smaller. */
const MOST_PIXELS = 30_000_000
const MOST_LETTERS = 500_000
/** Draw what is pinned on the page as well. */
const WITH_ANNOTATIONS = 1
/** Red first, opacity last. */
const REVERSED_BYTES = 16
const BGRA = 4
const WHITE = 0xffff_ffff
const PASSWORD = 4

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
    return this.#withPage(index, (page) => {
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
    })
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
          // Letters of western Europe have shapes in PDFium itself.
          const hasShape = object !== 0 && (code < 0x250 || this.#hasShape(object, shapes))
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
