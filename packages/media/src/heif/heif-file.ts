import { readAscii, readU16, readU32 } from '../byte-reads.js'
import { writeJoined } from '../byte-writes.js'
import { LONGEST_SIDE, MOST_PARTS, MOST_PIXELS } from '../limits.js'
import { mediaError } from '../media-error.js'

/** A picture of a hundred million pixels has some hundred tiles. */
const MOST_STEPS = 50_000_000

/** A box: its type, and what is in it. */
export interface Box {
  readonly type: string
  readonly data: Uint8Array
}

/** One thing of a HEIF file: a picture, a tile of it, its opacity, its Exif. */
export interface HeifItem {
  readonly id: number
  readonly type: string
  /** For `mime`, which kind. */
  readonly content: string
  readonly name: string
  /** Whether it is only there for others to be put together from. */
  readonly isHidden: boolean
  readonly data: Uint8Array
  /** Indexes into the properties, from 0, and whether a reader must know each. */
  readonly properties: readonly { readonly index: number; readonly isEssential: boolean }[]
}

/** A HEIC or AVIF file, taken apart. */
export interface HeifFile {
  readonly brand: string
  readonly brands: readonly string[]
  readonly items: ReadonlyMap<number, HeifItem>
  readonly primary: number
  readonly references: readonly { readonly type: string; readonly from: number; readonly to: readonly number[] }[]
  readonly properties: readonly Box[]
  readonly width: number
  readonly height: number
  /** Quarter turns against the clock, and the axis of a mirror (0 upside down, 1 left to right). */
  readonly turns: number
  readonly mirror?: number
  /** Boxes that belong to no picture. */
  readonly others: readonly Box[]
  /** Whether it holds moving pictures too. */
  readonly isMoving: boolean
  /** What stands behind the last box. */
  readonly trailing: Uint8Array
}

/**
 * Takes a HEIC or AVIF file apart into its items.
 *
 * @throws {TelltaleError} `media/damaged` where it is cut short or refers to what is not there, `media/too-large`.
 */
export function heifFile(bytes: Uint8Array): HeifFile {
  const { boxes, end } = boxesOf(bytes, true)
  const kind = boxes.find(({ type }) => type === 'ftyp')?.data
  const meta = boxes.find(({ type }) => type === 'meta')?.data
  if (!kind || kind.length < 8 || !meta || meta.length < 4) throw mediaError('damaged')
  const parts = boxesOf(meta.subarray(4)).boxes
  const part = (type: string): Uint8Array => {
    const found = parts.find((box) => box.type === type)?.data
    if (!found) throw mediaError('damaged')
    return found
  }
  const pitm = part('pitm')
  const primary = pitm[0] === 0 ? readU16(pitm, 4) : readU32(pitm, 4)
  const props = boxesOf(part('iprp')).boxes
  const properties = boxesOf(props.find(({ type }) => type === 'ipco')?.data ?? new Uint8Array()).boxes
  const owned = new Map<number, { index: number; isEssential: boolean }[]>()
  for (const box of props) if (box.type === 'ipma') readOwned(box.data, owned)
  const idat = parts.find(({ type }) => type === 'idat')?.data ?? new Uint8Array()
  const places = placesOf(part('iloc'), bytes, idat)
  const items = new Map<number, HeifItem>()
  for (const item of itemsOf(part('iinf')))
    items.set(item.id, { ...item, data: places.get(item.id) ?? new Uint8Array(), properties: owned.get(item.id) ?? [] })
  const main = items.get(primary)
  if (!main) throw mediaError('damaged')
  if (main.data.length === 0 && main.type !== 'iden') throw mediaError('damaged')

  const sizes = main.properties.flatMap(({ index }) => {
    const box = properties[index]
    return box?.type === 'ispe' && box.data.length >= 12 ? [[readU32(box.data, 4), readU32(box.data, 8)] as const] : []
  })
  const [width, height] = sizes[0] ?? [0, 0]
  if (width === 0 || height === 0) throw mediaError('damaged')
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) throw mediaError('too-many-pixels')
  const property = (type: string): Uint8Array | undefined =>
    main.properties.map(({ index }) => properties[index]).find((box) => box?.type === type)?.data
  const mirror = property('imir')?.[0]
  const iref = parts.find(({ type }) => type === 'iref')?.data
  const references = iref ? referencesOf(iref) : []
  // Items are held against what they refer to: both may not be many.
  const links = references.reduce((sum, { to }) => sum + to.length, references.length)
  const owning = [...owned.values()].reduce((sum, list) => sum + list.length, items.size)
  if (links * owning > MOST_STEPS) throw mediaError('too-many-parts')
  return {
    brand: readAscii(kind, 0, 4),
    brands: Array.from({ length: Math.min(64, Math.floor((kind.length - 8) / 4)) }, (_, at) =>
      readAscii(kind, 8 + at * 4, 4),
    ),
    items,
    primary,
    references,
    properties,
    width,
    height,
    turns: (property('irot')?.[0] ?? 0) & 3,
    ...(mirror === undefined ? {} : { mirror: mirror & 1 }),
    others: [
      ...boxes.filter(({ type }) => !/^(?:ftyp|meta|mdat|moov)$/u.test(type)),
      ...parts.filter(({ type }) => !/^(?:hdlr|pitm|iinf|iref|iprp|iloc|idat|dinf|grpl|free|skip)$/u.test(type)),
    ],
    isMoving: boxes.some(({ type }) => type === 'moov'),
    trailing: bytes.subarray(end),
  }
}

