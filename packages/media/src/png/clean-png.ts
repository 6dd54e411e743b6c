import { readU32 } from '../byte-reads.js'
import { writeAscii, writeJoined, writeU32 } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import type { Keep } from '../media-format.js'
import { plainExif } from '../metadata/plain-exif.js'
import { plainIcc } from '../metadata/plain-icc.js'
import { packBytes } from '../pack-bytes.js'
import { pngUnpacked } from './png-rows.js'
import { SHOWING, type PngDetails } from './read-png-details.js'
import type { Png, PngChunk } from './walk-png.js'
import { writeChunks } from './write-chunks.js'

/** Chunks of a known length, which may stay if they have it. */
const LENGTHS: Readonly<Record<string, readonly number[]>> = {
  IHDR: [13],
  IEND: [0],
  gAMA: [4],
  cHRM: [32],
  sRGB: [1],
  sBIT: [1, 2, 3, 4],
  bKGD: [1, 2, 6],
  acTL: [8],
  fcTL: [26],
  cICP: [4],
  mDCV: [24],
  mDCv: [24],
  cLLI: [8],
  cLLi: [8],
}

/**
 * A PNG of only the chunks that are needed to show it, with the packed pixels as they were.
 *
 * @param parts - The chunks to write, where they are not those of the file.
 * @throws {TelltaleError} `media/not-cleanable` where a chunk must be understood and is not, `media/damaged`.
 */
export async function cleanPng(
  png: Png,
  { exif, icc, orientation }: PngDetails,
  keep: Keep,
  parts: readonly PngChunk[] = png.chunks,
): Promise<Uint8Array> {
  // More data than there are pixels would stay hidden in the copy.
  await pngUnpacked(
    png,
    png.chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data),
  )
  const out: PngChunk[] = []
  let ends = 0
  for (const chunk of parts) {
    const { type, data } = chunk
    const isCritical = /^[A-Z]/u.test(type)
    if (!SHOWING.has(type)) {
      if (isCritical) throw mediaError('not-cleanable')
      continue
    }
    // Colours that a program may choose, and counts of them, are not needed by any.
    if (type === 'iCCP' || type === 'hIST' || type === 'sPLT') continue
    if (type === 'pHYs') {
      const across = readU32(data, 0)
      const down = readU32(data, 4)
      if (data.length === 9 && across !== down && across > 0 && down > 0) out.push({ type, data: ratio(across, down) })
      continue
    }
    const lengths = LENGTHS[type]
    if (lengths && !lengths.includes(data.length)) throw mediaError('not-cleanable')
    if (type === 'PLTE' && (data.length % 3 !== 0 || data.length > 768)) throw mediaError('not-cleanable')
    if (type === 'tRNS' && data.length > 256) throw mediaError('not-cleanable')
    if (type === 'IEND') ends++
    out.push(chunk)
    if (type !== 'IHDR') continue
    const profile = keep.colour && icc ? plainIcc(icc) : undefined
    if (profile) out.push({ type: 'iCCP', data: writeJoined([writeAscii('colours\0\0'), await packBytes(profile)]) })
    const ours = plainExif(exif, orientation, keep)
    if (ours) out.push({ type: 'eXIf', data: ours })
  }
  if (ends !== 1) throw mediaError('not-cleanable')
  if (png.isMoving) await checkFrames(png)
  return writeChunks(out)
}

/** Pixels that are not square, as a ratio and without the number of dots that somebody's device has. */
function ratio(across: number, down: number): Uint8Array {
  return writeJoined([writeU32(across), writeU32(down), Uint8Array.of(0)])
}

/** Each frame has the rows it says, and no more. */
async function checkFrames(png: Png): Promise<void> {
  let shape: { width: number; height: number } | undefined
  let packed: Uint8Array[] = []
  const check = async (): Promise<void> => {
    if (shape && packed.length > 0) await pngUnpacked({ ...png, ...shape }, packed)
    packed = []
  }
  for (const { type, data } of png.chunks) {
    if (type === 'fcTL') {
      await check()
      shape = { width: readU32(data, 4), height: readU32(data, 8) }
      if (shape.width > png.width || shape.height > png.height || shape.width === 0 || shape.height === 0)
        throw mediaError('damaged')
    } else if (type === 'fdAT') packed.push(data.subarray(4))
  }
  await check()
}
