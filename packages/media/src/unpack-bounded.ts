import { mediaError } from './media-error.js'
import { writeJoined } from './byte-writes.js'

/**
 * Unpacks what is packed, and stops as soon as it grows beyond what it may.
 *
 * @param most - Bytes that it may unpack to.
 * @throws {TelltaleError} `media/too-large` beyond that, `media/damaged` where it is cut short or more follows it.
 */
export async function unpackBounded(
  packed: readonly Uint8Array[],
  most: number,
  way: 'deflate' | 'deflate-raw' | 'gzip' = 'deflate',
): Promise<Uint8Array> {
  const stream = new DecompressionStream(way)
  const writer = stream.writable.getWriter()
  const fed = (async () => {
    for (const part of packed) await writer.write(new Uint8Array(part))
    await writer.close()
  })()
  // What goes wrong while it is fed comes up where it is read.
  fed.catch(() => undefined)
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = stream.readable.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > most) break
      chunks.push(value)
    }
    if (size <= most) await fed
  } catch (error) {
    throw mediaError('damaged', { cause: error })
  }
  if (size > most) {
    await reader.cancel().catch(() => undefined)
    throw mediaError('grows-too-far')
  }
  return writeJoined(chunks)
}
