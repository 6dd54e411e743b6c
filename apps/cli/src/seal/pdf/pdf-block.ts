/** Words in one weight. */
export interface PdfRun {
  readonly text: string
  readonly bold?: boolean
  readonly soft?: boolean
}

/** One paragraph of a document. */
export interface PdfBlock {
  readonly is: 'title' | 'heading' | 'subheading' | 'text' | 'note' | 'quote' | 'item' | 'code'
  readonly runs: readonly PdfRun[]
  /** Begins a new page. */
  readonly onNewPage?: boolean
}
