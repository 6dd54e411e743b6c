import type { Pixels } from '@telltale/model'
import { mediaError } from '../media-error.js'
import { unpackBounded } from '../unpack-bounded.js'
import type { TiffFile, TiffPage } from './tiff-pages.js'
import { unpackLzw } from './unpack-lzw.js'
import { unpackPackbits } from './unpack-packbits.js'

/**
 * The pixels of a page as they are stored: grey, palette and red-green-blue of 1, 8 or 16 bits, in strips or tiles.
 *
 * @throws {TelltaleError} `media/not-seen` for other kinds, `media/damaged`.
 */
export async function tiffPixels({ tiff }: TiffFile, page: TiffPage): Promise<Pixels> {
  const samples = page.number(0x115, 1)
  const bits = page.numbers(0x102) ?? [1]
  const depth = bits[0] ?? 1
  const photometric = page.number(0x106, 1)
  const predictor = page.number(0x13d, 1)
  const isKnown =
    bits.every((each) => each === depth) &&
    (depth === 8 || depth === 16 || (depth === 1 && samples === 1) || (depth === 4 && samples === 1)) &&
    photometric <= 3 &&
    (photometric !== 2 || samples >= 3) &&
    page.number(0x11c, 1) === 1 &&
    (page.numbers(0x153) ?? [1]).every((each) => each === 1) &&
    page.number(0x10a, 1) === 1 &&
    (predictor === 1 || (predictor === 2 && depth >= 8))
  if (!isKnown || samples > 8) throw mediaError('not-seen')

  const { width, height } = page
  const isTiled = page.numbers(0x144) !== undefined
  const across = isTiled ? page.number(0x142, 0) : width
  const down = isTiled ? page.number(0x143, 0) : Math.min(height, page.number(0x116, height))
  const offsets = page.numbers(isTiled ? 0x144 : 0x111) ?? []
  const counts = page.numbers(isTiled ? 0x145 : 0x117) ?? []
  if (across < 1 || down < 1 || across * down > 2 * width * height + 65_536) throw mediaError('damaged')
  const columns = Math.ceil(width / across)
  if (offsets.length !== counts.length || offsets.length < columns * Math.ceil(height / down))
    throw mediaError('damaged')
  const stride = Math.ceil((across * samples * depth) / 8)
  const data = new Uint8ClampedArray(width * height * 4)
  const palette = page.numbers(0x140) ?? []
  // Opacity is the first of the further samples, where it says so.
  const hasAlpha = [1, 2].includes((page.numbers(0x152) ?? [])[0] ?? 0)
  const colours = photometric === 2 ? 3 : 1
  const wide = depth === 16 ? 2 : 1
  const high = depth === 16 && tiff.isLittle ? 1 : 0

  for (const [index, offset] of offsets.entries()) {
    const left = (index % columns) * across
    const top = Math.floor(index / columns) * down
    if (top >= height) break
    const rows = isTiled ? down : Math.min(down, height - top)
    const packed = tiff.bytes.subarray(offset, offset + (counts[index] ?? 0))
    const plain = await unpack(page.number(0x103, 1), packed, stride * rows)
    if (predictor === 2) undoPredictor(plain, stride, samples, wide, tiff.isLittle)
    for (let row = 0; row < rows && top + row < height; row++)
      for (let column = 0; column < across && left + column < width; column++) {
        const to = ((top + row) * width + left + column) * 4
        if (depth < 8) {
          const bit = column * depth
          const most = 2 ** depth - 1
          const value = ((plain[row * stride + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & most
          paint(data, to, photometric, value, (value * 255) / most, palette)
          continue
        }
        const from = row * stride + column * samples * wide + high
        if (colours === 3) {
          data[to] = plain[from] ?? 0
          data[to + 1] = plain[from + wide] ?? 0
          data[to + 2] = plain[from + 2 * wide] ?? 0
          data[to + 3] = 255
        } else paint(data, to, photometric, plain[from] ?? 0, plain[from] ?? 0, palette)
        if (hasAlpha && samples > colours) data[to + 3] = plain[from + colours * wide] ?? 255
      }
  }
  return { width, height, data }
}

function paint(
  data: Uint8ClampedArray,
  to: number,
  photometric: number,
  index: number,
  grey: number,
  palette: readonly number[],
): void {
  const third = palette.length / 3
  for (let part = 0; part < 3; part++)
    data[to + part] =
      photometric === 3 ? (palette[part * third + index] ?? 0) >> 8 : photometric === 0 ? 255 - grey : grey
  data[to + 3] = 255
}

async function unpack(packing: number, bytes: Uint8Array, size: number): Promise<Uint8Array> {
  let plain: Uint8Array
  if (packing === 1) plain = bytes.slice(0, size)
  else if (packing === 5) plain = unpackLzw(bytes, size)
  else if (packing === 32_773) plain = unpackPackbits(bytes, size)
  else if (packing === 8 || packing === 32_946) plain = await unpackBounded([bytes], size + 65_536)
  else throw mediaError('not-seen')
  if (plain.length < size) throw mediaError('damaged')
  return plain
}

function undoPredictor(plain: Uint8Array, stride: number, samples: number, wide: number, isLittle: boolean): void {
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
  for (let start = 0; start + stride <= plain.length; start += stride)
    for (let at = samples * wide; at + wide <= stride; at += wide) {
      const before = start + at - samples * wide
      if (wide === 1) plain[start + at] = (plain[start + at] ?? 0) + (plain[before] ?? 0)
      else view.setUint16(start + at, view.getUint16(start + at, isLittle) + view.getUint16(before, isLittle), isLittle)
    }
}
