import { readAscii, readU32Little } from '../../byte-reads.js'
import { hasPlainProfile } from './has-plain-profile.js'
import { isOnlyOrientation } from './is-only-orientation.js'
import { PartsList, type ListParts } from './parts-listed.js'

/** Length of what stands before the picture of a frame. */
const FRAME_HEAD = 16

/** Parts of a WebP (RFC 9649): the chunks of its RIFF, those within frames, and what follows. */
export const listWebpParts: ListParts = (bytes) => {
  if (readAscii(bytes, 0, 4) !== 'RIFF' || readAscii(bytes, 8, 4) !== 'WEBP') return undefined
  const parts = new PartsList()
  const end = 8 + readU32Little(bytes, 4)
  if (end > bytes.length || !list(bytes, 12, end, parts, false)) return undefined
  parts.part(end === bytes.length ? false : 'bytes behind the end')
  return parts
}

function list(bytes: Uint8Array, from: number, to: number, parts: PartsList, isFrame: boolean): boolean {
  let at = from
  while (at + 8 <= to) {
    const type = readAscii(bytes, at, 4)
    const length = readU32Little(bytes, at + 4)
    const start = at + 8
    const end = start + length
    if (end > to) return false
    const body = bytes.subarray(start, end)
    if (/^(?:VP8 |VP8L|ALPH)$/u.test(type)) {
      parts.part(false)
      parts.packed.push({ start, end })
    } else if (type === 'ANMF' && !isFrame) {
      parts.part(length < FRAME_HEAD ? 'frame' : false)
      if (!list(bytes, start + FRAME_HEAD, end, parts, true)) return false
    } else parts.part(isFrame ? 'unknown chunk in a frame' : wrongChunk(type, body))
    if (length % 2 === 1 && bytes[end] !== 0 && end < to) parts.part('byte between chunks')
    at = end + (length % 2)
  }
  return at === to
}

function wrongChunk(type: string, body: Uint8Array): string | false {
  switch (type) {
    case 'VP8X':
      return body.length === 10 ? false : 'head with more than it should have'
    case 'ANIM':
      return body.length === 6 ? false : 'head with more than it should have'
    case 'ICCP':
      return hasPlainProfile(body) ? false : 'colour profile with names'
    case 'EXIF':
      return isOnlyOrientation(body) ? false : 'Exif chunk'
    case 'XMP ':
      return 'XMP chunk'
    default:
      return 'unknown chunk'
  }
}
