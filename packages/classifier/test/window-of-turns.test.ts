import { Classifier, WindowOfTurns } from '@telltale/classifier'
import { describe, expect, test } from 'vitest'
import { makePart, wordsOf } from './support/make-part.js'

const TURNS_OF_A_BLOCK = 6
const WORDS_OF_A_BLOCK = 60
const classifier = new Classifier(
  makePart([
    { words: ['secret'], tone: 6, drawn: -2 },
    { words: ['holiday'], tone: -2, drawn: 1 },
    { words: ['yes'], tone: 0.5, drawn: 3 },
  ]),
  () => [],
)
const heard = (...words: readonly string[]) => classifier.hear(wordsOf(...words))
/** A turn with as many words as a turn of a full block has. */
const turnOf = (...words: readonly string[]): readonly string[] => [
  ...words,
  ...new Array<string>(WORDS_OF_A_BLOCK / TURNS_OF_A_BLOCK - words.length).fill('unheard'),
]
const windowOf = (turns: readonly (readonly string[])[]): WindowOfTurns => {
  const window = new WindowOfTurns(classifier)
  turns.forEach((words, turn) => window.add(turn, heard(...words)))
  return window
}
const times = <Item>(count: number, item: Item): readonly Item[] => new Array<Item>(count).fill(item)

describe('a window of turns', () => {
  test('hears turns together as if they were one text', () => {
    const window = windowOf([['secret'], ['holiday']])
    const together = new Float64Array(2)
    classifier.scoresOf(heard('secret', 'holiday'), together)
    expect([window.tone, window.drawn]).toEqual([...together])
  })

  test('counts a word once, however often it is said', () => {
    expect(windowOf(times(10, ['secret'])).tone).toBe(windowOf([['secret']]).tone)
  })

  test('forgets what has not been said for two blocks', () => {
    const ordinary = times(2 * TURNS_OF_A_BLOCK, turnOf('holiday'))
    const forgotten = windowOf([...times(TURNS_OF_A_BLOCK, turnOf('secret')), ...ordinary, turnOf('holiday')])
    expect(forgotten.tone).toBeCloseTo(windowOf(ordinary).tone, 9)
    expect(forgotten.drawn).toBeCloseTo(windowOf(ordinary).drawn, 9)
  })

  test('still has in mind what was said in the block before', () => {
    const remembered = windowOf([
      ...times(TURNS_OF_A_BLOCK, turnOf('secret')),
      ...times(TURNS_OF_A_BLOCK - 1, turnOf('holiday')),
    ])
    expect(remembered.tone).toBeCloseTo(windowOf([['secret'], ['holiday']]).tone, 9)
  })

  test('does not forget what is said again', () => {
    const turns = Array.from({ length: 200 }, (_, i) => (i % 5 === 0 ? turnOf('secret') : turnOf('holiday')))
    expect(windowOf(turns).tone).toBeCloseTo(windowOf([['secret'], ['holiday']]).tone, 9)
  })

  test('begins with the first turn of the oldest block that counts', () => {
    expect(windowOf([]).from).toBe(-1)
    expect(windowOf(times(TURNS_OF_A_BLOCK + 1, turnOf('yes'))).from).toBe(0)
    expect(windowOf(times(2 * TURNS_OF_A_BLOCK + 1, turnOf('yes'))).from).toBe(TURNS_OF_A_BLOCK)
  })

  test('is full when the next turn makes it forget', () => {
    expect(windowOf(times(TURNS_OF_A_BLOCK - 1, turnOf('yes'))).isFull).toBe(false)
    expect(windowOf(times(TURNS_OF_A_BLOCK, turnOf('yes'))).isFull).toBe(true)
    expect(windowOf(times(TURNS_OF_A_BLOCK + 1, turnOf('yes'))).isFull).toBe(false)
  })

  test('is not full before it has words enough, so that a thought sent in pieces stays together', () => {
    expect(windowOf(times(WORDS_OF_A_BLOCK - 1, ['yes'])).isFull).toBe(false)
    expect(windowOf(times(WORDS_OF_A_BLOCK, ['yes'])).isFull).toBe(true)
    expect(windowOf(times(TURNS_OF_A_BLOCK - 1, [...turnOf('yes'), ...turnOf('yes')])).isFull).toBe(false)
  })

  test('is the briefer the less there is to hear', () => {
    expect(windowOf([]).brevity).toBe(1)
    expect(windowOf([['unheard']]).brevity).toBe(1)
    expect(windowOf([['secret']]).brevity).toBeLessThan(1)
    expect(windowOf([['secret', 'holiday']]).brevity).toBeLessThan(windowOf([['secret']]).brevity)
  })

  test('after a hundred thousand turns is as one that has just begun, to nine digits', () => {
    const turns = Array.from(
      { length: 100_000 },
      (_, i) => [turnOf('secret'), turnOf('holiday'), turnOf('yes'), turnOf()][(i >> 6) % 4] ?? [],
    )
    const end = turns.slice(-2 * TURNS_OF_A_BLOCK)
    const long = windowOf(turns)
    expect(long.tone).toBeCloseTo(windowOf(end).tone, 9)
    expect(long.brevity).toBeCloseTo(windowOf(end).brevity, 9)
  })
})
