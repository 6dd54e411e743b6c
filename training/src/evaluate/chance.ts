/**
 * Numbers in [0, 1) that look like chance and are the same on every machine (mulberry32, T. Ettinger), so that a figure can
 * be measured again.
 */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let out = Math.imul(state ^ (state >>> 15), state | 1)
    out ^= out + Math.imul(out ^ (out >>> 7), out | 61)
    return ((out ^ (out >>> 14)) >>> 0) / 4294967296
  }
}
