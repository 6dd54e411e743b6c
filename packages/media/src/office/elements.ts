import { addAll } from '@telltale/model'
import type { XmlElement, XmlNode } from './xml-tree.js'

/** Tells elements from words: what stands in an element is either. */
export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string'
}

/** The value of the first attribute of that name, whatever its namespace; undefined where there is none. */
export function attributeOf(element: XmlElement, local: string): string | undefined {
  return element.attributes.find((each) => each.local === local)?.value
}

/** Takes away, in the element itself, every attribute of which `drops` says so, by its local name and its namespace. */
export function dropAttributes(element: XmlElement, drops: (local: string, uri: string) => boolean): void {
  if (element.attributes.some(({ local, uri }) => drops(local, uri)))
    element.attributes = element.attributes.filter(({ local, uri }) => !drops(local, uri))
}

/** The first element of that name directly below, whatever its namespace; undefined where there is none. */
export function childOf(element: XmlElement, local: string): XmlElement | undefined {
  return element.children.find((child): child is XmlElement => isElement(child) && child.local === local)
}

/** The elements directly below, in their order: all, or those of one name, whatever their namespace. Words are left out. */
export function childrenOf(element: XmlElement, local?: string): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => isElement(child) && (local === undefined || child.local === local),
  )
}

/** All elements below one, from the top down. The tree must not be changed meanwhile. */
export function* elementsIn(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (!isElement(child)) continue
    yield child
    yield* elementsIn(child)
  }
}

/** All words below an element; `breaks` says after which elements a line ends. */
export function textIn(element: XmlElement, breaks: ReadonlySet<string> = new Set()): string {
  let text = ''
  for (const child of element.children) {
    if (!isElement(child)) text += child
    else {
      text += textIn(child, breaks)
      if (breaks.has(child.local)) text += '\n'
    }
  }
  return text
}

/**
 * Goes through a tree and settles what becomes of each element: `keep` it, `drop` it with all that is in it, or `open` it,
 * so that what is in it takes its place.
 */
export function settleTree(
  element: XmlElement,
  settle: (child: XmlElement, parent: XmlElement) => 'keep' | 'drop' | 'open',
): void {
  const kept: XmlNode[] = []
  for (const child of element.children) {
    if (!isElement(child)) {
      kept.push(child)
      continue
    }
    const fate = settle(child, element)
    if (fate === 'drop') continue
    settleTree(child, settle)
    if (fate === 'keep') kept.push(child)
    else addAll(kept, child.children)
  }
  element.children = kept
}
