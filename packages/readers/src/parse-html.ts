import { Tokenizer } from 'htmlparser2'
import type { HtmlElement } from './html-element.js'
import { LineCursor } from './line-cursor.js'

/** Elements whose content is not for reading. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'svg', 'object', 'textarea'])
/** Elements that have no content and need no closing tag. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
/** Elements that one of the same name closes, where the closing tag was left out. */
const CLOSED_BY_NEXT: ReadonlySet<string> = new Set('p li tr td th dt dd option'.split(' '))
/** Pages of exports are a dozen deep; what is deeper is put beside its parent, so that walking a page cannot run out of stack. */
const DEEPEST = 200
const NO_CLASSES: ReadonlySet<string> = new Set()

interface OpenElement extends HtmlElement {
  readonly children: (HtmlElement | string)[]
}

/**
 * Builds a page as a small tree, for exports in HTML. Nothing in it is run or fetched. For the words of a mail, where the
 * structure does not matter, use `htmlToText`.
 */
export function parseHtml(html: string): HtmlElement {
  const tree = new Tree(html)
  const tokenizer = new Tokenizer({ decodeEntities: true }, tree)
  tokenizer.write(html)
  tokenizer.end()
  return tree.done()
}

/** Takes what the tokeniser finds. Only the innermost `DEEPEST` elements are ever searched, so all work is linear. */
class Tree {
  readonly #html: string
  readonly #lines: LineCursor
  readonly #root: OpenElement = { name: '', attributes: {}, classes: NO_CLASSES, children: [], line: 1 }
  readonly #open: OpenElement[] = [this.#root]
  #text: string[] = []
  #tag = ''
  #tagStart = 0
  #attribute = ''
  #value = ''
  #attributes: Record<string, string> = {}
  /** The element whose content is not read, and how many of its name are open. */
  #unread = ''
  #unreadDepth = 0

  constructor(html: string) {
    this.#html = html
    this.#lines = new LineCursor(html)
  }

  done(): HtmlElement {
    this.#flush()
    return this.#root
  }

  ontext(start: number, end: number): void {
    if (this.#unread === '') this.#text.push(this.#html.slice(start, end))
  }

  ontextentity(codepoint: number): void {
    if (this.#unread === '') this.#text.push(String.fromCodePoint(codepoint))
  }

  oncdata(start: number, end: number): void {
    this.ontext(start, end)
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#html.slice(start, end).toLowerCase()
    this.#tagStart = start
    // Without a prototype, so that an attribute called `__proto__` is one.
    this.#attributes = Object.create(null) as Record<string, string>
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#html.slice(start, end).toLowerCase()
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#html.slice(start, end)
  }

  onattribentity(codepoint: number): void {
    this.#value += String.fromCodePoint(codepoint)
  }

  onattribend(): void {
    // The first one counts, as it does in browsers.
    if (!(this.#attribute in this.#attributes)) this.#attributes[this.#attribute] = this.#value
  }

  onopentagend(): void {
    const name = this.#tag
    if (this.#unread !== '') {
      if (name === this.#unread) this.#unreadDepth += 1
      return
    }
    if (UNREAD.has(name)) {
      this.#unread = name
      this.#unreadDepth = 1
      return
    }
    this.#flush()
    if (CLOSED_BY_NEXT.has(name) && this.#open.at(-1)?.name === name && this.#open.length > 1) this.#open.pop()
    while ((this.#lines.number === 0 || this.#lines.end < this.#tagStart) && this.#lines.advance());
    const classes = this.#attributes['class']
    const element: OpenElement = {
      name,
      attributes: this.#attributes,
      classes: classes === undefined ? NO_CLASSES : new Set(classes.split(/\s+/u).filter((each) => each !== '')),
      children: [],
      line: Math.max(1, this.#lines.number),
    }
    this.#open.at(-1)?.children.push(element)
    if (!VOID.has(name) && this.#open.length <= DEEPEST) this.#open.push(element)
  }

  onselfclosingtag(): void {
    // In HTML the slash means nothing, but for drawings.
    this.onopentagend()
    if (this.#unread === this.#tag) this.#closeUnread()
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase()
    if (this.#unread !== '') {
      if (name === this.#unread) this.#closeUnread()
      return
    }
    this.#flush()
    let at = this.#open.length - 1
    while (at > 0 && this.#open[at]?.name !== name) at -= 1
    // A closing tag that nothing opened closes nothing.
    if (at > 0) this.#open.length = at
  }

  oncomment(): void {
    return
  }

  ondeclaration(): void {
    return
  }

  onprocessinginstruction(): void {
    return
  }

  onend(): void {
    return
  }

  #closeUnread(): void {
    this.#unreadDepth -= 1
    if (this.#unreadDepth === 0) this.#unread = ''
  }

  #flush(): void {
    if (this.#text.length === 0) return
    this.#open.at(-1)?.children.push(this.#text.join(''))
    this.#text = []
  }
}
