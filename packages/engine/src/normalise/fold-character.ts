/**
 * Makes one character plain for matching: compatibility forms (full-width, mathematical, ligatures) become ordinary
 * ones, accents go, capitals become small, digits of any script become ours, and letters that writers of Arabic take
 * one for the other become one. What carries a word's meaning stays: kana keep their voicing marks, Hangul stays
 * composed, and the vowel signs of Indic scripts are kept.
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
    : character
        .normalize('NFKC')
        .replace(ACCENTS, '')
        .replace(ARABIC_VARIANTS, (letter) => ARABIC[letter] ?? '')
        .replace(OTHER_DIGITS, digitOf)
        .toLowerCase()
  // Bounded: Unicode has more characters than a phone has patience, and a hostile text could use them all.
  if (folded.size > 20_000) folded.clear()
  folded.set(character, plain)
  return plain
}

/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel marks: ornaments, as far as matching goes. */
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670]/gu

/**
 * Alef with and without its hamza, yeh with and without its dots, heh for teh marbuta: people type one for the other, and which
 * one says little. The letters are those that Lucene's normaliser for Arabic takes together
 * (https://lucene.apache.org/core/, analysis-common). The stroke that stretches a word is none. Persian yeh and kaf stay:
 * without them the Persian word for a list is the Arabic one for "is not".
 */
const ARABIC: Readonly<Record<string, string>> = {
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ـ: '',
}
const ARABIC_VARIANTS = new RegExp(`[${Object.keys(ARABIC).join('')}]`, 'gu')

const OTHER_DIGITS = /[^\P{Nd}0-9]/gu

/** Unicode keeps the ten digits of a script in a row, from nought on (The Unicode Standard, 4.6). */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let nought = code
  while (code - nought < 9 && DIGIT.test(String.fromCodePoint(nought - 1))) nought--
  return String(code - nought)
}

const DIGIT = /\p{Nd}/u

const folded = new Map<string, string>()

function isAlphabetWithAccents(code: number): boolean {
  return code < 0x0590 || (code >= 0x1e00 && code < 0x2000)
}
