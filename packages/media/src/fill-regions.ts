import type { Pixels, Region } from '@telltale/model'

/** How bright a covered part is, 0 to 255. */
const DARK = 32

/**
 * Pixels with regions of one flat dark colour.
 *
 * @param regions - Whole pixels inside the picture.
 */
export function fillRegions(pixels: Pixels, regions: readonly Region[]): Pixels {
  const data = pixels.data.slice()
  for (const { x, y, width, height } of regions)
    for (let row = y; row < y + height; row++) {
      const start = (row * pixels.width + x) * 4
      for (let at = start; at < start + width * 4; at += 4) {
        data.fill(DARK, at, at + 3)
        data[at + 3] = 255
      }
    }
  return { ...pixels, data }
}
