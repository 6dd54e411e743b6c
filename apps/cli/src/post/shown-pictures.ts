import { identifyMedia, writePng } from '@telltale/media/node'
import { TelltaleError, type Pixels } from '@telltale/model'
import type { ShownPicture } from '@telltale/render/exposure'
import type { LookedPosting } from './look-at-posting.js'
import type { PostBytes } from './post-bytes.js'

/** Enough to see what is meant, in a page that can still be mailed. */
const LONGEST_SIDE = 1000
const MOST_PICTURES = 20

/** Small copies of the pictures on which something was found, made from their pixels alone. */
export async function shownPictures(
  { report, inputs }: LookedPosting,
  bytes: PostBytes,
): Promise<readonly ShownPicture[]> {
  const pages = new Map<string, { readonly item: number; readonly page: number }>()
  for (const { places } of report.findings)
    for (const { item, regions = [] } of places)
      for (const { page = 0 } of regions) pages.set(`${item} ${page}`, { item, page })
  const shown: ShownPicture[] = []
  for (const { item, page } of [...pages.values()].slice(0, MOST_PICTURES)) {
    const input = inputs[item]
    const pixels = input === undefined ? undefined : await pixelsOf(await bytes.of(input), page)
    if (pixels === undefined) continue
    const png = await writePng(scaledDown(pixels))
    shown.push({ item, page, image: `data:image/png;base64,${Buffer.from(png).toString('base64')}` })
  }
  return shown
}

async function pixelsOf(bytes: Uint8Array, page: number): Promise<Pixels | undefined> {
  try {
    return await identifyMedia(bytes).format.pixels?.(bytes, page)
  } catch (error) {
    if (error instanceof TelltaleError) return undefined
    throw error
  }
}

/** Each pixel the mean of those it stands for. */
function scaledDown(pixels: Pixels): Pixels {
  const step = Math.ceil(Math.max(pixels.width, pixels.height) / LONGEST_SIDE)
  if (step <= 1) return pixels
  const width = Math.max(1, Math.floor(pixels.width / step))
  const height = Math.max(1, Math.floor(pixels.height / step))
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let sample = 0; sample < 4; sample++) data[(y * width + x) * 4 + sample] = meanOf(pixels, x, y, step, sample)
  return { width, height, data }
}

function meanOf({ width, height, data }: Pixels, x: number, y: number, step: number, sample: number): number {
  let sum = 0
  let count = 0
  for (let row = y * step; row < Math.min(height, (y + 1) * step); row++) {
    for (let column = x * step; column < Math.min(width, (x + 1) * step); column++) {
      sum += data[(row * width + column) * 4 + sample] ?? 0
      count += 1
    }
  }
  return count === 0 ? 0 : sum / count
}
