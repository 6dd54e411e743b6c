import type { Readable } from 'node:stream'
import { TelltaleError } from '@telltale/model'
import { LARGEST_BYTES } from './limits.js'

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
    if (size > LARGEST_BYTES) throw tooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks, size)
}

export function tooLarge(): TelltaleError {
  return new TelltaleError(
    'read/too-large',
    `The file is larger than ${String(LARGEST_BYTES / 1_000_000)} MB.`,
    'Export one chat at a time and without media, or cut the file into parts.',
  )
}

/** Tells a zip archive by its first bytes; an empty one begins differently. */
export function isArchive(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))
}
