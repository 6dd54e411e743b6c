import { LONGEST_SIDE, MOST_PIXELS } from '../limits.js'
import { mediaError } from '../media-error.js'
import { walkTiff, type TiffField, type TiffStructure } from '../metadata/walk-tiff.js'

/** One picture of a TIFF file. */
export interface TiffPage {
  readonly fields: readonly TiffField[]
  readonly width: number
  readonly height: number
  /** Which way is up, 1 to 8. */
  readonly orientation: number
  readonly isSmall: boolean
  numbers(tag: number): readonly number[] | undefined
  number(tag: number, otherwise: number): number
}

/** A TIFF file with its pictures. */
export interface TiffFile {
  readonly tiff: TiffStructure
  /** Those that are shown; small copies of them are left out. */
  readonly pages: readonly TiffPage[]
  /** How many small copies were left out. */
  readonly small: number
}

const MOST_PAGES = 1000
const SENSOR: ReadonlySet<number> = new Set([32_803, 34_892])
const DNG_VERSION = 0xc612

/**
 * The pictures of a TIFF file.
 *
 * @throws {TelltaleError} `media/damaged`, `media/too-large`, or `media/not-cleanable` for what a sensor recorded.
 */
export function tiffPages(bytes: Uint8Array): TiffFile {
  const tiff = walkTiff(bytes)
  if (!tiff) throw mediaError('damaged')
  const pages: TiffPage[] = []
  const seen = new Set<number>()
  let total = 0
  for (let at = tiff.first; at !== 0;) {
    if (seen.has(at)) throw mediaError('damaged')
    seen.add(at)
    if (seen.size > MOST_PAGES) throw mediaError('too-many-parts')
    const { fields, next } = tiff.directory(at)
    at = next
    const page = pageOf(tiff, fields)
    if (SENSOR.has(page.number(0x106, 0)) || fields.some(({ tag }) => tag === DNG_VERSION) || hasSensorData(tiff, page))
      throw mediaError('camera-raw')
    if (page.width === 0 || page.height === 0) throw mediaError('damaged')
    total += page.width * page.height
    if (page.width > LONGEST_SIDE || page.height > LONGEST_SIDE || total > MOST_PIXELS)
      throw mediaError('too-many-pixels')
    if (!page.isSmall) pages.push(page)
  }
  if (pages.length === 0) throw mediaError('damaged')
  return { tiff, pages, small: seen.size - pages.length }
}

function pageOf(tiff: TiffStructure, fields: readonly TiffField[]): TiffPage {
  const numbers = (tag: number): readonly number[] | undefined => {
    const field = fields.find((each) => each.tag === tag)
    return field && tiff.numbers(field)
  }
  const number = (tag: number, otherwise: number): number => numbers(tag)?.[0] ?? otherwise
  const orientation = number(0x112, 1)
  return {
    fields,
    width: number(0x100, 0),
    height: number(0x101, 0),
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    isSmall: (number(0xfe, 0) & 1) === 1 || number(0xff, 1) === 2,
    numbers,
    number,
  }
}

/** Cameras put a finished small picture first, and what the sensor recorded beneath it. */
function hasSensorData(tiff: TiffStructure, page: TiffPage): boolean {
  return (page.numbers(0x14a) ?? []).slice(0, 16).some((at) => {
    const { fields } = tiff.directory(at)
    const field = fields.find(({ tag }) => tag === 0x106)
    return field !== undefined && SENSOR.has(tiff.numbers(field)[0] ?? 0)
  })
}
