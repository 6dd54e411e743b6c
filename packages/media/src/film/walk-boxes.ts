import { readAscii, readsAs, readU16, readU32 } from '../byte-reads.js'
import { MOST_PARTS } from '../limits.js'
import { mediaError } from '../media-error.js'

/** One box of a film: its kind, and where what it holds lies. */
export interface FilmBox {
  readonly type: string
  /** Kinds of the boxes it lies in, outermost first, and its own. */
  readonly path: string
  /** Which track it belongs to, from 0; none outside of tracks. */
  readonly track?: number
  readonly start: number
  readonly from: number
  readonly to: number
}

const CONTAINERS = new Set([
  'moov',
  'trak',
  'mdia',
  'minf',
  'stbl',
  'udta',
  'edts',
  'dinf',
  'moof',
  'traf',
  'mvex',
  'ilst',
  'meta',
  'tref',
])
const DEEPEST = 12

/** All boxes of a film in their order, those within others after them. What is no box ends the walk; see `endOfBoxes`. */
export function* walkBoxes(bytes: Uint8Array): Generator<FilmBox> {
  let count = 0
  let tracks = -1
  function* within(
    from: number,
    to: number,
    path: string,
    depth: number,
    track: number | undefined,
  ): Generator<FilmBox> {
    for (let at = from; at + 8 <= to;) {
      // Fields that are listed by number have numbers for kinds.
      const box = boxAt(bytes, at, to, path.endsWith('/ilst'))
      if (!box) return
      if (++count > MOST_PARTS) throw mediaError('too-many-parts')
      const { type } = box
      if (type === 'trak') tracks++
      const own = type === 'trak' ? tracks : track
      const here = path === '' ? type : `${path}/${type}`
      yield { type, path: here, start: at, from: box.from, to: box.to, ...(own === undefined ? {} : { track: own }) }
      const isItem = path.endsWith('/ilst')
      if ((CONTAINERS.has(type) || isItem) && depth < DEEPEST)
        yield* within(box.from + skipOf(bytes, type, box.from), box.to, here, depth + 1, own)
      at = box.to
    }
  }
  yield* within(0, bytes.length, '', 0, undefined)
}

/** Where the last box ends: what lies behind it belongs to nothing. */
export function endOfBoxes(bytes: Uint8Array): number {
  let at = 0
  for (let box = boxAt(bytes, at, bytes.length); box; box = boxAt(bytes, at, bytes.length)) at = box.to
  return at
}

function boxAt(
  bytes: Uint8Array,
  at: number,
  to: number,
  isNumbered = false,
): { type: string; from: number; to: number } | undefined {
  if (at + 8 > to) return undefined
  const type = readAscii(bytes, at + 4, 4)
  if (!isNumbered && !/^[\x20-\x7e\xa9]{4}$/u.test(type)) return undefined
  let [size, head] = [readU32(bytes, at), 8]
  if (size === 1) [size, head] = [readU32(bytes, at + 8) * 0x1_0000_0000 + readU32(bytes, at + 12), 16]
  else if (size === 0) size = to - at
  if (type === 'uuid') head += 16
  if (size < head || at + size > to) return undefined
  return { type, from: at + head, to: at + size }
}

/** Some boxes begin with a version and marks; `meta` does so in some formats and not in others. */
function skipOf(bytes: Uint8Array, type: string, from: number): number {
  if (type !== 'meta') return 0
  return readsAs(bytes, from + 4, 'hdlr') ? 0 : readU16(bytes, from) === 0 ? 4 : 0
}
