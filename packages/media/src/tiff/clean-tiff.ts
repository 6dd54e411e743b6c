import { readsAs } from '../byte-reads.js'
import { mediaError } from '../media-error.js'
import type { Keep } from '../media-format.js'
import { plainIcc } from '../metadata/plain-icc.js'
import { cleanJpeg } from '../jpeg/clean-jpeg.js'
import { walkJpeg } from '../jpeg/walk-jpeg.js'
import type { TiffFile, TiffPage } from './tiff-pages.js'

/** Fields that are needed to show a picture. Where its parts lie is written anew. */
const SHOWING: ReadonlySet<number> = new Set([
  0x100, 0x101, 0x102, 0x103, 0x106, 0x10a, 0x112, 0x115, 0x116, 0x11c, 0x124, 0x125, 0x13d, 0x13e, 0x13f, 0x140, 0x142,
  0x143, 0x14c, 0x152, 0x153, 0x15b, 0x211, 0x212, 0x213, 0x214,
])
/** How many numbers each of those that have several may have; all others have one. */
const SEVERAL: ReadonlyMap<number, number> = new Map([
  [0x102, 64],
  [0x13e, 2],
  [0x13f, 6],
  [0x140, 3 * 65_536],
  [0x152, 64],
  [0x153, 64],
  [0x211, 3],
  [0x212, 2],
  [0x214, 128],
])
/** Samples of one pixel. */
const MOST_SAMPLES = 64
/** None, the three of fax, LZW, JPEG, Deflate in two numbers, PackBits, Zstandard. */
const PACKINGS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7, 8, 32_946, 32_773, 50_000])
const STRIP_OFFSETS = 0x111
const STRIP_COUNTS = 0x117
const TILE_OFFSETS = 0x144
const TILE_COUNTS = 0x145
const COPYRIGHT = 0x8298
const PROFILE = 0x8773
const JPEG = 7

interface Entry {
  readonly tag: number
  readonly type: number
  readonly count: number
  readonly value: Uint8Array
}

/**
 * A TIFF of only its pictures and the fields that are needed to show them, in the order of bytes that it had. The packed
 * pixels stay as they are.
 *
 * @throws {TelltaleError} `media/not-cleanable` for ways of packing in which more than pixels may lie, `media/damaged`.
 */
export function cleanTiff({ tiff, pages }: TiffFile, keep: Keep): Uint8Array {
  let room = new Uint8Array(Math.max(1024, tiff.bytes.length))
  let at = 8
  const { isLittle } = tiff
  const put = (bytes: Uint8Array): number => {
    at += at % 2
    while (at + bytes.length > room.length) {
      const more = new Uint8Array(room.length * 2)
      more.set(room)
      room = more
    }
    room.set(bytes, at)
    at += bytes.length
    return at - bytes.length
  }
  const numbersAs = (values: readonly number[], size: 2 | 4): Uint8Array => {
    const bytes = new Uint8Array(values.length * size)
    const view = new DataView(bytes.buffer)
    for (const [index, value] of values.entries())
      if (size === 2) view.setUint16(index * 2, value, isLittle)
      else view.setUint32(index * 4, value, isLittle)
    return bytes
  }

  let link = 4
  for (const page of pages) {
    const packing = page.number(0x103, 1)
    if (!PACKINGS.has(packing)) throw mediaError('not-cleanable')
    const isTiled = page.numbers(TILE_OFFSETS) !== undefined
    const offsets: number[] = []
    const counts: number[] = []
    for (const part of partsOf(tiff.bytes, page)) {
      const cleaned = packing === JPEG ? cleanStrip(part, keep) : part
      offsets.push(put(cleaned))
      counts.push(cleaned.length)
    }
    const entries: Entry[] = [
      { tag: isTiled ? TILE_OFFSETS : STRIP_OFFSETS, type: 4, count: offsets.length, value: numbersAs(offsets, 4) },
      { tag: isTiled ? TILE_COUNTS : STRIP_COUNTS, type: 4, count: counts.length, value: numbersAs(counts, 4) },
    ]
    for (const field of page.fields) {
      const value = tiff.valueOf(field)
      if (field.tag === PROFILE && keep.colour) {
        const profile = plainIcc(value)
        if (profile) entries.push({ tag: PROFILE, type: 7, count: profile.length, value: profile })
        continue
      }
      const isText = field.tag === COPYRIGHT && keep.copyright && field.type === 2
      if (!isText && !SHOWING.has(field.tag)) continue
      if (field.tag === 0x15b) checkTables(value)
      else if (!isText && (field.count > (SEVERAL.get(field.tag) ?? 1) || field.type === 2 || field.type === 7))
        throw mediaError('not-cleanable')
      entries.push({ tag: field.tag, type: field.type, count: field.count, value })
    }
    entries.sort((one, other) => one.tag - other.tag)
    if (entries.some(({ tag }, index) => tag === entries[index + 1]?.tag)) throw mediaError('damaged')

    const directory = new Uint8Array(2 + entries.length * 12 + 4)
    const view = new DataView(directory.buffer)
    view.setUint16(0, entries.length, isLittle)
    for (const [index, { tag, type, count, value }] of entries.entries()) {
      const entry = 2 + index * 12
      view.setUint16(entry, tag, isLittle)
      view.setUint16(entry + 2, type, isLittle)
      view.setUint32(entry + 4, count, isLittle)
      if (value.length <= 4) directory.set(value, entry + 8)
      else view.setUint32(entry + 8, put(value), isLittle)
    }
    const start = put(directory)
    new DataView(room.buffer).setUint32(link, start, isLittle)
    link = start + directory.length - 4
  }
  room.set(isLittle ? [0x49, 0x49, 42, 0] : [0x4d, 0x4d, 0, 42])
  return room.slice(0, at)
}

