import type { GreyPicture } from './grey-pictures.js'

const CELL = 32
/** A place whose brightest and darkest parts are nearer than this is flat; stretching it would only show noise. */
const FLAT = 12

/**
 * Makes the darkest of each place black and its brightest white, so that what is printed faintly or lies in the dark can be
 * told apart. Places are 32 pixels wide and blend into each other.
 */
export function stretchContrast({ width, height, data }: GreyPicture): GreyPicture {
  const across = Math.max(1, Math.ceil(width / CELL))
  const down = Math.max(1, Math.ceil(height / CELL))
  const low = new Uint8Array(across * down).fill(255)
  const high = new Uint8Array(across * down)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const cell = Math.floor(row / CELL) * across + Math.floor(column / CELL)
      const value = data[row * width + column] ?? 0
      if (value < (low[cell] ?? 0)) low[cell] = value
      if (value > (high[cell] ?? 0)) high[cell] = value
    }
  }
  const floor = widened(low, across, down, Math.min)
  const ceiling = widened(high, across, down, Math.max)
  const out = new Uint8Array(data.length)
  for (let row = 0; row < height; row++) {
    const v = Math.min(down - 1, Math.max(0, row / CELL - 0.5))
    const v0 = Math.floor(v)
    const v1 = Math.min(down - 1, v0 + 1)
    for (let column = 0; column < width; column++) {
      const u = Math.min(across - 1, Math.max(0, column / CELL - 0.5))
      const u0 = Math.floor(u)
      const u1 = Math.min(across - 1, u0 + 1)
      const blend = (cells: Uint8Array) => {
        const top = (cells[v0 * across + u0] ?? 0) * (u0 + 1 - u) + (cells[v0 * across + u1] ?? 0) * (u - u0)
        const bottom = (cells[v1 * across + u0] ?? 0) * (u0 + 1 - u) + (cells[v1 * across + u1] ?? 0) * (u - u0)
        return top * (v0 + 1 - v) + bottom * (v - v0)
      }
      const darkest = blend(floor)
      const range = Math.max(FLAT, blend(ceiling) - darkest)
      const at = row * width + column
      out[at] = Math.min(255, Math.max(0, (((data[at] ?? 0) - darkest) * 255) / range))
    }
  }
  return { width, height, data: out }
}

/** Each cell with the least or most of those around it. */
function widened(cells: Uint8Array, across: number, down: number, most: (a: number, b: number) => number): Uint8Array {
  return cells.map((own, index) => {
    const column = index % across
    const row = Math.floor(index / across)
    let value = own
    for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++) {
        value = most(value, cells[y * across + x] ?? own)
      }
    }
    return value
  })
}
