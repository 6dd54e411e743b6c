import { addAll } from '@telltale/model'
import { readAscii, readU16, readU32 } from '../byte-reads.js'
import { writeAscii, writeJoined } from '../byte-writes.js'
import { mediaError } from '../media-error.js'

/** What the head of a picture says of its size, depth, palette and channels. Its colours are written anew. */
const KEPT_OF_HEAD = new Set(['ihdr', 'bpcc', 'pclr', 'cmap', 'cdef'])
const SIGNATURE = Uint8Array.of(0x0d, 0x0a, 0x87, 0x0a)
const START = 0xff4f
const TILE = 0xff90
const DATA = 0xff93
const END = 0xffd9
/** Remarks, and lengths of tiles that are said a second time and would be wrong without the remarks in them. */
const LEFT_OUT: ReadonlySet<number> = new Set([0xff64, 0xff55])
/** Numbers of the standard for shades of grey, and for the colours of screens. */
const [GREY, COLOURS] = [17, 16]

/**
 * A JPEG 2000 picture of what decoding needs only: how it is laid out and the picture itself, without remarks in it, boxes
 * beside it, profiles, and what stands behind its end.
 *
 * @throws {TelltaleError} `media/damaged`.
 */
export function plainJpeg2000(bytes: Uint8Array): Uint8Array {
  // A bare stream of the picture has no boxes.
  if (readU16(bytes, 0) === START) return plainStream(bytes)
  let head: Uint8Array | undefined
  for (const { type, content } of boxesIn(bytes)) {
    if (type === 'jp2h') head ??= plainHead(content)
    if (type !== 'jp2c') continue
    if (!head) break
    const brand = writeJoined([writeAscii('jp2 '), new Uint8Array(4), writeAscii('jp2 ')])
    const parts = [box('jP  ', SIGNATURE), box('ftyp', brand), box('jp2h', head), box('jp2c', plainStream(content))]
    return writeJoined(parts)
  }
  throw mediaError('damaged')
}

function* boxesIn(bytes: Uint8Array): Iterable<{ readonly type: string; readonly content: Uint8Array }> {
  for (let at = 0; at + 8 <= bytes.length;) {
    let size = readU32(bytes, at)
    let start = 8
    if (size === 1) {
      if (at + 16 > bytes.length) throw mediaError('damaged')
      size = readU32(bytes, at + 8) * 0x1_0000_0000 + readU32(bytes, at + 12)
      start = 16
    } else if (size === 0) size = bytes.length - at
    if (size < start || at + size > bytes.length) throw mediaError('damaged')
    yield { type: readAscii(bytes, at + 4, 4), content: bytes.subarray(at + start, at + size) }
    at += size
  }
}

function plainHead(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  let isColoured = false
  let channels = 0
  for (const { type, content } of boxesIn(bytes)) {
    if (type === 'ihdr') channels = content.length < 10 ? 0 : readU16(content, 8)
    if (KEPT_OF_HEAD.has(type)) kept.push(box(type, content))
    if (type === 'pclr') channels = content.length < 3 ? 0 : (content[2] ?? 0)
    if (type !== 'colr' || isColoured) continue
    isColoured = true
    const isNumber = content[0] === 1 && content.length >= 7
    const number = isNumber ? readU32(content, 3) : channels < 3 ? GREY : COLOURS
    kept.push(box('colr', Uint8Array.of(1, 0, 0, 0, 0, (number >> 8) & 255, number & 255)))
  }
  return writeJoined(kept)
}

/** Markers and their parts up to each tile, and the tiles. */
function plainStream(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  for (;;) {
    const marker = markerAt(bytes, at)
    if (marker === END) {
      kept.push(bytes.subarray(at, at + 2))
      return writeJoined(kept)
    }
    if (marker !== TILE) {
      const next = behind(bytes, at)
      if (!LEFT_OUT.has(marker)) kept.push(bytes.subarray(at, next))
      at = next
      continue
    }
    if (at + 12 > bytes.length) throw mediaError('damaged')
    const length = readU32(bytes, at + 6)
    const isLast = length === 0
    const end = isLast ? lastEnd(bytes) : at + length
    if (end < at + 14 || end > bytes.length) throw mediaError('damaged')
    const parts: Uint8Array[] = []
    let to = at + 12
    while (markerAt(bytes, to) !== DATA) {
      const next = behind(bytes, to)
      if (next > end) throw mediaError('damaged')
      if (!LEFT_OUT.has(markerAt(bytes, to))) parts.push(bytes.subarray(to, next))
      to = next
    }
    parts.push(bytes.subarray(to, end))
    const start = Uint8Array.from(bytes.subarray(at, at + 12))
    const size = parts.reduce((sum, { length: each }) => sum + each, start.length)
    new DataView(start.buffer).setUint32(6, isLast ? 0 : size)
    kept.push(start)
    addAll(kept, parts)
    at = end
    // Many pictures lack the mark of their end.
    if (at === bytes.length) return writeJoined([...kept, Uint8Array.of(0xff, 0xd9)])
  }
}

function markerAt(bytes: Uint8Array, at: number): number {
  if (at + 2 > bytes.length) throw mediaError('damaged')
  return readU16(bytes, at)
}

function behind(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) throw mediaError('damaged')
  const next = at + 2 + readU16(bytes, at + 2)
  if (next < at + 4 || next > bytes.length) throw mediaError('damaged')
  return next
}

/** A tile without a length reaches to the mark of the end, which stands nowhere within packed pixels. */
function lastEnd(bytes: Uint8Array): number {
  for (let at = bytes.length - 2; at > 0; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at
  return bytes.length
}

function box(type: string, content: Uint8Array): Uint8Array {
  const head = new Uint8Array(8)
  new DataView(head.buffer).setUint32(0, content.length + 8)
  head.set(writeAscii(type), 4)
  return writeJoined([head, content])
}
