import type { Reader, Reading, Source } from '@telltale/model'
import type { LoadedSource } from './source-from-bytes.js'
import { withNotices } from './with-notices.js'

/**
 * Has a source read by its reader, and tells with each reading what was assumed or lost on the way.
 *
 * @param sure - Only by a reader that knows its own format; then nothing may be the answer.
 * @param read - Where the reading is done; here, when it is left out.
 */
export async function readLoaded(
  { source, reader, notices }: LoadedSource,
  sure = false,
  read: (reader: Reader, source: Source) => readonly Reading[] | Promise<readonly Reading[]> = (one, from) =>
    one.read(from),
): Promise<readonly Reading[]> {
  if (sure && reader.fallback === true) return []
  return (await read(reader, source)).map((reading) => withNotices(reading, notices))
}
