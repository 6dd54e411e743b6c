import { loudnessOf } from '@telltale/classifier'
import type { WordHead } from '@telltale/model'

/** How loud each head is, where so many words count for it. */
export function loudnessByHead(heads: readonly WordHead[], amounts: Float64Array): Readonly<Record<WordHead, number>> {
  const loudness = { ...QUIET }
  heads.forEach((head, index) => (loudness[head] = loudnessOf(amounts[index] ?? 0)))
  return loudness
}

const NOTHING = loudnessOf(0)
const QUIET: Readonly<Record<WordHead, number>> = { hook: NOTHING, task: NOTHING, any: NOTHING, side: NOTHING }
