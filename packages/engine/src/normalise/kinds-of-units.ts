import { isIgnorable } from './is-ignorable.js'

/** What a UTF-16 unit may be, as bits. */
export const INVISIBLE = 1
export const FULL_WIDTH = 2
export const LATIN = 4
/** Of the Greek or the Cyrillic alphabet. */
export const FOREIGN = 8
export const PART_OF_WORD = 16

/** Full-width signs that stand in addresses, amounts and words. Those that end sentences in Chinese stay what they are. */
const FULL_WIDTH_SIGNS = '＄＇＋－．／＠＿'
/** Blocks of Unicode: Greek begins the one, Cyrillic and its supplement end before the other. */
const FIRST_GREEK = 0x370
const AFTER_CYRILLIC = 0x530
const FIRST_FULL_WIDTH = 0xff01
const LAST_FULL_WIDTH = 0xff5e

let kinds: Uint8Array | undefined

/** What each UTF-16 unit may be, so that a text without masks is told by one look at each of its units. */
export function kindsOfUnits(): Uint8Array {
  if (kinds) return kinds
  kinds = new Uint8Array(0x10000)
  for (let unit = 0; unit < kinds.length; unit++) if (isIgnorable(unit)) kinds[unit] = INVISIBLE
  for (let unit = 0; unit < AFTER_CYRILLIC; unit++) {
    const letter = String.fromCharCode(unit)
    if (/[a-z]/iu.test(letter)) kinds[unit] = LATIN | PART_OF_WORD
    else if (unit >= FIRST_GREEK && /\p{L}/u.test(letter)) kinds[unit] = FOREIGN | PART_OF_WORD
    else if (/[\d'ʼ\p{Mn}]/u.test(letter) && kinds[unit] === 0) kinds[unit] = PART_OF_WORD
  }
  kinds[0x2019] = PART_OF_WORD
  for (let unit = FIRST_FULL_WIDTH; unit <= LAST_FULL_WIDTH; unit++) {
    const letter = String.fromCharCode(unit)
    if (FULL_WIDTH_SIGNS.includes(letter) || /[\uff10-\uff19\uff21-\uff3a]/iu.test(letter)) kinds[unit] = FULL_WIDTH
  }
  return kinds
}
