import { hasPlainProfile } from './has-plain-profile.js'
import { PartsList, type ListParts } from './parts-listed.js'

/**
 * Fields that say how pixels are laid out and what colours they are (TIFF 6.0, and its supplements for JPEG and tiles),
 * the colour profile, and the note of copyright, which stays only where it is asked for.
 */
const NEEDED: ReadonlySet<number> = new Set([
  256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 318, 319, 320, 322, 323, 324, 325, 332,
  338, 339, 347, 529, 530, 531, 532, 33432, 34675,
])
const OFFSETS: ReadonlyMap<number, number> = new Map([
  [273, 279],
  [324, 325],
])
const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
}
const MOST_PAGES = 10_000

/** Parts of a TIFF: the fields of each of its pages, and bytes that none of them names. */
export const listTiffParts: ListParts = (bytes) => {
  if (bytes.length < 8) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return undefined
  const isLittle = order === 0x4949
  if (view.getUint16(2, isLittle) !== 42) return undefined
  const parts = new PartsList()
  const claimed: { start: number; end: number }[] = [{ start: 0, end: 8 }]
  let directory = view.getUint32(4, isLittle)
  for (let page = 0; directory !== 0; page++) {
    if (page > MOST_PAGES || directory + 2 > bytes.length) return undefined
    const count = view.getUint16(directory, isLittle)
    const next = directory + 2 + count * 12
    if (next + 4 > bytes.length) return undefined
    claimed.push({ start: directory, end: next + 4 })
    const lists = new Map<number, readonly number[]>()
    for (let index = 0; index < count; index++) {
      const at = directory + 2 + index * 12
      const tag = view.getUint16(at, isLittle)
      const type = view.getUint16(at + 2, isLittle)
      const values = view.getUint32(at + 4, isLittle)
      const size = (SIZES[type] ?? 0) * values
      const start = size <= 4 ? at + 8 : view.getUint32(at + 8, isLittle)
      if (size === 0 || start + size > bytes.length) return undefined
      if (size > 4) claimed.push({ start, end: start + size })
      const isNamed = tag === 34675 && !hasPlainProfile(bytes.subarray(start, start + size))
      parts.part(isNamed ? 'colour profile with names' : NEEDED.has(tag) ? false : 'unknown field')
      if (type === 3 || type === 4)
        lists.set(
          tag,
          Array.from({ length: values }, (_, each) =>
            type === 3 ? view.getUint16(start + each * 2, isLittle) : view.getUint32(start + each * 4, isLittle),
          ),
        )
    }
    for (const [offsets, counts] of OFFSETS) {
      const lengths = lists.get(counts) ?? []
      for (const [index, start] of (lists.get(offsets) ?? []).entries()) {
        const range = { start, end: start + (lengths[index] ?? 0) }
        claimed.push(range)
        parts.packed.push(range)
      }
    }
    directory = view.getUint32(next, isLittle)
  }
  parts.packed.sort((a, b) => a.start - b.start)
  parts.part(hasUnclaimed(bytes, claimed) ? 'bytes that belong to nothing' : false)
  return parts
}

/** Bytes between parts that even them out are nought; others belong to something that is not listed. */
function hasUnclaimed(bytes: Uint8Array, claimed: { start: number; end: number }[]): boolean {
  let at = 0
  for (const { start, end } of [...claimed, { start: bytes.length, end: bytes.length }].sort(
    (a, b) => a.start - b.start,
  )) {
    for (; at < start; at++) if (bytes[at] !== 0) return true
    at = Math.max(at, end)
  }
  return false
}
