import { writeJoined } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import type { GifFrame } from './walk-gif.js'

const MOST_CODES = 4096

/** A frame of a GIF, unpacked. */
export interface GifPixels {
  /** Indexes into its palette, row by row from the top. */
  readonly pixels: Uint8Array
  /** How many bytes of the packed data were needed. */
  readonly length: number
}

/**
 * Unpacks the indexes of a frame.
 *
 * @throws {TelltaleError} `media/damaged` where there are fewer than the frame has pixels.
 */
export function gifPixels(frame: GifFrame): GifPixels {
  const data = writeJoined(frame.packed)
  const { codeSize, width, height } = frame
  const pixels = new Uint8Array(width * height)
  const before = new Uint16Array(MOST_CODES)
  const last = new Uint8Array(MOST_CODES)
  const stack = new Uint8Array(MOST_CODES + 1)
  const clear = 1 << codeSize
  for (let code = 0; code < clear; code++) last[code] = code
  let size = codeSize + 1
  let next = clear + 2
  let previous = -1
  let first = 0
  let held = 0
  let count = 0
  let at = 0
  let done = 0
  while (done < pixels.length) {
    while (count < size) {
      const byte = data[at++]
      if (byte === undefined) throw mediaError('damaged')
      held |= byte << count
      count += 8
    }
    let code = held & ((1 << size) - 1)
    held >>>= size
    count -= size
    if (code === clear) {
      size = codeSize + 1
      next = clear + 2
      previous = -1
      continue
    }
    if (code === clear + 1) throw mediaError('damaged')
    let depth = 0
    const given = code
    if (previous === -1) {
      if (code >= clear) throw mediaError('damaged')
    } else if (code >= next) {
      if (code > next) throw mediaError('damaged')
      stack[depth++] = first
      code = previous
    }
    while (code >= clear) {
      stack[depth++] = last[code] ?? 0
      code = before[code] ?? 0
    }
    first = last[code] ?? 0
    stack[depth++] = first
    if (previous !== -1 && next < MOST_CODES) {
      before[next] = previous
      last[next] = first
      next++
      if (next === 1 << size && size < 12) size++
    }
    previous = given
    while (depth > 0 && done < pixels.length) pixels[done++] = stack[--depth] ?? 0
  }
  return { pixels: frame.isInterlaced ? straightened(pixels, width, height) : pixels, length: at }
}

function straightened(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array(pixels.length)
  let from = 0
  for (const [start, step] of [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ] as const)
    for (let row = start; row < height; row += step, from += width)
      rows.set(pixels.subarray(from, from + width), row * width)
  return rows
}
