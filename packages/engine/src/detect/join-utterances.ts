import type { Turn } from '@telltale/model'
import { ASKS, ENDS } from './words-of-turn.js'

/** What somebody says before somebody else does: a message, or several in a row; of a long one, a part. */
export interface Utterance {
  readonly speaker: string
  /** Its words, with what ends its sentences, after a sign for its beginning. */
  readonly words: readonly string[]
  /** The first and the last of its turns. */
  readonly from: number
  readonly to: number
}

/** Stands before the first word. No token is ever like it. */
const BEGINS = '\n'
/** More words than this are another utterance of the same speaker. */
const MOST_WORDS = 100
/** A sentence of as many words with its sign, said again by the same speaker, is left out. */
const LONG_SENTENCE = 6

/**
 * Joins turns to utterances: messages in a row are one, so that a thought sent in ten pieces is heard as one thought. What somebody
 * says word for word again counts once, so that nothing else is drowned by saying one thing after every message.
 *
 * @param wordsOf - The words of a turn, by its index.
 */
export function joinUtterances(
  turns: readonly Turn[],
  from: number,
  to: number,
  wordsOf: (turn: number) => readonly string[],
): readonly Utterance[] {
  const found: Utterance[] = []
  let words: string[] = [BEGINS]
  let speaker = ''
  let start = from
  const said = new Set<string>()
  const end = (last: number): void => {
    if (words.length > 1) found.push({ speaker, words, from: start, to: last })
    words = [BEGINS]
  }
  for (let index = from; index <= to; index++) {
    const turn = turns[index]
    if (!turn) continue
    const name = turn.forwardedFrom ?? turn.speaker
    if (name !== speaker) {
      end(index - 1)
      speaker = name
      start = index
    }
    for (const sentence of sentencesOf(wordsOf(index))) {
      if (sentence.length >= LONG_SENTENCE) {
        const whole = `${name}\n${sentence.join(' ')}`
        if (said.has(whole)) continue
        said.add(whole)
      }
      for (const word of sentence) {
        if (words.length > MOST_WORDS) {
          end(index)
          start = index
        }
        words.push(word)
      }
    }
  }
  end(to)
  return found
}

/** Words, cut behind the signs that end their sentences. */
function* sentencesOf(words: readonly string[]): Generator<readonly string[]> {
  let start = 0
  for (const [index, word] of words.entries()) {
    if (word !== ENDS && word !== ASKS) continue
    yield words.slice(start, index + 1)
    start = index + 1
  }
  if (start < words.length) yield words.slice(start)
}
