import { TelltaleError } from '@telltale/model'
import { readsAs } from '../byte-reads.js'
import { coverAsPng } from '../cover-as-png.js'
import { detailsAsRemoved, detailsAsSeen } from '../detail.js'
import type { MediaFormat } from '../media-format.js'
import { turnUpright, turnUprightRegions, turnUprightSize } from '../turn-upright.js'
import { cleanPng } from './clean-png.js'
import { coverPng } from './cover-png.js'
import { pngPixels } from './png-pixels.js'
import { readPngDetails } from './read-png-details.js'
import { PNG_SIGNATURE, walkPng } from './walk-png.js'

/** Screenshots and drawings, still or moving. Cleaned without packing them anew; covered in every frame. */
export const pngFormat: MediaFormat = {
  format: 'png',
  extension: 'png',
  kind: 'picture',
  matches: (bytes) => readsAs(bytes, 0, PNG_SIGNATURE),
  async read(bytes) {
    const png = walkPng(bytes)
    const { details, embedded, orientation } = await readPngDetails(png)
    return {
      pages: [turnUprightSize(png.width, png.height, orientation)],
      ...detailsAsSeen(details),
      embedded,
      ...(orientation === undefined ? {} : { orientation }),
      notices: png.isMoving ? [{ code: 'media/first-frame-only' }] : [],
    }
  },
  async clean(bytes, keep) {
    const png = walkPng(bytes)
    const read = await readPngDetails(png)
    return { bytes: await cleanPng(png, read, keep), removed: detailsAsRemoved(read.details) }
  },
  async pixels(bytes) {
    const png = walkPng(bytes)
    const { orientation } = await readPngDetails(png)
    return turnUpright(await pngPixels(png), orientation)
  },
  async cover(bytes, regions, keep) {
    const png = walkPng(bytes)
    const read = await readPngDetails(png)
    const stored = turnUprightRegions(regions, png.width, png.height, read.orientation)
    const removed = detailsAsRemoved(read.details)
    try {
      const parts = stored.length === 0 ? png.chunks : await coverPng(png, stored)
      return { bytes: await cleanPng(png, read, keep, parts), removed }
    } catch (error) {
      if (!(error instanceof TelltaleError) || error.code !== 'media/not-coverable' || png.isMoving) throw error
      // A full palette without a dark colour: without a palette, every colour can be had.
      const seen = turnUpright(await pngPixels(png), read.orientation)
      return { bytes: await coverAsPng(seen, regions, keep, read.icc), removed }
    }
  },
}
