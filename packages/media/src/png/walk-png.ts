import { readAscii, readsAs, readU32 } from '../byte-reads.js'
import { crc32 } from '../crc32.js'
import { LONGEST_SIDE, MOST_FRAMES, MOST_PARTS, MOST_PIXELS } from '../limits.js'
import { mediaError } from '../media-error.js'

export interface PngChunk {
  readonly type: string
  readonly data: Uint8Array
  /** Its checksum, where it has been read. */
  readonly sum?: number
}

/** A PNG, taken apart. */
export interface Png {
  readonly chunks: readonly PngChunk[]
  readonly width: number
  readonly height: number
  readonly depth: number
  /** As PNG counts it: 0 grey, 2 colour, 3 palette, 4 grey with opacity, 6 colour with opacity. */
  readonly colour: number
  readonly isInterlaced: boolean
  readonly isMoving: boolean
  /** What stands behind the end of the picture. */
  readonly trailing: Uint8Array
}

export const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n'
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/**
 * Takes a PNG apart into its chunks.
 *
 * @throws {TelltaleError} `media/damaged` where it is cut short or a checksum is wrong, `media/too-large`.
 */
export function walkPng(bytes: Uint8Array): Png {
  if (!readsAs(bytes, 0, PNG_SIGNATURE)) throw mediaError('damaged')
  const chunks: PngChunk[] = []
  let at = PNG_SIGNATURE.length
  let frames = 0
  for (;;) {
    if (at + 12 > bytes.length) throw mediaError('damaged')
    const length = readU32(bytes, at)
    if (at + 12 + length > bytes.length) throw mediaError('damaged')
    const type = readAscii(bytes, at + 4, 4)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (!/^[a-z]{4}$/iu.test(type)) throw mediaError('damaged')
    const sum = readU32(bytes, at + 8 + length)
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== sum) throw mediaError('damaged')
    if (chunks.length >= MOST_PARTS) throw mediaError('too-many-parts')
    if (type === 'fcTL' && ++frames > MOST_FRAMES) throw mediaError('too-many-parts')
    chunks.push({ type, data, sum })
    at += 12 + length
    if (type === 'IEND') break
  }
  const [head] = chunks
  if (head?.type !== 'IHDR' || head.data.length !== 13 || !chunks.some(({ type }) => type === 'IDAT'))
    throw mediaError('damaged')
  const width = readU32(head.data, 0)
  const height = readU32(head.data, 4)
  const [depth = 0, colour = 0, packing = 0, filtering = 0, interlace = 0] = head.data.subarray(8)
  if (width === 0 || height === 0 || !DEPTHS[colour]?.includes(depth) || packing + filtering !== 0 || interlace > 1)
    throw mediaError('damaged')
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) throw mediaError('too-many-pixels')
  return {
    chunks,
    width,
    height,
    depth,
    colour,
    isInterlaced: interlace === 1,
    isMoving: chunks.some(({ type }) => type === 'acTL') && frames > 0,
    trailing: bytes.subarray(at),
  }
}
