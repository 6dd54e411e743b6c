import type { FeatureList } from './feature-list.js'
import { joined } from './joined.js'
import { keyOfWord } from './key-of-word.js'

/** Folded words in their order, as the engine's tokens have them. */
export interface Words {
  readonly length: number
  wordAt(index: number): string
}

/**
 * Words as what features are made of: their keys, the keys of their beginnings (0 for a short word), and whether each is a
 * character that is a token of its own.
 */
export class WordKeys {
  length = 0
  keys = new Int32Array(64)
  beginnings = new Int32Array(64)
  areCharacters = new Uint8Array(64)

  /** Makes room for so many words. What was there is lost. */
  begin(length: number): void {
    this.length = length
    if (length <= this.keys.length) return
    const size = Math.max(length, this.keys.length * 2)
    this.keys = new Int32Array(size)
    this.beginnings = new Int32Array(size)
    this.areCharacters = new Uint8Array(size)
  }
}

/**
 * So many words at either end of a message are heard together with those of the message before and after it, at most: as
 * many as a reach goes.
 */
export const EDGE = 4

/** Stands before the first word, so that how a message opens is a feature of its own. */
const OPENING = 0x5bd1e995

/** Stands between two words that are no neighbours. */
const APART = 55

/** Longer words than this have a beginning that counts as well, so many signs of it. */
const LONGEST_WHOLE = 5
/** In Hangul a sign is a whole syllable. */
const LONGEST_WHOLE_HANGUL = 2

/**
 * The key of how a longer word begins, so that its other endings, and many a slip of the finger, are heard as well; 0 for
 * a short word.
 */
export function keyOfBeginning(word: string): number {
  const unit = word.charCodeAt(0)
  const most = unit >= 0xac00 && unit <= 0xd7a3 ? LONGEST_WHOLE_HANGUL : LONGEST_WHOLE
  return word.length > most && !isCharacterToken(word) ? keyOfWord(word.slice(0, most) + '~') | 0 : 0
}

/**
 * Lists the features of a text: each word, how each longer one begins, each two neighbours, the opening word as such, and each run of three and four
 * where a script writes one character a token (there, two characters are hardly a word). Then, with a reach of more than 1,
 * each two words that stand apart, so far at most, in their order: "send" … "drawings", whatever stands between.
 *
 * @param into - Emptied, then filled.
 */
export function listFeatures(words: Words, into: FeatureList, reach = 1): void {
  readKeys(words, kept)
  listFeaturesOf(kept, into, reach)
}

const kept = new WordKeys()

/**
 * Works out what features are made of, word by word.
 *
 * @param spell - How a word is to be read, where it is not as it stands.
 */
export function readKeys(words: Words, into: WordKeys, spell?: (word: string) => string): void {
  const { length } = words
  into.begin(length)
  for (let i = 0; i < length; i++) {
    const word = spell ? spell(words.wordAt(i)) : words.wordAt(i)
    into.keys[i] = keyOfWord(word)
    into.beginnings[i] = keyOfBeginning(word)
    into.areCharacters[i] = isCharacterToken(word) ? 1 : 0
  }
}

/**
 * The same, of words whose keys are known.
 *
 * @param opens - False for words in the midst of a text, of which the first opens nothing.
 */
export function listFeaturesOf(
  { length, keys, beginnings, areCharacters }: WordKeys,
  into: FeatureList,
  reach: number,
  opens = true,
): void {
  // At most five features a word, and those with words that stand apart.
  into.begin(length * (4 + Math.max(1, reach)))
  const features = into.keys
  let count = 0
  let before = OPENING
  let twoBefore = 0
  let threeBefore = 0
  /** How many one-character tokens of such a script stand in a row, up to here. */
  let run = 0
  for (let i = 0; i < length; i++) {
    const key = keys[i] ?? 0
    features[count++] = key
    if (i > 0 || opens) features[count++] = joined(before, key)
    const beginning = beginnings[i] ?? 0
    if (beginning !== 0) features[count++] = beginning
    run = areCharacters[i] === 1 ? run + 1 : 0
    if (run >= 3) features[count++] = joined(joined(twoBefore, before), key)
    if (run >= 4) features[count++] = joined(joined(joined(threeBefore, twoBefore), before), key)
    threeBefore = twoBefore
    twoBefore = before
    before = key
  }
  into.near = count
  if (reach > 1) {
    for (let i = 0; i + 2 < length; i++) {
      const first = joined(keys[i] ?? 0, APART)
      const last = Math.min(length - 1, i + reach)
      for (let j = i + 2; j <= last; j++) features[count++] = joined(first, keys[j] ?? 0)
    }
  }
  into.length = count
}

/**
 * Lists what two texts have between them: the features that they would have as one text, and neither by itself. People send
 * a thought in pieces.
 *
 * @param words - The last words of the one and the first of the other, `EDGE` of each at most: more are not looked at.
 * @param from - Where the other begins.
 */
export function listFeaturesAcross(
  { length, keys, areCharacters }: WordKeys,
  from: number,
  into: FeatureList,
  reach: number,
): void {
  into.begin(EDGE * (EDGE + 2))
  const features = into.keys
  let count = 0
  if (from > 0 && from < length) features[count++] = joined(keys[from - 1] ?? 0, keys[from] ?? 0)
  for (let last = from; last < Math.min(length, from + 3); last++) {
    for (const run of [3, 4]) {
      const first = last - run + 1
      if (first < 0 || first >= from || !isRun(areCharacters, first, last)) continue
      let key = keys[first] ?? 0
      for (let i = first + 1; i <= last; i++) key = joined(key, keys[i] ?? 0)
      features[count++] = key
    }
  }
  into.near = count
  for (let i = Math.max(0, from - EDGE); i < from; i++) {
    const first = joined(keys[i] ?? 0, APART)
    const last = Math.min(length - 1, i + reach)
    for (let j = Math.max(from, i + 2); j <= last; j++) features[count++] = joined(first, keys[j] ?? 0)
  }
  into.length = count
}

function isRun(areCharacters: Uint8Array, first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (areCharacters[i] !== 1) return false
  return true
}

/** Chinese characters and kana: the tokeniser gives each its own token. */
export function isCharacterToken(word: string): boolean {
  const unit = word.charCodeAt(0)
  return word.length <= 2 && ((unit >= 0x3041 && unit <= 0x9fff) || (unit >= 0xd840 && unit <= 0xd8ff))
}
