import type { Region } from '@telltale/model'
import { readU16, readU32 } from '../byte-reads.js'
import { writeJoined, writeU32 } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import { packBytes } from '../pack-bytes.js'
import { pngFilter, pngPasses, pngPixelBits, pngUnfilter, pngUnpacked, type PngShape } from './png-rows.js'
import type { Png, PngChunk } from './walk-png.js'

/** How bright a covered part is, 0 to 255. */
const DARK = 32

/**
 * The chunks of a PNG in which regions are one flat dark colour, in every frame. Every other pixel keeps its numbers.
 *
 * @param regions - As they lie in what is stored, inside of it.
 * @throws {TelltaleError} `media/not-coverable` where a palette is full and has no dark colour.
 */
export async function coverPng(png: Png, regions: readonly Region[]): Promise<readonly PngChunk[]> {
  const { fill, palette } = fillOf(png)
  const out: PngChunk[] = []
  let sequence = 0
  let shape: PngShape = png
  let left = 0
  let top = 0
  let packed: Uint8Array[] = []
  let isFirst = true
  const flush = async (): Promise<void> => {
    if (packed.length === 0) return
    const rows = await pngUnpacked(shape, packed)
    packed = []
    pngUnfilter(shape, rows)
    for (const region of regions) paint(shape, rows, { ...region, x: region.x - left, y: region.y - top }, fill)
    const data = await packBytes(pngFilter(shape, rows))
    out.push(isFirst ? { type: 'IDAT', data } : { type: 'fdAT', data: writeJoined([writeU32(sequence++), data]) })
  }
  for (const { type, data } of png.chunks) {
    if (type === 'IDAT') {
      packed.push(data)
      continue
    }
    if (type === 'fdAT') {
      if (isFirst) await flush()
      isFirst = false
      packed.push(data.subarray(4))
      continue
    }
    await flush()
    if (type === 'fcTL') {
      const hasStill = out.some((chunk) => chunk.type === 'IDAT')
      shape = { ...png, width: readU32(data, 4), height: readU32(data, 8) }
      left = readU32(data, 12)
      top = readU32(data, 16)
      isFirst = !hasStill
      out.push({ type, data: writeJoined([writeU32(sequence++), data.subarray(4)]) })
    } else if (type === 'PLTE') out.push({ type, data: palette })
    else out.push({ type, data })
  }
  return out
}

/** The bits of a covered pixel; in a palette, of a colour that is put there, or of a dark one that it has. */
function fillOf(png: Png): { fill: readonly number[]; palette: Uint8Array } {
  const clear = png.chunks.find(({ type }) => type === 'tRNS')?.data ?? new Uint8Array()
  const palette = png.chunks.find(({ type }) => type === 'PLTE')?.data ?? new Uint8Array()
  if (png.colour === 3) {
    const count = palette.length / 3
    if (count < 2 ** png.depth)
      return { fill: [count], palette: writeJoined([palette, Uint8Array.of(DARK, DARK, DARK)]) }
    for (let index = 0; index < count; index++)
      if ((clear[index] ?? 255) === 255 && [0, 1, 2].every((part) => (palette[index * 3 + part] ?? 0) <= DARK))
        return { fill: [index], palette }
    throw mediaError('not-coverable')
  }
  const most = 2 ** png.depth - 1
  let dark = png.depth < 8 ? 0 : png.depth === 8 ? DARK : DARK * 257
  // A colour that stands for what is clear would show what is under it.
  if ((png.colour === 0 || png.colour === 2) && clear.length >= 2 && readU16(clear, 0) === dark) dark += 1
  const samples = { 0: [dark], 2: [dark, dark, dark], 4: [dark, most], 6: [dark, dark, dark, most] }[png.colour] ?? [
    dark,
  ]
  return { fill: samples, palette }
}

function paint(shape: PngShape, rows: Uint8Array, region: Region, fill: readonly number[]): void {
  const bits = pngPixelBits(shape)
  const bytes = shape.depth === 16 ? fill.flatMap((sample) => [sample >> 8, sample & 0xff]) : fill
  for (const pass of pngPasses(shape).passes) {
    const firstColumn = Math.max(0, Math.ceil((region.x - pass.left) / pass.stepX))
    const lastColumn = Math.min(pass.columns - 1, Math.ceil((region.x + region.width - pass.left) / pass.stepX) - 1)
    const firstRow = Math.max(0, Math.ceil((region.y - pass.top) / pass.stepY))
    const lastRow = Math.min(pass.rows - 1, Math.ceil((region.y + region.height - pass.top) / pass.stepY) - 1)
    for (let row = firstRow; row <= lastRow; row++) {
      const start = pass.at + row * pass.stride + 1
      for (let column = firstColumn; column <= lastColumn; column++) {
        const bit = column * bits
        const at = start + (bit >> 3)
        if (bits >= 8) rows.set(bytes, at)
        else {
          const shift = 8 - bits - (bit & 7)
          const mask = (2 ** bits - 1) << shift
          rows[at] = ((rows[at] ?? 0) & ~mask) | ((fill[0] ?? 0) << shift)
        }
      }
    }
  }
}
