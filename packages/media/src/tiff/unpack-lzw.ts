import { mediaError } from '../media-error.js'

const MOST_CODES = 4096
const CLEAR = 256
const END = 257

/**
 * Unpacks LZW as TIFF has it: codes from the highest bit, one bit longer a step early.
 *
 * @param size - Bytes that there are at most.
 */
export function unpackLzw(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size)
  const before = new Uint16Array(MOST_CODES + 1)
  const last = new Uint8Array(MOST_CODES + 1)
  const stack = new Uint8Array(MOST_CODES + 1)
  for (let code = 0; code < 256; code++) last[code] = code
  let length = 9
  let next = END + 1
  let previous = -1
  let first = 0
  let held = 0
  let count = 0
  let at = 0
  let done = 0
  while (done < size) {
    while (count < length) {
      const byte = bytes[at++]
      if (byte === undefined) return out.subarray(0, done)
      held = ((held << 8) | byte) & 0xffffff
      count += 8
    }
    let code = (held >>> (count - length)) & ((1 << length) - 1)
    count -= length
    if (code === END) break
    if (code === CLEAR) {
      length = 9
      next = END + 1
      previous = -1
      continue
    }
    const given = code
    let depth = 0
    if (previous === -1 ? code > 255 : code > next) throw mediaError('damaged')
    if (previous !== -1 && code === next) {
      stack[depth++] = first
      code = previous
    }
    while (code > 255) {
      stack[depth++] = last[code] ?? 0
      code = before[code] ?? 0
    }
    first = code
    stack[depth++] = first
    if (previous !== -1 && next < MOST_CODES) {
      before[next] = previous
      last[next] = first
      next++
      if (next >= (1 << length) - 1 && length < 12) length++
    }
    previous = given
    while (depth > 0 && done < size) out[done++] = stack[--depth] ?? 0
  }
  return out.subarray(0, done)
}
