import type { Pixels } from '@telltale/model'
import { writeAscii, writeJoined, writeU32 } from '../byte-writes.js'
import { packBytes } from '../pack-bytes.js'
import { pngFilter } from './png-rows.js'
import { writeChunks } from './write-chunks.js'

/**
 * Pixels as a PNG, every one as it is. Opacity is written where any pixel is not wholly opaque.
 *
 * @param profile - A colour profile without names, if it is not the usual one.
 */
export async function writePng({ width, height, data }: Pixels, profile?: Uint8Array): Promise<Uint8Array> {
  let isOpaque = true
  for (let at = 3; at < data.length && isOpaque; at += 4) isOpaque = data[at] === 255
  const samples = isOpaque ? 3 : 4
  const rows = new Uint8Array((width * samples + 1) * height)
  let to = 0
  for (let y = 0; y < height; y++) {
    // Each row as its difference to the one above, which packs well and costs little.
    rows[to++] = y === 0 ? 1 : 2
    for (let x = 0, from = y * width * 4; x < width; x++, from += 4)
      for (let sample = 0; sample < samples; sample++) rows[to++] = data[from + sample] ?? 0
  }
  const shape = { width, height, depth: 8, colour: isOpaque ? 2 : 6, isInterlaced: false }
  return writeChunks([
    { type: 'IHDR', data: writeJoined([writeU32(width), writeU32(height), Uint8Array.of(8, shape.colour, 0, 0, 0)]) },
    ...(profile ? [{ type: 'iCCP', data: writeJoined([writeAscii('colours\0\0'), await packBytes(profile)]) }] : []),
    { type: 'IDAT', data: await packBytes(pngFilter(shape, rows)) },
    { type: 'IEND', data: new Uint8Array() },
  ])
}
