import { mixed } from './mixed.js'

/** The 32-bit key of a word: FNV-1a over its UTF-16 units (Fowler, Noll and Vo; draft-eastlake-fnv). */
export function keyOfWord(word: string): number {
  let key = 0x811c9dc5
  for (let i = 0; i < word.length; i++) key = Math.imul(key ^ word.charCodeAt(i), 0x01000193)
  return mixed(key)
}
