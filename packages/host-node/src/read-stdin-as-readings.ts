import type { Readable } from 'node:stream'
import type { Reading } from '@telltale/model'
import { readBytes } from './read-bytes.js'
import { readBytesAsReadings } from './read-bytes-as-readings.js'

/**
 * Reads what is piped in, of any known format, into readings.
 *
 * @param input - Standard input unless another stream is given.
 * @throws {TelltaleError} What `readBytesAsReadings` throws, and `read/too-large` before it is all there.
 */
export async function readStdinAsReadings(input: Readable = process.stdin): Promise<readonly Reading[]> {
  return await readBytesAsReadings(await readBytes(input))
}
