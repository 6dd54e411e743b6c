import type { Pixels, Region, SeenLine, SeenThing } from '@telltale/model'
import { sharedArea } from '../pixels/corners.js'
import { shrinkPixels, type Picture } from '../pixels/shrink-pixels.js'

/** The picture is looked at with its longer side at so many pixels: sheets are large. */
const SIDE = 400
/** Neighbours whose colours are so near belong to one ground; and none is so far from where it began. */
const STEP = 12
const FAR = 56
/** Dark ground must not flow into the dark frame of a screen, or into a shadow. */
const FAR_IN_DARK = 26
const DARK = 70
/** A ground that takes up nearly all of the picture is the picture: a scan or a screenshot. */
const ALL = 0.9
const MOSTLY = 0.45
/** Smaller than this part of the picture, it is a label. */
const LEAST = 0.004
/** How far around a ground the frame of a screen reaches, and how far out what lies behind it begins, by its size. */
const FRAME = 0.018
const BEHIND = 0.12

/**
 * Sheets of paper, boards and screens: even ground around words. A screen has a frame that is darker than itself and darker
 * than what lies behind; everything else is called paper. What shows no words is not found.
 */
export function findSheets(pixels: Pixels, lines: readonly SeenLine[]): readonly SeenThing[] {
  const scale = Math.min(1, SIDE / Math.max(pixels.width, pixels.height))
  const width = Math.max(1, Math.round(pixels.width * scale))
  const height = Math.max(1, Math.round(pixels.height * scale))
  const small = softened(
    brightened(shrinkPixels(pixels, { x: 0, y: 0, width: pixels.width, height: pixels.height }, width, height)),
  )
  const grounds: Ground[] = []
  for (const { region } of lines) {
    const line = scaled(region, scale, width, height)
    if (grounds.some((ground) => sharedArea(ground.region, line) > 0.9 * line.width * line.height)) continue
    grounds.push(groundOf(small, line))
  }
  const isAll = ({ region }: Ground) => region.width * region.height >= ALL * width * height
  // A page or a screenshot that fills the picture: what lies on it are its parts.
  if (grounds.some((ground) => isAll(ground) && ground.cells.size >= MOSTLY * width * height)) return []
  return together(grounds.filter((ground) => !isAll(ground)))
    .filter(({ region }) => {
      const share = (region.width * region.height) / (width * height)
      return share >= LEAST && share < ALL
    })
    .map(({ region, cells }) => {
      const seen = scaled(region, 1 / scale, pixels.width, pixels.height)
      const held = lines.filter((line) => sharedArea(line.region, seen) > 0.5 * line.region.width * line.region.height)
      const sign = isFramed(small, region, cells) ? 'screen' : 'paper'
      return { sign, region: seen, sureness: held.length >= 3 ? 0.7 : 0.5 }
    })
}

/** As in good light, so that what is near in colour is near in the dark as well. */
function brightened({ width, height, data }: Picture): Picture {
  const counts = new Uint32Array(256)
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1
  let left = data.length / 200
  let brightest = 255
  while (brightest > 24 && (left -= counts[brightest] ?? 0) > 0) brightest--
  return { width, height, data: data.map((value) => Math.min(255, (value * 255) / brightest)) }
}

/** Each pixel with the mean of the nine around it: what is left of the noise goes. */
function softened({ width, height, data }: Picture): Picture {
  const out = new Uint8Array(data.length)
  for (let index = 0; index < data.length; index++) {
    const column = Math.floor(index / 3) % width
    const row = Math.floor(index / (3 * width))
    let sum = 0
    let count = 0
    for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
        sum += data[(y * width + x) * 3 + (index % 3)] ?? 0
        count++
      }
    }
    out[index] = sum / count
  }
  return { width, height, data: out }
}

interface Ground {
  readonly region: Region
  /** The pixels of the small picture that belong to it. */
  readonly cells: ReadonlySet<number>
}

function scaled({ x, y, width, height }: Region, scale: number, wide: number, high: number): Region {
  const left = Math.min(wide - 1, Math.max(0, Math.floor(x * scale)))
  const top = Math.min(high - 1, Math.max(0, Math.floor(y * scale)))
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.min(wide, Math.ceil((x + width) * scale)) - left),
    height: Math.max(1, Math.min(high, Math.ceil((y + height) * scale)) - top),
  }
}

/** All that has the colour behind a line of words and hangs together with it. */
function groundOf(small: Picture, line: Region): Ground {
  const inside: number[] = []
  const edge: number[] = []
  for (let row = Math.max(0, line.y - 1); row < Math.min(small.height, line.y + line.height + 1); row++) {
    for (let column = Math.max(0, line.x - 1); column < Math.min(small.width, line.x + line.width + 1); column++) {
      const isEdge = row <= line.y || row >= line.y + line.height - 1
      const cell = row * small.width + column
      inside.push(cell)
      if (isEdge) edge.push(cell)
    }
  }
  const ground = middleColour(small, edge)
  const far = Math.max(...ground) < DARK ? FAR_IN_DARK : FAR
  const cells = new Set(inside.filter((cell) => isNear(small, cell, ground, far / 2)))
  const waiting = [...cells]
  const bounds = { left: line.x, top: line.y, right: line.x + line.width - 1, bottom: line.y + line.height - 1 }
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    const column = cell % small.width
    const row = Math.floor(cell / small.width)
    bounds.left = Math.min(bounds.left, column)
    bounds.right = Math.max(bounds.right, column)
    bounds.top = Math.min(bounds.top, row)
    bounds.bottom = Math.max(bounds.bottom, row)
    for (const next of neighbours(cell, small)) {
      if (cells.has(next) || !isNear(small, next, ground, far) || !isNear(small, next, colourAt(small, cell), STEP))
        continue
      cells.add(next)
      waiting.push(next)
    }
  }
  const { left, top, right, bottom } = bounds
  return { region: { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }, cells }
}

