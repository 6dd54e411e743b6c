import { FOREIGN, FULL_WIDTH, INVISIBLE, LATIN } from './kinds-of-units.js'

/**
 * Tells whether there may be anything to unmask in a text.
 *
 * @param kinds - The bits of all its units, taken together.
 */
export function mayBeMasked(kinds: number): boolean {
  return (kinds & (INVISIBLE | FULL_WIDTH)) > 0 || (kinds & (LATIN | FOREIGN)) === (LATIN | FOREIGN)
}
