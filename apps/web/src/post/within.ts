import type { Region } from '@telltale/model'

/** Smaller than this nobody could see or take hold of it. */
const SMALLEST = 4

/** A part as whole pixels within the picture: moved inside, and at least as large as can be seen and taken hold of. */
export function within(
  { x, y, width, height }: Region,
  picture: { readonly width: number; readonly height: number },
): Region {
  const wide = Math.round(Math.min(Math.max(width, SMALLEST), picture.width))
  const high = Math.round(Math.min(Math.max(height, SMALLEST), picture.height))
  return {
    x: Math.round(Math.min(Math.max(x, 0), picture.width - wide)),
    y: Math.round(Math.min(Math.max(y, 0), picture.height - high)),
    width: wide,
    height: high,
  }
}
