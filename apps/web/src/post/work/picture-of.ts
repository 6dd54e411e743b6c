import { identifyMedia } from '@telltale/media'
import { TelltaleError } from '@telltale/model'
import type { PostPicture } from '../asks.js'

/** Enough to look closely on any screen; more would only fill the memory of a phone. */
const LONGEST_SIDE = 2400

/**
 * The picture of a file as it is seen, upright, made by the same decoder that covers and proves, so that a part that is
 * drawn on it is that very part. Undefined where the file shows nothing, or nothing here can decode it.
 */
export async function pictureOf(bytes: Uint8Array): Promise<PostPicture | undefined> {
  try {
    const pixels = await identifyMedia(bytes).format.pixels?.(bytes, 0)
    if (pixels === undefined) return undefined
    const { width, height, data } = pixels
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
    const image = await createImageBitmap(new ImageData(new Uint8ClampedArray(data), width, height), {
      resizeWidth: Math.max(1, Math.round(width * scale)),
      resizeHeight: Math.max(1, Math.round(height * scale)),
      resizeQuality: 'high',
    })
    return { image, width, height }
  } catch (error) {
    if (error instanceof TelltaleError) return undefined
    throw error
  }
}
