import type { Pixels, Region } from '@telltale/model'

/** Pixels of three bytes each (red, green, blue), without opacity. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/**
 * A part of a picture at another size. What is made smaller is averaged, so that thin strokes stay visible; what is made
 * larger is blended. Where a pixel can be seen through it lies on white, as nearly every viewer shows it. The time grows with
 * the larger of the two sizes.
 */
export function shrinkPixels(pixels: Pixels, part: Region, width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3)
  const columns = new Spread(part.x, part.width, width, pixels.width)
  const rows = new Spread(part.y, part.height, height, pixels.height)
  const sums = new Float32Array(width * 3)
  for (let row = 0; row < height; row++) {
    sums.fill(0)
    for (let tap = rows.from(row); tap <= rows.to(row); tap++) {
      addRow(pixels, tap, rows.weight(row, tap), columns, sums)
    }
    for (let index = 0; index < sums.length; index++) data[row * width * 3 + index] = (sums[index] ?? 0) + 0.5
  }
  return { width, height, data }
}

function addRow(pixels: Pixels, row: number, weight: number, columns: Spread, sums: Float32Array): void {
  const { data, width } = pixels
  const start = row * width * 4
  for (let column = 0; column * 3 < sums.length; column++) {
    let red = 0
    let green = 0
    let blue = 0
    const to = columns.to(column)
    for (let tap = columns.from(column); tap <= to; tap++) {
      const share = columns.weight(column, tap)
      const at = start + tap * 4
      const opacity = (data[at + 3] ?? 255) / 255
      const light = (1 - opacity) * 255
      red += share * ((data[at] ?? 0) * opacity + light)
      green += share * ((data[at + 1] ?? 0) * opacity + light)
      blue += share * ((data[at + 2] ?? 0) * opacity + light)
    }
    const at = column * 3
    sums[at] = (sums[at] ?? 0) + weight * red
    sums[at + 1] = (sums[at + 1] ?? 0) + weight * green
    sums[at + 2] = (sums[at + 2] ?? 0) + weight * blue
  }
}

/** Along one side: which pixels of the old size make up one of the new size, and by how much. */
class Spread {
  readonly #from: Int32Array
  readonly #to: Int32Array
  readonly #first: Float32Array
  readonly #last: Float32Array
  readonly #inner: Float32Array

  constructor(start: number, length: number, count: number, limit: number) {
    this.#from = new Int32Array(count)
    this.#to = new Int32Array(count)
    this.#first = new Float32Array(count)
    this.#last = new Float32Array(count)
    this.#inner = new Float32Array(count)
    const step = length / count
    const highest = Math.min(limit, start + length) - 1
    for (let index = 0; index < count; index++) {
      if (step > 1) this.#average(index, start + index * step, step, highest)
      else this.#blend(index, start + (index + 0.5) * step - 0.5, start, highest)
    }
  }

  from(index: number): number {
    return this.#from[index] ?? 0
  }

  to(index: number): number {
    return this.#to[index] ?? 0
  }

  weight(index: number, tap: number): number {
    const parts = tap === this.#from[index] ? this.#first : tap === this.#to[index] ? this.#last : this.#inner
    return parts[index] ?? 0
  }

  #average(index: number, begin: number, step: number, highest: number): void {
    const from = Math.min(highest, Math.floor(begin))
    const to = Math.max(from, Math.min(highest, Math.ceil(begin + step) - 1))
    const first = from === to ? 1 : from + 1 - begin
    const last = begin + step - to
    const whole = from === to ? 1 : first + last + (to - from - 1)
    this.#from[index] = from
    this.#to[index] = to
    this.#first[index] = first / whole
    this.#last[index] = last / whole
    this.#inner[index] = 1 / whole
  }

  #blend(index: number, middle: number, start: number, highest: number): void {
    const at = Math.min(highest, Math.max(start, middle))
    const from = Math.floor(at)
    const to = Math.min(highest, from + 1)
    this.#from[index] = from
    this.#to[index] = to
    this.#last[index] = to === from ? 0 : at - from
    this.#first[index] = to === from ? 1 : 1 - (at - from)
  }
}
