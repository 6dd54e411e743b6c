import { isCharacterToken } from './list-features.js'
import { keyOfWord } from './key-of-word.js'

/** How many different pieces a net tells apart; of those that fall on the same number, it knows what they have in common. */
export const PIECES = 24_576
const SHORTEST = 3
const LONGEST = 5
/** Of a very long word, its first pieces. */
const MOST_PIECES = 24

/**
 * The numbers, from 1 to `PIECES`, of what a word is made of: runs of three to five of its letters, with its beginning and its end as
 * signs of their own (Bojanowski et al. 2017, Enriching Word Vectors with Subword Information). So a word that was never met is
 * still like those that it shares a stem with. Of a character that is a token of its own, it is the character with the next
 * one; nothing where there is none, and nothing for a single sign.
 *
 * @param next - The token that follows in the same sentence; empty where there is none.
 */
export function piecesOfWord(word: string, next: string): readonly number[] {
  if (isCharacterToken(word)) return next !== '' && isCharacterToken(next) ? [numberOf(word + next)] : []
  if (word.length < 2) return []
  const whole = `<${word}>`
  const numbers = new Set<number>()
  for (let length = SHORTEST; length <= LONGEST; length++)
    for (let at = 0; at + length <= whole.length && numbers.size < MOST_PIECES; at++)
      numbers.add(numberOf(whole.slice(at, at + length)))
  return [...numbers]
}

const numberOf = (piece: string): number => 1 + ((keyOfWord(piece) >>> 0) % PIECES)
