import { attributeOf, childOf, childrenOf, elementsIn, isElement } from './elements.js'
import type { XmlElement } from './xml-tree.js'

/**
 * Takes away what leads to headers and footers that no page shows: those of a first page where no section has one of its
 * own, and those of even pages where all pages have the same.
 *
 * @param isEvenShown - Whether the document has headers of its own for even pages.
 */
export function dropUnshownHeaders(root: XmlElement, isEvenShown: boolean): void {
  const sections = [...elementsIn(root)].filter(({ local }) => local === 'sectPr')
  sections.forEach((section, at) => {
    const isShown = new Map<string, boolean>()
    section.children = section.children.filter((child) => {
      if (!isElement(child) || (child.local !== 'headerReference' && child.local !== 'footerReference')) return true
      const type = attributeOf(child, 'type')
      if (type === 'even') return isEvenShown
      if (type !== 'first') return true
      const known = isShown.get(child.local) ?? isFirstShown(sections, at, child.local)
      isShown.set(child.local, known)
      return known
    })
  })
}

/** A section without a header of its own has that of the one before it. */
function isFirstShown(sections: readonly XmlElement[], from: number, local: string): boolean {
  for (let at = from; at < sections.length; at++) {
    const section = sections[at]
    if (!section) break
    if (at > from && childrenOf(section, local).some((each) => attributeOf(each, 'type') === 'first')) return false
    const mark = childOf(section, 'titlePg')
    if (mark && !/^(?:0|false|off)$/u.test(attributeOf(mark, 'val') ?? '')) return true
  }
  return false
}