/** Boxes that stand one after the other. At the top, what is no box ends them. */
function boxesOf(bytes: Uint8Array, isTop = false): { boxes: readonly Box[]; end: number } {
  const boxes: Box[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    let size = readU32(bytes, at)
    let head = 8
    const type = readAscii(bytes, at + 4, 4)
    if (size === 1) {
      if (readU32(bytes, at + 8) !== 0) throw mediaError('damaged')
      size = readU32(bytes, at + 12)
      head = 16
    } else if (size === 0) size = bytes.length - at
    if (isTop && boxes.some((box) => box.type === 'meta') && !/^[a-z0-9 ]{4}$/iu.test(type)) break
    if (size < head || at + size > bytes.length) {
      if (isTop && boxes.some((box) => box.type === 'mdat')) break
      throw mediaError('damaged')
    }
    if (boxes.length >= MOST_PARTS) throw mediaError('too-many-parts')
    boxes.push({ type, data: bytes.subarray(at + head, at + size) })
    at += size
  }
  return { boxes, end: at }
}

function itemsOf(iinf: Uint8Array): readonly Pick<HeifItem, 'id' | 'type' | 'content' | 'name' | 'isHidden'>[] {
  return boxesOf(iinf.subarray(iinf[0] === 0 ? 6 : 8)).boxes.map(({ type: box, data }) => {
    const version = data[0] ?? 0
    if (box !== 'infe' || version < 2 || version > 3) throw mediaError('damaged')
    let at = 4
    const id = version === 2 ? readU16(data, at) : readU32(data, at)
    at += version === 2 ? 2 : 4
    // An item that is locked cannot be looked into.
    if (readU16(data, at) !== 0) throw mediaError('encrypted')
    const type = readAscii(data, at + 2, 4)
    const end = data.indexOf(0, at + 6)
    const name = readAscii(data, at + 6, Math.max(0, (end === -1 ? data.length : end) - at - 6))
    const next = end === -1 ? -1 : data.indexOf(0, end + 1)
    const content =
      end === -1 ? '' : readAscii(data, end + 1, Math.max(0, (next === -1 ? data.length : next) - end - 1))
    return { id, type, content, name, isHidden: ((data[3] ?? 0) & 1) === 1 }
  })
}

