import { joined, keyOfWord } from '@telltale/classifier'
import type { TokenList } from '@telltale/engine'
import { shapeOfWord } from './shape-of-word.js'

/** How many features each word has. */
export const FEATURES_OF_WORD = 25

/** Stands before the first word and after the last. */
const OUTSIDE = 0x5bd1e995
/** How far around a word is looked. */
const REACH = 3

/**
 * Lists the features of every word of a text, `FEATURES_OF_WORD` keys for each, one word after the other: the word, its
 * neighbours on both sides alone and joined, how it begins and ends, how words are written here, and where a clause ends.
 *
 * @param tokens - The words of the text, as the engine cuts it.
 * @param into - Filled from its beginning; at least as long as there are keys.
 */
export function listWordFeatures(text: string, tokens: TokenList, into: Int32Array): void {
  const { length } = tokens
  const words = new Int32Array(length + 2 * REACH).fill(OUTSIDE)
  const shapes = new Uint8Array(length + 2 * REACH)
  for (let token = 0; token < length; token++) {
    words[token + REACH] = keyOfWord(tokens.wordAt(token)) | 0
    shapes[token + REACH] = shapeOfWord(text.slice(tokens.startOf(token), tokens.endOf(token)))
  }
  let at = 0
  for (let token = 0; token < length; token++) {
    const here = token + REACH
    const word = tokens.wordAt(token)
    const w = (offset: number): number => words[here + offset] ?? OUTSIDE
    const shape = (offset: number): number => shapes[here + offset] ?? 0
    let slot = 0
    const add = (...parts: readonly number[]): void => {
      let key = ++slot
      for (const part of parts) key = joined(key, part)
      into[at++] = key
    }
    for (let offset = -REACH; offset <= REACH; offset++) add(w(offset))
    add(w(-1), w(0))
    add(w(0), w(1))
    add(w(-2), w(-1))
    add(w(1), w(2))
    add(w(-1), w(1))
    add(w(-1), w(0), w(1))
    add(w(-2), w(-1), w(0))
    add(w(0), w(1), w(2))
    add(w(-3), w(-2), w(-1), w(0))
    add(w(0), w(1), w(2), w(3))
    add(keyOfWord(word.slice(0, 4)))
    add(keyOfWord(word.slice(-3)))
    add(shape(-1), shape(0), shape(1))
    add(shape(-2), shape(-1), shape(0), shape(1), shape(2))
    add(shape(0), w(-1))
    add(shape(0), w(1))
    add(w(0), tokens.breakBefore(token), token + 1 < length ? tokens.breakBefore(token + 1) : 0)
    add(w(-2), w(0))
  }
}
