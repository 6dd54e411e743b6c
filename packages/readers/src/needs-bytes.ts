import type { Source } from '@telltale/model'
import { readerOf } from './reader-of.js'

/**
 * Tells a host whether a source must keep its bytes beside its text, because the reader that will read it needs them, as
 * that of mail does. For everything else the bytes can be let go before the reading starts.
 */
export function needsBytes(source: Source): boolean {
  return readerOf(source)?.needsBytes === true
}
