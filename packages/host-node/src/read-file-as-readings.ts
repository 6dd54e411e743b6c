import type { Reading } from '@telltale/model'
import { readFileInPieces } from './read-file-in-pieces.js'

/**
 * Reads a file of any known format, or a zip archive of such files, into readings that are each whole. For work that needs
 * all of them at once; what goes through a file of any size uses `readFileInPieces`.
 *
 * @throws {TelltaleError} What `readFileInPieces` throws.
 */
export async function readFileAsReadings(path: string): Promise<readonly Reading[]> {
  const readings: Reading[] = []
  for await (const { reading } of readFileInPieces(path, { largerThan: Infinity })) readings.push(reading)
  return readings
}
