import { writePng } from '@telltale/media/node'

/** `WIFI:T:WPA;S:Home-5G;P:hunter22Xk;;` as a QR code. */
const CODE = `
#######.##..#..######.#######
#.....#..##.###.####..#.....#
#.###.#.#..#..####....#.###.#
#.###.#..##...#...#...#.###.#
#.###.#..#.#.###.#..#.#.###.#
#.....#.##..#..#.####.#.....#
#######.#.#.#.#.#.#.#.#######
.........####.####.#.........
#.#...##..#..##.#..##..#..#.#
##..##.#.##..##.........##.##
#....####..##..##..#..####...
..###..##.#..#....#.#.##.#.##
.#..###.....##.#.#.#...#...#.
.##....#....#..#...#.##.###.#
###.###.#.#.###.......#..#..#
##.##..####...##...#..#..###.
##...####..#.###.#.#.....#..#
..#..#.##.##.###..####...#..#
###...#..#..#......##.#.#####
...###...#####.#..#.#.##.#.##
##.####..#####.#..########.#.
........#..#...#...##...####.
#######.##.####.#.###.#.#...#
#.....#....##.###.###...##.#.
#.###.#..#..#####.#########.#
#.###.#...#.#.#....###.##....
#.###.#.#####.#...###.##..###
#.....#..#.#.#..#.##...##.#.#
#######.##...####.#..#.##.###`
  .trim()
  .split('\n')

/** A white picture with a code of that many pixels for each of its dots, from 40, 40 on. */
export async function codePicture(dot = 5): Promise<Uint8Array> {
  const [width, height] = [300, 260]
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < CODE.length * dot; y++) {
    for (let x = 0; x < CODE.length * dot; x++) {
      const isDark = CODE[Math.floor(y / dot)]?.[Math.floor(x / dot)] === '#'
      data.fill(isDark ? 0 : 255, ((y + 40) * width + x + 40) * 4, ((y + 40) * width + x + 40) * 4 + 3)
    }
  }
  return await writePng({ width, height, data })
}

/** A picture of a few colours, with an author and a place in it. */
export async function telltalePicture(width = 64, height = 48): Promise<Uint8Array> {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < width * height; at++) data.set([at % 251, (at * 7) % 253, 90, 255], at * 4)
  return withChunks(await writePng({ width, height, data }), [
    chunk('tEXt', Buffer.from('Author\0Jane Q. Public', 'latin1')),
    chunk('eXIf', exifWithPlace()),
  ])
}

/** Before the end of the file. */
function withChunks(png: Uint8Array, chunks: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([png.subarray(0, png.length - 12), ...chunks, png.subarray(png.length - 12)])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crcOf(body), body.length + 4)
  return framed
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** 38° 43′ 20″ north, 9° 8′ 21″ west, as EXIF has it, and nothing else. */
function exifWithPlace(): Uint8Array {
  const tiff = Buffer.alloc(26 + 54 + 48)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
    tiff.writeUInt32BE(value, at + 8)
  }
  tiff.writeUInt16BE(1, 8)
  entry(10, 0x8825, 4, 1, 26)
  tiff.writeUInt16BE(4, 26)
  entry(28, 1, 2, 2, 0x4e000000)
  entry(40, 2, 5, 3, 80)
  entry(52, 3, 2, 2, 0x57000000)
  entry(64, 4, 5, 3, 104)
  for (const [index, number] of [38, 43, 20, 9, 8, 21].entries()) {
    tiff.writeUInt32BE(number, 80 + index * 8)
    tiff.writeUInt32BE(1, 84 + index * 8)
  }
  return tiff
}
