import { EDGE, type WordKeys } from './list-features.js'

/** So many numbers hold how a message begins and ends. */
export const EDGES = 2 * EDGE + 1

const CHARACTER_BITS = 2 * EDGE

/**
 * Writes down how a message begins and ends: the keys of its first and of its last words, and in one number how many those
 * are (the same of both) and which of them are characters. Numbers in a row, since one is kept for each of thousands of texts.
 */
export function writeEdges({ length, keys, areCharacters }: WordKeys, into: Int32Array): void {
  const count = Math.min(EDGE, length)
  let signs = count << CHARACTER_BITS
  for (let i = 0; i < count; i++) {
    const last = length - count + i
    into[1 + i] = keys[i] ?? 0
    into[1 + EDGE + i] = keys[last] ?? 0
    signs |= ((areCharacters[i] ?? 0) << i) | ((areCharacters[last] ?? 0) << (EDGE + i))
  }
  into[0] = signs
}

/** Puts the first words of a message behind those that are there. */
export function readBeginning(edges: Int32Array, into: WordKeys): void {
  read(edges, 0, into)
}

/** Puts the last words of a message behind those that are there. */
export function readEnd(edges: Int32Array, into: WordKeys): void {
  read(edges, EDGE, into)
}

function read(edges: Int32Array, side: number, into: WordKeys): void {
  const signs = edges[0] ?? 0
  const count = signs >> CHARACTER_BITS
  for (let i = 0; i < count; i++) {
    into.keys[into.length] = edges[1 + side + i] ?? 0
    into.areCharacters[into.length] = (signs >> (side + i)) & 1
    into.length++
  }
}
