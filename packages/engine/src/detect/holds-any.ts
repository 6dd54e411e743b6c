/** One bit for each word of the vocabulary. */
export type WordBits = Uint8Array

/** Tells whether one of the words has its bit set. */
export function holdsAny(bits: WordBits, words: readonly number[]): boolean {
  for (const word of words) if (((bits[word >> 3] ?? 0) >> (word & 7)) & 1) return true
  return false
}
