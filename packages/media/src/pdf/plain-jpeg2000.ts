import { readAscii, readU32 } from '../byte-reads.js'
import { writeJoined } from '../byte-writes.js'
import { mediaError } from '../media-error.js'

/** The boxes that decoding needs: what it is, how it is laid out, the picture itself. */
const KEPT = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c'])

/** A JPEG 2000 picture without the boxes that hold notes, addresses and keys. */
export function plainJpeg2000(bytes: Uint8Array): Uint8Array {
  // A bare stream of the picture has no boxes.
  if (readU32(bytes, 0) === 0xff4f_ff51) return bytes
  const kept: Uint8Array[] = []
  for (let at = 0; at + 8 <= bytes.length;) {
    let size = readU32(bytes, at)
    const type = readAscii(bytes, at + 4, 4)
    if (size === 1) size = readU32(bytes, at + 8) * 0x1_0000_0000 + readU32(bytes, at + 12)
    else if (size === 0) size = bytes.length - at
    if (size < 8 || at + size > bytes.length) throw mediaError('damaged')
    if (KEPT.has(type)) kept.push(bytes.subarray(at, at + size))
    at += size
  }
  if (kept.length === 0) throw mediaError('damaged')
  return writeJoined(kept)
}
