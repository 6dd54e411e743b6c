import { FOREIGN, FULL_WIDTH, INVISIBLE, kindsOfUnits, LATIN, PART_OF_WORD } from './kinds-of-units.js'

/** A text as everybody reads it, with the way back to what was written. */
export interface Unmasked {
  readonly text: string
  /** For each UTF-16 unit of `text`, where it stands in what was written; undefined where every unit kept its place. */
  readonly places: Int32Array | undefined
}

/** A text in which so many letters are Latin for each that is not is a Latin one. */
const MOSTLY = 4

/** From a full-width sign to its ordinary one. */
const TO_ORDINARY = 0xfee0

/**
 * Takes off what changes how a text is stored and hardly how it looks: invisible characters, full-width letters, and Greek and
 * Cyrillic letters that stand for Latin ones. Done before the text is cut into tokens, so that addresses, amounts and
 * elided words are masked no better than others. Linear in the text.
 *
 * A word in two alphabets is written in one: in Latin letters where all of it can be, in Cyrillic ones where only that can be
 * (`cмотри` with a Latin c). A word that could be of either alphabet as a whole (`сор`) is Latin only in a text that is.
 *
 * @param latinOf - The Latin letters of those that look like them, capitals included.
 * @returns The text itself where nothing is masked.
 */
export function unmask(written: string, latinOf: ReadonlyMap<string, string>): Unmasked {
  const { text, places } = withoutVeils(written)
  return { text: inOneAlphabet(text, latinOf), places }
}

function withoutVeils(written: string): Unmasked {
  const kindOf = kindsOfUnits()
  let text = ''
  let from = 0
  let places: Int32Array | undefined
  for (let i = 0; i < written.length; i++) {
    const unit = written.charCodeAt(i)
    const kind = kindOf[unit] ?? 0
    if ((kind & (INVISIBLE | FULL_WIDTH)) === 0) {
      if (places) places[text.length + i - from] = i
      continue
    }
    text += written.slice(from, i)
    from = i + 1
    if ((kind & FULL_WIDTH) > 0) {
      if (places) places[text.length] = i
      text += String.fromCharCode(unit - TO_ORDINARY)
    } else if (!places) {
      places = new Int32Array(written.length)
      for (let place = 0; place < i; place++) places[place] = place
    }
  }
  return { text: text + written.slice(from), places }
}

/** A word that has a Greek or Cyrillic letter. */
interface ForeignWord {
  readonly from: number
  readonly to: number
  readonly letters: readonly string[]
  readonly hasLatin: boolean
  /** Whether all of it is Latin or looks so. */
  readonly looksLatin: boolean
}

function inOneAlphabet(text: string, latinOf: ReadonlyMap<string, string>): string {
  const kindOf = kindsOfUnits()
  const words = foreignWordsIn(text, latinOf, kindOf)
  if (words.length === 0) return text
  const isLatin = isLatinText(text, words, kindOf)
  let out = ''
  let end = 0
  for (const word of words) {
    out += text.slice(end, word.from) + writtenInOne(word, isLatin, latinOf, kindOf)
    end = word.to
  }
  return out + text.slice(end)
}

function foreignWordsIn(
  text: string,
  latinOf: ReadonlyMap<string, string>,
  kindOf: Uint8Array,
): readonly ForeignWord[] {
  const found: ForeignWord[] = []
  let from = -1
  let isForeign = false
  for (let i = 0; i <= text.length; i++) {
    const kind = i < text.length ? (kindOf[text.charCodeAt(i)] ?? 0) : 0
    if ((kind & PART_OF_WORD) > 0) {
      if (from < 0) from = i
      if ((kind & FOREIGN) > 0) isForeign = true
      continue
    }
    if (isForeign) {
      const letters = [...text.slice(from, i)]
      found.push({
        from,
        to: i,
        letters,
        hasLatin: letters.some((letter) => isOf(letter, LATIN, kindOf)),
        looksLatin: letters.every((letter) => isOf(letter, FOREIGN, kindOf) === latinOf.has(letter)),
      })
    }
    from = -1
    isForeign = false
  }
  return found
}

/** Whether a word of a text that could be of either alphabet as a whole is Latin. */
function isLatinText(text: string, words: readonly ForeignWord[], kindOf: Uint8Array): boolean {
  if (words.some(({ looksLatin }) => !looksLatin)) return false
  if (words.some(({ hasLatin }) => hasLatin)) return true
  let latin = 0
  let foreign = 0
  for (let i = 0; i < text.length; i++) {
    const kind = kindOf[text.charCodeAt(i)] ?? 0
    if ((kind & LATIN) > 0) latin++
    else if ((kind & FOREIGN) > 0) foreign++
  }
  return latin >= MOSTLY * foreign
}

function writtenInOne(
  { letters, hasLatin, looksLatin }: ForeignWord,
  isLatin: boolean,
  latinOf: ReadonlyMap<string, string>,
  kindOf: Uint8Array,
): string {
  let by: ReadonlyMap<string, string> | undefined
  if (looksLatin) by = hasLatin || isLatin ? latinOf : undefined
  else if (hasLatin && letters.every((letter) => !isOf(letter, LATIN, kindOf) || CYRILLIC.has(letter))) by = CYRILLIC
  return letters.map((letter) => by?.get(letter) ?? letter).join('')
}

function isOf(letter: string, bit: number, kindOf: Uint8Array): boolean {
  return ((kindOf[letter.charCodeAt(0)] ?? 0) & bit) > 0
}

/** Latin letters that pass for Cyrillic ones. */
const CYRILLIC: ReadonlyMap<string, string> = new Map([
  ...pairsOf('aceikopxy', 'асеікорху'),
  ...pairsOf('ABCEHIKMOPTXY', 'АВСЕНІКМОРТХУ'),
])

function pairsOf(latin: string, cyrillic: string): readonly (readonly [string, string])[] {
  return [...latin].map((letter, place) => [letter, cyrillic.charAt(place)])
}
