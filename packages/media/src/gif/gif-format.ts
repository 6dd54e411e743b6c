import type { Pixels, Region } from '@telltale/model'
import { readsAs } from '../byte-reads.js'
import { writeJoined } from '../byte-writes.js'
import { detailsAsRemoved, detailsAsSeen } from '../detail.js'
import type { MediaFormat } from '../media-format.js'
import { turnUprightRegions } from '../turn-upright.js'
import { cleanGif } from './clean-gif.js'
import { gifPixels } from './gif-pixels.js'
import { packGifPixels } from './pack-gif-pixels.js'
import { readGifDetails } from './read-gif-details.js'
import { walkGif, type Gif, type GifFrame } from './walk-gif.js'

/** How bright a covered part is, 0 to 255. */
const DARK = 32

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

/** A frame with regions of the darkest colour that it has: one colour, and not a clear one. */
function covered(gif: Gif, frame: GifFrame, regions: readonly Region[]): GifFrame {
  const touching = regions.flatMap(({ x, y, width, height }) => {
    const left = Math.max(0, x - frame.left)
    const top = Math.max(0, y - frame.top)
    const right = Math.min(frame.width, x + width - frame.left)
    const bottom = Math.min(frame.height, y + height - frame.top)
    return right > left && bottom > top ? [{ left, top, right, bottom }] : []
  })
  if (touching.length === 0) return trimmed(frame)
  const palette = frame.palette.length > 0 ? frame.palette : gif.palette
  const dark = darkest(palette, clearOf(frame), 1 << frame.codeSize)
  const { pixels } = gifPixels(frame)
  for (const { left, top, right, bottom } of touching)
    for (let row = top; row < bottom; row++) pixels.fill(dark, row * frame.width + left, row * frame.width + right)
  return {
    ...frame,
    isInterlaced: false,
    packed: packGifPixels(pixels, Math.max(2, frame.codeSize)),
    codeSize: Math.max(2, frame.codeSize),
  }
}

function darkest(palette: Uint8Array, clear: number, most: number): number {
  let best = clear === 0 ? 1 : 0
  let least = Infinity
  for (let index = 0; index < Math.min(palette.length / 3, most); index++) {
    if (index === clear) continue
    const far = [0, 1, 2].reduce((sum, part) => sum + Math.abs((palette[index * 3 + part] ?? 0) - DARK), 0)
    if (far < least) {
      least = far
      best = index
    }
  }
  return best
}
