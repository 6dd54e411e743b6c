import { childOf, childrenOf, elementsIn, textIn } from './elements.js'
import type { XmlElement } from './xml-tree.js'

/** A chart of a text or a slide shows numbers of a workbook that does not stay: they become the chart's own. */
export function settleChart(root: XmlElement): void {
  for (const parent of [root, ...elementsIn(root)]) {
    parent.children = parent.children.map((child) => {
      if (typeof child === 'string') return child
      const cache = childOf(child, 'numCache') ?? childOf(child, 'strCache')
      if (child.local === 'numRef' && cache) return { ...child, local: 'numLit', children: cache.children }
      if (child.local !== 'strRef' || !cache) return child
      if (parent.local === 'tx')
        return {
          ...child,
          local: 'v',
          children: childrenOf(cache, 'pt')
            .slice(0, 1)
            .map((point) => textIn(point)),
        }
      return { ...child, local: 'strLit', children: cache.children }
    })
  }
}
