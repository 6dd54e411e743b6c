import { readAscii } from '../../byte-reads.js'
import { PartsList, type ListParts } from './parts-listed.js'

/** Parts of a GIF (GIF89a): its blocks, and what follows the last. */
export const listGifParts: ListParts = (bytes) => {
  if (!/^GIF8[79]a$/u.test(readAscii(bytes, 0, 6))) return undefined
  const parts = new PartsList()
  let at = 13 + paletteLength(bytes[10] ?? 0)
  for (;;) {
    const kind = bytes[at]
    if (kind === undefined) return undefined
    if (kind === 0x3b) break
    if (kind === 0x2c) {
      const start = at + 10 + paletteLength(bytes[at + 9] ?? 0) + 1
      const end = afterPieces(bytes, start)
      if (end === -1) return undefined
      parts.part(false)
      parts.packed.push({ start, end })
      at = end
    } else if (kind === 0x21) {
      const end = afterPieces(bytes, at + 2)
      if (end === -1) return undefined
      parts.part(wrongExtension(bytes.subarray(at, end)))
      at = end
    } else return undefined
  }
  parts.part(at + 1 === bytes.length ? false : 'bytes behind the end')
  return parts
}

function paletteLength(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1)
}

/** Past pieces that each tell their length, and the empty one that ends them. */
function afterPieces(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    const length = bytes[at]
    if (length === undefined) return -1
    at += length + 1
    if (length === 0) return at
  }
}

function wrongExtension(block: Uint8Array): string | false {
  const label = block[1]
  // How long a frame is shown; and how often all are, which is three bytes long.
  if (label === 0xf9) return block.length === 8 ? false : 'block with more than it should have'
  if (label === 0xff && readAscii(block, 3, 11) === 'NETSCAPE2.0' && block.length === 19) return false
  return label === 0xfe ? 'comment' : label === 0x01 ? 'text block' : 'application block'
}
