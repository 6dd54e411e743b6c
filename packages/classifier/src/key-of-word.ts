import { mixed } from './mixed.js'

/** The offset basis and the prime of 32-bit FNV. */
export const FIRST_KEY = 0x811c9dc5
export const KEY_FACTOR = 0x01000193

/** The 32-bit key of a word: FNV-1a over its UTF-16 units (Fowler, Noll and Vo; draft-eastlake-fnv). */
export function keyOfWord(word: string): number {
  let key = FIRST_KEY
  for (let i = 0; i < word.length; i++) key = Math.imul(key ^ word.charCodeAt(i), KEY_FACTOR)
  return mixed(key)
}
