import { readCorpus } from './read-corpus.js'
import { readInnocentSets } from './read-innocent-sets.js'
import type { Lesson } from './sides.js'

/** Every other conversation of a public set is for learning, as far as its licence allows; the rest is for measuring. */
const EVERY = 2

/** All that may be learnt from: the corpus's own part for it, and the public sets where they are at hand. */
export function readLessons(): readonly Lesson[] {
  const own: readonly Lesson[] = [...readCorpus('tune'), ...readCorpus('pairs'), ...readCorpus('sought')]
  const sets = readInnocentSets() ?? []
  return [
    ...own,
    ...sets
      .filter(({ mayLearn }) => mayLearn)
      .flatMap(({ name, language, conversations }) =>
        conversations
          .filter((_, index) => index % EVERY === 0)
          .map((turns, index) => ({
            pair: `${name} ${index}`,
            file: `public ${name}`,
            language,
            isApproach: false,
            kind: 'everyday',
            person: '',
            turns,
            techniques: [],
          })),
      ),
  ]
}
