import { walkXml, type XmlWalk } from './walk-xml.js'

/** One paragraph of a document, with something in it. */
interface WordParagraph {
  readonly text: string
  /** It has the style of a title. */
  readonly isTitle: boolean
}

/** Text that is crossed out, moved away, a code for the program, or there a second time for old programs. */
const UNREAD: ReadonlySet<string> = new Set(['del', 'moveFrom', 'instrText', 'delText', 'Fallback', 'rubyPr', 'rt'])
const MOST_PARAGRAPHS = 200_000

/** Draws the paragraphs out of one part of a document of Word, in their order. Text boxes come behind their paragraph. */
export function paragraphsOfWord(xml: string): XmlWalk & { readonly paragraphs: readonly WordParagraph[] } {
  const paragraphs: WordParagraph[] = []
  /** Paragraphs within each other, as a text box stands within one. */
  const open: { words: string; isTitle: boolean; readonly inner: WordParagraph[] }[] = []
  let unread = 0
  let inText = false
  const close = (): void => {
    const done = open.pop()
    if (done === undefined) return
    const text = done.words.trim()
    const made = [...(text === '' ? [] : [{ text, isTitle: done.isTitle }]), ...done.inner]
    const target = open.at(-1)?.inner ?? paragraphs
    for (const one of made) if (paragraphs.length < MOST_PARAGRAPHS) target.push(one)
  }
  const walk = walkXml(xml, {
    open(name, attributes) {
      const bare = bareName(name)
      if (UNREAD.has(bare)) unread += 1
      if (unread > 0) return
      const paragraph = open.at(-1)
      if (bare === 'p') {
        if (open.length < 20) open.push({ words: '', isTitle: false, inner: [] })
      } else if (paragraph === undefined) return
      else if (bare === 't') inText = true
      else if (bare === 'tab') paragraph.words += '\t'
      else if (bare === 'br' || bare === 'cr') paragraph.words += '\n'
      else if (bare === 'noBreakHyphen') paragraph.words += '\u2011'
      else if (bare === 'pStyle') paragraph.isTitle = /^title$/iu.test(attributes[`${prefixOf(name)}val`] ?? '')
    },
    text(text) {
      const paragraph = open.at(-1)
      if (inText && unread === 0 && paragraph !== undefined) paragraph.words += text
    },
    close(name) {
      const bare = bareName(name)
      if (UNREAD.has(bare)) unread = Math.max(0, unread - 1)
      else if (bare === 't') inText = false
      else if (bare === 'p' && unread === 0) close()
    },
  })
  while (open.length > 0) close()
  return { ...walk, paragraphs }
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1)
}
