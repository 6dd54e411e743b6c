import type { Pixels, Region } from '@telltale/model'

/** What differs less than this from its surroundings is not seen, of 255. */
const LEAST_CONTRAST = 14

/** Whether anything stands out within a part of a page, by its picture. Outside of the page nothing does. */
export function standsOut({ width, height, data }: Pixels, region: Region): boolean {
  const [left, top] = [Math.max(0, region.x), Math.max(0, region.y)]
  const [right, bottom] = [Math.min(width, region.x + region.width), Math.min(height, region.y + region.height)]
  if (right - left < 1 || bottom - top < 1) return false
  const least = [255, 255, 255]
  const most = [0, 0, 0]
  for (let y = top; y < bottom; y++) {
    for (let at = (y * width + left) * 4, end = (y * width + right) * 4; at < end; at += 4) {
      for (let colour = 0; colour < 3; colour++) {
        const value = data[at + colour] ?? 0
        if (value < (least[colour] ?? 0)) least[colour] = value
        if (value > (most[colour] ?? 0)) most[colour] = value
      }
      if (most.some((value, colour) => value - (least[colour] ?? 0) > LEAST_CONTRAST)) return true
    }
  }
  return false
}
