import { isArchive, sourceFromBytes } from '@telltale/host'
import type { Reading } from '@telltale/model'
import { openArchive } from './open-archive.js'
import { readApart } from './read-apart.js'
import { readArchiveInPieces } from './read-archive-in-pieces.js'

/**
 * Reads a file of any known format that is in memory already, or a zip archive of such files, into readings.
 *
 * @param name - The file's own name, which may serve as a title; empty when there is none.
 * @throws {TelltaleError} `read/empty`, `read/not-text`, `read/too-large`, `read/not-understood`, `read/encrypted` or
 * `read/archive-unsafe`.
 */
export async function readBytesAsReadings(bytes: Uint8Array, name = ''): Promise<readonly Reading[]> {
  if (isArchive(bytes)) {
    const inside: Reading[] = []
    const pieces = readArchiveInPieces(name, await openArchive(bytes), { largerThan: Infinity })
    for await (const { reading } of pieces) inside.push(reading)
    return inside
  }
  return await readApart(await sourceFromBytes(name, bytes))
}
