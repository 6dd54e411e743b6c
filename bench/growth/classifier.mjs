// The learned part of conversations, given more words than any text has.
import { Classifier } from '../../packages/classifier/dist/index.js'
import { pack } from '../../packages/telltale/dist/index.js'

const classifier = new Classifier(pack.learned, (word) => [word.slice(1)])

export const cases = [
  ['words that are all different', (index) => `w${index}`],
  ['one word again and again', () => 'secret'],
].map(([what, wordAt]) => ({
  what,
  sizes: [50_000, 150_000, 450_000],
  make: (length) => ({ length, wordAt }),
  work: (words) => classifier.hear(words),
}))
