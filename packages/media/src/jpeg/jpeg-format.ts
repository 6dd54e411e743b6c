import { TelltaleError, type Pixels } from '@telltale/model'
import { readsAs } from '../byte-reads.js'
import { coverAsPng } from '../cover-as-png.js'
import { decodeWasm } from '../decode-wasm.js'
import { detailsAsRemoved, detailsAsSeen, type Detail } from '../detail.js'
import { mediaError } from '../media-error.js'
import type { MediaFormat } from '../media-format.js'
import { turnUpright, turnUprightRegions, turnUprightSize } from '../turn-upright.js'
import { cleanJpeg } from './clean-jpeg.js'
import { coverJpeg } from './cover-jpeg.js'
import { readJpegDetails } from './read-jpeg-details.js'
import { trimScans } from './trim-scans.js'
import { walkJpeg, type Jpeg } from './walk-jpeg.js'

/** Photos of phones and cameras. Cleaned without packing the picture anew; covered without touching the rest of it. */
export const jpegFormat: MediaFormat = {
  format: 'jpeg',
  extension: 'jpg',
  kind: 'photo',
  matches: (bytes) => readsAs(bytes, 0, '\xff\xd8\xff'),
  async read(bytes) {
    const jpeg = walkJpeg(bytes)
    const { details, embedded, orientation } = readJpegDetails(jpeg)
    return {
      pages: [turnUprightSize(jpeg.width, jpeg.height, orientation)],
      ...detailsAsSeen(details),
      embedded,
      ...(orientation === undefined ? {} : { orientation }),
      notices: [],
    }
  },
  async clean(bytes, keep) {
    const jpeg = walkJpeg(bytes)
    const read = readJpegDetails(jpeg)
    const { parts, trimmed } = trimScans(jpeg)
    const behind: readonly Detail[] =
      trimmed > 0 ? [{ sign: 'trailing-data', label: 'behind the packed picture', value: `${trimmed} bytes` }] : []
    return { bytes: cleanJpeg(jpeg, read, keep, parts), removed: detailsAsRemoved([...read.details, ...behind]) }
  },
  async pixels(bytes) {
    const jpeg = walkJpeg(bytes)
    const { orientation } = readJpegDetails(jpeg)
    return await pixelsOf(jpeg, orientation)
  },
  async cover(bytes, regions, keep) {
    const jpeg = walkJpeg(bytes)
    const read = readJpegDetails(jpeg)
    const stored = turnUprightRegions(regions, jpeg.width, jpeg.height, read.orientation)
    const removed = detailsAsRemoved(read.details)
    // Four inks cannot be turned into what is seen here, so nobody could tell whether a part is covered.
    if (stored.length > 0 && jpeg.components === 4) throw mediaError('four-inks')
    try {
      const parts = stored.length === 0 ? trimScans(jpeg).parts : coverJpeg(jpeg, stored)
      return { bytes: cleanJpeg(jpeg, read, keep, parts), removed }
    } catch (error) {
      if (!(error instanceof TelltaleError) || error.code !== 'media/not-coverable') throw error
      // A rare kind, whose blocks are not read here: its pixels are, and a PNG keeps every one.
      return { bytes: await coverAsPng(await pixelsOf(jpeg, read.orientation), regions, keep, read.icc), removed }
    }
  },
}

async function pixelsOf(jpeg: Jpeg, orientation: number | undefined): Promise<Pixels> {
  // What is not picture is taken away first, so that a decoder turns nothing by itself.
  const bare = cleanJpeg(jpeg, { details: [], embedded: [] }, { orientation: true, colour: false, copyright: false })
  return turnUpright(await decodeWasm('jpeg-decode', bare), orientation)
}
