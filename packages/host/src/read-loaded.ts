import type { Reader, Reading, Source } from '@telltale/model'
import { readError } from './read-error.js'
import type { LoadedSource } from './source-from-bytes.js'
import { withNotices } from './with-notices.js'

/**
 * Has a source read by its reader, and tells with each reading what was assumed or lost on the way.
 *
 * @param sure - Only by a reader that knows its own format; then nothing may be the answer.
 * @param read - Where the reading is done; here, when it is left out.
 * @throws {TelltaleError} `read/not-understood` when there was something in it, and nothing of it could be read: an answer
 * that nothing was found would say that all is well.
 */
export async function readLoaded(
  { source, reader, notices }: LoadedSource,
  sure = false,
  read: (reader: Reader, source: Source) => readonly Reading[] | Promise<readonly Reading[]> = (one, from) =>
    one.read(from),
): Promise<readonly Reading[]> {
  if (sure && reader.fallback === true) return []
  const readings = await read(reader, source)
  if (readings.length > 0 && readings.every(isLost)) throw readError('not-understood')
  return readings.map((reading) => withNotices(reading, notices))
}

function isLost({ turns, posts = [], events, notices }: Reading): boolean {
  const isEmpty = turns.length === 0 && posts.length === 0 && events.length === 0
  return isEmpty && notices.some(({ code }) => code === 'read/record-not-understood' || code === 'read/cut-short')
}
