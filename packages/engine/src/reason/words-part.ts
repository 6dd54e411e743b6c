import { WORD_HEADS, type CloserJudge } from '@telltale/model'
import type { WordSound } from '../detect/word-hearing.js'

/** What single words add, in log odds. In more words and turns some are louder by chance; the length takes that away again. */
export function wordsPart({ loudness, words, turns }: WordSound, closer: CloserJudge): number {
  let sum = closer.length * Math.log1p(words) + closer.turns * Math.log1p(turns)
  for (const head of WORD_HEADS) sum += closer.words[head] * loudness[head]
  return sum
}
