import type { Reading } from '@telltale/model'
import { readFileOneByOne } from './read-file-one-by-one.js'

/**
 * Reads a file of any known format, or a zip archive of such files, into readings. The way in for everything a person
 * names on the command line that is needed as a whole.
 *
 * What the file is called never decides how it is read. Messages of errors never hold the file's name: a chat is often
 * named after a person.
 *
 * @param sure - Ask only the readers that know their own format; then nothing may be the answer.
 * @throws {TelltaleError} `read/not-found`, `read/not-readable`, `read/empty`, `read/not-text`, `read/too-large`,
 * `read/encrypted` or `read/archive-unsafe`.
 */
export async function readFileAsReadings(path: string, sure = false): Promise<readonly Reading[]> {
  const readings: Reading[] = []
  for await (const reading of readFileOneByOne(path, sure)) readings.push(reading)
  return readings
}
