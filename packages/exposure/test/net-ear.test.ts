import { keyOfWord } from '@telltale/classifier'
import { buildLexicon, tokenise, TokenList } from '@telltale/engine'
import type { LearnedNet } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { NetEar, type NetSound } from '../src/index.js'
import { SMALL } from './small-pack.js'

const lexicon = buildLexicon(SMALL.pack)
const WIDTH = 2

/** How many numbers each part of a net of one kind, vectors of one number and layers two wide has, in their order. */
const PARTS = {
  shapes: 7 * 4,
  breaks: 3 * 4,
  first: WIDTH * 9 * 3,
  firstBias: WIDTH,
  second: WIDTH * WIDTH * 3,
  secondBias: WIDTH,
  third: WIDTH * WIDTH * 3,
  thirdBias: WIDTH,
  byWord: WIDTH,
  byWordBias: 1,
  byPost: 2 * 2 * WIDTH,
  byPostBias: 2,
}
type Part = keyof typeof PARTS

/** A net in which all is nought but what is set: part, place, number. */
function netOf(...set: readonly (readonly [Part, number, number])[]): LearnedNet {
  const words = ['', 'pier', 'quay']
  const bytes = Buffer.alloc(words.length * 5)
  words.forEach((word, row) => {
    if (row > 0) bytes.writeUInt32LE(keyOfWord(word), row * 5)
    bytes.writeInt8([0, 100, -50][row] ?? 0, row * 5 + 4)
  })
  const starts = new Map<Part, number>()
  let size = 0
  for (const [part, count] of Object.entries(PARTS) as [Part, number][]) {
    starts.set(part, size)
    size += count
  }
  const layers = new Float32Array(size)
  for (const [part, place, number] of set) layers[(starts.get(part) ?? 0) + place] = number
  return {
    kinds: ['place'],
    vector: 1,
    width: WIDTH,
    rows: words.length,
    units: [0.01],
    words: bytes.toString('base64'),
    layers: Buffer.from(layers.buffer).toString('base64'),
  }
}

function hear(net: LearnedNet, text: string): NetSound {
  const tokens = new TokenList()
  tokenise(text, lexicon, tokens)
  return new NetEar(net).hear(text, tokens)
}

/** The first number of every word goes through the layers, and the most of it is what is heard of anything. */
const MOST = [
  ['first', 1, 1],
  ['byPost', 2 * WIDTH, 1],
] as const

describe('a net', () => {
  test('hears the words that it knows, and all others as one', () => {
    expect(hear(netOf(...MOST), 'by the pier').get('any')).toBeCloseTo(1)
    expect(hear(netOf(...MOST), 'by the house').get('any')).toBe(0)
    expect(hear(netOf(...MOST), 'by the quay').get('any')).toBe(0)
  })

  test('hears a word beside another, as far as its layers reach and no further', () => {
    // The word before, by the first layer, and then what is two and four words before that.
    const net = netOf(['first', 0, 1], ['second', 0, 1], ['third', 0, 1], ['byWord', 0, 100], ['byWordBias', 0, -50])
    const far = (between: number): number => hear(net, `pier ${'and '.repeat(between)}`.trim()).get('place') ?? 0
    expect(far(7)).toBeGreaterThan(far(0))
    expect(far(8)).toBe(far(7))
  })

  test('counts the words that are part of a kind, each by its odds', () => {
    const net = netOf(['first', 1, 1], ['byWord', 0, 10], ['byWordBias', 0, -5])
    const [once, twice, never] = ['pier', 'pier pier', 'house'].map((text) => hear(net, text).get('place') ?? 0)
    expect((twice ?? 0) - (once ?? 0)).toBeCloseTo(Math.log(2), 2)
    expect(never).toBeLessThan(-4)
  })

  test('takes the mean of short texts as if there were more of them', () => {
    const net = netOf(['first', 1, 1], ['byPost', 3 * WIDTH, 1])
    expect(hear(net, 'pier').get('any')).toBeCloseTo(1 / 5)
    expect(hear(net, 'pier pier pier pier').get('any')).toBeCloseTo(4 / 8)
  })

  test('knows how a word is written, and what is before it', () => {
    const capital = netOf(['shapes', 3 * 4, 1], ['first', 1 * 3 + 1, 1], ['byPost', 2 * WIDTH, 1])
    expect(hear(capital, 'by the House').get('any')).toBeCloseTo(1)
    expect(hear(capital, 'by the house').get('any')).toBe(0)
    const sentence = netOf(['breaks', 2 * 4, 1], ['first', 5 * 3 + 1, 1], ['byPost', 3 * WIDTH, 1])
    expect(hear(sentence, 'here. there. where.').get('any')).toBeGreaterThan(
      hear(sentence, 'here there where').get('any') ?? 0,
    )
  })

  test('hears nothing in no words', () => {
    expect(hear(netOf(...MOST, ['byPostBias', 1, -3]), '').get('any')).toBe(-3)
  })

  test('that is cut short is refused', () => {
    const whole = netOf()
    expect(() => new NetEar({ ...whole, words: whole.words.slice(0, 8) })).toThrow(RangeError)
    expect(() => new NetEar({ ...whole, layers: whole.layers.slice(0, 80) })).toThrow(RangeError)
  })
})
