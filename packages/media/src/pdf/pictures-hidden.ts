import type { Pixels, Region } from '@telltale/model'
import type { MarkedPage, MarkedPicture, SeenPoint } from './seen-pdf.js'
import { standsOut } from './stands-out.js'

/** A part of a picture that is not seen counts from this size, in pixels of a page: three points of print. */
const LEAST_PART = 6
/** A colour is that of a picture if it differs by no more. */
const NEARNESS = 4
/** Edges of a picture fall between pixels, and pictures reach a little over the edge of a page. */
const EDGE = 1
const OVER = 4
/** A picture with as much in it, drawn as small, shows nothing of it. */
const MUCH_DETAIL = 64
/** One shape that is not seen is an empty panel; several beside each other are words. */
const LEAST_SHAPES = 3
const MOST_SHAPES = 1_000
/** How many pixels of pictures are looked at on a page. */
const MOST_LOOKED_AT = 200_000_000

/**
 * Whether a page has pictures or drawings of which a part is not seen: under a bar, outside of the page, cut off, too
 * small, or in the colour of what is behind them. Letters over a picture are too thin to count.
 *
 * @param real - The page as it is seen, of the same size.
 */
export function picturesHidden(page: MarkedPage, real: Pixels): boolean {
  if (!page.isWhole) return true
  let left = MOST_LOOKED_AT
  for (const picture of page.pictures) {
    const box = boxOf(picture.corners)
    left -= Math.min(box.width, real.width) * Math.min(box.height, real.height)
    if (left < 0 || reachesOut(picture, real) || isCovered(picture, page.pixels)) return true
    if (picture.detail > LEAST_PART * 2 && !standsOut(real, box)) return true
  }
  if (left < 0) return true
  return areWords(page.shapes.filter((shape) => !standsOut(real, shape)))
}

/** Whether shapes that are not seen lie as near to each other as letters do. */
function areWords(shapes: readonly Region[]): boolean {
  if (shapes.length > MOST_SHAPES) return true
  const apart = [...new Map(shapes.map((each) => [`${String(each.x)} ${String(each.y)}`, each])).values()]
  const near = (one: Region, other: Region): boolean => {
    const reach = 3 * Math.max(one.width, one.height, other.width, other.height)
    return one !== other && Math.abs(one.x - other.x) <= reach && Math.abs(one.y - other.y) <= reach
  }
  return apart.filter((one) => apart.some((other) => near(one, other))).length >= LEAST_SHAPES
}

function reachesOut({ corners, detail }: MarkedPicture, { width, height }: Pixels): boolean {
  const isOut = corners.some(([x, y]) => !(x >= -OVER && y >= -OVER && x <= width + OVER && y <= height + OVER))
  return isOut || (shorterSide(corners) < LEAST_PART && detail > MUCH_DETAIL)
}

/** Whether there is a square of it that has another colour than it was given. */
function isCovered({ corners, colour }: MarkedPicture, { width, height, data }: Pixels): boolean {
  const box = boxOf(corners)
  const part = Math.min(LEAST_PART, Math.floor(shorterSide(corners)) - 2 * EDGE)
  if (part < 1) return false
  const [left, top] = [Math.max(0, box.x), Math.max(0, box.y)]
  const [right, bottom] = [Math.min(width, box.x + box.width), Math.min(height, box.y + box.height)]
  if (right <= left || bottom <= top) return true
  const [red = 0, green = 0, blue = 0] = colour
  // Sides of the largest square that ends at each pixel of the row above, and of this one.
  let above = new Uint16Array(right - left + 1)
  let here = new Uint16Array(right - left + 1)
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 4
      const isSeen =
        Math.abs((data[at] ?? 0) - red) <= NEARNESS &&
        Math.abs((data[at + 1] ?? 0) - green) <= NEARNESS &&
        Math.abs((data[at + 2] ?? 0) - blue) <= NEARNESS
      const to = x - left + 1
      if (isSeen || !isWithin(corners, x + 0.5, y + 0.5)) here[to] = 0
      else {
        const side = 1 + Math.min(above[to] ?? 0, above[to - 1] ?? 0, here[to - 1] ?? 0)
        if (side >= part) return true
        here[to] = side
      }
    }
    ;[above, here] = [here, above]
  }
  return false
}

/** Whether a point lies within four sides, and not at their edge. */
function isWithin(corners: readonly SeenPoint[], x: number, y: number): boolean {
  let sign = 0
  for (const [index, [x1, y1]] of corners.entries()) {
    const [x2, y2] = corners[(index + 1) % corners.length] ?? [x1, y1]
    const length = Math.hypot(x2 - x1, y2 - y1)
    if (length === 0) return false
    const away = ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length
    if (Math.abs(away) < EDGE || (sign !== 0 && Math.sign(away) !== sign)) return false
    sign = Math.sign(away)
  }
  return true
}

function shorterSide([one, two, three]: readonly SeenPoint[]): number {
  if (!one || !two || !three) return 0
  return Math.min(Math.hypot(two[0] - one[0], two[1] - one[1]), Math.hypot(three[0] - two[0], three[1] - two[1]))
}

function boxOf(corners: readonly SeenPoint[]): Region {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [x, y] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))]
  return { x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y }
}
