import type { Turn } from '@telltale/model'
import type { CorpusConversation } from '../read-corpus.js'
import { TrigramBayes } from '../trigram-bayes.js'

/** Teaches the trigram baseline with the same conversations of our own that the learned part has seen. */
export function learnBaseline(lessons: readonly CorpusConversation[]): (turns: readonly Turn[]) => number {
  const bayes = new TrigramBayes()
  const textOf = (turns: readonly Turn[]): string => turns.map(({ text }) => text).join('\n')
  for (const { turns, isApproach } of lessons) bayes.learn(textOf(turns), isApproach)
  return (turns) => bayes.score(textOf(turns))
}
