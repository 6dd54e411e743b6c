import type { GreyPicture } from './grey-pictures.js'

/** Each pixel with the mean of the nine around it: noise goes, and what is three pixels wide stays. */
export function soften({ width, height, data }: GreyPicture): GreyPicture {
  const across = new Uint16Array(data.length)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column
      const own = data[at] ?? 0
      across[at] = own + (column > 0 ? (data[at - 1] ?? own) : own) + (column < width - 1 ? (data[at + 1] ?? own) : own)
    }
  }
  const out = new Uint8Array(data.length)
  for (let at = 0; at < out.length; at++) {
    const own = across[at] ?? 0
    out[at] = (own + (across[at - width] ?? own) + (across[at + width] ?? own)) / 9
  }
  return { width, height, data: out }
}
