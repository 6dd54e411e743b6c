import { mediaError } from '../media-error.js'
import { unpackBounded } from '../unpack-bounded.js'

/** How one frame of a PNG is stored. */
export interface PngShape {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: number
  readonly isInterlaced: boolean
}

/** Rows of one of the seven passes of an interlaced picture, or all rows of another. */
export interface PngPass {
  readonly left: number
  readonly top: number
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
  /** Where its first row starts in the unpacked bytes. */
  readonly at: number
  /** Bytes of a row, with the one that says how it is filtered. */
  readonly stride: number
}

const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** Bits of one pixel. */
export function pngPixelBits({ depth, colour }: PngShape): number {
  return depth * (SAMPLES[colour] ?? 1)
}

/** Where the rows of a frame lie when it is unpacked, and how many bytes there are in all. */
export function pngPasses(shape: PngShape): { readonly passes: readonly PngPass[]; readonly size: number } {
  const { width, height } = shape
  let size = 0
  const passes: PngPass[] = []
  for (const [left, top, stepX, stepY] of shape.isInterlaced ? PASSES : ([[0, 0, 1, 1]] as const)) {
    const columns = Math.ceil((width - left) / stepX)
    const rows = Math.ceil((height - top) / stepY)
    if (columns <= 0 || rows <= 0) continue
    const stride = 1 + Math.ceil((columns * pngPixelBits(shape)) / 8)
    passes.push({ left, top, stepX, stepY, columns, rows, at: size, stride })
    size += stride * rows
  }
  return { passes, size }
}

/**
 * Unpacks the data of a frame.
 *
 * @throws {TelltaleError} `media/damaged` where there are fewer rows than the frame has, or more.
 */
export async function pngUnpacked(shape: PngShape, packed: readonly Uint8Array[]): Promise<Uint8Array> {
  const { size } = pngPasses(shape)
  const rows = await unpackBounded(packed, size)
  if (rows.length !== size) throw mediaError('damaged')
  return rows
}

/** Undoes the filters, in place; how each row was filtered stays in its first byte. */
export function pngUnfilter(shape: PngShape, rows: Uint8Array): void {
  forEachRow(shape, (pass, start, above, step) => {
    const kind = rows[start] ?? 0
    const end = start + pass.stride
    if (kind > 4) throw mediaError('damaged')
    if (kind === 0) return
    for (let at = start + 1; at < end; at++) {
      const left = at - step > start ? (rows[at - step] ?? 0) : 0
      const up = above < 0 ? 0 : (rows[above + (at - start)] ?? 0)
      const corner = above < 0 || at - step <= start ? 0 : (rows[above + (at - start) - step] ?? 0)
      rows[at] = (rows[at] ?? 0) + guess(kind, left, up, corner)
    }
  })
}

/** Filters each row again as it was. */
export function pngFilter(shape: PngShape, rows: Uint8Array): Uint8Array {
  const filtered = rows.slice()
  forEachRow(shape, (pass, start, above, step) => {
    const kind = rows[start] ?? 0
    if (kind === 0) return
    const end = start + pass.stride
    for (let at = start + 1; at < end; at++) {
      const left = at - step > start ? (rows[at - step] ?? 0) : 0
      const up = above < 0 ? 0 : (rows[above + (at - start)] ?? 0)
      const corner = above < 0 || at - step <= start ? 0 : (rows[above + (at - start) - step] ?? 0)
      filtered[at] = (rows[at] ?? 0) - guess(kind, left, up, corner)
    }
  })
  return filtered
}

function forEachRow(shape: PngShape, visit: (pass: PngPass, start: number, above: number, step: number) => void): void {
  const step = Math.max(1, pngPixelBits(shape) >> 3)
  for (const pass of pngPasses(shape).passes)
    for (let row = 0; row < pass.rows; row++) {
      const start = pass.at + row * pass.stride
      visit(pass, start, row === 0 ? -1 : start - pass.stride, step)
    }
}

function guess(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  const toLeft = Math.abs(up - corner)
  const toUp = Math.abs(left - corner)
  const toCorner = Math.abs(left + up - 2 * corner)
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}
