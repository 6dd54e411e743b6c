import type { LearnedTable } from '@telltale/model'
import type { Vocabulary } from './examples-of.js'
import type { Fitted } from './fit-logistic.js'

/** The features that are kept, with a weight for each head, as they are stored. */
export function packTable(
  heads: readonly { readonly fitted: Fitted }[],
  { keys, rarity }: Vocabulary,
  kept: readonly number[],
): Pick<LearnedTable, 'units' | 'rarityUnit' | 'rows' | 'table'> {
  const rarityUnit = kept.reduce((most, feature) => Math.max(most, rarity[feature] ?? 0), 0) / 255
  const units = heads.map(
    ({ fitted }) => kept.reduce((most, feature) => Math.max(most, Math.abs(fitted.weights[feature] ?? 0)), 1e-6) / 127,
  )
  const stride = 5 + heads.length
  const bytes = Buffer.alloc(kept.length * stride)
  kept.forEach((feature, row) => {
    const at = row * stride
    bytes.writeUInt32LE(keys[feature] ?? 0, at)
    bytes.writeUInt8(Math.round((rarity[feature] ?? 0) / rarityUnit), at + 4)
    heads.forEach(({ fitted }, head) =>
      bytes.writeInt8(Math.round((fitted.weights[feature] ?? 0) / (units[head] ?? 1)), at + 5 + head),
    )
  })
  return { units, rarityUnit, rows: kept.length, table: bytes.toString('base64') }
}
