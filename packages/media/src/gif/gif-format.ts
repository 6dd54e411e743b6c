import type { Pixels, Region } from '@telltale/model'
import { readsAs } from '../byte-reads.js'
import { writeJoined } from '../byte-writes.js'
import { detailsAsRemoved, detailsAsSeen } from '../detail.js'
import { mediaError } from '../media-error.js'
import type { MediaFormat } from '../media-format.js'
import { turnUprightRegions } from '../turn-upright.js'
import { cleanGif } from './clean-gif.js'
import { gifPixels } from './gif-pixels.js'
import { packGifPixels } from './pack-gif-pixels.js'
import { readGifDetails } from './read-gif-details.js'
import { walkGif, type Gif, type GifFrame } from './walk-gif.js'

/** How bright a covered part is, 0 to 255. */
const DARK = 32
/** Stands for a covered pixel until it is known which index is dark. */
const NOT_YET = -1

/** Moving pictures of old. Cleaned without packing them anew; covered in every frame. */
export const gifFormat: MediaFormat = {
  format: 'gif',
  extension: 'gif',
  kind: 'picture',
  matches: (bytes) => readsAs(bytes, 0, 'GIF87a') || readsAs(bytes, 0, 'GIF89a'),
  async read(bytes) {
    const gif = walkGif(bytes)
    const { details, embedded } = readGifDetails(gif)
    return {
      pages: [{ width: gif.width, height: gif.height }],
      ...detailsAsSeen(details),
      embedded,
      notices: gif.frames.length > 1 ? [{ code: 'media/first-frame-only' }] : [],
    }
  },
  async clean(bytes) {
    const gif = walkGif(bytes)
    return { bytes: cleanGif(gif, trimmed), removed: detailsAsRemoved(readGifDetails(gif).details) }
  },
  async pixels(bytes) {
    return firstFrame(walkGif(bytes))
  },
  async cover(bytes, regions) {
    const gif = walkGif(bytes)
    const stored = turnUprightRegions(regions, gif.width, gif.height)
    return {
      bytes: cleanGif(gif, (frame) => covered(gif, frame, stored)),
      removed: detailsAsRemoved(readGifDetails(gif).details),
    }
  },
}

/** A frame whose packed data end with its last pixel, and the code that says so: nothing shows what is put behind it. */
function trimmed(frame: GifFrame): GifFrame {
  const { length } = gifPixels(frame)
  const data = writeJoined(frame.packed)
  // The code for the end takes two bytes more at most.
  if (data.length <= length + 2) return frame
  const packed: Uint8Array[] = []
  for (let at = 0; at < length + 2; at += 255) packed.push(data.subarray(at, Math.min(at + 255, length + 2)))
  return { ...frame, packed }
}

/** Which index is clear in a frame. */
function clearOf(frame: GifFrame): number {
  return ((frame.control?.[0] ?? 0) & 1) === 1 ? (frame.control?.[3] ?? -1) : -1
}

function firstFrame(gif: Gif): Pixels {
  const data = new Uint8ClampedArray(gif.width * gif.height * 4)
  const [frame] = gif.frames
  if (!frame) return { width: gif.width, height: gif.height, data }
  const palette = frame.palette.length > 0 ? frame.palette : gif.palette
  const clear = clearOf(frame)
  const { pixels: indexes } = gifPixels(frame)
  for (let y = 0; y < Math.min(frame.height, gif.height - frame.top); y++)
    for (let x = 0; x < Math.min(frame.width, gif.width - frame.left); x++) {
      const index = indexes[y * frame.width + x] ?? 0
      if (index === clear) continue
      const to = ((frame.top + y) * gif.width + frame.left + x) * 4
      data[to] = palette[index * 3] ?? 0
      data[to + 1] = palette[index * 3 + 1] ?? 0
      data[to + 2] = palette[index * 3 + 2] ?? 0
      data[to + 3] = 255
    }
  return { width: gif.width, height: gif.height, data }
}

/** A frame with regions of one dark colour, and not a clear one. */
function covered(gif: Gif, frame: GifFrame, regions: readonly Region[]): GifFrame {
  const touching = regions.flatMap(({ x, y, width, height }) => {
    const left = Math.max(0, x - frame.left)
    const top = Math.max(0, y - frame.top)
    const right = Math.min(frame.width, x + width - frame.left)
    const bottom = Math.min(frame.height, y + height - frame.top)
    return right > left && bottom > top ? [{ left, top, right, bottom }] : []
  })
  if (touching.length === 0) return trimmed(frame)
  const pixels = Int16Array.from(gifPixels(frame).pixels)
  for (const { left, top, right, bottom } of touching)
    for (let row = top; row < bottom; row++) pixels.fill(NOT_YET, row * frame.width + left, row * frame.width + right)
  const { dark, palette, codeSize } = darkIn(gif, frame, pixels)
  for (const [at, index] of pixels.entries()) if (index === NOT_YET) pixels[at] = dark
  return { ...frame, isInterlaced: false, palette, packed: packGifPixels(Uint8Array.from(pixels), codeSize), codeSize }
}

/**
 * Which index is dark in a frame: one that is so already, a new one, or one that no other pixel has.
 *
 * @throws {TelltaleError} `media/not-coverable` where pixels have all 256 colours, and none is dark.
 */
function darkIn(
  gif: Gif,
  frame: GifFrame,
  pixels: Int16Array,
): { readonly dark: number; readonly palette: Uint8Array; readonly codeSize: number } {
  const palette = frame.palette.length > 0 ? frame.palette : gif.palette
  const count = palette.length / 3
  const clear = clearOf(frame)
  const codeSize = Math.max(2, frame.codeSize)
  for (let index = 0; index < Math.min(count, 1 << codeSize); index++)
    if (index !== clear && [0, 1, 2].every((part) => (palette[index * 3 + part] ?? 0) <= DARK))
      return { dark: index, palette: frame.palette, codeSize }
  const used = new Set(pixels)
  let dark = 0
  while (dark < 256 && (used.has(dark) || dark === clear)) dark++
  if (dark > 255) throw mediaError('not-coverable')
  // Colours come in numbers of two, four, eight and so on.
  let size = Math.max(2, count)
  while (size <= dark) size *= 2
  const own = new Uint8Array(size * 3)
  own.set(palette)
  own.fill(DARK, dark * 3, dark * 3 + 3)
  return { dark, palette: own, codeSize: Math.max(codeSize, Math.ceil(Math.log2(dark + 1))) }
}
