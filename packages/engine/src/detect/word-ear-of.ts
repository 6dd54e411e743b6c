import { WordEar, type Classifier } from '@telltale/classifier'
import type { WordHead } from '@telltale/model'

const ears = new WeakMap<Classifier, WordEar<WordHead>>()

/**
 * The ear for single words that comes with a learned part, made when it is first asked for.
 *
 * @throws {RangeError} When the learned part has none, or its table is shorter than it says.
 */
export function wordEarOf(classifier: Classifier): WordEar<WordHead> {
  let ear = ears.get(classifier)
  if (!ear) {
    const { words } = classifier.part
    if (!words) throw new RangeError('The learned part knows no single words.')
    ears.set(classifier, (ear = new WordEar(words)))
  }
  return ear
}
