import { SHRINKAGE } from '@telltale/classifier'
import type { Examples } from './fit-logistic.js'

/** The features that are learnt from, ascending by key. */
export interface Vocabulary {
  readonly indexOf: ReadonlyMap<number, number>
  readonly keys: Uint32Array
  readonly rarity: Float64Array
}

/** Texts as rows: for each, the keys of its features, each once. What is not in the vocabulary is left out. */
export function examplesOf(lists: readonly (readonly number[])[], { indexOf, rarity, keys }: Vocabulary): Examples {
  const starts = new Int32Array(lists.length + 1)
  const rows = lists.map((list) => list.flatMap((key) => indexOf.get(key) ?? []))
  rows.forEach((row, index) => (starts[index + 1] = (starts[index] ?? 0) + row.length))
  const features = new Int32Array(starts[lists.length] ?? 0)
  const values = new Float64Array(features.length)
  let at = 0
  for (const row of rows) {
    let room = SHRINKAGE
    for (const feature of row) room += (rarity[feature] ?? 0) ** 2
    for (const feature of row) {
      features[at] = feature
      values[at++] = (rarity[feature] ?? 0) / Math.sqrt(room)
    }
  }
  return { starts, features, values, width: keys.length }
}
