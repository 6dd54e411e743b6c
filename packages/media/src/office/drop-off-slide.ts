import { attributeOf, childOf, childrenOf, elementsIn, isElement, textIn } from './elements.js'
import type { Settling } from './part-settler.js'
import type { XmlElement } from './xml-tree.js'

const LINES = new Set(['p', 'br'])

/** Drops what stands beside a slide and never comes onto it: a copy has no movement. */
export function dropOffSlide(
  root: XmlElement,
  size: { readonly width: number; readonly height: number },
  settling: Settling,
): void {
  const tree = childOf(childOf(root, 'cSld') ?? root, 'spTree')
  if (!tree) return
  // Slides take places from their layout by these; without them words might come to be shown.
  const isGivenOn = (shape: XmlElement): boolean =>
    root.local !== 'sld' && [...elementsIn(shape)].some(({ local }) => local === 'ph')
  tree.children = tree.children.filter((shape) => {
    if (!isElement(shape) || !isOutside(shape, size) || isGivenOn(shape)) return true
    const text = textIn(shape, LINES).trim()
    if (text !== '') settling.hidden.push({ text, label: 'beside the slide', sign: 'hidden-text' })
    else settling.details.push({ sign: 'hidden-text', label: 'shape beside the slide' })
    return false
  })
}

function isOutside(shape: XmlElement, { width, height }: { readonly width: number; readonly height: number }): boolean {
  const place = [shape, ...childrenOf(shape)]
    .map((each) => childOf(each, 'xfrm'))
    .find((each) => each !== undefined && childOf(each, 'off') !== undefined)
  const [off, ext] = [place && childOf(place, 'off'), place && childOf(place, 'ext')]
  if (!off || !ext) return false
  const [x, y] = [Number(attributeOf(off, 'x')), Number(attributeOf(off, 'y'))]
  const [wide, high] = [Number(attributeOf(ext, 'cx')), Number(attributeOf(ext, 'cy'))]
  // However it is turned, it stays in this circle about its middle.
  const reach = Math.hypot(wide, high) / 2
  const [middleX, middleY] = [x + wide / 2, y + high / 2]
  return middleX + reach < 0 || middleY + reach < 0 || middleX - reach > width || middleY - reach > height
}
