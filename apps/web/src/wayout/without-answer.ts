import type { Answers } from '@telltale/wayout'

/** Takes an answer back, as though the question had not been asked yet. */
export function withoutAnswer(answers: Answers, id: keyof Answers): Answers {
  const { [id]: gone, ...rest } = answers
  return gone === undefined ? answers : rest
}
