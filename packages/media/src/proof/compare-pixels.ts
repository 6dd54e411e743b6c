import type { Pixels, Region } from '@telltale/model'

/** How two pictures differ. */
export interface PixelsCompared {
  readonly looked: number
  /** Pixels of the picture that lie within the regions, each region by itself. */
  readonly within: number
  /** Regions in which no pixel of the picture lies: nothing was covered there. */
  readonly outside: number
  /** Pixels within the regions that are brighter than the fill is. */
  readonly notFilled: number
  /** Pixels well outside of the regions that changed. */
  readonly changed: number
}

/** Cells in which packed pictures share colours: a filled part may take the rest of its cells with it. */
const CELL = 32
/** How different a channel may be, 0 to 255, where the picture had to be packed again. */
const SLIGHT = 10
/** The fill is dark, 0 to 255; packed with loss, it may come out a little brighter. */
const BRIGHTEST_FILL = 44

/**
 * Holds a copy against its original, pixel by pixel: regions must be of the dark fill, and everything that is not near one
 * must look as it did.
 *
 * @param isExact - Whether the rest has to be the same to the last bit.
 * @returns Undefined when the two are not of the same size.
 */
export function comparePixels(
  original: Pixels,
  copy: Pixels,
  regions: readonly Region[],
  isExact: boolean,
): PixelsCompared | undefined {
  if (original.width !== copy.width || original.height !== copy.height) return undefined
  const { width, height } = copy
  // 0: outside; 1: in a cell that a region touches; 2: in a region.
  const near = new Uint8Array(width * height)
  for (const region of regions) mark(near, width, height, grown(region), 1)
  for (const region of regions) mark(near, width, height, region, 2)

  let notFilled = 0
  let within = 0
  let outside = 0
  for (const region of regions) {
    const part = clipped(region, width, height)
    const count = part.width * part.height
    within += count
    if (count === 0) outside += 1
    else notFilled += countNotFilled(copy, part)
  }
  let changed = 0
  const slight = isExact ? 0 : SLIGHT
  for (let pixel = 0, at = 0; pixel < near.length; pixel++, at += 4) {
    if (near[pixel] !== 0) continue
    for (let channel = 0; channel < 4; channel++) {
      if (Math.abs((original.data[at + channel] ?? 0) - (copy.data[at + channel] ?? 0)) <= slight) continue
      changed += 1
      break
    }
  }
  return { looked: width * height, within, outside, notFilled, changed }
}

function grown({ x, y, width, height }: Region): Region {
  const left = Math.floor(x / CELL) * CELL - CELL
  const top = Math.floor(y / CELL) * CELL - CELL
  return {
    x: left,
    y: top,
    width: Math.ceil((x + width) / CELL) * CELL + CELL - left,
    height: Math.ceil((y + height) / CELL) * CELL + CELL - top,
  }
}

function clipped(region: Region, width: number, height: number): Region {
  const x = Math.max(0, Math.floor(region.x))
  const y = Math.max(0, Math.floor(region.y))
  return {
    x,
    y,
    width: Math.max(0, Math.min(width, Math.ceil(region.x + region.width)) - x),
    height: Math.max(0, Math.min(height, Math.ceil(region.y + region.height)) - y),
  }
}

function mark(near: Uint8Array, width: number, height: number, region: Region, as: number): void {
  const { x, y, width: across, height: down } = clipped(region, width, height)
  for (let row = y; row < y + down; row++) near.fill(as, row * width + x, row * width + x + across)
}

function countNotFilled({ width, data }: Pixels, { x, y, width: across, height: down }: Region): number {
  let wrong = 0
  for (let row = y; row < y + down; row++)
    for (let at = (row * width + x) * 4; at < (row * width + x + across) * 4; at += 4)
      if (Math.max(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) > BRIGHTEST_FILL || data[at + 3] !== 255)
        wrong += 1
  return wrong
}
