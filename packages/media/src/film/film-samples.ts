import { readAscii, readU32 } from '../byte-reads.js'
import { filmTables } from './film-tables.js'
import { samplesIn } from './samples-in.js'
import type { FilmBox } from './walk-boxes.js'

/** A track of pictures or sound and where its samples lie. */
export interface FilmSamples {
  readonly isHevc: boolean
  /** How many bytes say the length of a unit. */
  readonly lengthSize: number
  /** Where what they are decoded with is described. */
  readonly configuration?: { readonly from: number; readonly to: number }
  readonly samples: readonly { readonly from: number; readonly to: number }[]
}

/** The samples of H.264 and H.265 tracks, or of those of AAC, for films that are in one piece. */
export function filmSamples(bytes: Uint8Array, wanted: 'pictures' | 'sound' = 'pictures'): readonly FilmSamples[] {
  return filmTables(bytes).flatMap((own) => {
    const described = own.get('stsd')
    if (!described) return []
    const name = readAscii(bytes, described.from + 12, 4)
    if (wanted === 'sound')
      return isAac(bytes, described) ? [{ isHevc: false, lengthSize: 0, samples: samplesIn(bytes, own) }] : []
    const isHevc = name === 'hvc1' || name === 'hev1'
    if (!isHevc && name !== 'avc1' && name !== 'avc3') return []
    const configuration = configurationIn(bytes, described, PICTURE_HEAD, isHevc ? 'hvcC' : 'avcC')
    const lengthSize = configuration ? ((bytes[configuration.from + (isHevc ? 21 : 4)] ?? 3) & 3) + 1 : 4
    return [{ isHevc, lengthSize, samples: samplesIn(bytes, own), ...(configuration ? { configuration } : {}) }]
  })
}

/** What stands in a description before its boxes: sizes and names. */
const PICTURE_HEAD = 78
const SOUND_HEAD = 28
/** As the descriptors of MPEG-4 count it, and its kinds that have frames of the one form: main, low, both with bands. */
const AAC = 0x40
const AAC_KINDS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 29])

/** Whether sound is AAC, by its descriptors: one in another, each with its length in front. */
function isAac(bytes: Uint8Array, described: FilmBox): boolean {
  if (readAscii(bytes, described.from + 12, 4) !== 'mp4a') return false
  const found = configurationIn(bytes, described, SOUND_HEAD, 'esds')
  if (!found) return false
  let at = found.from + 4
  const open = (tag: number, skip: number): boolean => {
    if (bytes[at] !== tag) return false
    for (at += 1; (bytes[at] ?? 0) >= 0x80 && at < found.to;) at++
    at += 1 + skip
    return at < found.to
  }
  if (!open(3, 3) || !open(4, 0) || bytes[at] !== AAC) return false
  at += 13
  return open(5, 0) && AAC_KINDS.has((bytes[at] ?? 0) >> 3)
}

function configurationIn(
  bytes: Uint8Array,
  { from, to }: FilmBox,
  head: number,
  wanted: string,
): { from: number; to: number } | undefined {
  const end = Math.min(to, from + 8 + readU32(bytes, from + 8))
  for (let at = from + 16 + head; at + 8 <= end;) {
    const size = readU32(bytes, at)
    if (size < 8 || at + size > end) return undefined
    if (readAscii(bytes, at + 4, 4) === wanted) return { from: at + 8, to: at + size }
    at += size
  }
  return undefined
}
