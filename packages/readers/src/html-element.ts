/** A part of an HTML page as a reader of exports needs it: no scripts, no styles, nothing that could run. */
export interface HtmlElement {
  /** The name of the tag in small letters; empty for the page itself. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly classes: ReadonlySet<string>
  readonly children: readonly (HtmlElement | string)[]
  /** The line on which it starts, counted from 1. */
  readonly line: number
}

/** Makes a tree of a page. Handed on, because the parser behind it is loaded only when there is a page to read. */
export type ParseHtml = (html: string) => HtmlElement
