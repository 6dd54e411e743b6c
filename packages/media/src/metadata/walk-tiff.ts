import { MOST_PARTS } from '../limits.js'
import { mediaError } from '../media-error.js'

/** One field of a TIFF structure, as Exif is one too. */
export interface TiffField {
  readonly tag: number
  readonly type: number
  readonly count: number
  /** Where its value starts, within the structure. */
  readonly at: number
  /** Length of its value in bytes. */
  readonly length: number
}

/** One directory of fields. */
export interface TiffDirectory {
  readonly fields: readonly TiffField[]
  /** Where the next one in the chain starts; 0 is none. */
  readonly next: number
}

/** A TIFF structure that is read by offsets: numbers in its own order of bytes. */
export interface TiffStructure {
  readonly bytes: Uint8Array
  readonly isLittle: boolean
  readonly first: number
  u16(at: number): number
  u32(at: number): number
  /** @throws {TelltaleError} `media/damaged` where there is none, `media/too-large` where they are too many. */
  directory(at: number): TiffDirectory
  /** Numbers of a field; fractions as numbers, texts as none. */
  numbers(field: TiffField): readonly number[]
  valueOf(field: TiffField): Uint8Array
}

/** Bytes of one value, by type. */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const MOST_NUMBERS = 1_000_000

/**
 * Opens a TIFF structure, or says that the bytes are none. Fields that lead out of it are left out where they are of no
 * known type, and are damage where they are.
 */
export function walkTiff(bytes: Uint8Array): TiffStructure | undefined {
  const isLittle = bytes[0] === 0x49 && bytes[1] === 0x49
  if (!isLittle && !(bytes[0] === 0x4d && bytes[1] === 0x4d)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8 || view.getUint16(2, isLittle) !== 42) return undefined
  let seen = 0

  const directory = (at: number): TiffDirectory => {
    if (at < 8 || at + 2 > bytes.length) throw mediaError('damaged')
    const count = view.getUint16(at, isLittle)
    if (at + 2 + count * 12 > bytes.length) throw mediaError('damaged')
    seen += count
    if (seen > MOST_PARTS) throw mediaError('too-many-parts')
    const fields: TiffField[] = []
    for (let index = 0; index < count; index++) {
      const entry = at + 2 + index * 12
      const type = view.getUint16(entry + 2, isLittle)
      const size = SIZES[type]
      if (!size) continue
      const items = view.getUint32(entry + 4, isLittle)
      const length = items * size
      const start = length <= 4 ? entry + 8 : view.getUint32(entry + 8, isLittle)
      if (start + length > bytes.length) throw mediaError('damaged')
      fields.push({ tag: view.getUint16(entry, isLittle), type, count: items, at: start, length })
    }
    const after = at + 2 + count * 12
    return { fields, next: after + 4 <= bytes.length ? view.getUint32(after, isLittle) : 0 }
  }

  const numberAt = (type: number, at: number): number => {
    switch (type) {
      case 1:
      case 7:
        return view.getUint8(at)
      case 3:
        return view.getUint16(at, isLittle)
      case 4:
      case 13:
        return view.getUint32(at, isLittle)
      case 5:
        return view.getUint32(at, isLittle) / view.getUint32(at + 4, isLittle)
      case 6:
        return view.getInt8(at)
      case 8:
        return view.getInt16(at, isLittle)
      case 9:
        return view.getInt32(at, isLittle)
      case 10:
        return view.getInt32(at, isLittle) / view.getInt32(at + 4, isLittle)
      case 11:
        return view.getFloat32(at, isLittle)
      default:
        return view.getFloat64(at, isLittle)
    }
  }

  return {
    bytes,
    isLittle,
    first: view.getUint32(4, isLittle),
    u16: (at) => view.getUint16(at, isLittle),
    u32: (at) => view.getUint32(at, isLittle),
    directory,
    numbers(field) {
      if (field.type === 2) return []
      if (field.count > MOST_NUMBERS) throw mediaError('too-many-parts')
      const size = SIZES[field.type] ?? 1
      return Array.from({ length: field.count }, (_, index) => numberAt(field.type, field.at + index * size))
    },
    valueOf: (field) => bytes.subarray(field.at, field.at + field.length),
  }
}
