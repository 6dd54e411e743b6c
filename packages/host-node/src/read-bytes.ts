import type { Readable } from 'node:stream'
import { LARGEST_BYTES, readError } from '@telltale/host'

/**
 * Reads a stream to its end, and no further than is allowed: a stream does not say how long it is.
 *
 * @throws {TelltaleError} `read/too-large`.
 */
export async function readBytes(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.isBuffer(chunk) ? chunk : undefined
    if (bytes === undefined) continue
    size += bytes.length
    if (size > LARGEST_BYTES) throw readError('too-large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks, size)
}
