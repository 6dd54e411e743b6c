import { readsAs, readU16Little, readU24Little, readU32Little } from '../byte-reads.js'
import { LONGEST_SIDE, MOST_FRAMES, MOST_PIXELS } from '../limits.js'
import { mediaError } from '../media-error.js'
import { webpChunks, type WebpChunk } from './webp-chunks.js'

/** A WebP, taken apart. */
export interface Webp {
  readonly chunks: readonly WebpChunk[]
  readonly width: number
  readonly height: number
  readonly isMoving: boolean
  /** What stands behind the end of the picture. */
  readonly trailing: Uint8Array
}

/**
 * Takes a WebP apart into its chunks.
 *
 * @throws {TelltaleError} `media/damaged` where it is cut short, `media/too-large`.
 */
export function walkWebp(bytes: Uint8Array): Webp {
  if (!readsAs(bytes, 0, 'RIFF') || !readsAs(bytes, 8, 'WEBP')) throw mediaError('damaged')
  const end = 8 + readU32Little(bytes, 4)
  if (end > bytes.length + 1 || end < 20) throw mediaError('damaged')
  const chunks = webpChunks(bytes.subarray(12, end))
  const [first] = chunks
  if (!first) throw mediaError('damaged')
  const { width, height } = sizeOf(first)
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) throw mediaError('too-many-pixels')
  const frames = chunks.filter(({ type }) => type === 'ANMF').length
  if (frames > MOST_FRAMES) throw mediaError('too-many-parts')
  if (!chunks.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF')) throw mediaError('damaged')
  return { chunks, width, height, isMoving: frames > 0, trailing: bytes.subarray(end) }
}

function sizeOf({ type, data }: WebpChunk): { width: number; height: number } {
  if (type === 'VP8X' && data.length >= 10)
    return { width: readU24Little(data, 4) + 1, height: readU24Little(data, 7) + 1 }
  if (type === 'VP8L' && data.length >= 5 && data[0] === 0x2f) {
    const bits = readU32Little(data, 1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (type === 'VP8 ' && data.length >= 10 && readsAs(data, 3, '\x9d\x01\x2a')) {
    const width = readU16Little(data, 6) & 0x3fff
    const height = readU16Little(data, 8) & 0x3fff
    if (width > 0 && height > 0) return { width, height }
  }
  throw mediaError('damaged')
}
