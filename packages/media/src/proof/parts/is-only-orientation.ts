/** Orientation, and the note of copyright, which stays only where it is asked for. */
const ALLOWED: ReadonlySet<number> = new Set([0x112, 0x8298])
const ENTRY = 12

/**
 * Whether a block of Exif (from `II` or `MM` on) says which way is up, at most whose rights there are, and nothing else;
 * and holds no byte that belongs to neither.
 */
export function isOnlyOrientation(block: Uint8Array): boolean {
  if (block.length < 14) return false
  const view = new DataView(block.buffer, block.byteOffset, block.length)
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return false
  const isLittle = order === 0x4949
  if (view.getUint16(2, isLittle) !== 42 || view.getUint32(4, isLittle) !== 8) return false
  const count = view.getUint16(8, isLittle)
  let end = 10 + count * ENTRY + 4
  if (count > ALLOWED.size || end > block.length) return false
  for (let index = 0; index < count; index++) {
    const at = 10 + index * ENTRY
    if (!ALLOWED.has(view.getUint16(at, isLittle))) return false
    const type = view.getUint16(at + 2, isLittle)
    const size = view.getUint32(at + 4, isLittle)
    if (type === 3 ? size !== 1 || view.getUint16(at + 10, isLittle) !== 0 : type !== 2) return false
    if (type === 2 && size > 4) {
      if (view.getUint32(at + 8, isLittle) !== end) return false
      end += size
    }
  }
  // No second directory, which is that of a thumbnail, and nothing behind the last value.
  return view.getUint32(10 + count * ENTRY, isLittle) === 0 && block.length <= end + 1
}
