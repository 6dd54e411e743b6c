// The declarations of this package lead to those of a browser; these are the parts that are used here.
declare module 'unpdf' {
  interface TextItem {
    readonly str: string
    readonly hasEOL: boolean
    readonly transform: readonly number[]
    readonly width: number
    readonly height: number
  }
  interface Page {
    getTextContent(): Promise<{ readonly items: readonly (TextItem | { readonly type: string })[] }>
    cleanup(): unknown
  }
  export interface PdfDocument {
    readonly numPages: number
    getPage(number: number): Promise<Page>
    getMetadata(): Promise<{ readonly info: object }>
    destroy(): Promise<void>
  }
  export function getDocumentProxy(
    bytes: Uint8Array,
    options: { readonly verbosity: number; readonly disableFontFace: boolean; readonly useSystemFonts: boolean },
  ): Promise<PdfDocument>
}
