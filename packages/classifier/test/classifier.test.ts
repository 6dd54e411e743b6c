import { Classifier, SHRINKAGE } from '@telltale/classifier'
import { describe, expect, test } from 'vitest'
import { keyOf, makePart, wordsOf } from './support/make-part.js'

const none = (): readonly string[] => []
const part = makePart([
  { words: ['secret'], tone: 3, drawn: -1 },
  { words: ['tell'], tone: 1 },
  { words: ['tell', 'nobody'], tone: 4 },
  { words: ['holiday'], tone: -3, drawn: 2 },
])
const classifier = new Classifier(part, none)
const scores = (...words: readonly string[]): readonly number[] => {
  const into = new Float64Array(2)
  classifier.scoresOf(classifier.hear(wordsOf(...words)), into)
  return [...into]
}

describe('hearing', () => {
  test('finds the known features of a text', () => {
    const { rows } = classifier.hear(wordsOf('please', 'tell', 'nobody'))
    expect(new Set(rows)).toEqual(
      new Set([...classifier.hear(wordsOf('tell')).rows, ...classifier.hear(wordsOf('tell', 'nobody')).rows]),
    )
    expect(rows).toHaveLength(2)
  })

  test('counts what is said again once', () => {
    expect(classifier.hear(wordsOf('a', 'secret', 'secret', 'secret')).rows).toHaveLength(1)
  })

  test('passes over words that it does not know', () => {
    expect(classifier.hear(wordsOf('quite', 'unheard', 'of')).rows).toHaveLength(0)
    expect(scores('quite', 'unheard', 'of')).toEqual([...part.biases])
  })

  test('answers to no words with nothing', () => {
    expect(classifier.hear(wordsOf()).rows).toHaveLength(0)
    expect(scores()).toEqual([...part.biases])
  })

  test('does not mix up one text with the next', () => {
    const once = [...classifier.hear(wordsOf('tell', 'nobody')).rows]
    classifier.hear(wordsOf('secret', 'holiday'))
    expect([...classifier.hear(wordsOf('tell', 'nobody')).rows]).toEqual(once)
  })

  test('tries other spellings of a word that is not known, and only of such a one', () => {
    const asked: string[] = []
    const lenient = new Classifier(part, (word) => {
      asked.push(word)
      return ['secrets', word.replace('3', 'e')]
    })
    expect([...lenient.hear(wordsOf('s3cret')).rows]).toEqual([...lenient.hear(wordsOf('secret')).rows])
    expect(asked).toEqual(['s3cret'])
  })
})

describe('scores', () => {
  test('are a sum over words, divided by the room that the words take', () => {
    const room = 4 + 4 + 4 + SHRINKAGE
    const [tone = 0, drawn = 0] = scores('tell', 'nobody', 'secret')
    expect(tone).toBeCloseTo(-1 + (2 * (1 + 4 + 3)) / Math.sqrt(room), 10)
    expect(drawn).toBeCloseTo(-2 + (2 * -1) / Math.sqrt(room), 10)
  })

  test('are moved by each word the way its weight says', () => {
    expect(scores('secret')[0]).toBeGreaterThan(part.biases[0] ?? 0)
    expect(scores('secret', 'holiday')[0]).toBeLessThan(scores('secret')[0] ?? 0)
  })

  test('agree with the odds of pulls and rooms added up by hand', () => {
    const heard = classifier.hear(wordsOf('tell', 'nobody', 'holiday'))
    let pull = 0
    let room = 0
    for (const row of heard.rows) {
      pull += classifier.pullOf(row, 0)
      room += classifier.roomOf(row)
    }
    expect(classifier.oddsOf(0, pull, room)).toBeCloseTo(scores('tell', 'nobody', 'holiday')[0] ?? 0, 10)
    expect(classifier.scaleOf(heard)).toBeCloseTo(1 / Math.sqrt(room + SHRINKAGE), 10)
  })
})

