import { TelltaleError, type Reading, type Source } from '@telltale/model'
import { readers } from './readers.js'

/**
 * Turns a source into readings, one for each conversation or text in it. This is where a host hands over and
 * `analyse` takes up: the readers are asked in their order and the first that can read the source does.
 *
 * @throws {TelltaleError} `read/empty` when there is nothing but white space in it. Whatever else is wrong with the
 * content becomes a notice of the reading.
 */
export async function readSource(source: Source): Promise<readonly Reading[]> {
  for (const reader of readers) if (reader.canRead(source)) return await reader.read(source)
  throw new TelltaleError(
    'read/empty',
    'There is no text in it.',
    'Choose a file that has the conversation or text in it.',
  )
}
