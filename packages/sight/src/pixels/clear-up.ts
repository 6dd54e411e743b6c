import type { GreyPicture } from './grey-pictures.js'

/** How far around a pixel is looked for pixels like it, and how fast those farther off count for less. */
const REACH = 4
const NEAR = 2
/** By the whole range of brightness: what differs by more than about this much is ink beside ground, and less is noise. */
const ALIKE = 0.2
const LEAST_ALIKE = 4
/** What the strokes are sharpened with: how far a blur goes that is taken away, and how much of it. */
const BLUR = 2
const AMOUNT = 1

/**
 * Takes noise from a cut of a line and makes its strokes stand out. Each pixel becomes the mean of those around it that are
 * about as bright, so that strokes stay where an even blur would wash them out.
 *
 * @param range - Between what is dark and what is bright in it.
 */
export function clearUp(picture: GreyPicture, range: number): GreyPicture {
  return sharpened(smoothed(picture, Math.max(LEAST_ALIKE, range * ALIKE)))
}

function smoothed({ width, height, data }: GreyPicture, alike: number): GreyPicture {
  const guide = blurred({ width, height, data }, 0.8)
  const byDistance = weights(NEAR, REACH)
  const byLikeness = Float32Array.from({ length: 256 }, (_, apart) => Math.exp((-apart * apart) / (2 * alike * alike)))
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const own = guide[y * width + x] ?? 0
      let sum = 0
      let whole = 0
      for (let j = Math.max(0, y - REACH); j <= Math.min(height - 1, y + REACH); j++) {
        const down = byDistance[Math.abs(j - y)] ?? 0
        for (let i = Math.max(0, x - REACH); i <= Math.min(width - 1, x + REACH); i++) {
          const at = j * width + i
          const apart = Math.abs((guide[at] ?? 0) - own)
          const weight = down * (byDistance[Math.abs(i - x)] ?? 0) * (byLikeness[Math.round(apart)] ?? 0)
          sum += weight * (data[at] ?? 0)
          whole += weight
        }
      }
      out[y * width + x] = sum / whole + 0.5
    }
  }
  return { width, height, data: out }
}

function sharpened(picture: GreyPicture): GreyPicture {
  const even = blurred(picture, BLUR)
  const data = Uint8Array.from(picture.data, (value, at) =>
    Math.min(255, Math.max(0, value + AMOUNT * (value - (even[at] ?? 0)) + 0.5)),
  )
  return { ...picture, data }
}

function blurred({ width, height, data }: GreyPicture, spread: number): Float32Array {
  const reach = Math.ceil(spread * 2.5)
  const taps = weights(spread, reach)
  const whole = taps.reduce((sum, tap, distance) => sum + (distance === 0 ? tap : 2 * tap), 0)
  const across = new Float32Array(data.length)
  const out = new Float32Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let i = -reach; i <= reach; i++)
        sum += (taps[Math.abs(i)] ?? 0) * (data[y * width + Math.min(width - 1, Math.max(0, x + i))] ?? 0)
      across[y * width + x] = sum / whole
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let j = -reach; j <= reach; j++)
        sum += (taps[Math.abs(j)] ?? 0) * (across[Math.min(height - 1, Math.max(0, y + j)) * width + x] ?? 0)
      out[y * width + x] = sum / whole
    }
  }
  return out
}

/** By distance, from 0 on. */
function weights(spread: number, reach: number): Float32Array {
  return Float32Array.from({ length: reach + 1 }, (_, far) => Math.exp((-far * far) / (2 * spread * spread)))
}
