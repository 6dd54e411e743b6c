import type { Pixels } from '@telltale/model'
import { readU16 } from '../byte-reads.js'
import { pngPasses, pngPixelBits, pngUnfilter, pngUnpacked } from './png-rows.js'
import type { Png } from './walk-png.js'

/** The pixels of the picture that every program shows, as they are stored. */
export async function pngPixels(png: Png): Promise<Pixels> {
  const packed = png.chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)
  const rows = await pngUnpacked(png, packed)
  pngUnfilter(png, rows)
  const palette = png.chunks.find(({ type }) => type === 'PLTE')?.data ?? new Uint8Array()
  const clear = png.chunks.find(({ type }) => type === 'tRNS')?.data ?? new Uint8Array()
  const { width, height, depth, colour } = png
  const data = new Uint8ClampedArray(width * height * 4)
  const bits = pngPixelBits(png)
  const most = 2 ** Math.min(depth, 8) - 1
  const clearSamples = [0, 2, 4].map((at) => (clear.length > at ? readU16(clear, at) : -1))

  for (const pass of pngPasses(png).passes)
    for (let row = 0; row < pass.rows; row++) {
      const start = pass.at + row * pass.stride + 1
      for (let column = 0; column < pass.columns; column++) {
        const to = ((pass.top + row * pass.stepY) * width + pass.left + column * pass.stepX) * 4
        const bit = column * bits
        const from = start + (bit >> 3)
        if (colour === 3) {
          const index = depth === 8 ? (rows[from] ?? 0) : ((rows[from] ?? 0) >> (8 - depth - (bit & 7))) & most
          data[to] = palette[index * 3] ?? 0
          data[to + 1] = palette[index * 3 + 1] ?? 0
          data[to + 2] = palette[index * 3 + 2] ?? 0
          data[to + 3] = clear[index] ?? 255
          continue
        }
        const wide = depth === 16 ? 2 : 1
        if (colour === 0 || colour === 4) {
          const sample = depth >= 8 ? (rows[from] ?? 0) : ((rows[from] ?? 0) >> (8 - depth - (bit & 7))) & most
          const value = depth >= 8 ? sample : (sample * 255) / most
          data[to] = value
          data[to + 1] = value
          data[to + 2] = value
          const whole = depth === 16 ? readU16(rows, from) : sample
          data[to + 3] = colour === 4 ? (rows[from + wide] ?? 0) : whole === clearSamples[0] ? 0 : 255
          continue
        }
        data[to] = rows[from] ?? 0
        data[to + 1] = rows[from + wide] ?? 0
        data[to + 2] = rows[from + 2 * wide] ?? 0
        if (colour === 6) data[to + 3] = rows[from + 3 * wide] ?? 0
        else {
          const isClear =
            clear.length >= 6 &&
            [0, 1, 2].every((index) => {
              const at = from + index * wide
              return (depth === 16 ? readU16(rows, at) : rows[at]) === clearSamples[index]
            })
          data[to + 3] = isClear ? 0 : 255
        }
      }
    }
  return { width, height, data }
}
