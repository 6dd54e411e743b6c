import type { ExposureFinding, ExposureReport, Region } from '@telltale/model'
import type { Box } from './post.js'

/** What is larger than this part of the whole is no detail that could be covered. */
const WHOLE = 0.9

/**
 * The parts of one item's picture in which something was found. What is better not shown is covered unless the person says
 * otherwise; what may stay is shown to them, and stays.
 */
export function boxesOf({ findings, fine, items }: ExposureReport, item: number): readonly Box[] {
  const boxes = new Map<string, Box>()
  const page = items[item]?.pages?.[0]
  const add = ({ title, places }: ExposureFinding, isCovered: boolean): void => {
    for (const place of places) {
      if (place.item !== item) continue
      for (const region of place.regions ?? []) {
        const id = [region.x, region.y, region.width, region.height].join(' ')
        const isWhole = page !== undefined && region.width * region.height > page.width * page.height * WHOLE
        if (!boxes.has(id) && !isWhole && (region.page ?? 0) === 0)
          boxes.set(id, { ...plain(region), id, label: title, isCovered })
      }
    }
  }
  for (const finding of findings) add(finding, finding.level !== 'mind')
  for (const finding of fine) add(finding, false)
  return [...boxes.values()]
}

function plain({ x, y, width, height }: Region): Region {
  return { x, y, width, height }
}
