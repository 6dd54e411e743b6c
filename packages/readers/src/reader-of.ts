import type { Reader, Source } from '@telltale/model'
import { readers } from './readers.js'

/**
 * The reader that reads a source: the first, in their order, that can. Hosts ask it what they must do for its format before
 * they have it read.
 *
 * @param sure - Ask only the readers that know their own format, not those that take anything: for data that lies beside
 * an export that was recognised.
 */
export function readerOf(source: Source, sure = false): Reader | undefined {
  return readers.find((reader) => !(sure && reader.fallback === true) && reader.canRead(source))
}
