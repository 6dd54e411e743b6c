import { FeatureList, keyOfWord, listFeatures, listFeaturesAcross, readKeys, WordKeys } from '@telltale/classifier'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listFeaturesOf } from '../src/list-features.js'
import { featuresOf, keyOf, wordsOf } from './support/make-part.js'

const keys = featuresOf

describe('the key of a word', () => {
  test('never changes, because weights are stored under it', () => {
    expect(['', 'photo', 'naïve', '照', '😀'].map(keyOfWord)).toEqual([
      2872998923, 948529917, 1531839163, 4004194951, 1787143206,
    ])
  })

  test('is a whole number of 32 bits, and differs between ten thousand words but for the odd one', () => {
    const made = Array.from({ length: 10_000 }, (_, i) => keyOfWord(`word${i}`))
    for (const key of made) expect(Number.isInteger(key) && key >= 0 && key < 2 ** 32).toBe(true)
    expect(new Set(made).size).toBeGreaterThan(9_998)
  })
})

describe('words that stand apart', () => {
  const list = new FeatureList()
  const apart = (reach: number, ...words: readonly string[]): readonly number[] => {
    listFeatures(wordsOf(...words), list, reach)
    return [...list.keys.subarray(list.near, list.length)]
  }

  test('are not features of their own unless they are asked for', () => {
    listFeatures(wordsOf('send', 'me', 'the', 'drawings'), list)
    expect(list.near).toBe(list.length)
  })

  test('are one feature however much stands between them, up to the reach', () => {
    const [sendDrawings] = apart(3, 'send', 'the', 'drawings').slice(0, 1)
    expect(apart(3, 'send', 'me', 'the', 'drawings')).toContain(sendDrawings)
    expect(apart(2, 'send', 'me', 'the', 'drawings')).not.toContain(sendDrawings)
    expect(apart(3, 'drawings', 'the', 'send')).not.toContain(sendDrawings)
  })

  test('come after all others, which are the same without them', () => {
    const words = ['send', 'me', 'the', 'drawings', '照', '片', '给', '我'] as const
    expect(apart(4, ...words)).toHaveLength(6 + 5 + 4)
    expect([...list.keys.subarray(0, list.near)]).toEqual(keys(...words))
  })
})

describe('what two texts have between them', () => {
  const REACH = 4
  const list = new FeatureList()
  const words = new WordKeys()
  const within = (text: readonly string[], opens = true): readonly number[] => {
    readKeys(wordsOf(...text), words)
    listFeaturesOf(words, list, REACH, opens)
    return [...list.keys.subarray(0, list.length)]
  }
  const across = (one: readonly string[], other: readonly string[]): readonly number[] => {
    readKeys(wordsOf(...one.slice(-REACH), ...other.slice(0, REACH)), words)
    listFeaturesAcross(words, Math.min(REACH, one.length), list, REACH)
    return [...list.keys.subarray(0, list.length)]
  }
  const text = fc.array(fc.constantFrom('send', 'me', 'the', 'drawings', '照', '片', '给', '我'), { maxLength: 9 })

  test('is what they have as one text and neither has by itself', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const inPieces = [...within(one), ...within(other, one.length === 0), ...across(one, other)]
        expect(new Set(inPieces)).toEqual(new Set(within([...one, ...other])))
      }),
    )
  })

  test('is nothing where one of them is empty', () => {
    expect(across([], ['send', 'me'])).toEqual([])
    expect(across(['send', 'me'], [])).toEqual([])
  })
})

describe('the features of a text', () => {
  test('are each word and each two neighbours, the opening counted as one', () => {
    expect(keys('send', 'the', 'photo')).toHaveLength(6)
    const [send, opensWithSend, the, sendThe] = keys('send', 'the', 'photo')
    expect(send).toBe(keyOfWord('send'))
    expect(the).toBe(keyOfWord('the'))
    expect(sendThe).toBe(keyOf(['send', 'the']))
    expect(opensWithSend).not.toBe(send)
  })

  test('tell a word that opens a message from the same word later on', () => {
    const opening = keys('send')[1]
    expect(keys('please', 'send')).not.toContain(opening)
    expect(keys('send', 'please')).toContain(opening)
  })

  test('are the beginnings of longer words, whatever their endings', () => {
    expect(keys('photos')).toHaveLength(3)
    const beginning = keys('photographs')[2]
    expect(keys('photographed')[2]).toBe(beginning)
    expect(keys('photo')).not.toContain(beginning)
    expect(keys('사진을')[2]).toBe(keys('사진이에요')[2])
    expect(keys('사진')).toHaveLength(2)
  })

  test('keep the order of words', () => {
    expect(keyOf(['not', 'safe'])).not.toBe(keyOf(['safe', 'not']))
  })

  test('of Chinese are runs of three and four characters as well', () => {
    // Four words, four pairs, two runs of three, one of four.
    expect(new Set(keys('拍', '几', '张', '照')).size).toBe(11)
    const [, , , , , , three] = keys('拍', '几', '张')
    expect(keys('拍', '几', '张', '照')).toContain(three)
  })

  test('of Chinese have no runs across a word of another script', () => {
    expect(keys('拍', '几', 'photo', '照')).toHaveLength(8)
  })

  test('of other scripts have no longer runs', () => {
    expect(keys('a', 'b', 'c', 'd')).toHaveLength(8)
  })

  test('of nothing are none, and the list is emptied', () => {
    const list = new FeatureList()
    listFeatures(wordsOf('one', 'two'), list)
    listFeatures(wordsOf(), list)
    expect(list.length).toBe(0)
  })

  test('of a million words are two for each', () => {
    const list = new FeatureList()
    listFeatures({ length: 1_000_000, wordAt: (index) => (index % 3 === 0 ? '照' : 'word') }, list)
    expect(list.length).toBe(2_000_000)
  })
})
