import type { Wording } from '@telltale/model'

/** The sentence of a key as it is written, with its places. A missing key answers with the key itself, so that a gap is seen. */
export function sentenceOf(wording: Wording, key: string): string {
  const found = Object.hasOwn(wording, key) ? wording[key] : undefined
  return typeof found === 'string' ? found : (found?.join(' ') ?? key)
}
