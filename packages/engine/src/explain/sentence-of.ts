import type { Wording } from '@telltale/model'

/**
 * The sentence of a key in the wording of a language. A missing one answers with the key itself: a gap in a
 * translation is seen, and the report is still made.
 */
export function sentenceOf(wording: Wording, key: string): string {
  const found = Object.hasOwn(wording, key) ? wording[key] : undefined
  return typeof found === 'string' ? found : (found?.join(' ') ?? key)
}

/** The sentences of a key that holds a list; none when there is no such key. */
export function sentencesOf(wording: Wording, key: string): readonly string[] {
  const found = Object.hasOwn(wording, key) ? wording[key] : undefined
  return typeof found === 'string' ? [found] : (found ?? [])
}
