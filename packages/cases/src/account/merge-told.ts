import type { Told } from './draft-case.js'

/** What is told twice in the same words is one thing with two quotes. */
export function mergeTold<T extends Told>(all: readonly T[]): readonly T[] {
  const merged = new Map<string, T>()
  for (const one of all) {
    const key = one.asGiven
      .toLowerCase()
      .replace(/[\s"'“”‘’]+/gu, ' ')
      .trim()
    if (key === '') continue
    const known = merged.get(key)
    merged.set(key, known === undefined ? one : { ...known, quotes: [...known.quotes, ...one.quotes] })
  }
  return [...merged.values()]
}
