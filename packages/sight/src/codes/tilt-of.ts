import type { GreyPicture } from '../pixels/grey-pictures.js'

/**
 * By how much the bars or squares of a code are turned from upright, from -45 to 45 degrees in radians, clockwise: whatever
 * way most of its edges go. Edges at right angles to each other count as one.
 */
export function tiltOf({ width, height, data }: GreyPicture): number {
  let real = 0
  let imaginary = 0
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const at = row * width + column
      const across = (data[at + 1] ?? 0) - (data[at - 1] ?? 0)
      const down = (data[at + width] ?? 0) - (data[at - width] ?? 0)
      // The direction to the fourth power: all four right angles fall together.
      const squareReal = across * across - down * down
      const squareImaginary = 2 * across * down
      const weight = Math.hypot(across, down) ** 2
      if (weight < 400) continue
      real += (squareReal * squareReal - squareImaginary * squareImaginary) / weight
      imaginary += (2 * squareReal * squareImaginary) / weight
    }
  }
  return Math.atan2(imaginary, real) / 4
}