describe('a table of which only the first rows know every head', () => {
  const heads = ['tone', 'drawn', 'hook'] as const
  const rows = [
    { word: 'secret', weights: [60, -20, 90] },
    { word: 'holiday', weights: [-60, 40] },
  ] as const
  const bytes = Buffer.alloc(2 * 7 + 1)
  rows.forEach(({ word, weights }, row) => {
    bytes.writeUInt32LE(keyOf([word]), row * 7)
    bytes.writeUInt8(40, row * 7 + 4)
    bytes.writeInt8(weights[0], row * 7 + 5)
    bytes.writeInt8(weights[1], row * 7 + 6)
  })
  bytes.writeInt8(rows[0].weights[2], 14)
  const split = {
    ...part,
    heads,
    biases: [-1, -2, -3],
    units: [0.05, 0.05, 0.05],
    rows: 2,
    split: { heads: 2, rows: 1 },
    table: bytes.toString('base64'),
  }
  const divided = new Classifier(split, none)

  test('is read as it was written', () => {
    const [secret = -1, holiday = -1] = divided.hear(wordsOf('secret', 'holiday')).rows
    expect([0, 1, 2].map((head) => divided.pullOf(secret, head))).toEqual([6, -2, 9].map(Math.fround))
    expect([0, 1, 2].map((head) => divided.pullOf(holiday, head))).toEqual([-6, 4, 0].map(Math.fround))
    expect([secret, holiday].map((row) => divided.isWhole(row))).toEqual([true, false])
  })

  test('says of stages what it says without the words that know nothing of them', () => {
    const [alone, both] = [new Float64Array(3), new Float64Array(3)]
    divided.scoresOf(divided.hear(wordsOf('secret')), alone)
    divided.scoresOf(divided.hear(wordsOf('secret', 'holiday')), both)
    expect(both[2]).toBe(alone[2])
    expect(alone[2]).toBeGreaterThan(-3)
  })

  test('is refused when its second half is cut short', () => {
    const table = bytes.subarray(0, 14).toString('base64')
    expect(() => new Classifier({ ...split, table }, none)).toThrow(/cut short/u)
  })
})

describe('a learned part', () => {
  test('that is cut short is refused, and the error holds nothing of it', () => {
    for (const table of ['', part.table.slice(0, -8), '照片'])
      expect(() => new Classifier({ ...part, table }, none)).toThrow(/cut short/u)
  })

  test('without a single feature hears nothing and does not fail', () => {
    const empty = new Classifier(makePart([]), none)
    expect(empty.hear(wordsOf('secret')).rows).toHaveLength(0)
  })
})

describe('a long conversation', () => {
  test('is heard in its hundred thousandth text as in its first', () => {
    const once = [...classifier.hear(wordsOf('tell', 'nobody', 'tell')).rows]
    for (let text = 0; text < 100_000; text++) classifier.listen(wordsOf('tell'))
    expect([...classifier.hear(wordsOf('tell', 'nobody', 'tell')).rows]).toEqual(once)
  })
})

describe('hostile text', () => {
  test('of a million different words is heard and remembered within bounds', () => {
    let tried = 0
    const lenient = new Classifier(part, function* (word) {
      tried++
      yield word.slice(1)
    })
    const { rows } = lenient.hear({ length: 1_000_000, wordAt: (index) => `w${index}` })
    expect(rows).toHaveLength(0)
    expect(tried).toBe(1_000_000)
    expect([...lenient.hear(wordsOf('secret')).rows]).toEqual([...classifier.hear(wordsOf('secret')).rows])
  })

  test('of one word a million times counts as that word once', () => {
    const { rows } = classifier.hear({ length: 1_000_000, wordAt: () => 'secret' })
    expect(rows).toHaveLength(1)
  })

  test('of names that objects have by nature is nothing special', () => {
    for (const word of ['__proto__', 'constructor', 'toString', '', '\u0000', '\uD800'])
      expect(classifier.hear(wordsOf(word, word)).rows).toHaveLength(0)
  })

  test('of one endless word is heard', () => {
    expect(classifier.hear(wordsOf('a'.repeat(1_000_000))).rows).toHaveLength(0)
  })
})
