import { readsAs, readU16 } from '../byte-reads.js'
import { writeAscii, writeJoined, writeU16 } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import type { Keep } from '../media-format.js'
import { plainExif } from '../metadata/plain-exif.js'
import { plainIcc } from '../metadata/plain-icc.js'
import type { JpegDetails } from './read-jpeg-details.js'
import type { Jpeg, JpegSegment } from './walk-jpeg.js'

/** Sequential, progressive and lossless frames, by Huffman or arithmetic coding. Those made of several frames are left out. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc9, 0xca, 0xcb])
/** Dots per inch as programs set them; another number may be anybody's. */
const DENSITIES: ReadonlySet<number> = new Set([
  72, 96, 100, 144, 150, 180, 200, 220, 240, 300, 350, 360, 400, 600, 1200,
])
const MOST_ICC = 65_519

/**
 * A JPEG of only what decoders need: tables, frame, scans, in their order, and heads of our own writing. The packed
 * picture is the same, byte for byte.
 *
 * @param parts - The segments to write, where they are not those of the file.
 * @throws {TelltaleError} `media/not-cleanable` where a segment that has to stay holds more than it should.
 */
export function cleanJpeg(
  jpeg: Jpeg,
  { exif, icc, orientation }: JpegDetails,
  keep: Keep,
  parts: readonly JpegSegment[] = jpeg.segments,
): Uint8Array {
  if (!FRAMES.has(jpeg.frame)) throw mediaError('not-cleanable')
  const out: Uint8Array[] = [Uint8Array.of(0xff, 0xd8)]
  const segment = (marker: number, payload: Uint8Array): void => {
    out.push(Uint8Array.of(0xff, marker), writeU16(payload.length + 2), payload)
  }

  const jfif = jpeg.segments.find(({ marker, payload }) => marker === 0xe0 && readsAs(payload, 0, 'JFIF\0'))
  if (jfif) segment(0xe0, plainJfif(jfif.payload))
  const ours = plainExif(exif, orientation, keep)
  if (ours) segment(0xe1, writeJoined([writeAscii('Exif\0\0'), ours]))
  const profile = keep.colour && icc ? plainIcc(icc) : undefined
  if (profile) {
    const count = Math.ceil(profile.length / MOST_ICC)
    for (let index = 0; index < count; index++)
      segment(
        0xe2,
        writeJoined([
          writeAscii('ICC_PROFILE\0'),
          Uint8Array.of(index + 1, count),
          profile.subarray(index * MOST_ICC, (index + 1) * MOST_ICC),
        ]),
      )
  }

  for (const { marker, payload, scan } of parts) {
    if (marker === 0xee && readsAs(payload, 0, 'Adobe') && payload.length >= 12)
      segment(0xee, writeJoined([writeAscii('Adobe\0\x64\0\0\0\0'), payload.subarray(11, 12)]))
    else if ((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe || (marker >= 0xf0 && marker <= 0xfd)) continue
    else {
      if (!isExact(marker, payload)) throw mediaError('not-cleanable')
      segment(marker, payload)
      if (scan) out.push(scan)
    }
  }
  out.push(Uint8Array.of(0xff, 0xd9))
  return writeJoined(out)
}

function plainJfif(payload: Uint8Array): Uint8Array {
  const units = payload[7] ?? 0
  let across = readU16(payload, 8)
  let down = readU16(payload, 10)
  const isKnown =
    units === 0 ? across > 0 && across < 100 && down > 0 && down < 100 : DENSITIES.has(across) && DENSITIES.has(down)
  if (!isKnown || units > 2) {
    across = 1
    down = 1
  }
  return writeJoined([
    writeAscii('JFIF\0\x01\x01'),
    Uint8Array.of(isKnown && units <= 2 ? units : 0),
    writeU16(across),
    writeU16(down),
    Uint8Array.of(0, 0),
  ])
}

/** Whether a segment that decoders need is exactly as long as what it has to say. */
function isExact(marker: number, payload: Uint8Array): boolean {
  switch (marker) {
    case 0xdb: {
      let at = 0
      while (at < payload.length) at += 1 + ((payload[at] ?? 0) >> 4 === 0 ? 64 : 128)
      return at === payload.length
    }
    case 0xc4: {
      let at = 0
      while (at + 17 <= payload.length) {
        let symbols = 0
        for (let index = 1; index <= 16; index++) symbols += payload[at + index] ?? 0
        at += 17 + symbols
      }
      return at === payload.length
    }
    case 0xcc:
      return payload.length % 2 === 0 && payload.length <= 64
    case 0xdd:
      return payload.length === 2
    case 0xda:
      return payload.length === 4 + 2 * (payload[0] ?? 0)
    default:
      return FRAMES.has(marker) && payload.length === 6 + 3 * (payload[5] ?? 0)
  }
}
