// What is used of libraries that come without types.
declare module 'pdfkit' {
  interface PageOptions {
    readonly size?: string
    readonly margin?: number
  }
  interface DocumentOptions extends PageOptions {
    readonly autoFirstPage?: boolean
    readonly bufferPages?: boolean
    readonly lang?: string
    readonly info?: Readonly<Record<string, string | Date>>
  }
  interface TextOptions {
    readonly lineBreak?: boolean
  }
  /** Only what is used here. */
  export default class PDFDocument implements AsyncIterable<Uint8Array> {
    constructor(options?: DocumentOptions)
    readonly page: { readonly width: number; readonly height: number }
    addPage(options?: PageOptions): this
    bufferedPageRange(): { readonly start: number; readonly count: number }
    switchToPage(number: number): this
    registerFont(name: string, font: Uint8Array): this
    font(name: string): this
    fontSize(size: number): this
    fillColor(colour: string): this
    widthOfString(text: string): number
    text(text: string, x: number, y: number, options?: TextOptions): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    lineWidth(width: number): this
    stroke(colour?: string): this
    end(): void
    [Symbol.asyncIterator](): AsyncIterator<Uint8Array>
  }
}

declare module 'fontkit' {
  export function create(font: Uint8Array): { readonly characterSet: readonly number[] }
}

declare module 'subset-font' {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: 'truetype'
      readonly variationAxes?: Readonly<Record<string, number>>
    },
  ): Promise<Uint8Array>
}
