/**
 * Makes one character plain for matching: compatibility forms (full-width, mathematical, ligatures) become ordinary
 * ones, accents go, capitals become small. What carries a word's meaning stays: kana keep their voicing marks, Hangul
 * stays composed, and the vowel signs of Indic scripts are kept.
 *
 * @param character - One code point.
 * @returns The plain form, which may be empty (an accent on its own) or longer than one character (a ligature).
 */
export function foldCharacter(character: string): string {
  const known = folded.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  const plain = isAlphabetWithAccents(code)
    ? character.normalize('NFKD').replace(ACCENTS, '').toLowerCase()
    : character.normalize('NFKC').replace(ACCENTS, '').toLowerCase()
  // Bounded: Unicode has more characters than a phone has patience, and a hostile text could use them all.
  if (folded.size > 20_000) folded.clear()
  folded.set(character, plain)
  return plain
}

/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel marks: ornaments, as far as matching goes. */
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670]/gu

const folded = new Map<string, string>()

function isAlphabetWithAccents(code: number): boolean {
  return code < 0x0590 || (code >= 0x1e00 && code < 0x2000)
}
