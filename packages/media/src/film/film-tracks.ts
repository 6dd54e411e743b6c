import { readAscii, readU32 } from '../byte-reads.js'
import { filmTables } from './film-tables.js'
import { samplesIn } from './samples-in.js'

/** A track of pictures or sound, by its tables. */
export interface FilmTrack {
  readonly kind: 'pictures' | 'sound'
  /** How many samples it says that it has. None where the film is in fragments. */
  readonly samples: number
  /** How many bytes of samples lie in the file. */
  readonly size: number
  /** Whether every sample lies in the file. */
  readonly isWhole: boolean
  /** Whether it is shown only from some later sample on: those before need not be copied. */
  readonly isTrimmed: boolean
}

const KINDS: ReadonlyMap<string, FilmTrack['kind']> = new Map([
  ['vide', 'pictures'],
  ['soun', 'sound'],
])

/** The tracks of pictures and sound of a film of the MP4 family. */
export function filmTracks(bytes: Uint8Array): readonly FilmTrack[] {
  return filmTables(bytes).flatMap((own): readonly FilmTrack[] => {
    const [handler, sizes, edits] = [own.get('hdlr'), own.get('stsz'), own.get('elst')]
    const kind = handler && KINDS.get(readAscii(bytes, handler.from + 8, 4))
    if (kind === undefined) return []
    const samples = sizes ? readU32(bytes, sizes.from + 8) : 0
    const found = samplesIn(bytes, own)
    return [
      {
        kind,
        samples,
        size: found.reduce((sum, { from, to }) => sum + to - from, 0),
        isWhole: found.length === samples,
        isTrimmed: edits !== undefined && isTrimming(bytes, edits.from),
      },
    ]
  })
}

/** Whether the first edit that shows something begins later than the track does. */
function isTrimming(bytes: Uint8Array, from: number): boolean {
  const isWide = bytes[from] === 1
  const entry = isWide ? 20 : 12
  for (let index = 0; index < Math.min(readU32(bytes, from + 4), MOST_EDITS); index++) {
    const at = from + 8 + index * entry + (isWide ? 8 : 4)
    const [high, low] = isWide ? [readU32(bytes, at), readU32(bytes, at + 4)] : [0, readU32(bytes, at)]
    // All ones: a stretch in which nothing is shown.
    if (low !== 0xffff_ffff) return high > 0 || low > 0
  }
  return false
}

const MOST_EDITS = 1_000