function neighbours(cell: number, { width, height }: Picture): readonly number[] {
  const column = cell % width
  const found: number[] = []
  if (column > 0) found.push(cell - 1)
  if (column < width - 1) found.push(cell + 1)
  if (cell >= width) found.push(cell - width)
  if (cell + width < width * height) found.push(cell + width)
  return found
}

/** Grounds that lie within or closely upon each other, as the parts of a form do, are one thing. */
function together(grounds: readonly Ground[]): readonly Ground[] {
  const joined: Ground[] = []
  for (const ground of [...grounds].sort((a, b) => areaOf(b) - areaOf(a))) {
    let whole = ground
    for (let index = joined.length - 1; index >= 0; index--) {
      const other = joined[index]
      if (other === undefined || !isUpon(whole.region, other.region)) continue
      whole = { region: around(whole.region, other.region), cells: new Set([...other.cells, ...whole.cells]) }
      joined.splice(index, 1)
    }
    joined.push(whole)
  }
  return joined
}

function areaOf({ region }: Ground): number {
  return region.width * region.height
}

function isUpon(a: Region, b: Region): boolean {
  const near = 3
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (across < -near || down < -near) return false
  return across > 0.6 * Math.min(a.width, b.width) || down > 0.6 * Math.min(a.height, b.height)
}

function around(a: Region, b: Region): Region {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

/** Whether a dark frame runs around the ground, darker than what lies behind it. */
function isFramed(small: Picture, region: Region, cells: ReadonlySet<number>): boolean {
  const size = Math.max(region.width, region.height)
  const reach = Math.max(2, Math.round(size * FRAME))
  const beyond = Math.max(reach + 3, Math.round(size * BEHIND))
  const away = distances(small, cells, beyond + reach)
  const lights: { readonly frame: number[]; readonly behind: number[] } = { frame: [], behind: [] }
  for (const [cell, distance] of away) {
    if (distance >= 2 && distance <= reach) lights.frame.push(lightAt(small, cell))
    else if (distance >= beyond) lights.behind.push(lightAt(small, cell))
  }
  if (lights.frame.length === 0 || lights.behind.length === 0) return false
  const frame = middle(lights.frame)
  const own = middle([...cells].map((cell) => lightAt(small, cell)))
  return frame < 0.45 * own && frame < 0.6 * middle(lights.behind)
}

/** How far each pixel outside of a ground is from it, up to a limit; what the ground encloses is not outside. */
function distances(small: Picture, cells: ReadonlySet<number>, limit: number): ReadonlyMap<number, number> {
  const outside = new Set<number>()
  const waiting: number[] = []
  const area = small.width * small.height
  for (let cell = 0; cell < area; cell++) {
    const column = cell % small.width
    const isEdge = column === 0 || column === small.width - 1 || cell < small.width || cell >= area - small.width
    if (isEdge && !cells.has(cell)) waiting.push(cell)
  }
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    if (outside.has(cell)) continue
    outside.add(cell)
    for (const next of neighbours(cell, small)) if (!cells.has(next) && !outside.has(next)) waiting.push(next)
  }
  const away = new Map<number, number>()
  let edge = [...cells]
  for (let distance = 1; distance <= limit && edge.length > 0; distance++) {
    const further: number[] = []
    for (const cell of edge) {
      for (const next of neighbours(cell, small)) {
        if (!outside.has(next) || away.has(next)) continue
        away.set(next, distance)
        further.push(next)
      }
    }
    edge = further
  }
  return away
}

type Colour = readonly [number, number, number]

function colourAt({ data }: Picture, cell: number): Colour {
  return [data[cell * 3] ?? 0, data[cell * 3 + 1] ?? 0, data[cell * 3 + 2] ?? 0]
}

function lightAt(small: Picture, cell: number): number {
  const [red, green, blue] = colourAt(small, cell)
  return (red * 77 + green * 151 + blue * 28) / 256
}

function isNear(small: Picture, cell: number, [red, green, blue]: Colour, most: number): boolean {
  const own = colourAt(small, cell)
  return Math.abs(own[0] - red) <= most && Math.abs(own[1] - green) <= most && Math.abs(own[2] - blue) <= most
}

function middleColour(small: Picture, cells: readonly number[]): Colour {
  const of = (channel: number) => middle(cells.map((cell) => small.data[cell * 3 + channel] ?? 0))
  return [of(0), of(1), of(2)]
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
