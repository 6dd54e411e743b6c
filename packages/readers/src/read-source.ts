import { TelltaleError, type Reading, type Source } from '@telltale/model'
import { readerOf } from './reader-of.js'

/**
 * Turns a source into readings, one for each conversation or text in it. This is where a host hands over and
 * `analyse` takes up: the readers are asked in their order and the first that can read the source does.
 *
 * @param sure - Ask only the readers that know their own format, not those that take anything: for data that lies beside
 * an export that was recognised. Then nothing may be the answer.
 * @throws {TelltaleError} `read/empty` when there is nothing but white space in it. Whatever else is wrong with the
 * content becomes a notice of the reading.
 */
export async function readSource(source: Source, sure = false): Promise<readonly Reading[]> {
  const reader = readerOf(source, sure)
  if (reader !== undefined) return await reader.read(source)
  if (sure) return []
  throw new TelltaleError(
    'read/empty',
    'There is no text in it.',
    'Choose a file that has the conversation or text in it.',
  )
}
