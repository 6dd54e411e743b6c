import type { Region } from '@telltale/model'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Corners of something flat: upper left, upper right, lower right, lower left, as one who reads it sees them. */
export type Corners = readonly [Point, Point, Point, Point]

/** How far apart two points are. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

/** The whole pixels around some points, within the picture; at least one. */
export function regionAround(points: readonly Point[], width: number, height: number): Region {
  const x = clamp(Math.floor(Math.min(...points.map((each) => each.x))), 0, width - 1)
  const y = clamp(Math.floor(Math.min(...points.map((each) => each.y))), 0, height - 1)
  const right = clamp(Math.ceil(Math.max(...points.map((each) => each.x))), x + 1, width)
  const bottom = clamp(Math.ceil(Math.max(...points.map((each) => each.y))), y + 1, height)
  return { x, y, width: right - x, height: bottom - y }
}

/** How many pixels two regions share. */
export function sharedArea(a: Region, b: Region): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
