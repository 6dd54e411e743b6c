import { coverAsPng } from '../cover-as-png.js'
import { detailsAsRemoved, detailsAsSeen } from '../detail.js'
import { mediaError } from '../media-error.js'
import type { MediaFormat } from '../media-format.js'
import { readExif } from '../metadata/read-exif.js'
import { turnUpright, turnUprightSize } from '../turn-upright.js'
import { cleanTiff } from './clean-tiff.js'
import { tiffPages, type TiffFile } from './tiff-pages.js'
import { tiffPixels } from './tiff-pixels.js'

/**
 * Scans and prints. Cleaned by writing its fields anew around the packed pixels as they were. Where a part is covered, the
 * copy is a PNG of the one page.
 */
export const tiffFormat: MediaFormat = {
  format: 'tiff',
  extension: 'tif',
  kind: 'picture',
  matches: (bytes) =>
    (bytes[0] === 0x49 && bytes[1] === 0x49 && bytes[2] === 42 && bytes[3] === 0) ||
    (bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[2] === 0 && bytes[3] === 42),
  async read(bytes) {
    const file = tiffPages(bytes)
    const { details, embedded, orientation } = read(bytes, file)
    return {
      pages: file.pages.map((page) => turnUprightSize(page.width, page.height, page.orientation)),
      ...detailsAsSeen(details),
      embedded,
      ...(orientation === undefined ? {} : { orientation }),
      notices: [],
    }
  },
  async clean(bytes, keep) {
    const file = tiffPages(bytes)
    return { bytes: cleanTiff(file, keep), removed: detailsAsRemoved(read(bytes, file).details) }
  },
  async pixels(bytes, page = 0) {
    return await pixelsOf(tiffPages(bytes), page)
  },
  async cover(bytes, regions, keep) {
    const file = tiffPages(bytes)
    if (file.pages.length > 1) throw mediaError('not-coverable')
    const field = file.pages[0]?.fields.find(({ tag }) => tag === 0x8773)
    const icc = field && file.tiff.valueOf(field)
    return {
      bytes: await coverAsPng(await pixelsOf(file, 0), regions, keep, icc),
      removed: detailsAsRemoved(read(bytes, file).details),
    }
  },
}

/** What the fields say, and that there are small copies, which may show more than the picture does. */
function read(bytes: Uint8Array, { small }: TiffFile): ReturnType<typeof readExif> {
  const exif = readExif(bytes, true)
  if (small === 0) return exif
  return {
    ...exif,
    details: [...exif.details, { sign: 'thumbnail', label: 'TIFF small copies', value: String(small) }],
  }
}

async function pixelsOf(file: TiffFile, index: number): ReturnType<typeof tiffPixels> {
  const page = file.pages[index]
  if (!page) throw mediaError('not-seen')
  return turnUpright(await tiffPixels(file, page), page.orientation)
}
