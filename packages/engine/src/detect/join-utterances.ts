import type { Turn } from '@telltale/model'

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

/**
 * Joins turns to utterances: messages in a row are one, so that a thought sent in ten pieces is heard as one thought.
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
    for (const word of wordsOf(index)) {
      if (words.length > MOST_WORDS) {
        end(index)
        start = index
      }
      words.push(word)
    }
  }
  end(to)
  return found
}
