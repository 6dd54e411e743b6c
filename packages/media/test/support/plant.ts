import { deflateSync } from 'node:zlib'
import { crc32 } from '../../src/crc32.js'
import { writeAscii, writeJoined, writeU16, writeU32, writeU32Little } from '../../src/byte-writes.js'

/** A JPEG with one more segment behind its first two bytes. */
export function withSegment(jpeg: Uint8Array, marker: number, body: Uint8Array): Uint8Array {
  return writeJoined([
    jpeg.subarray(0, 2),
    Uint8Array.of(0xff, marker),
    writeU16(body.length + 2),
    body,
    jpeg.subarray(2),
  ])
}

/** A PNG with one more chunk behind its head. */
export function withChunk(png: Uint8Array, type: string, body: Uint8Array): Uint8Array {
  const inside = writeJoined([writeAscii(type), body])
  return writeJoined([png.subarray(0, 33), writeU32(body.length), inside, writeU32(crc32(inside)), png.subarray(33)])
}

/** A WebP with one more chunk at its end. */
export function withRiffChunk(webp: Uint8Array, type: string, body: Uint8Array): Uint8Array {
  const more = writeJoined([webp, writeAscii(type), writeU32Little(body.length), body, new Uint8Array(body.length % 2)])
  more.set(writeU32Little(more.length - 8), 4)
  return more
}

/** A GIF with one more block before its end. */
export function withBlock(gif: Uint8Array, label: number, body: Uint8Array): Uint8Array {
  return writeJoined([
    gif.subarray(0, -1),
    Uint8Array.of(0x21, label, body.length),
    body,
    Uint8Array.of(0),
    gif.subarray(-1),
  ])
}

/** Bytes behind the end of a file. */
export function withTail(bytes: Uint8Array, tail: Uint8Array): Uint8Array {
  return writeJoined([bytes, tail])
}

/** A block of Exif with one field of words. */
export function exifWith(tag: number, text: string): Uint8Array {
  const words = writeAscii(`${text}\0`)
  return writeJoined([
    writeAscii('MM\0*'),
    writeU32(8),
    writeU16(1),
    writeU16(tag),
    writeU16(2),
    writeU32(words.length),
    writeU32(26),
    writeU32(0),
    words,
  ])
}

/** Words packed by deflate. */
export function packedWords(text: string): Uint8Array {
  return new Uint8Array(deflateSync(text.repeat(3)))
}
