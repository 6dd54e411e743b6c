import type { PostedText, Sighting, Sign } from '@telltale/model'
import type { EmbeddedFile, RemovedValue } from './media-format.js'

/** One thing that a file holds beside what it shows. Reading tells of it, and a copy goes without it. */
export interface Detail {
  readonly sign: Sign
  /** The field, such as `EXIF GPSLatitude`. */
  readonly label: string
  /** As the file has it, in words. */
  readonly value?: string
  readonly at?: { readonly latitude: number; readonly longitude: number }
  /** As it stands in the file. */
  readonly bytes?: Uint8Array
  /** Whether the value is words that somebody wrote, to be read as a text is. */
  readonly isSaid?: boolean
}

/** What was found in a part of a file, with the files that lie in it. */
export interface Details {
  readonly details: readonly Detail[]
  readonly embedded: readonly EmbeddedFile[]
}
/** Enough of a value to find it again in other bytes, and enough to be told from chance. */
const MOST_BYTES = 256
const FEWEST_BYTES = 12

/** What was found, as what a posting holds. */
export function detailsAsSeen(details: readonly Detail[]): { texts: PostedText[]; sightings: Sighting[] } {
  const texts: PostedText[] = []
  const sightings: Sighting[] = []
  for (const { sign, label, value, at, isSaid } of details) {
    sightings.push({ sign, label, ...(value === undefined ? {} : { value }), ...(at ? { at } : {}) })
    if (isSaid && value !== undefined) texts.push({ where: 'metadata', text: value, label })
  }
  return { texts, sightings }
}

/** What was found, as what a copy no longer has. Values that could stand anywhere by chance are left out. */
export function detailsAsRemoved(details: readonly Detail[]): readonly RemovedValue[] {
  return details.map(({ sign, label, value, bytes }) => ({
    sign,
    label,
    ...(value !== undefined && value.length >= 4 && !/^[\d.,:\s/-]{1,7}$/u.test(value) ? { value } : {}),
    ...(bytes && bytes.length >= FEWEST_BYTES && bytes.some((byte) => byte !== bytes[0])
      ? { bytes: bytes.slice(0, MOST_BYTES) }
      : {}),
  }))
}
