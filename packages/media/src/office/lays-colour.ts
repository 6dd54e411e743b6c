import { childOf } from './elements.js'
import type { XmlElement } from './xml-tree.js'

/** Whether properties lay a colour, or a pen, under the words that they are for. */
export function laysColour(properties: XmlElement | undefined): boolean {
  return (
    properties !== undefined &&
    (childOf(properties, 'shd') !== undefined || childOf(properties, 'highlight') !== undefined)
  )
}
