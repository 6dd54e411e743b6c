import { TelltaleError } from '@telltale/model'
import { readCoefficients } from './read-coefficients.js'
import type { Jpeg, JpegSegment } from './walk-jpeg.js'

/**
 * The segments of a JPEG whose scans end where their last block does: what is put behind it is shown by nothing. Kinds whose
 * blocks are not read here stay as they are.
 *
 * @throws {TelltaleError} `media/damaged` where a scan ends before its last block.
 */
export function trimScans(jpeg: Jpeg): { readonly parts: readonly JpegSegment[]; readonly trimmed: number } {
  let lengths: readonly number[]
  try {
    lengths = readCoefficients(jpeg).scanLengths
  } catch (error) {
    if (error instanceof TelltaleError && error.code === 'media/not-coverable')
      return { parts: jpeg.segments, trimmed: 0 }
    throw error
  }
  let scans = 0
  let trimmed = 0
  const parts = jpeg.segments.map((segment) => {
    const { scan } = segment
    if (!scan) return segment
    const length = lengths[scans++] ?? scan.length
    trimmed += scan.length - length
    return length === scan.length ? segment : { ...segment, scan: scan.subarray(0, length) }
  })
  return { parts, trimmed }
}
