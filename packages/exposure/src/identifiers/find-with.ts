import type { FoundIdentifier } from './found-identifier.js'
import type { IdentifierName } from './identifier-names.js'
import { isMadeUp } from './is-made-up.js'
import type { PlainText } from './plain-text.js'

/** One shape of an identifier. */
export interface IdentifierShape {
  readonly name: IdentifierName
  /** With `g` and `d`; the group `id`, where there is one, is the identifier, else the whole match. */
  readonly shape: RegExp
  /** Whether what has the shape is one. */
  readonly holds?: (value: string) => boolean
  /** Words of which one must stand shortly before, or right after. */
  readonly near?: RegExp
  /** What must stand directly before. It ends with `$`. */
  readonly led?: RegExp
  /** How far before; 40 units where it is left out. */
  readonly reach?: number
  /** It counts even where the words around it speak of examples. */
  readonly always?: true
}

const REACH = 40
const REACH_AFTER = 16

/** Finds every identifier of the given shapes. */
export function findWith(plain: PlainText, shapes: readonly IdentifierShape[]): readonly FoundIdentifier[] {
  const found: FoundIdentifier[] = []
  const anywhere = new Map<RegExp, boolean>()
  const isAnywhere = (words: RegExp): boolean => {
    let is = anywhere.get(words)
    if (is === undefined) anywhere.set(words, (is = words.test(plain.text)))
    return is
  }
  for (const { name, shape, holds, near, led, reach = REACH, always } of shapes) {
    if (near && !isAnywhere(near)) continue
    for (const match of plain.text.matchAll(shape)) {
      const value = match.groups?.['id'] ?? match[0]
      const [start, end] = match.indices?.groups?.['id'] ?? [match.index, match.index + match[0].length]
      if (led && !led.test(plain.before(start, reach))) continue
      if (near && !near.test(plain.before(start, reach)) && !near.test(plain.after(end, REACH_AFTER))) continue
      if (holds && !holds(value)) continue
      if (always !== true && isMadeUp(plain, start, end)) continue
      found.push({ name, start, end })
    }
  }
  return found
}
