import type { Classifier, Heard } from './classifier.js'
import { EDGE, WordKeys } from './list-features.js'
import { readBeginning, readEnd } from './message-edges.js'

const NONE: readonly number[] = []

/**
 * Hears what messages that somebody sends one after the other have between them, so that a thought sent in pieces is heard
 * as it would be in one.
 */
export class MessagesInARow {
  readonly #classifier: Classifier
  /** The last words that were said, and then those that follow them. */
  readonly #words = new WordKeys()

  constructor(classifier: Classifier) {
    this.#classifier = classifier
  }

  /**
   * The known features between the next message and those before it.
   *
   * @param continues - Whether the same person goes on; if not, there is nothing between.
   */
  next({ edges }: Pick<Heard, 'edges'>, continues: boolean): readonly number[] {
    const words = this.#words
    if (!continues) words.length = 0
    const from = words.length
    readBeginning(edges, words)
    const across = from > 0 && words.length > from ? this.#classifier.hearAcross(words, from) : NONE
    // A short message leaves words of the one before it at the end.
    if (words.length - from === EDGE) {
      words.length = 0
      readEnd(edges, words)
    } else if (words.length > EDGE) {
      words.keys.copyWithin(0, words.length - EDGE, words.length)
      words.areCharacters.copyWithin(0, words.length - EDGE, words.length)
      words.length = EDGE
    }
    return across
  }
}
