import { writeJoined } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import type { HeifFile, HeifItem } from './heif-file.js'

/** Units of HEVC that hold pixels or what they are decoded with. */
const isPixels = (kind: number): boolean => kind <= 31 || (kind >= 32 && kind <= 34)
/** Notes and room within AV1. */
const NOTES: ReadonlySet<number> = new Set([5, 15])

/** The packed pixels of an item without the notes that encoders put between them. */
export function plainUnits({ type, data, properties }: HeifItem, file: HeifFile): Uint8Array {
  if (type === 'hvc1') {
    const configuration = properties
      .map(({ index }) => file.properties[index])
      .find((box) => box?.type === 'hvcC')?.data
    return plainHevc(data, ((configuration?.[21] ?? 3) & 3) + 1)
  }
  return type === 'av01' ? plainAv1(data) : data
}

function plainHevc(data: Uint8Array, lengthSize: number): Uint8Array {
  const units: Uint8Array[] = []
  for (let at = 0; at < data.length;) {
    let length = 0
    for (let index = 0; index < lengthSize; index++) length = length * 256 + (data[at + index] ?? 0)
    const end = at + lengthSize + length
    if (length < 2 || end > data.length) throw mediaError('damaged')
    if (isPixels(((data[at + lengthSize] ?? 0) >> 1) & 0x3f)) units.push(data.subarray(at, end))
    at = end
  }
  return writeJoined(units)
}

function plainAv1(data: Uint8Array): Uint8Array {
  const units: Uint8Array[] = []
  for (let at = 0; at < data.length;) {
    const head = data[at] ?? 0
    // The last one need not say how long it is.
    if ((head & 2) === 0) return writeJoined([...units, data.subarray(at)])
    let length = 0
    let next = at + 1 + ((head & 4) >> 2)
    for (let index = 0; index < 8; index++) {
      const byte = data[next++] ?? 0
      length += (byte & 0x7f) * 2 ** (7 * index)
      if (byte < 0x80) break
    }
    const end = next + length
    if (end > data.length) throw mediaError('damaged')
    if (!NOTES.has((head >> 3) & 15)) units.push(data.subarray(at, end))
    at = end
  }
  return writeJoined(units)
}
