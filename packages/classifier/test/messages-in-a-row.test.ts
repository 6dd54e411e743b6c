import { Classifier, MessagesInARow, WindowOfTurns } from '@telltale/classifier'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makePart, wordsOf } from './support/make-part.js'

const classifier = new Classifier(
  {
    ...makePart([
      { words: ['send', 'plans'], tone: 6 },
      { words: ['tonight'], tone: 1 },
    ]),
    reach: 4,
  },
  () => [],
)

/** How pieces sound that one person sends one after the other. */
function toneOf(pieces: readonly (readonly string[])[]): number {
  const inARow = new MessagesInARow(classifier)
  const window = new WindowOfTurns(classifier)
  pieces.forEach((words, turn) => {
    const heard = classifier.hear(wordsOf(...words))
    window.add(turn, heard)
    window.addAcross(inARow.next(heard, turn > 0))
  })
  return window.tone
}

describe('messages in a row', () => {
  test('sound as they would in one, wherever they are cut', () => {
    const words = ['please', 'send', 'plans', 'tonight', 'or', 'tomorrow']
    const whole = toneOf([words])
    expect(whole).toBeGreaterThan(toneOf([['please', 'send'], ['or'], ['plans', 'tonight', 'tomorrow']]))
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4, 5]), (cuts) => {
        const ends = [...cuts, words.length]
        expect(toneOf(ends.map((end, index) => words.slice(ends[index - 1] ?? 0, end)))).toBe(whole)
      }),
    )
  })

  test('are heard across messages of a single word, or of none', () => {
    expect(toneOf([['send'], [], ['plans']])).toBe(toneOf([['send', 'plans']]))
  })

  test('have nothing between them when somebody else spoke in between', () => {
    const inARow = new MessagesInARow(classifier)
    expect(inARow.next(classifier.hear(wordsOf('send')), false)).toEqual([])
    expect(inARow.next(classifier.hear(wordsOf('plans')), true)).toHaveLength(1)
    expect(inARow.next(classifier.hear(wordsOf('send')), true)).toEqual([])
    expect(inARow.next(classifier.hear(wordsOf('plans')), false)).toEqual([])
  })
})
