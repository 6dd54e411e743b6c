import type { Pixels, Region } from '@telltale/model'
import { fillRegions } from './fill-regions.js'
import type { Keep } from './media-format.js'
import { plainIcc } from './metadata/plain-icc.js'
import { writePng } from './png/write-png.js'
import { turnUprightRegions } from './turn-upright.js'

/** Upright pixels with regions covered, as a PNG: for formats that are not written here. */
export async function coverAsPng(
  pixels: Pixels,
  regions: readonly Region[],
  keep: Keep,
  icc?: Uint8Array,
): Promise<Uint8Array> {
  const profile = keep.colour && icc ? plainIcc(icc) : undefined
  return await writePng(fillRegions(pixels, turnUprightRegions(regions, pixels.width, pixels.height)), profile)
}
