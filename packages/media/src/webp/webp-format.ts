import { readsAs } from '../byte-reads.js'
import { decodeOptions, decodeWasm } from '../decode-wasm.js'
import { detailsAsRemoved, detailsAsSeen } from '../detail.js'
import { fillRegions } from '../fill-regions.js'
import { mediaError } from '../media-error.js'
import type { MediaFormat } from '../media-format.js'
import { turnUpright, turnUprightRegions, turnUprightSize } from '../turn-upright.js'
import { cleanWebp } from './clean-webp.js'
import { readWebpDetails } from './read-webp-details.js'
import { walkWebp, type Webp } from './walk-webp.js'
import { webpChunks } from './webp-chunks.js'

const BARE = { orientation: true, colour: false, copyright: false } as const

/**
 * Pictures of the web. Cleaned without packing them anew. Where a part is covered, the pixels are packed again without loss;
 * one that moves is not covered.
 */
export const webpFormat: MediaFormat = {
  format: 'webp',
  extension: 'webp',
  kind: 'picture',
  matches: (bytes) => readsAs(bytes, 0, 'RIFF') && readsAs(bytes, 8, 'WEBP'),
  async read(bytes) {
    const webp = walkWebp(bytes)
    const { details, embedded, orientation } = readWebpDetails(webp)
    return {
      pages: [turnUprightSize(webp.width, webp.height, orientation)],
      ...detailsAsSeen(details),
      embedded,
      ...(orientation === undefined ? {} : { orientation }),
      notices: webp.isMoving ? [{ code: 'media/first-frame-only' }] : [],
    }
  },
  async clean(bytes, keep) {
    const webp = walkWebp(bytes)
    const read = readWebpDetails(webp)
    return { bytes: cleanWebp(webp, read, keep), removed: detailsAsRemoved(read.details) }
  },
  async pixels(bytes) {
    const webp = walkWebp(bytes)
    const { orientation } = readWebpDetails(webp)
    return turnUpright(await decodeWasm('webp-decode', firstFrame(webp)), orientation)
  },
  async cover(bytes, regions, keep) {
    const webp = walkWebp(bytes)
    const read = readWebpDetails(webp)
    const removed = detailsAsRemoved(read.details)
    const stored = turnUprightRegions(regions, webp.width, webp.height, read.orientation)
    if (stored.length === 0) return { bytes: cleanWebp(webp, read, keep), removed }
    if (webp.isMoving) throw mediaError('not-coverable')
    const pixels = await decodeWasm('webp-decode', firstFrame(webp))
    if (pixels.width !== webp.width || pixels.height !== webp.height) throw mediaError('damaged')
    const options = await decodeOptions('webp-encode')
    const { default: encode, init } = await import('@jsquash/webp/encode.js')
    await init(options)
    const { data, width, height } = fillRegions(pixels, stored)
    const packed = await encode(
      { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' },
      // Every pixel as it is, also where it is clear; the quickest way of packing for large ones.
      { lossless: 1, exact: 1, quality: 20, method: width * height > 2_000_000 ? 0 : 3 },
    )
    const parts = webpChunks(new Uint8Array(packed).subarray(12))
    return { bytes: cleanWebp(webp, read, keep, parts), removed }
  },
}

/** The picture alone, or the first of a moving one, as a file of its own. */
function firstFrame(webp: Webp): Uint8Array {
  if (!webp.isMoving) return cleanWebp(webp, { details: [], embedded: [] }, BARE)
  const frame = webp.chunks.find(({ type }) => type === 'ANMF')?.data
  if (!frame) throw mediaError('damaged')
  const chunks = webpChunks(frame.subarray(16))
  const width = 1 + (frame[6] ?? 0) + (frame[7] ?? 0) * 256 + (frame[8] ?? 0) * 65_536
  const height = 1 + (frame[9] ?? 0) + (frame[10] ?? 0) * 256 + (frame[11] ?? 0) * 65_536
  return cleanWebp({ ...webp, width, height }, { details: [], embedded: [] }, BARE, chunks)
}
