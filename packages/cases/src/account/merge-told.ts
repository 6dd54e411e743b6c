import type { Told } from './draft-case.js'

/** What is told twice in the same words is one thing with two quotes; 200 euros promised and 200 euros paid are two. */
export function mergeTold<T extends Told & { readonly kind?: string }>(all: readonly T[]): readonly T[] {
  const merged = new Map<string, T>()
  for (const one of all) {
    const words = one.asGiven
      .toLowerCase()
      .replace(/[\s"'“”‘’]+/gu, ' ')
      .trim()
    if (words === '') continue
    const key = `${one.kind ?? ''} ${words}`
    const known = merged.get(key)
    merged.set(key, known === undefined ? one : { ...known, quotes: [...known.quotes, ...one.quotes] })
  }
  return [...merged.values()]
}
