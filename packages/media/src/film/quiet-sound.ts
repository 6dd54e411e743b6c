/** Elements of AAC that stand before the sound of a frame and hold none: data for programs, and room. */
const DATA = 4
const ROOM = 6
/** Kinds of room that mean nothing; others say how sound is put together. */
const MEANS_NOTHING = 1

/**
 * Takes out of a frame of AAC, in place, what an encoder wrote before its sound: mostly its own name. Lengths stay, so that
 * the sound is the same to the bit.
 */
export function quietSound(bytes: Uint8Array, from: number, to: number): void {
  const end = (to - from) * 8
  let at = 0
  const take = (length: number): number => {
    let value = 0
    for (let bit = 0; bit < length; bit++, at++)
      value = value * 2 + (((bytes[from + (at >> 3)] ?? 0) >> (7 - (at & 7))) & 1)
    return value
  }
  const clear = (length: number): void => {
    for (const until = at + length; at < until; at++) {
      const place = from + (at >> 3)
      bytes[place] = (bytes[place] ?? 0) & ~(0x80 >> (at & 7))
    }
  }
  while (at + 12 < end) {
    const element = take(3)
    if (element === ROOM) {
      const short = take(4)
      const length = 8 * (short === 15 ? 14 + take(8) : short)
      if (at + length > end) return
      const start = at
      const kind = length === 0 ? 0 : take(4)
      at = start
      if (kind <= MEANS_NOTHING) clear(length)
      else at += length
    } else if (element === DATA) {
      at += 4
      const isAligned = take(1) === 1
      const short = take(8)
      const length = 8 * (short === 255 ? 255 + take(8) : short)
      if (isAligned) at = Math.ceil(at / 8) * 8
      if (at + length > end) return
      clear(length)
    } else return
  }
}
