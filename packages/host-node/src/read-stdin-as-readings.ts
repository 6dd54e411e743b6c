import type { Readable } from 'node:stream'
import type { Reading } from '@telltale/model'
import { archiveFromBytes } from './archive-from-bytes.js'
import { isArchive } from './is-archive.js'
import { readApart } from './read-apart.js'
import { readBytes } from './read-bytes.js'
import { sourceFromBytes } from './source-from-bytes.js'
import { withNotices } from './with-notices.js'

/**
 * Reads what is piped in, of any known format, into readings.
 *
 * @param input - Standard input unless another stream is given.
 * @throws {TelltaleError} `read/empty`, `read/not-text`, `read/too-large`, `read/encrypted` or
 * `read/archive-unsafe`.
 */
export async function readStdinAsReadings(input: Readable = process.stdin): Promise<readonly Reading[]> {
  const bytes = await readBytes(input)
  if (isArchive(bytes)) {
    const inside: Reading[] = []
    for await (const { reading } of await archiveFromBytes('', bytes, { largerThan: Infinity })) inside.push(reading)
    return inside
  }
  const { source, notices } = await sourceFromBytes('', bytes)
  const readings = await readApart(source)
  return readings.map((reading) => withNotices(reading, notices))
}
