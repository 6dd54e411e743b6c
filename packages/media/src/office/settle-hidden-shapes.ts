import { attributeOf, childOf, childrenOf, elementsIn, settleTree, textIn } from './elements.js'
import type { Settling } from './part-settler.js'
import type { XmlElement } from './xml-tree.js'

const SHAPES = new Set(['sp', 'pic', 'graphicFrame', 'grpSp', 'cxnSp', 'contentPart', 'wsp', 'wgp'])
const ANCHORS = new Set(['absoluteAnchor', 'oneCellAnchor', 'twoCellAnchor'])
const LINES = new Set(['p', 'br'])
const VML = 'urn:schemas-microsoft-com:vml'

/** Drops the shapes and pictures that are marked as hidden, in every kind of document, and tells them. */
export function settleHiddenShapes(root: XmlElement, settling: Settling): void {
  settleTree(root, (child) => {
    if (!isHidden(child)) return 'keep'
    const text = textIn(child, LINES).trim()
    if (text !== '') settling.hidden.push({ text, label: 'hidden shape', sign: 'hidden-text' })
    else settling.details.push({ sign: 'hidden-text', label: 'hidden shape' })
    return 'drop'
  })
  // What held a shape must not stand empty.
  settleTree(root, (child) =>
    (ANCHORS.has(child.local) && ![...elementsIn(child)].some(({ local }) => SHAPES.has(local))) ||
    (child.local === 'drawing' && [...elementsIn(child)].some(isEmptyFrame))
      ? 'drop'
      : 'keep',
  )
}

function isEmptyFrame({ local, children }: XmlElement): boolean {
  return local === 'graphicData' && !children.some((child) => typeof child !== 'string')
}

function isHidden(element: XmlElement): boolean {
  // What older programs show in its place goes with it.
  if (element.local === 'AlternateContent')
    return childrenOf(element, 'Choice').some((choice) => childrenOf(choice).some(isHidden))
  if (element.local === 'drawing') return childrenOf(element).some((place) => isMarked(childOf(place, 'docPr')))
  if (element.uri === VML) return /visibility\s{0,9}:\s{0,9}hidden/iu.test(attributeOf(element, 'style') ?? '')
  if (!SHAPES.has(element.local)) return false
  if (isMarked(childOf(element, 'cNvPr'))) return true
  const [named] = childrenOf(element)
  return named !== undefined && isMarked(childOf(named, 'cNvPr'))
}

function isMarked(properties: XmlElement | undefined): boolean {
  return properties !== undefined && /^(?:1|true|on)$/u.test(attributeOf(properties, 'hidden') ?? '')
}
