import { attributeOf, childOf, childrenOf, elementsIn } from './elements.js'
import type { XmlElement } from './xml-tree.js'

const POINTS = new Set(['pStyle', 'rStyle', 'tblStyle', 'basedOn', 'next', 'link', 'numStyleLink', 'styleLink'])

/** Gives the styles that somebody made names that say nothing, in the list of styles and wherever they are used. */
export function renameWordStyles(styles: XmlElement | undefined, roots: readonly XmlElement[]): void {
  const names = new Map<string, string>()
  for (const style of styles ? childrenOf(styles, 'style') : []) {
    style.children = childrenOf(style).filter(({ local }) => local !== 'aliases' && local !== 'rsid')
    if (!/^(?:1|true|on)$/u.test(attributeOf(style, 'customStyle') ?? '')) continue
    const id = style.attributes.find(({ local }) => local === 'styleId')
    const number = String(names.size + 1)
    if (id) {
      names.set(id.value, `Own${number}`)
      id.value = `Own${number}`
    }
    const name = childOf(style, 'name')?.attributes.find(({ local }) => local === 'val')
    if (name) name.value = `Own ${number}`
  }
  for (const root of roots)
    for (const element of elementsIn(root)) {
      if (element.local === 'abstractNum')
        element.children = childrenOf(element).filter(({ local }) => local !== 'name')
      if (!POINTS.has(element.local)) continue
      const value = element.attributes.find(({ local }) => local === 'val')
      const name = value && names.get(value.value)
      if (value && name !== undefined) value.value = name
    }
}
