import type { Pixels, Region } from '@telltale/model'
import { shrinkPixels, type Picture } from './shrink-pixels.js'

/** One byte of brightness for each pixel. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** The brightness of a part of a picture, at another size when `scale` is not 1. */
export function greyPicture(pixels: Pixels, part: Region, scale: number): GreyPicture {
  const width = Math.max(1, Math.round(part.width * scale))
  const height = Math.max(1, Math.round(part.height * scale))
  return asGrey(shrinkPixels(pixels, part, width, height))
}

/** The brightness of each pixel. */
export function asGrey({ width, height, data }: Picture): GreyPicture {
  const grey = new Uint8Array(width * height)
  for (let index = 0; index < grey.length; index++) {
    grey[index] =
      ((data[index * 3] ?? 0) * 77 + (data[index * 3 + 1] ?? 0) * 151 + (data[index * 3 + 2] ?? 0) * 28) >> 8
  }
  return { width, height, data: grey }
}
