import { attributeOf, childOf, childrenOf } from './elements.js'
import type { XmlElement } from './xml-tree.js'

/** Gives the styles of cells and of tables that somebody made names that say nothing. */
export function renameSheetStyles(styles: XmlElement, tables: readonly XmlElement[]): void {
  childrenOf(childOf(styles, 'cellStyles') ?? styles, 'cellStyle').forEach((style, at) => {
    if (attributeOf(style, 'builtinId') === undefined) nameOf(style, (name) => (name.value = `Own ${String(at + 1)}`))
  })
  const names = new Map<string, string>()
  for (const style of childrenOf(childOf(styles, 'tableStyles') ?? styles, 'tableStyle'))
    nameOf(style, (name) => {
      const given = `Own table ${String(names.size + 1)}`
      names.set(name.value, given)
      name.value = given
    })
  for (const table of tables)
    for (const style of childrenOf(table, 'tableStyleInfo'))
      nameOf(style, (name) => (name.value = names.get(name.value) ?? name.value))
  for (const element of childrenOf(styles, 'tableStyles'))
    element.attributes = element.attributes.flatMap((attribute) => {
      if (!attribute.local.startsWith('default')) return [attribute]
      return [{ ...attribute, value: names.get(attribute.value) ?? attribute.value }]
    })
}

function nameOf(element: XmlElement, change: (attribute: { value: string }) => void): void {
  for (const attribute of element.attributes) if (attribute.local === 'name') change(attribute)
}
