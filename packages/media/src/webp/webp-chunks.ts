import { readAscii, readU32Little } from '../byte-reads.js'
import { MOST_PARTS } from '../limits.js'
import { mediaError } from '../media-error.js'

export interface WebpChunk {
  readonly type: string
  readonly data: Uint8Array
}

/** Chunks that stand one after the other. */
export function webpChunks(bytes: Uint8Array): readonly WebpChunk[] {
  const chunks: WebpChunk[] = []
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = readU32Little(bytes, at + 4)
    if (at + 8 + size > bytes.length) throw mediaError('damaged')
    if (chunks.length >= MOST_PARTS) throw mediaError('too-many-parts')
    chunks.push({ type: readAscii(bytes, at, 4), data: bytes.subarray(at + 8, at + 8 + size) })
    at += 8 + size + (size % 2)
  }
  return chunks
}
