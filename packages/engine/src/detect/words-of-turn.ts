import type { Turn } from '@telltale/model'
import type { Lexicon } from '../normalise/lexicon.js'
import { BREAK_SENTENCE, type TokenList } from '../normalise/token-list.js'
import { tokenise } from '../normalise/tokenise.js'
import { ownWords } from './own-words.js'

/** Stand among words where a sentence ends. No token is ever like them. */
const ASKS = '?'
const ENDS = '.'
const ASKED = /[?？؟]/u
/** Of a very long message, its first words: more than is ever heard at once. */
const MOST_WORDS = 5000

/** A turn's own words in their order, as they are meant, with what ends its sentences. */
export function wordsOfTurn(turn: Turn, lexicon: Lexicon, tokens: TokenList): readonly string[] {
  const text = ownWords(turn)
  tokenise(text, lexicon, tokens)
  const words: string[] = []
  for (let token = 0; token < tokens.length && words.length < MOST_WORDS; token++) {
    words.push(lexicon.spellingOf(tokens.wordAt(token)))
    const isLast = token + 1 === tokens.length
    if (!isLast && tokens.breakBefore(token + 1) !== BREAK_SENTENCE) continue
    const gap = text.slice(tokens.endOf(token), isLast ? text.length : tokens.startOf(token + 1))
    words.push(ASKED.test(gap) ? ASKS : ENDS)
  }
  return words
}
