import type { Pixels } from '@telltale/model'

/**
 * Remembers the answer for one picture, the last, so that what asks twice does not wait twice. A picture whose pixels have
 * changed since is another one.
 */
export class Remembered<T> {
  #data: WeakRef<Uint8ClampedArray> | undefined
  #mark = 0
  #answer: T | undefined

  get(pixels: Pixels): T | undefined {
    return this.#data?.deref() === pixels.data && this.#mark === markOf(pixels) ? this.#answer : undefined
  }

  set(pixels: Pixels, answer: T): void {
    this.#data = new WeakRef(pixels.data)
    this.#mark = markOf(pixels)
    this.#answer = answer
  }
}

/** A number that another picture hardly ever has (FNV-1a, four bytes at a time). */
function markOf({ width, data }: Pixels): number {
  let mark = 0x811c9dc5 ^ width
  const whole = data.byteOffset % 4 === 0 ? new Uint32Array(data.buffer, data.byteOffset, data.length >> 2) : data
  for (const value of whole) mark = Math.imul(mark ^ value, 0x01000193)
  return mark
}
