import { FeatureList, keyOfWord, listFeatures, type Words } from '@telltale/classifier'
import type { LearnedPart } from '@telltale/model'

/** What a made-up learned part knows: the last feature of a list of words, and what it weighs. */
export interface Known {
  readonly words: readonly string[]
  readonly tone: number
  readonly drawn?: number
}

const UNIT = 0.05
const RARITY_UNIT = 0.05
const RARITY = 2

export const wordsOf = (...list: readonly string[]): Words => ({
  length: list.length,
  wordAt: (index) => list[index] ?? '',
})

/** The keys of the features of some words, as the classifier lists them. */
export function featuresOf(...words: readonly string[]): readonly number[] {
  const list = new FeatureList()
  listFeatures(wordsOf(...words), list)
  return [...list.keys.subarray(0, list.length)]
}

/** The key of one word alone, or of the two words as neighbours. */
export function keyOf(words: readonly string[]): number {
  const [first = '', second] = words
  if (second === undefined) return keyOfWord(first)
  return featuresOf('(opening)', first, second).at(-1) ?? 0
}

/** Makes a learned part of a few words, packed just as the trainer packs it. */
export function makePart(known: readonly Known[]): LearnedPart {
  const rows = [...known].sort((a, b) => keyOf(a.words) - keyOf(b.words))
  const bytes = Buffer.alloc(rows.length * 7)
  rows.forEach(({ words, tone, drawn = 0 }, row) => {
    bytes.writeUInt32LE(keyOf(words), row * 7)
    bytes.writeUInt8(RARITY / RARITY_UNIT, row * 7 + 4)
    bytes.writeInt8(Math.round(tone / UNIT), row * 7 + 5)
    bytes.writeInt8(Math.round(drawn / UNIT), row * 7 + 6)
  })
  return {
    version: 'made-up',
    heads: ['tone', 'drawn'],
    biases: [-1, -2],
    units: [UNIT, UNIT],
    rarityUnit: RARITY_UNIT,
    rows: rows.length,
    table: bytes.toString('base64'),
    techniques: {},
    judge: {
      bias: 0,
      tone: 1,
      drawn: 0,
      alone: 0,
      brief: 0,
      together: 0,
      rules: {},
      unclearFrom: 0.3,
      cautionFrom: 0.5,
      patternFrom: 0.8,
    },
  }
}
