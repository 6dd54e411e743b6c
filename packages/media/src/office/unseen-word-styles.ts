import { attributeOf, childOf, childrenOf } from './elements.js'
import { laysColour } from './lays-colour.js'
import type { XmlElement } from './xml-tree.js'

/** Styles of a text document by which words are hidden. */
export interface UnseenStyles {
  /** Their ids; the empty one stands for a paragraph without a style. */
  readonly ids: ReadonlySet<string>
  /** Whether it cannot be told whose words they hide, as with styles of tables. */
  readonly isUnclear: boolean
  /** Ids of those that lay a colour under the words that they are given to. */
  readonly coloured: ReadonlySet<string>
}

/** Which styles hide the words that they are given to, by themselves or by what they are based on. */
export function unseenWordStyles(root: XmlElement | undefined): UnseenStyles {
  const ids = new Set<string>()
  const coloured = new Set<string>()
  if (!root) return { ids, isUnclear: false, coloured }
  const styles = new Map(childrenOf(root, 'style').map((style) => [attributeOf(style, 'styleId') ?? '', style]))
  let isUnclear = false
  const isUnseen = (style: XmlElement, depth: number): boolean => {
    const said = vanishOf(childOf(style, 'rPr'))
    if (said !== undefined) return said
    const base = childOf(style, 'basedOn')
    const below = base && styles.get(attributeOf(base, 'val') ?? '')
    return below !== undefined && depth < 50 && isUnseen(below, depth + 1)
  }
  const isColoured = (style: XmlElement, depth: number): boolean => {
    if (laysColour(childOf(style, 'pPr')) || laysColour(childOf(style, 'rPr'))) return true
    const base = childOf(style, 'basedOn')
    const below = base && styles.get(attributeOf(base, 'val') ?? '')
    return below !== undefined && depth < 50 && isColoured(below, depth + 1)
  }
  for (const [id, style] of styles) {
    const type = attributeOf(style, 'type')
    if (isColoured(style, 0)) {
      coloured.add(id)
      if (isDefault(style)) coloured.add('')
    }
    const parts = [style, ...childrenOf(style, 'tblStylePr')]
    if (type === 'table' && parts.some((part) => vanishOf(childOf(part, 'rPr')) === true)) isUnclear = true
    if (!isUnseen(style, 0)) continue
    ids.add(id)
    if (isDefault(style)) ids.add('')
  }
  const run = childOf(childOf(childOf(root, 'docDefaults') ?? root, 'rPrDefault') ?? root, 'rPr')
  if (vanishOf(run) === true) isUnclear = true
  return { ids, isUnclear, coloured }
}

/** Whether paragraphs without a style have this one. */
function isDefault(style: XmlElement): boolean {
  return attributeOf(style, 'type') === 'paragraph' && /^(?:1|true|on)$/u.test(attributeOf(style, 'default') ?? '')
}

/** What properties of words say of being hidden; nothing where they do not say. */
function vanishOf(properties: XmlElement | undefined): boolean | undefined {
  const vanish = properties && childOf(properties, 'vanish')
  return vanish && !/^(?:0|false|off)$/u.test(attributeOf(vanish, 'val') ?? '')
}
