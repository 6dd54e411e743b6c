import { readU24Little } from '../byte-reads.js'
import { writeAscii, writeJoined, writeU32Little } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import type { Keep } from '../media-format.js'
import { plainExif } from '../metadata/plain-exif.js'
import { plainIcc } from '../metadata/plain-icc.js'
import type { WebpDetails } from './read-webp-details.js'
import type { Webp } from './walk-webp.js'
import { webpChunks, type WebpChunk } from './webp-chunks.js'

const ICC = 0x20
const ALPHA = 0x10
const EXIF = 0x08
const MOVING = 0x02

/**
 * A WebP of only the chunks that are needed to show it, with the packed picture as it was.
 *
 * @param parts - The chunks to write, where they are not those of the file.
 * @throws {TelltaleError} `media/not-cleanable` where the chunks are not those of one picture or one moving picture.
 */
export function cleanWebp(
  webp: Webp,
  { exif, icc, orientation }: WebpDetails,
  keep: Keep,
  parts: readonly WebpChunk[] = webp.chunks,
): Uint8Array {
  const images = parts.filter(({ type }) => type === 'VP8 ' || type === 'VP8L')
  const frames = parts.filter(({ type }) => type === 'ANMF')
  const anim = parts.filter(({ type }) => type === 'ANIM')
  const alpha = parts.filter(({ type }) => type === 'ALPH')
  const isStill = images.length === 1 && frames.length === 0 && alpha.length <= 1
  const isFilm = images.length === 0 && frames.length > 0 && anim.length === 1 && anim[0]?.data.length === 6
  if (!isStill && !isFilm) throw mediaError('not-cleanable')

  const profile = keep.colour && icc ? plainIcc(icc) : undefined
  const ours = plainExif(exif, orientation, keep)
  const head: WebpChunk[] = []
  const before = parts.find(({ type }) => type === 'VP8X')?.data
  const hasAlpha = ((before?.[0] ?? 0) & ALPHA) !== 0
  if (isFilm || profile !== undefined || ours !== undefined || alpha.length > 0 || (before && hasAlpha)) {
    const marks = new Uint8Array(10)
    marks[0] =
      (profile ? ICC : 0) | (hasAlpha || alpha.length > 0 ? ALPHA : 0) | (ours ? EXIF : 0) | (isFilm ? MOVING : 0)
    marks.set(threeBytes(webp.width - 1), 4)
    marks.set(threeBytes(webp.height - 1), 7)
    head.push({ type: 'VP8X', data: marks })
  }
  if (profile) head.push({ type: 'ICCP', data: profile })
  const out = [...head, ...anim, ...frames.map((frame) => cleanFrame(frame)), ...alpha, ...images]
  if (ours) out.push({ type: 'EXIF', data: ours })
  const body = writeWebpChunks(out)
  return writeJoined([writeAscii('RIFF'), writeU32Little(body.length + 4), writeAscii('WEBP'), body])
}

/** A frame of only its place and its picture. */
function cleanFrame({ type, data }: WebpChunk): WebpChunk {
  if (data.length < 24) throw mediaError('damaged')
  const head = data.slice(0, 16)
  // Reserved bits are nothing that anybody needs.
  head[15] = (head[15] ?? 0) & 3
  if (readU24Little(head, 6) >= 1 << 20) throw mediaError('damaged')
  const kept = webpChunks(data.subarray(16)).filter((chunk) => /^(?:ALPH|VP8 |VP8L)$/u.test(chunk.type))
  if (kept.filter((chunk) => chunk.type !== 'ALPH').length !== 1) throw mediaError('not-cleanable')
  return { type, data: writeJoined([head, writeWebpChunks(kept)]) }
}

function writeWebpChunks(chunks: readonly WebpChunk[]): Uint8Array {
  return writeJoined(
    chunks.flatMap(({ type, data }) => [
      writeAscii(type),
      writeU32Little(data.length),
      data,
      new Uint8Array(data.length % 2),
    ]),
  )
}

function threeBytes(value: number): Uint8Array {
  return writeU32Little(value).subarray(0, 3)
}
