import type { Reading } from '@telltale/model'
import { archiveFromBytes } from './archive-from-bytes.js'
import { isArchive } from './is-archive.js'
import { readApart } from './read-apart.js'
import { sourceFromBytes } from './source-from-bytes.js'

/**
 * Reads a file of any known format that is in memory already, or a zip archive of such files, into readings.
 *
 * @param name - The file's own name, which may serve as a title; empty when there is none.
 * @throws {TelltaleError} `read/empty`, `read/not-text`, `read/too-large`, `read/encrypted` or `read/archive-unsafe`.
 */
export async function readBytesAsReadings(bytes: Uint8Array, name = ''): Promise<readonly Reading[]> {
  if (isArchive(bytes)) {
    const inside: Reading[] = []
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    for await (const { reading } of await archiveFromBytes(name, whole, { largerThan: Infinity })) inside.push(reading)
    return inside
  }
  return await readApart(await sourceFromBytes(name, bytes))
}
