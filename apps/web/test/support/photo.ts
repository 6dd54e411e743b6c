import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const plain = readFileSync(
  fileURLToPath(new URL('../../../../packages/media/test/documents/small.jpg', import.meta.url)),
)

/** Where the photo says that it was taken: 48° 51' 30" N, 2° 17' 40" E. */
const LATITUDE = [48, 51, 30]
const LONGITUDE = [2, 17, 40]

/** A small photo as a phone takes it: with its place, its maker, and a remark. */
export function photoWithPlace(): Buffer {
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif()])),
    segment(0xfe, Buffer.from('for Wenjing, gate 4')),
    plain.subarray(2),
  ])
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A block of Exif: the maker, and a directory of the place. */
function exif(): Buffer {
  const maker = Buffer.from('Harbourphone\0\0')
  const makerAt = 8 + 2 + 2 * 12 + 4
  const placeAt = makerAt + maker.length
  const numbersAt = placeAt + 2 + 4 * 12 + 4
  return Buffer.concat([
    Buffer.from('MM\0*\0\0\0\b', 'latin1'),
    directory([
      [0x010f, 2, 13, u32(makerAt)],
      [0x8825, 4, 1, u32(placeAt)],
    ]),
    maker,
    directory([
      [1, 2, 2, Buffer.from('N\0\0\0')],
      [2, 5, 3, u32(numbersAt)],
      [3, 2, 2, Buffer.from('E\0\0\0')],
      [4, 5, 3, u32(numbersAt + 24)],
    ]),
    ...[...LATITUDE, ...LONGITUDE].map((each) => Buffer.concat([u32(each), u32(1)])),
  ])
}

function directory(entries: readonly (readonly [tag: number, type: number, count: number, value: Buffer])[]): Buffer {
  return Buffer.concat([
    u16(entries.length),
    ...entries.flatMap(([tag, type, count, value]) => [u16(tag), u16(type), u32(count), value]),
    u32(0),
  ])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
