/** Packs the indexes of a frame as GIF has them (LZW), in pieces of at most 255 bytes. */
export function packGifPixels(pixels: Uint8Array, codeSize: number): readonly Uint8Array[] {
  const clear = 1 << codeSize
  const known = new Map<number, number>()
  const bytes: number[] = []
  const pieces: Uint8Array[] = []
  let size = codeSize + 1
  let next = clear + 2
  let held = 0
  let count = 0
  const put = (code: number): void => {
    held |= code << count
    count += size
    while (count >= 8) {
      bytes.push(held & 0xff)
      if (bytes.length === 255) pieces.push(Uint8Array.from(bytes.splice(0)))
      held >>>= 8
      count -= 8
    }
  }
  put(clear)
  let current = pixels[0] ?? 0
  for (let at = 1; at < pixels.length; at++) {
    const pixel = pixels[at] ?? 0
    const key = current * 256 + pixel
    const found = known.get(key)
    if (found !== undefined) {
      current = found
      continue
    }
    put(current)
    if (next === 4096) {
      put(clear)
      known.clear()
      size = codeSize + 1
      next = clear + 2
    } else {
      if (next === 1 << size) size++
      known.set(key, next++)
    }
    current = pixel
  }
  put(current)
  // A reader has by now learnt one more code than was put to use.
  if (next === 1 << size && size < 12) size++
  put(clear + 1)
  if (count > 0) bytes.push(held & 0xff)
  if (bytes.length > 0) pieces.push(Uint8Array.from(bytes))
  return pieces
}
