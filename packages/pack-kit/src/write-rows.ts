import type { NumberRows } from '@telltale/model'

/** Writes rows of numbers as a compiled pack holds them; the engine reads them back. */
export function writeRows(rows: readonly (readonly number[])[]): NumberRows {
  return rows.map((row) => `${row.join(' ')};`).join('')
}
