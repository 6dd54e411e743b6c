import type { Pixels } from '@telltale/model'
import { sharedArea } from '../pixels/corners.js'
import type { Tile } from './plan-tiles.js'
import type { FoundText } from './text-finder.js'

const CELL = 16
/** A change of brightness between neighbours that a stroke makes even in poor light. */
const CHANGE = 20
/** Out of 256 places of a cell. */
const CHANGES = 14

/** Counts cells of 16 by 16 places of a tile that are full of fine strokes and lie in no line that was found already. */
export function busyCells(pixels: Pixels, { part, scale }: Tile, found: readonly FoundText[]): number {
  const step = 1 / scale
  const size = CELL * step
  let count = 0
  for (let top = part.y; top + size <= part.y + part.height; top += size) {
    for (let left = part.x; left + size <= part.x + part.width; left += size) {
      if (changesIn(pixels, left, top, step) < CHANGES) continue
      const cell = { x: Math.floor(left), y: Math.floor(top), width: Math.ceil(size), height: Math.ceil(size) }
      if (!found.some(({ region }) => sharedArea(region, cell) > 0)) count++
    }
  }
  return count
}

function changesIn({ width, data }: Pixels, left: number, top: number, step: number): number {
  let changes = 0
  for (let row = 0; row < CELL; row++) {
    const start = Math.floor(top + row * step) * width
    let before = -1
    for (let column = 0; column < CELL; column++) {
      const green = data[(start + Math.floor(left + column * step)) * 4 + 1] ?? 0
      if (before >= 0 && Math.abs(green - before) > CHANGE) changes++
      before = green
    }
  }
  return changes
}
