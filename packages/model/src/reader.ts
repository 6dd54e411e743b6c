import type { Reading } from './reading.js'
import type { Source } from './source.js'

/**
 * Knows one export format. Readers are asked in a fixed order and the first that can read a source does.
 *
 * Contract: `canRead` looks at the content only, never at the name, and in bounded time. `read` never throws for bad
 * content: what it does not understand becomes a notice, and turns, events and notices together account for every
 * line or record that is not empty.
 */
export interface Reader {
  /** Stable, kebab-case, shown to the person as the format that was found. */
  readonly id: string
  canRead(source: Source): boolean
  /** One reading for each conversation in the source. */
  read(source: Source): readonly Reading[] | Promise<readonly Reading[]>
}
