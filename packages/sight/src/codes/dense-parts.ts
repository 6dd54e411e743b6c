import type { Region } from '@telltale/model'
import type { GreyPicture } from '../pixels/grey-pictures.js'

const CELL = 10
/** Brightest and darkest place of a cell must be so far apart, even in the dark. */
const RANGE = 20
/** Share of neighbours in a cell between which it goes from dark to bright. */
const DENSE = 0.16
const MOST = 12

/**
 * Parts of a picture that are dense with black and white, as codes are; small print is as well. The largest first. A closer
 * look at them costs little, and a picture has few.
 */
export function denseParts(grey: GreyPicture): readonly Region[] {
  const across = Math.floor(grey.width / CELL)
  const down = Math.floor(grey.height / CELL)
  const dense = new Uint8Array(across * down)
  for (let index = 0; index < dense.length; index++) {
    dense[index] = isDense(grey, (index % across) * CELL, Math.floor(index / across) * CELL) ? 1 : 0
  }
  const parts: Region[] = []
  for (let index = 0; index < dense.length; index++) {
    if (dense[index] !== 1) continue
    const { left, top, right, bottom, count } = gather(dense, across, down, index)
    const wide = right - left + 1
    const high = bottom - top + 1
    if (Math.max(wide, high) < 3 || Math.min(wide, high) < 2 || count < 0.35 * wide * high) continue
    parts.push({ x: left * CELL, y: top * CELL, width: wide * CELL, height: high * CELL })
  }
  return parts.sort((a, b) => b.width * b.height - a.width * a.height).slice(0, MOST)
}

function isDense({ width, data }: GreyPicture, left: number, top: number): boolean {
  let low = 255
  let high = 0
  for (let row = top; row < top + CELL; row++) {
    for (let column = left; column < left + CELL; column++) {
      const value = data[row * width + column] ?? 0
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  if (high - low < RANGE) return false
  const step = (high - low) * 0.45
  let changes = 0
  for (let row = top; row < top + CELL; row++) {
    for (let column = left; column < left + CELL; column++) {
      const at = row * width + column
      const value = data[at] ?? 0
      // Two pixels apart: what is a little blurred goes from dark to bright over more than one.
      if (Math.abs(value - (data[at + 2] ?? value)) > step) changes++
      if (Math.abs(value - (data[at + 2 * width] ?? value)) > step) changes++
    }
  }
  return changes > CELL * CELL * 2 * DENSE
}

/** Takes a cell and all that hang together with it, by their sides or one cell apart. */
function gather(dense: Uint8Array, across: number, down: number, start: number) {
  const waiting = [start]
  const found = { left: across, top: down, right: 0, bottom: 0, count: 0 }
  dense[start] = 2
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const column = index % across
    const row = Math.floor(index / across)
    found.left = Math.min(found.left, column)
    found.right = Math.max(found.right, column)
    found.top = Math.min(found.top, row)
    found.bottom = Math.max(found.bottom, row)
    found.count++
    for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++) {
        const next = y * across + x
        if (dense[next] !== 1) continue
        dense[next] = 2
        waiting.push(next)
      }
    }
  }
  return found
}
