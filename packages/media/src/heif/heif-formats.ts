import type { Pixels } from '@telltale/model'
import { readAscii } from '../byte-reads.js'
import { coverAsPng } from '../cover-as-png.js'
import { decodeWasm } from '../decode-wasm.js'
import { detailsAsRemoved, detailsAsSeen } from '../detail.js'
import { mediaError } from '../media-error.js'
import type { MediaFormat } from '../media-format.js'
import { turnUpright } from '../turn-upright.js'
import { cleanHeif } from './clean-heif.js'
import { heifBrand } from './heif-brand.js'
import { heifFile, type HeifFile } from './heif-file.js'
import { readHeifDetails } from './read-heif-details.js'

/** What HEIC and AVIF have in common: one container, cleaned by writing it anew around the packed pixels. */
const shared: Pick<MediaFormat, 'kind' | 'read' | 'clean'> = {
  kind: 'photo',
  async read(bytes) {
    const file = heifFile(bytes)
    const { details, embedded } = readHeifDetails(file)
    const isOnItsSide = file.turns % 2 === 1
    return {
      pages: [isOnItsSide ? { width: file.height, height: file.width } : { width: file.width, height: file.height }],
      ...detailsAsSeen(details),
      embedded,
      notices: file.isMoving ? [{ code: 'media/first-frame-only' }] : [],
    }
  },
  async clean(bytes, keep) {
    const file = heifFile(bytes)
    return { bytes: cleanHeif(file, keep), removed: detailsAsRemoved(readHeifDetails(file).details) }
  },
}

/** Photos of phones. What they show is not decoded here, so no part of them can be covered. */
export const heicFormat: MediaFormat = {
  ...shared,
  format: 'heic',
  extension: 'heic',
  matches: (bytes) => heifBrand(bytes) === 'heic',
  async pixels() {
    throw mediaError('not-seen')
  },
}

/** Pictures of the web. Where a part is covered, the copy is a PNG. */
export const avifFormat: MediaFormat = {
  ...shared,
  format: 'avif',
  extension: 'avif',
  matches: (bytes) => heifBrand(bytes) === 'avif',
  async pixels(bytes) {
    return await avifPixels(bytes, heifFile(bytes))
  },
  async cover(bytes, regions, keep) {
    const file = heifFile(bytes)
    if (file.isMoving) throw mediaError('not-coverable')
    const profile = file.properties.find(
      ({ type, data }) => type === 'colr' && /^(?:prof|rICC)/u.test(readAscii(data, 0, 4)),
    )
    const pixels = await avifPixels(bytes, file)
    return {
      bytes: await coverAsPng(pixels, regions, keep, profile?.data.subarray(4)),
      removed: detailsAsRemoved(readHeifDetails(file).details),
    }
  },
}

/** Quarter turns against the clock, as Exif counts what they undo. */
const TURNED = [1, 8, 3, 6]

async function avifPixels(bytes: Uint8Array, file: HeifFile): Promise<Pixels> {
  const turned = turnUpright(await decodeWasm('avif-decode', bytes), TURNED[file.turns])
  return file.mirror === undefined ? turned : turnUpright(turned, file.mirror === 0 ? 4 : 2)
}
