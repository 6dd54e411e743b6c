import { attributeOf, dropAttributes, elementsIn } from './elements.js'
import type { XmlElement } from './xml-tree.js'

const STYLES = new Set(['style', 'list-style'])
/** Names that programs give by themselves. */
const PLAIN =
  /^(?:[A-Za-z]{1,6}\d{1,6}|Standard|Default|default|standard|(?:Heading|Text_20_body|Title|Subtitle|Header|Footer|List|Caption|Index|Footnote|Endnote|Graphics|Frame|Table_20_(?:Contents|Heading)|Numbering_20_Symbols|Bullet_20_Symbols|Internet_20_Link|Emphasis|Strong_20_Emphasis|Quotations|Preformatted_20_Text|Result\d?)(?:_20_(?:\d{1,2}|Symbol|anchor|Characters|left|right))?)$/u
/** Parts of a page that carry a name which nobody sees. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['section', 'Section'],
  ['page', 'page'],
])

/** Gives styles, sections and slides names that say nothing, wherever they are used. */
export function renameOpenStyles(roots: readonly XmlElement[], isText: boolean): void {
  const names = new Map<string, string>()
  for (const root of roots)
    for (const element of elementsIn(root)) {
      dropAttributes(element, (local) => local === 'display-name')
      // Slides find some of their styles by name.
      if (!STYLES.has(element.local) || attributeOf(element, 'family') === 'presentation') continue
      const name = attributeOf(element, 'name')
      if (name !== undefined && !PLAIN.test(name) && !names.has(name)) names.set(name, `Own${String(names.size + 1)}st`)
    }
  const counts = new Map<string, number>()
  for (const root of roots)
    for (const element of elementsIn(root)) {
      const named = isText && element.local === 'table' ? 'Table' : NAMED.get(element.local)
      for (const attribute of element.attributes) {
        const isName = attribute.local === 'name'
        if (isName && named !== undefined) {
          const number = (counts.get(named) ?? 0) + 1
          counts.set(named, number)
          attribute.value = `${named}${String(number)}`
        } else if (
          (isName && STYLES.has(element.local)) ||
          (attribute.local.endsWith('style-name') && attribute.local !== 'data-style-name')
        )
          attribute.value = names.get(attribute.value) ?? attribute.value
      }
    }
}
