import type { IdentifierName } from './identifier-names.js'
import type { PlainText } from './plain-text.js'

/** An identifier as it is written in a text. Places count UTF-16 units. */
export interface FoundIdentifier {
  readonly name: IdentifierName
  readonly start: number
  readonly end: number
}

/** Finds identifiers of one family. Its work grows with the length of the text and no faster. */
export type IdentifierFinder = (plain: PlainText) => readonly FoundIdentifier[]
