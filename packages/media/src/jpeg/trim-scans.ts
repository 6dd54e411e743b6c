import { TelltaleError } from '@telltale/model'
import { writeJoined } from '../byte-writes.js'
import type { Coefficients } from './coefficients.js'
import { readCoefficients } from './read-coefficients.js'
import type { Jpeg, JpegSegment } from './walk-jpeg.js'

/**
 * The segments of a JPEG whose scans end where their last block does: what is put behind it, or behind the last block before
 * a restart, is shown by nothing. Kinds whose blocks are not read here stay as they are.
 *
 * @throws {TelltaleError} `media/damaged` where a scan ends before its last block.
 */
export function trimScans(jpeg: Jpeg): { readonly parts: readonly JpegSegment[]; readonly trimmed: number } {
  let needs: Coefficients['scanNeeds']
  try {
    needs = readCoefficients(jpeg).scanNeeds
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
    const pieces = (needs[scans++] ?? []).map(({ from, to }) => scan.subarray(from, to))
    const left = pieces.length === 1 && pieces[0] ? pieces[0] : writeJoined(pieces)
    trimmed += scan.length - left.length
    return left.length === scan.length ? segment : { ...segment, scan: left }
  })
  return { parts, trimmed }
}
