import type { FeatureList } from './feature-list.js'
import { mixed } from './mixed.js'

/** Folded words in their order, as the engine's tokens have them. */
export interface Words {
  readonly length: number
  wordAt(index: number): string
}

/** Stands before the first word, so that how a message opens is a feature of its own. */
const OPENING = 0x5bd1e995

/**
 * Lists the features of a text: each word, each two neighbours, the opening word as such, and each run of three and four
 * where a script writes one character a token (there, two characters are hardly a word).
 *
 * @param keyOf - The key of a word; the same word must always have the same.
 * @param into - Emptied, then filled.
 */
export function listFeatures(words: Words, keyOf: (word: string) => number, into: FeatureList): void {
  into.clear()
  let before = OPENING
  let twoBefore = 0
  let threeBefore = 0
  /** How many one-character tokens of such a script stand in a row, up to here. */
  let run = 0
  for (let i = 0; i < words.length; i++) {
    const word = words.wordAt(i)
    const key = keyOf(word)
    into.add(key)
    into.add(joined(before, key))
    run = isCharacterToken(word) ? run + 1 : 0
    if (run >= 3) into.add(joined(joined(twoBefore, before), key))
    if (run >= 4) into.add(joined(joined(joined(threeBefore, twoBefore), before), key))
    threeBefore = twoBefore
    twoBefore = before
    before = key
  }
}

function joined(first: number, second: number): number {
  return mixed(Math.imul(first, 31) + second + 1)
}

/** Chinese characters and kana: the tokeniser gives each its own token. */
function isCharacterToken(word: string): boolean {
  const unit = word.charCodeAt(0)
  return word.length <= 2 && ((unit >= 0x3041 && unit <= 0x9fff) || (unit >= 0xd840 && unit <= 0xd8ff))
}
