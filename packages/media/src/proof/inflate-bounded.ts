import { Inflate } from 'fflate'
import { writeJoined } from '../byte-writes.js'

/** Fed in pieces, so that what is no packed data is given up after the first. */
const PIECE = 16 * 1024
/** Less than this is chance, or nothing that could be told from it. */
const LEAST = 8

/**
 * Unpacks what was packed by deflate, without its head.
 *
 * @returns What there is until it ends, breaks off or becomes more than `most`; undefined when that is next to nothing.
 */
export function inflateBounded(packed: Uint8Array, most: number): Uint8Array | undefined {
  const chunks: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate((chunk) => {
    size += chunk.length
    chunks.push(chunk)
  })
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      const before = size
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
      // It has ended, and what follows is something else; or there is more than anybody would search.
      if (size === before || size > most) break
    }
  } catch {
    // What came before the break is looked at all the same.
  }
  return size < LEAST ? undefined : writeJoined(chunks)
}