/** The data of each item, put together from where they lie. */
function placesOf(iloc: Uint8Array, file: Uint8Array, idat: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const version = iloc[0] ?? 0
  const offsetSize = (iloc[4] ?? 0) >> 4
  const lengthSize = (iloc[4] ?? 0) & 15
  const baseSize = (iloc[5] ?? 0) >> 4
  const indexSize = version === 0 ? 0 : (iloc[5] ?? 0) & 15
  let at = 6
  const take = (size: number): number => {
    if (at + size > iloc.length || ![0, 2, 4, 8].includes(size)) throw mediaError('damaged')
    at += size
    if (size === 0) return 0
    if (size === 2) return readU16(iloc, at - 2)
    if (size === 8 && readU32(iloc, at - 8) !== 0) throw mediaError('damaged')
    return readU32(iloc, at - 4)
  }
  const count = take(version < 2 ? 2 : 4)
  const places = new Map<number, Uint8Array>()
  let total = 0
  let pieceCount = 0
  for (let index = 0; index < count; index++) {
    const id = take(version < 2 ? 2 : 4)
    const way = version === 0 ? 0 : take(2) & 15
    if (take(2) !== 0 || way > 1) throw mediaError('damaged')
    const source = way === 1 ? idat : file
    const base = take(baseSize)
    const pieces: Uint8Array[] = []
    const extents = take(2)
    // Pieces that take no room to tell of would be as many as anybody likes.
    if (extents > 1 && (offsetSize === 0 || lengthSize === 0)) throw mediaError('damaged')
    pieceCount += extents
    if (pieceCount > MOST_PARTS) throw mediaError('too-many-parts')
    for (let extent = 0; extent < extents; extent++) {
      take(indexSize)
      const start = base + take(offsetSize)
      const length = take(lengthSize)
      const end = length === 0 ? source.length : start + length
      if (start > source.length || end > source.length) throw mediaError('damaged')
      total += end - start
      // Items that all point at the same bytes would make the copy grow without end.
      if (total > file.length * 2) throw mediaError('grows-too-far')
      pieces.push(source.subarray(start, end))
    }
    places.set(id, pieces.length === 1 && pieces[0] ? pieces[0] : writeJoined(pieces))
  }
  return places
}

function readOwned(ipma: Uint8Array, owned: Map<number, { index: number; isEssential: boolean }[]>): void {
  const isWide = (ipma[0] ?? 0) > 0
  const hasWideIndex = ((ipma[3] ?? 0) & 1) === 1
  const count = readU32(ipma, 4)
  let at = 8
  for (let entry = 0; entry < count; entry++) {
    if (at + 3 > ipma.length) throw mediaError('damaged')
    const id = isWide ? readU32(ipma, at) : readU16(ipma, at)
    at += isWide ? 4 : 2
    const associations = ipma[at++] ?? 0
    const list = owned.get(id) ?? []
    for (let each = 0; each < associations; each++) {
      const value = hasWideIndex ? readU16(ipma, at) : (ipma[at] ?? 0)
      at += hasWideIndex ? 2 : 1
      const index = (hasWideIndex ? value & 0x7fff : value & 0x7f) - 1
      if (index >= 0) list.push({ index, isEssential: (value & (hasWideIndex ? 0x8000 : 0x80)) !== 0 })
    }
    owned.set(id, list)
  }
}

function referencesOf(iref: Uint8Array): HeifFile['references'] {
  const isWide = iref[0] !== 0
  const size = isWide ? 4 : 2
  const read = (data: Uint8Array, at: number): number => (isWide ? readU32(data, at) : readU16(data, at))
  return boxesOf(iref.subarray(4)).boxes.map(({ type, data }) => ({
    type,
    from: read(data, 0),
    to: Array.from({ length: Math.min(readU16(data, size), Math.floor((data.length - size - 2) / size)) }, (_, index) =>
      read(data, size + 2 + index * size),
    ),
  }))
}
