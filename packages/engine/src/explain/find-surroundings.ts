/** The words of the same sentence on both sides of a quote. */
export interface Surroundings {
  readonly before: string
  readonly after: string
}

/** In UTF-16 units. */
const MOST = 80
/** A cut looks this far for the end of a word, so what is cut keeps 56 units or more. */
const LONGEST_WORD = 24
/** So far beyond the limit the text is looked at, for the end of a sentence that ends just there. */
const MARGIN = 16
/** A line at least this long that goes on in small letters was broken by a mail program, not by its author. */
const WRAPPED_FROM = 50

/**
 * What ends a sentence: a mark before a space, a Chinese mark before anything, a line break. Every repetition is bounded
 * and so is the text it is tried on.
 */
const SENTENCE_END =
  /[.!?\u2026\u061f\u0964]{1,6}["'\u2019\u201d\u00bb)\]]{0,3}(?=$|[\s\p{Script=Han}])|[\u3002\uff01\uff1f\uff61]{1,6}[\u2019\u201d\u300d\u300f\uff09)"']{0,3}|[\n\r\u0085\u2028\u2029]/gu
/** A dot after these belongs to the word. */
const ABBREVIATED = /(?:^|[^\p{L}\p{N}])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|St|vs)$/u

const WORD = /[\p{L}\p{N}\p{M}'\u2019_-]/u
/** Scripts without spaces between words: any character may end a line. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** These belong to the character before them: marks, joiners, variation selectors, skin colours, Korean vowels and finals. */
const CLINGS = /[\p{M}\p{Cf}\p{Emoji_Modifier}\u1160-\u11ff]/u
const FLAG_HALF = /\p{Regional_Indicator}/u
const JOINER = '\u200d'
/** A space that carries a mark is no empty space. */
const OPENING_SPACE = /^\s+(?![\p{M}\p{Cf}])/u

/**
 * Finds the exact original words around a quote, so that a person reads it as it was said.
 *
 * Stays in the quote's sentence and within 80 UTF-16 units on each side. A longer stretch is cut at the end of a word; in
 * scripts without spaces, and in a word that is too long, between characters; never inside a character. Both sides are
 * empty when there is nothing. Costs the same wherever the quote stands and however long the text is.
 *
 * @param start - UTF-16 offset of the quote's first unit.
 * @param end - UTF-16 offset just past its last unit.
 */
export function findSurroundings(text: string, start: number, end: number): Surroundings {
  const opening = sentenceStart(text, start)
  const from = start - opening > MOST ? cutFrom(text, start - MOST, start) : opening
  const closing = sentenceEnd(text, end)
  const to = closing - end > MOST ? cutTo(text, end + MOST, end) : closing
  return { before: text.slice(from, start).replace(OPENING_SPACE, ''), after: text.slice(end, to).trimEnd() }
}

/** Where the sentence of a place begins, or a place farther before it than what may stay. */
function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - MOST - MARGIN)
  let begins = from
  for (const ends of sentenceEnds(text, from, at + 1)) if (ends <= at) begins = ends
  return begins
}

/** Where the sentence of a place ends, or a place farther behind it than what may stay. */
function sentenceEnd(text: string, at: number): number {
  const to = Math.min(text.length, at + MOST + MARGIN)
  // The quote may hold the mark that ends its sentence.
  for (const ends of sentenceEnds(text, Math.max(0, at - 1), to)) if (ends >= at) return ends
  return to
}

function* sentenceEnds(text: string, from: number, to: number): Generator<number> {
  const window = text.slice(from, to)
  for (const { index, 0: mark } of window.matchAll(SENTENCE_END)) {
    const at = from + index
    if (mark === '.' && ABBREVIATED.test(text.slice(Math.max(0, at - 5), at))) continue
    if ((mark === '\r' && text[at + 1] === '\n') || (mark === '\n' && isWrapped(text, at))) continue
    yield at + mark.length
  }
}

function isWrapped(text: string, at: number): boolean {
  const line = text[at - 1] === '\r' ? at - 1 : at
  return (
    line >= WRAPPED_FROM && /^[a-z]/.test(text.charAt(at + 1)) && !/[\n\r]/.test(text.slice(line - WRAPPED_FROM, line))
  )
}

/** The first place from `at` on where a cut leaves whole words, or at least whole characters. */
function cutFrom(text: string, at: number, end: number): number {
  for (let cut = at; cut <= at + LONGEST_WORD; cut++) if (isBetweenWords(text, cut)) return cut
  for (let cut = at; cut < end; cut++) if (isBetweenCharacters(text, cut)) return cut
  return end
}

/** The last place up to `at` where a cut leaves whole words, or at least whole characters. */
function cutTo(text: string, at: number, start: number): number {
  for (let cut = at; cut >= at - LONGEST_WORD; cut--) if (isBetweenWords(text, cut)) return cut
  for (let cut = at; cut > start; cut--) if (isBetweenCharacters(text, cut)) return cut
  return start
}

function isBetweenWords(text: string, at: number): boolean {
  if (!isBetweenCharacters(text, at)) return false
  const before = characterBefore(text, at)
  const after = characterFrom(text, at)
  return !WORD.test(before) || !WORD.test(after) || WITHOUT_SPACES.test(before) || WITHOUT_SPACES.test(after)
}

function isBetweenCharacters(text: string, at: number): boolean {
  const before = characterBefore(text, at)
  const after = characterFrom(text, at)
  if (isHighHalf(text.charCodeAt(at - 1)) && isLowHalf(text.charCodeAt(at))) return false
  return !CLINGS.test(after) && before !== JOINER && !(FLAG_HALF.test(before) && FLAG_HALF.test(after))
}

function characterFrom(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function characterBefore(text: string, at: number): string {
  const isPair = isLowHalf(text.charCodeAt(at - 1)) && isHighHalf(text.charCodeAt(at - 2))
  return text.slice(Math.max(0, at - (isPair ? 2 : 1)), at)
}

function isHighHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
