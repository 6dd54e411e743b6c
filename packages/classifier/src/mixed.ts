/** Spreads a key over all its bits, so that neighbours do not share slots (the finaliser of MurmurHash3, Appleby). */
export function mixed(key: number): number {
  let out = key
  out = Math.imul(out ^ (out >>> 16), 0x85ebca6b)
  out = Math.imul(out ^ (out >>> 13), 0xc2b2ae35)
  return (out ^ (out >>> 16)) >>> 0
}
