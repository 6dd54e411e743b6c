import { describe, expect, test } from 'vitest'
import { ConversationNet, piecesOfWord } from '../src/index.js'
import { makeNet, type NetPart } from './support/make-net.js'

type Set = readonly [NetPart, number, number]

/** The first number of every word goes to the first of its utterance, and the most of that decides, where it is the side's own. */
const OWN_MOST: readonly Set[] = [
  ['one', 0, 1],
  ['turn', 0, 1],
  ['side', 0, 1],
]

function oddsOf(net: ConversationNet, ...said: readonly (readonly [boolean, string])[]): number {
  return net.oddsOf(
    said.map(([, text]) => net.hear(text.split(' '))),
    said.map(([isOwn]) => isOwn),
  )
}

describe('the net over a conversation', () => {
  test('hears the words that it knows, and nothing in others', () => {
    const net = new ConversationNet(makeNet(OWN_MOST))
    expect(oddsOf(net, [true, 'by the pier'])).toBeCloseTo(1)
    expect(oddsOf(net, [true, 'by the quay'])).toBe(0)
    expect(oddsOf(net, [true, 'by the house'])).toBe(0)
  })

  test('hears a word that it does not know by what it is made of', () => {
    const [piece = 0] = piecesOfWord('piers', '').filter((each) => piecesOfWord('pier', '').includes(each))
    const net = new ConversationNet(makeNet(OWN_MOST, [[piece, 0, 1]]))
    expect(oddsOf(net, [true, 'piers'])).toBeGreaterThan(0)
    expect(oddsOf(net, [true, 'houses'])).toBe(0)
  })

  test('tells who says something', () => {
    const net = new ConversationNet(makeNet(OWN_MOST))
    expect(oddsOf(net, [false, 'the pier'], [true, 'the house'])).toBe(0)
    expect(oddsOf(net, [true, 'the pier'], [false, 'the house'])).toBeCloseTo(1)
  })

  test('hears a word beside another, two words away and no further', () => {
    // Of the five words that it sees, the first and the third: the one that it looks at, and the one two before.
    const net = new ConversationNet(
      makeNet([
        ['five', 0, 1],
        ['five', 2, 1],
        ['fiveBias', 0, -1.5],
        ['turn', 2 * 4, 1],
        ['side', 0, 1],
      ]),
    )
    expect(oddsOf(net, [true, 'pier or pier'])).toBeCloseTo(0.5)
    expect(oddsOf(net, [true, 'pier or no pier'])).toBe(0)
  })

  test('hears what comes before and after, in its order', () => {
    const ordered: readonly Set[] = [
      ['one', 0, 1],
      ['turn', 0, 1],
      // The new state is what was said; as much of the old one stays.
      ['forwardsInput', 2 * 2 * 4, 3],
      ['own', 4 + 1, 1],
      ['forwardsInput', 2 * 2 * 4 + 1, -3],
      ['side', 0, 1],
    ]
    const net = new ConversationNet(makeNet(ordered))
    const forth = oddsOf(net, [true, 'the pier'], [true, 'a'], [false, 'b'])
    const back = oddsOf(net, [false, 'b'], [true, 'a'], [true, 'the pier'])
    expect(forth).not.toBeCloseTo(back, 3)
  })

  test('says something of a side that is alone, and nothing breaks where nobody speaks', () => {
    const net = new ConversationNet(makeNet([...OWN_MOST, ['sideBias', 0, -2]]))
    expect(oddsOf(net, [true, 'the pier'])).toBeCloseTo(-1)
    expect(oddsOf(net)).toBe(-2)
    expect(net.hear([]).turn).toHaveLength(4)
  })

  test('says the same each time, however long the words', () => {
    const net = new ConversationNet(makeNet(OWN_MOST))
    const long = `${'x'.repeat(100_000)} pier`
    expect(oddsOf(net, [true, long])).toBe(oddsOf(net, [true, long]))
  })

  test.each(['words', 'pieces', 'layers'] as const)('is refused where its %s are cut short', (part) => {
    const whole = makeNet(OWN_MOST)
    expect(() => new ConversationNet({ ...whole, [part]: whole[part].slice(0, -8) })).toThrow(RangeError)
  })
})

describe('pieces of a word', () => {
  test('are shared by words of one stem, and bounded', () => {
    const shared = piecesOfWord('recruiting', '').filter((each) => piecesOfWord('recruited', '').includes(each))
    expect(shared.length).toBeGreaterThan(5)
    expect(piecesOfWord('y'.repeat(5000), '').length).toBeLessThanOrEqual(24)
  })

  test('of a character, are the character with the next', () => {
    expect(piecesOfWord('保', '密')).toHaveLength(1)
    expect(piecesOfWord('保', '密')).not.toEqual(piecesOfWord('保', '证'))
    expect(piecesOfWord('保', 'ok')).toEqual([])
  })

  test('of a single sign are none', () => {
    expect(piecesOfWord('?', 'so')).toEqual([])
    expect(piecesOfWord('a', '')).toEqual([])
  })
})
