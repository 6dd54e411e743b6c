/**
 * Unpacks runs of the same byte.
 *
 * @param size - Bytes that there are at most.
 */
export function unpackPackbits(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size)
  let done = 0
  for (let at = 0; at < bytes.length && done < size;) {
    const head = bytes[at++] ?? 0
    if (head === 128) continue
    if (head < 128) {
      const length = Math.min(head + 1, bytes.length - at, size - done)
      out.set(bytes.subarray(at, at + length), done)
      at += head + 1
      done += length
    } else {
      const length = Math.min(257 - head, size - done)
      out.fill(bytes[at++] ?? 0, done, done + length)
      done += length
    }
  }
  return out.subarray(0, done)
}
