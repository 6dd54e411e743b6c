import { attributeOf, childrenOf, elementsIn, textIn } from './elements.js'
import type { SettlePart } from './part-settler.js'
import type { XmlElement } from './xml-tree.js'

/** What a list of slides, a slide and what it is laid out by may hold. */
const PRESENTATION = new Set(['sldMasterIdLst', 'sldIdLst', 'sldSz', 'notesSz', 'defaultTextStyle', 'kinsoku'])
const SLIDE = new Set(['cSld', 'clrMapOvr', 'clrMap', 'sldLayoutIdLst', 'hf', 'txStyles'])
const LINES = new Set(['p', 'br'])

/** Settles a part of a presentation: slides as they are shown, without movement or notes. */
export const settleSlides: SettlePart = ({ root }, type, settling) => {
  if (type === 'officeDocument') {
    root.children = childrenOf(root).filter(({ local }) => PRESENTATION.has(local))
    return
  }
  if (type !== 'slide' && type !== 'slideLayout' && type !== 'slideMaster') return
  root.children = childrenOf(root).filter(({ local }) => SLIDE.has(local))
  // What it shows is a picture that only the object leads to.
  if ([...elementsIn(root)].some(({ local }) => local === 'oleObj')) settling.refuse = true
  if (type === 'slide') settling.shown.push({ text: wordsOfSlide(root), label: 'slide' })
}

/** Whether a slide is left out when the slides are shown. */
export function isHiddenSlide(root: XmlElement): boolean {
  const value = attributeOf(root, 'show')
  return value === '0' || value === 'false'
}

/** All that the text boxes of a slide say (ECMA-376 part 1, `txBody`), a line for each paragraph; empty boxes are left out. */
export function wordsOfSlide(root: XmlElement): string {
  return [...elementsIn(root)]
    .filter(({ local }) => local === 'txBody')
    .map((body) => textIn(body, LINES).trim())
    .filter((text) => text !== '')
    .join('\n')
}
