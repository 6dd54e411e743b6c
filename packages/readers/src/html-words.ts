import type { HtmlElement } from './html-element.js'

/** Words as they are written, and which of them quote somebody. */
export interface HtmlWords {
  readonly text: string
  readonly quoted: readonly (readonly [start: number, end: number])[]
}

/** What is to be done with an element within the words. */
export type WordsPart = 'take' | 'skip' | 'quote'

/**
 * The words of an element with their spaces and line breaks as they are, for pages that show them so. Pictures that
 * stand for a character give their name.
 *
 * @param treat - Says whether an element is taken, left out, or quotes somebody else.
 */
export function htmlWords(element: HtmlElement, treat: (element: HtmlElement) => WordsPart): HtmlWords {
  const parts: string[] = []
  const quoted: (readonly [number, number])[] = []
  let length = 0
  const add = (text: string): void => {
    parts.push(text)
    length += text.length
  }
  const visit = ({ children }: HtmlElement, inQuote: boolean): void => {
    for (const child of children) {
      if (typeof child === 'string') {
        add(child)
        continue
      }
      const part = treat(child)
      if (part === 'skip') continue
      if (child.name === 'br') add('\n')
      if (child.name === 'img') add(child.attributes['alt'] ?? '')
      const isQuote = part === 'quote' && !inQuote
      // A quotation stands on lines of its own, whether or not the page has a line break there.
      if (isQuote && length > 0 && !(parts.at(-1) ?? '').endsWith('\n')) add('\n')
      const start = length
      visit(child, inQuote || isQuote)
      if (!isQuote || length === start) continue
      quoted.push([start, length])
      add('\n')
    }
  }
  visit(element, false)
  return trimmed(parts.join(''), quoted)
}

/** Without the white space around the words; what was quoted moves with them. */
function trimmed(text: string, quoted: HtmlWords['quoted']): HtmlWords {
  const from = text.length - text.trimStart().length
  const words = text.trim()
  const moved = quoted.map(([start, end]) => [Math.max(0, start - from), Math.min(words.length, end - from)] as const)
  return { text: words, quoted: moved.filter(([start, end]) => end > start) }
}
