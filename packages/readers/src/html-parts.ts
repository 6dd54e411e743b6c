import type { HtmlElement } from './html-element.js'

/** Elements after which a new line starts. */
const BLOCKS: ReadonlySet<string> = new Set('p div li tr h1 h2 h3 h4 h5 h6 blockquote pre section article'.split(' '))

/** All elements below this one that pass the test, in the order of the page. Does not look within one that passed. */
export function findElements(from: HtmlElement, test: (element: HtmlElement) => boolean): readonly HtmlElement[] {
  const found: HtmlElement[] = []
  const visit = ({ children }: HtmlElement): void => {
    for (const child of children) {
      if (typeof child === 'string') continue
      if (test(child)) found.push(child)
      else visit(child)
    }
  }
  visit(from)
  return found
}

/** The first element below this one with all these classes; undefined when there is none. */
export function findByClass(from: HtmlElement, ...classes: readonly string[]): HtmlElement | undefined {
  for (const child of from.children) {
    if (typeof child === 'string') continue
    const found = classes.every((name) => child.classes.has(name)) ? child : findByClass(child, ...classes)
    if (found !== undefined) return found
  }
  return undefined
}

/** The words of an element as a person sees them: runs of white space are one space, `<br>` and blocks make new lines. */
export function textOfElement(element: HtmlElement | undefined): string {
  if (element === undefined) return ''
  const words = new Words()
  const visit = ({ name, children }: HtmlElement, asIs: boolean): void => {
    if (name === 'br') {
      words.lineBreak()
      return
    }
    const isBlock = BLOCKS.has(name)
    if (isBlock) words.block()
    for (const child of children) {
      if (typeof child !== 'string') visit(child, asIs || name === 'pre')
      else if (asIs || name === 'pre') words.asIs(child)
      else words.flow(child)
    }
    if (isBlock) words.block()
  }
  visit(element, false)
  return words.done()
}

/** Gathers what is shown: spaces and new lines wait until a word comes, so that none stands at an end. */
class Words {
  readonly #parts: string[] = []
  #breaks = 0
  #space = false
  #isBlock = false

  flow(text: string): void {
    for (const word of text.split(/(\s+)/u)) {
      if (word === '') continue
      if (word.trim() === '') this.#space = true
      else this.#add(word)
    }
  }

  asIs(text: string): void {
    if (text !== '') this.#add(text)
  }

  lineBreak(): void {
    this.#breaks += 1
    this.#space = false
  }

  /** A block asks for a new line; two beside each other, or one beside a break, ask for no more. */
  block(): void {
    this.#isBlock = true
    this.#space = false
  }

  done(): string {
    return this.#parts.join('').trimEnd()
  }

  #add(word: string): void {
    if (this.#parts.length > 0) {
      const breaks = Math.max(this.#breaks, this.#isBlock ? 1 : 0)
      if (breaks > 0) this.#parts.push('\n'.repeat(Math.min(breaks, 20)))
      else if (this.#space) this.#parts.push(' ')
    }
    this.#breaks = 0
    this.#space = false
    this.#isBlock = false
    this.#parts.push(word)
  }
}