/** The packed parts of a picture, as many as its size needs, and each no longer than what it says. */
function partsOf(bytes: Uint8Array, page: TiffPage): readonly Uint8Array[] {
  const isTiled = page.numbers(TILE_OFFSETS) !== undefined
  const offsets = page.numbers(isTiled ? TILE_OFFSETS : STRIP_OFFSETS) ?? []
  const counts = page.numbers(isTiled ? TILE_COUNTS : STRIP_COUNTS) ?? []
  const bits = page.numbers(0x102) ?? [1]
  const samples = page.number(0x115, 1)
  const across = isTiled ? page.number(0x142, 0) : page.width
  const down = isTiled ? page.number(0x143, 0) : Math.min(page.height, page.number(0x116, page.height))
  if (across < 1 || down < 1 || samples < 1 || samples > MOST_SAMPLES || bits.length > MOST_SAMPLES)
    throw mediaError('damaged')
  const isApart = page.number(0x11c, 1) === 2
  const perPlane = Math.ceil(page.width / across) * Math.ceil(page.height / down)
  const needed = perPlane * (isApart ? samples : 1)
  if (offsets.length === 0 || offsets.length !== counts.length || offsets.length < needed) throw mediaError('damaged')
  const isPlain = page.number(0x103, 1) === 1
  // Thinned-out colours come in squares of at most four pixels, which may reach over the edge.
  const square = page.number(0x106, 1) === 6 ? 4 : 1
  const stride = Math.ceil((roundUp(across, square) * Math.max(...bits) * (isApart ? 1 : samples)) / 8)
  return offsets.slice(0, needed).map((offset, index) => {
    const count = counts[index] ?? 0
    if (offset + count > bytes.length) throw mediaError('damaged')
    const rows = isTiled ? down : Math.min(down, page.height - (index % perPlane) * down)
    const most = isPlain ? stride * roundUp(rows, square) : Infinity
    return bytes.subarray(offset, offset + Math.min(count, most))
  })
}

function roundUp(number: number, to: number): number {
  return Math.ceil(number / to) * to
}

function cleanStrip(part: Uint8Array, keep: Keep): Uint8Array {
  return cleanJpeg(walkJpeg(part), { details: [], embedded: [] }, { ...keep, colour: false, copyright: false })
}

/** Tables that all parts share: nothing but tables. */
function checkTables(bytes: Uint8Array): void {
  let at = 2
  if (!readsAs(bytes, 0, '\xff\xd8')) throw mediaError('not-cleanable')
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || (marker !== 0xdb && marker !== 0xc4)) throw mediaError('not-cleanable')
    at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
  }
  if (!readsAs(bytes, at, '\xff\xd9') || at + 2 !== bytes.length) throw mediaError('not-cleanable')
}
