import { readAscii, readU16 } from '../../byte-reads.js'
import { hasPlainProfile } from './has-plain-profile.js'
import { isOnlyOrientation } from './is-only-orientation.js'
import { PartsList, type ListParts } from './parts-listed.js'

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
/** Frames, tables, restart intervals, numbers of lines: ITU-T T.81, table B.1. */
const NEEDED: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xdb, 0xdc, 0xdd,
])

/** Parts of a JPEG (ITU-T T.81, annex B): markers, and what follows the last. */
export const listJpegParts: ListParts = (bytes) => {
  if (readU16(bytes, 0) !== 0xff00 + START) return undefined
  const parts = new PartsList()
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === END) break
    const length = readU16(bytes, at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return undefined
    const body = bytes.subarray(at + 4, end)
    parts.part(NEEDED.has(marker) || marker === SCAN ? false : wrongSegment(marker, body))
    at = end
    if (marker !== SCAN) continue
    const from = at
    while (at + 1 < bytes.length && (bytes[at] !== 0xff || isWithinScan(bytes[at + 1] ?? 0))) at += 1
    parts.packed.push({ start: from, end: at })
  }
  if (bytes[at] !== 0xff || bytes[at + 1] !== END) return undefined
  parts.part(at + 2 === bytes.length ? false : 'bytes behind the end')
  return parts
}

/** A stuffed byte, or a mark to start again from. */
function isWithinScan(marker: number): boolean {
  return marker === 0 || (marker >= 0xd0 && marker <= 0xd7)
}

function wrongSegment(marker: number, body: Uint8Array): string | false {
  const name =
    marker === 0xfe ? 'comment' : marker >= 0xe0 && marker <= 0xef ? `APP${marker - 0xe0} segment` : 'segment'
  if (marker === 0xe0 && readAscii(body, 0, 5) === 'JFIF\0' && body.length === 14) {
    // No thumbnail behind it.
    return body[12] === 0 && body[13] === 0 ? false : 'thumbnail'
  }
  if (marker === 0xee && readAscii(body, 0, 5) === 'Adobe' && body.length === 12) {
    return body.subarray(7, 11).some((byte) => byte !== 0) ? name : false
  }
  if (marker === 0xe1 && readAscii(body, 0, 6) === 'Exif\0\0') return isOnlyOrientation(body.subarray(6)) ? false : name
  if (marker === 0xe2 && readAscii(body, 0, 12) === 'ICC_PROFILE\0') {
    // One that takes several segments is read from the first; the others are numbers that go on.
    return body[12] !== 1 || hasPlainProfile(body.subarray(14)) ? false : 'colour profile with names'
  }
  return name
}
