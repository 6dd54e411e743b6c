import { findCards } from './find-cards.js'
import { findCoordinates } from './find-coordinates.js'
import { findDates } from './find-dates.js'
import { findDevices } from './find-devices.js'
import { findEmails } from './find-emails.js'
import { findHandles } from './find-handles.js'
import { findIbans } from './find-ibans.js'
import { findLinks } from './find-links.js'
import { findPasswords } from './find-passwords.js'
import { findPersonNumbers } from './find-person-numbers.js'
import { findPhones } from './find-phones.js'
import { findPlates } from './find-plates.js'
import { findRecoveryPhrases } from './find-recovery-phrases.js'
import { findSecrecyMarks } from './find-secrecy-marks.js'
import { findSecrets } from './find-secrets.js'
import { findTravelCodes } from './find-travel-codes.js'
import type { FoundIdentifier, IdentifierFinder } from './found-identifier.js'
import { plainText } from './plain-text.js'

/** Of two finds in one place the earlier finder's counts: what is checked goes before what only looks so. */
const FINDERS: readonly IdentifierFinder[] = [
  findSecrets,
  findSecrecyMarks,
  findRecoveryPhrases,
  findLinks,
  findPasswords,
  findIbans,
  findCards,
  findPersonNumbers,
  findEmails,
  findCoordinates,
  findTravelCodes,
  findDates,
  findDevices,
  findHandles,
  findPlates,
  findPhones,
]

/**
 * Finds what identifies somebody or opens something: numbers with their checks, keys, addresses, places. Values that are
 * known as examples, and those which the text calls so, are left out.
 *
 * @returns In the order of the text, none overlapping another.
 */
export function findIdentifiers(text: string): readonly FoundIdentifier[] {
  const plain = plainText(text)
  const all = FINDERS.flatMap((find, rank) => find(plain).map((found) => ({ found, rank })))
  all.sort((a, b) => a.rank - b.rank || a.found.start - b.found.start)
  const taken = new Uint8Array(text.length)
  const kept: FoundIdentifier[] = []
  for (const { found } of all) {
    // Finds are short: what lies between their ends is theirs too.
    if (taken[found.start] === 1 || taken[found.end - 1] === 1) continue
    taken.fill(1, found.start, found.end)
    kept.push(found)
  }
  return kept.sort((a, b) => a.start - b.start)
}
