import type { RemovedValue } from './media-format.js'

/**
 * What was removed, without the words of it that the copy shows: a heading is often the title too. That it was removed is
 * still told; looking for it in the copy would find the heading.
 */
export function withoutShown(removed: readonly RemovedValue[], shown: string): readonly RemovedValue[] {
  const plain = plainly(shown)
  return removed.map(({ sign, label, value, bytes }) =>
    value !== undefined && plain.includes(plainly(value))
      ? { sign, label }
      : { sign, label, ...(value === undefined ? {} : { value }), ...(bytes === undefined ? {} : { bytes }) },
  )
}

function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s{1,1000}/gu, ' ')
    .trim()
    .toLowerCase()
}
