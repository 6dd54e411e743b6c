import type { LearnedTable } from '@telltale/model'
import type { Vocabulary } from './examples-of.js'
import type { Fitted } from './fit-logistic.js'

/** The features that are kept, with their weights, as they are stored. */
export function packTable(
  heads: readonly { readonly fitted: Fitted }[],
  { keys, rarity }: Vocabulary,
  kept: readonly number[],
  split: NonNullable<LearnedTable['split']> = { heads: heads.length, rows: kept.length },
): Pick<LearnedTable, 'units' | 'rarityUnit' | 'rows' | 'table'> {
  const rarityUnit = kept.reduce((most, feature) => Math.max(most, rarity[feature] ?? 0), 0) / 255
  const units = heads.map(
    ({ fitted }) => kept.reduce((most, feature) => Math.max(most, Math.abs(fitted.weights[feature] ?? 0)), 1e-6) / 127,
  )
  const stride = 5 + split.heads
  const tail = kept.length * stride
  const others = heads.length - split.heads
  const bytes = Buffer.alloc(tail + split.rows * others)
  kept.forEach((feature, row) => {
    const at = row * stride
    bytes.writeUInt32LE(keys[feature] ?? 0, at)
    bytes.writeUInt8(Math.round((rarity[feature] ?? 0) / rarityUnit), at + 4)
    heads.forEach(({ fitted }, head) => {
      const weight = Math.round((fitted.weights[feature] ?? 0) / (units[head] ?? 1))
      if (head < split.heads) bytes.writeInt8(weight, at + 5 + head)
      else if (row < split.rows) bytes.writeInt8(weight, tail + row * others + head - split.heads)
    })
  })
  return { units, rarityUnit, rows: kept.length, table: bytes.toString('base64') }
}
