import type { Region } from '@telltale/model'
import { readsAs } from '../byte-reads.js'
import { mediaError } from '../media-error.js'
import { readCoefficients } from './read-coefficients.js'
import type { Jpeg, JpegSegment } from './walk-jpeg.js'
import { writeCoefficients } from './write-coefficients.js'

/** How bright a covered part is, 0 to 255. */
const DARK = 32
/** Programs that thin out colours may mix in pixels from this far: they are covered too. */
const MARGIN = 2

/**
 * The segments of a JPEG in which regions are one flat dark colour. Only blocks that a region touches are made anew, with
 * nothing of what they were; every other block is the same number for number, and so are its pixels.
 *
 * @param regions - As they lie in what is stored, inside of it.
 * @throws {TelltaleError} `media/not-coverable` for kinds of JPEG whose blocks are not read here.
 */
export function coverJpeg(jpeg: Jpeg, regions: readonly Region[]): readonly JpegSegment[] {
  const firstScan = jpeg.segments.findIndex(({ scan }) => scan)
  // A table that changes between scans would have to be followed.
  if (jpeg.segments.some(({ marker }, index) => marker === 0xdb && index > firstScan)) throw mediaError('not-coverable')
  const coefficients = readCoefficients(jpeg)
  const tables = jpeg.segments.filter(({ marker }) => marker === 0xdb)
  const steps = firstSteps(tables)
  const adobe = jpeg.segments.find(({ marker, payload }) => marker === 0xee && readsAs(payload, 0, 'Adobe'))
  const isColourApart =
    jpeg.components === 3 &&
    adobe?.payload[11] !== 0 &&
    !(coefficients.components.map(({ id }) => String.fromCharCode(id)).join('') === 'RGB' && !adobe)

  const { mcuColumns, mcuRows, mostAcross, mostDown } = coefficients
  for (const region of regions) {
    const left = Math.max(0, Math.floor((region.x - MARGIN) / (8 * mostAcross)))
    const top = Math.max(0, Math.floor((region.y - MARGIN) / (8 * mostDown)))
    const right = Math.min(mcuColumns, Math.ceil((region.x + region.width + MARGIN) / (8 * mostAcross)))
    const bottom = Math.min(mcuRows, Math.ceil((region.y + region.height + MARGIN) / (8 * mostDown)))
    for (const [index, { across, down, columns, values, table }] of coefficients.components.entries()) {
      // Of four inks the last is black; of brightness and two colours, the colours are at rest.
      const isRest = (isColourApart && index > 0) || (jpeg.components === 4 && index < 3)
      const bright = jpeg.components === 4 ? 0 : DARK
      const flat = isRest ? 0 : Math.round(((bright - 128) * 8) / (steps.get(table) ?? 1))
      for (let row = top * down; row < bottom * down; row++) {
        values.fill(0, (row * columns + left * across) * 64, (row * columns + right * across) * 64)
        for (let column = left * across; column < right * across; column++) values[(row * columns + column) * 64] = flat
      }
    }
  }
  const isBaseline = tables.every(({ payload }) => (payload[0] ?? 0) >> 4 === 0) && jpeg.frame !== 0xc1
  const kept = jpeg.segments.filter(({ marker }) => marker === 0xdb || marker === 0xee)
  return [...kept, ...writeCoefficients(coefficients, isBaseline)]
}

/** By table, its first step: what the average of a block is counted in. */
function firstSteps(tables: readonly JpegSegment[]): ReadonlyMap<number, number> {
  const steps = new Map<number, number>()
  for (const { payload } of tables)
    for (let at = 0; at < payload.length;) {
      const kind = payload[at] ?? 0
      const isWide = kind >> 4 !== 0
      steps.set(kind & 15, isWide ? ((payload[at + 1] ?? 0) << 8) | (payload[at + 2] ?? 0) : (payload[at + 1] ?? 1))
      at += 1 + (isWide ? 128 : 64)
    }
  return steps
}
