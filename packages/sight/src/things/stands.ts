import type { Pixels, Region } from '@telltale/model'

/** So different from its surroundings, in one colour, is a ground of its own. */
const APART = 30
/** Places that are looked at along each side. */
const PLACES = 24

/** Tells whether a line of words stands on ground of its own, as on a plate, or on that of all around it, as on a page. */
export class Stands {
  readonly #pixels: Pixels

  constructor(pixels: Pixels) {
    this.#pixels = pixels
  }

  /** Whether, on three sides at least, a little further away it looks different from the ground within. */
  apart(region: Region): boolean {
    const { x, y, width, height } = region
    const low = Math.min(width, height)
    const ground = this.#middle([0, 1, 2, 3].flatMap((side) => this.#side(region, side)))
    const sides = [0.55, 0.9].map((share) => {
      const far = low * share
      const ring = { x: x - far, y: y - far, width: width + 2 * far, height: height + 2 * far }
      return [0, 1, 2, 3].map((side) => this.#differ(ground, this.#middle(this.#side(ring, side))))
    })
    return [0, 1, 2, 3].filter((side) => sides.some((ring) => ring[side] ?? false)).length >= 3
  }

  #side({ x, y, width, height }: Region, side: number): readonly (readonly number[])[] {
    const found: (readonly number[])[] = []
    for (let index = 0; index < PLACES; index++) {
      const share = (index + 0.5) / PLACES
      const at =
        side < 2 ? [x + share * width, side === 0 ? y : y + height] : [side === 2 ? x : x + width, y + share * height]
      const colour = this.#at(at[0] ?? 0, at[1] ?? 0)
      if (colour !== undefined) found.push(colour)
    }
    return found
  }

  #at(x: number, y: number): readonly number[] | undefined {
    const { width, height, data } = this.#pixels
    const column = Math.round(x)
    const row = Math.round(y)
    if (column < 0 || row < 0 || column >= width || row >= height) return undefined
    const start = (row * width + column) * 4
    return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0]
  }

  #middle(colours: readonly (readonly number[])[]): readonly number[] | undefined {
    if (colours.length === 0) return undefined
    return [0, 1, 2].map((channel) => {
      const sorted = colours.map((each) => each[channel] ?? 0).sort((a, b) => a - b)
      return sorted[Math.floor(sorted.length / 2)] ?? 0
    })
  }

  #differ(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
    if (a === undefined || b === undefined) return false
    const brightest = Math.max(...a, ...b, 1)
    // In the dark all differences are small.
    return a.some((value, channel) => Math.abs(value - (b[channel] ?? 0)) > Math.min(APART, brightest * 0.3))
  }
}
