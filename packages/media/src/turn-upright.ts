import type { Pixels, Region } from '@telltale/model'

/** Whether upright and stored differ in which side is the longer. */
function isOnItsSide(orientation: number): boolean {
  return orientation >= 5
}

/** The size of a picture as it is seen, by that as it is stored. */
export function turnUprightSize(width: number, height: number, orientation = 1): { width: number; height: number } {
  return isOnItsSide(orientation) ? { width: height, height: width } : { width, height }
}

/** Pixels as they are seen, by those as they are stored. */
export function turnUpright(stored: Pixels, orientation = 1): Pixels {
  if (orientation <= 1 || orientation > 8) return stored
  const { width, height } = turnUprightSize(stored.width, stored.height, orientation)
  const from = new Uint32Array(stored.data.buffer, stored.data.byteOffset, stored.width * stored.height)
  const data = new Uint8ClampedArray(width * height * 4)
  const to = new Uint32Array(data.buffer)
  const isMirrored = orientation === 2 || orientation === 3 || orientation === 6 || orientation === 7
  const isFlipped = orientation === 3 || orientation === 4 || orientation === 7 || orientation === 8
  let at = 0
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      // Where this pixel lies in what is stored.
      let column = isOnItsSide(orientation) ? y : x
      let row = isOnItsSide(orientation) ? x : y
      if (isOnItsSide(orientation)) {
        if (isFlipped) column = stored.width - 1 - column
        if (isMirrored) row = stored.height - 1 - row
      } else {
        if (isMirrored) column = stored.width - 1 - column
        if (isFlipped) row = stored.height - 1 - row
      }
      to[at++] = from[row * stored.width + column] ?? 0
    }
  return { width, height, data }
}

/**
 * Regions as they lie in what is stored, by those of the picture as it is seen: whole pixels, cut at its edges; those that
 * lie outside of it are left out.
 */
export function turnUprightRegions(
  regions: readonly Region[],
  width: number,
  height: number,
  orientation = 1,
): readonly Region[] {
  const upright = turnUprightSize(width, height, orientation)
  return regions.flatMap((region) => {
    const left = Math.max(0, Math.floor(region.x))
    const top = Math.max(0, Math.floor(region.y))
    const right = Math.min(upright.width, Math.ceil(region.x + region.width))
    const bottom = Math.min(upright.height, Math.ceil(region.y + region.height))
    if (!(right > left && bottom > top)) return []
    const isMirrored = orientation === 2 || orientation === 3 || orientation === 6 || orientation === 7
    const isFlipped = orientation === 3 || orientation === 4 || orientation === 7 || orientation === 8
    let [x0, x1, y0, y1] = isOnItsSide(orientation) ? [top, bottom, left, right] : [left, right, top, bottom]
    if (isOnItsSide(orientation)) {
      if (isFlipped) [x0, x1] = [width - x1, width - x0]
      if (isMirrored) [y0, y1] = [height - y1, height - y0]
    } else {
      if (isMirrored) [x0, x1] = [width - x1, width - x0]
      if (isFlipped) [y0, y1] = [height - y1, height - y0]
    }
    return [{ x: x0, y: y0, width: x1 - x0, height: y1 - y0 }]
  })
}
