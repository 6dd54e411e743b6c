import { readU16 } from '../byte-reads.js'
import { mediaError } from '../media-error.js'
import type { Coefficients, Component, Stretch } from './coefficients.js'
import type { Jpeg } from './walk-jpeg.js'

/** As many as a picture of 60 million pixels without thinned-out colours has. */
const MOST_VALUES = 180_000_000
/** Codes up to this length are looked up in one step. */
const QUICK = 9

interface Codes {
  /** By the next nine bits: length × 256 + symbol, or 0 where the code is longer. */
  readonly quick: Int32Array
  /** By length: the greatest code, and what to add to get at its symbol. */
  readonly greatest: Int32Array
  readonly offset: Int32Array
  readonly symbols: Uint8Array
}

type Layout = Omit<Coefficients, 'scanNeeds'>

interface ScanPart {
  readonly component: Component
  readonly dc: Codes | undefined
  readonly ac: Codes | undefined
  before: number
}

/**
 * Unpacks the coefficients of a JPEG, sequential or progressive, by Huffman's coding.
 *
 * @throws {TelltaleError} `media/not-coverable` for other kinds, `media/damaged` where the data end too soon.
 */
export function readCoefficients(jpeg: Jpeg): Coefficients {
  if (jpeg.frame !== 0xc0 && jpeg.frame !== 0xc1 && jpeg.frame !== 0xc2) throw mediaError('not-coverable')
  const frame = jpeg.segments.find(({ marker }) => marker === jpeg.frame)?.payload ?? new Uint8Array()
  if (frame[0] !== 8 || frame.length < 6 + 3 * jpeg.components) throw mediaError('not-coverable')
  const coefficients = layOut(jpeg, frame)
  const scanNeeds: (readonly Stretch[])[] = []
  const dcCodes: (Codes | undefined)[] = []
  const acCodes: (Codes | undefined)[] = []
  let restart = 0

  for (const { marker, payload, scan } of jpeg.segments) {
    if (marker === 0xdd) restart = readU16(payload, 0)
    else if (marker === 0xc4) {
      for (let at = 0; at + 17 <= payload.length;) {
        const [kind = 0] = payload.subarray(at, at + 1)
        const lengths = payload.subarray(at + 1, at + 17)
        const count = lengths.reduce((sum, each) => sum + each, 0)
        const codes = codesOf(lengths, payload.subarray(at + 17, at + 17 + count))
        ;(kind >> 4 === 0 ? dcCodes : acCodes)[kind & 15] = codes
        at += 17 + count
      }
    } else if (marker === 0xda && scan) {
      const count = payload[0] ?? 0
      if (count < 1 || count > 4 || payload.length < 4 + 2 * count) throw mediaError('damaged')
      const parts: ScanPart[] = []
      for (let index = 0; index < count; index++) {
        const component = coefficients.components.find(({ id }) => id === payload[1 + index * 2])
        if (!component) throw mediaError('damaged')
        const tables = payload[2 + index * 2] ?? 0
        parts.push({ component, dc: dcCodes[tables >> 4], ac: acCodes[tables & 15], before: 0 })
      }
      const [first = 0, last = 0, bits = 0] = payload.subarray(1 + 2 * count)
      if (first > last || last > 63) throw mediaError('damaged')
      const needs = readScan(scan, parts, coefficients, restart, {
        isProgressive: jpeg.frame === 0xc2,
        first,
        last: jpeg.frame === 0xc2 ? last : 63,
        high: bits >> 4,
        low: bits & 15,
      })
      scanNeeds.push(needs)
    }
  }
  return { ...coefficients, scanNeeds }
}

function layOut(jpeg: Jpeg, frame: Uint8Array): Layout {
  const shapes = Array.from({ length: jpeg.components }, (_, index) => {
    const [id = 0, sampling = 0, table = 0] = frame.subarray(6 + index * 3)
    return { id, across: sampling >> 4, down: sampling & 15, table }
  })
  if (shapes.some(({ across, down }) => across < 1 || across > 4 || down < 1 || down > 4)) throw mediaError('damaged')
  if (new Set(shapes.map(({ id }) => id)).size < shapes.length) throw mediaError('damaged')
  const mostAcross = Math.max(...shapes.map(({ across }) => across))
  const mostDown = Math.max(...shapes.map(({ down }) => down))
  const mcuColumns = Math.ceil(jpeg.width / (8 * mostAcross))
  const mcuRows = Math.ceil(jpeg.height / (8 * mostDown))
  const total = shapes.reduce((sum, { across, down }) => sum + mcuColumns * across * mcuRows * down * 64, 0)
  if (total > MOST_VALUES) throw mediaError('not-coverable')
  return {
    width: jpeg.width,
    height: jpeg.height,
    mostAcross,
    mostDown,
    mcuColumns,
    mcuRows,
    components: shapes.map((shape) => {
      const columns = mcuColumns * shape.across
      const rows = mcuRows * shape.down
      return {
        ...shape,
        columns,
        rows,
        shownColumns: Math.ceil(Math.ceil((jpeg.width * shape.across) / mostAcross) / 8),
        shownRows: Math.ceil(Math.ceil((jpeg.height * shape.down) / mostDown) / 8),
        values: new Int16Array(columns * rows * 64),
      }
    }),
  }
}

function codesOf(lengths: Uint8Array, symbols: Uint8Array): Codes {
  const quick = new Int32Array(1 << QUICK)
  const greatest = new Int32Array(18).fill(-1)
  const offset = new Int32Array(18)
  let code = 0
  let index = 0
  for (let length = 1; length <= 16; length++) {
    const count = lengths[length - 1] ?? 0
    if (count > 0) {
      offset[length] = index - code
      for (let each = 0; each < count; each++, code++, index++)
        if (length <= QUICK && code < 1 << length)
          quick.fill((length << 8) | (symbols[index] ?? 0), code << (QUICK - length), (code + 1) << (QUICK - length))
      greatest[length] = code - 1
      if (code > 1 << length) throw mediaError('damaged')
    }
    code <<= 1
  }
  return { quick, greatest, offset, symbols }
}

interface Band {
  readonly isProgressive: boolean
  readonly first: number
  readonly last: number
  readonly high: number
  readonly low: number
}

/** Bits of one scan; behind the data there are zeros, and more of them than a decoder looks ahead are damage. */
class Bits {
  readonly #data: Uint8Array
  #at = 0
  #held = 0
  #count = 0
  #beyond = 0
  #from = 0
  readonly #needs: Stretch[] = []

  constructor(data: Uint8Array) {
    this.#data = data
  }

  /** Makes sure that there are at least 17 bits to look at. */
  #fill(): void {
    while (this.#count <= 16) {
      const byte = this.#data[this.#at]
      if (byte === undefined || (byte === 0xff && this.#data[this.#at + 1] !== 0)) {
        if (++this.#beyond > 8) throw mediaError('damaged')
        this.#held <<= 8
      } else {
        this.#held = (this.#held << 8) | byte
        this.#at += byte === 0xff ? 2 : 1
      }
      this.#count += 8
    }
  }

  code(codes: Codes): number {
    if (this.#count < 16) this.#fill()
    const next = (this.#held >>> (this.#count - QUICK)) & ((1 << QUICK) - 1)
    const found = codes.quick[next] ?? 0
    if (found !== 0) {
      this.#count -= found >> 8
      return found & 0xff
    }
    for (let length = QUICK + 1; length <= 16; length++) {
      const code = (this.#held >>> (this.#count - length)) & ((1 << length) - 1)
      if (code <= (codes.greatest[length] ?? -1)) {
        this.#count -= length
        const symbol = codes.symbols[code + (codes.offset[length] ?? 0)]
        if (symbol === undefined) break
        return symbol
      }
    }
    throw mediaError('damaged')
  }

  take(length: number): number {
    if (length === 0) return 0
    if (this.#count < length) this.#fill()
    this.#count -= length
    return (this.#held >>> this.#count) & ((1 << length) - 1)
  }

  /** A number of so many bits, of which the lower half is negative. */
  signed(length: number): number {
    const value = this.take(length)
    return length > 0 && value < 1 << (length - 1) ? value - (1 << length) + 1 : value
  }

  /** What was needed for what was taken. */
  needs(): readonly Stretch[] {
    return [...this.#needs, { from: this.#from, to: this.#end() }]
  }

  /** Where the last byte that was needed ends. */
  #end(): number {
    let at = this.#at
    for (let unread = Math.floor(this.#count / 8) - this.#beyond; unread > 0; unread--)
      at -= this.#data[at - 1] === 0 && this.#data[at - 2] === 0xff ? 2 : 1
    return at
  }

  /** Goes on behind the next restart marker. */
  restart(): void {
    const end = this.#end()
    this.#held = 0
    this.#count = 0
    this.#beyond = 0
    for (;;) {
      const marker = this.#data.indexOf(0xff, this.#at)
      if (marker === -1) throw mediaError('damaged')
      const kind = this.#data[marker + 1] ?? 0
      this.#at = marker + (kind === 0xff ? 1 : 2)
      if (kind < 0xd0 || kind > 0xd7) continue
      // What stands between the last block and the marker is passed over by every decoder.
      if (marker > end) {
        this.#needs.push({ from: this.#from, to: end })
        this.#from = marker
      }
      return
    }
  }
}

function readScan(
  data: Uint8Array,
  parts: readonly ScanPart[],
  whole: Layout,
  restart: number,
  band: Band,
): readonly Stretch[] {
  const bits = new Bits(data)
  const readBlock = blockReader(bits, band)
  const [only] = parts
  if (!only) return []
  const isAlone = parts.length === 1
  const units = isAlone ? only.component.shownColumns * only.component.shownRows : whole.mcuColumns * whole.mcuRows
  for (let unit = 0; unit < units; unit++) {
    if (restart > 0 && unit > 0 && unit % restart === 0) {
      bits.restart()
      for (const part of parts) part.before = 0
      readBlock.forget()
    }
    if (isAlone) {
      const { shownColumns, columns } = only.component
      readBlock(only, (Math.floor(unit / shownColumns) * columns + (unit % shownColumns)) * 64)
      continue
    }
    const row = Math.floor(unit / whole.mcuColumns)
    const column = unit % whole.mcuColumns
    for (const part of parts) {
      const { across, down, columns } = part.component
      for (let y = 0; y < down; y++)
        for (let x = 0; x < across; x++) readBlock(part, ((row * down + y) * columns + column * across + x) * 64)
    }
  }
  return bits.needs()
}

interface BlockReader {
  (part: ScanPart, at: number): void
  /** Ends a run of empty blocks. */
  forget(): void
}

function blockReader(bits: Bits, { isProgressive, first, last, high, low }: Band): BlockReader {
  let emptyBlocks = 0

  const sequential = (part: ScanPart, at: number): void => {
    if (!part.dc || !part.ac) throw mediaError('damaged')
    const { values } = part.component
    part.before += bits.signed(bits.code(part.dc) & 15)
    values[at] = part.before
    for (let index = 1; index < 64; index++) {
      const symbol = bits.code(part.ac)
      const size = symbol & 15
      if (size === 0) {
        if (symbol < 0xf0) break
        index += 15
        continue
      }
      index += symbol >> 4
      if (index > 63) throw mediaError('damaged')
      values[at + index] = bits.signed(size)
    }
  }

  const firstDc = (part: ScanPart, at: number): void => {
    if (!part.dc) throw mediaError('damaged')
    part.before += bits.signed(bits.code(part.dc) & 15)
    part.component.values[at] = part.before << low
  }

  const nextDc = (part: ScanPart, at: number): void => {
    const { values } = part.component
    if (bits.take(1) === 1) values[at] = (values[at] ?? 0) | (1 << low)
  }

  const firstAc = (part: ScanPart, at: number): void => {
    if (emptyBlocks > 0) {
      emptyBlocks--
      return
    }
    if (!part.ac) throw mediaError('damaged')
    const { values } = part.component
    for (let index = first; index <= last; index++) {
      const symbol = bits.code(part.ac)
      const size = symbol & 15
      const run = symbol >> 4
      if (size === 0) {
        if (run < 15) {
          emptyBlocks = (1 << run) + bits.take(run) - 1
          break
        }
        index += 15
        continue
      }
      index += run
      if (index > 63) throw mediaError('damaged')
      values[at + index] = bits.signed(size) * (1 << low)
    }
  }

  const nextAc = (part: ScanPart, at: number): void => {
    if (!part.ac) throw mediaError('damaged')
    const { values } = part.component
    const plus = 1 << low
    const refine = (place: number): void => {
      const value = values[place] ?? 0
      if (bits.take(1) === 1 && (Math.abs(value) & plus) === 0) values[place] = value + (value > 0 ? plus : -plus)
    }
    let index = first
    if (emptyBlocks === 0) {
      for (; index <= last; index++) {
        const symbol = bits.code(part.ac)
        let run = symbol >> 4
        let value = 0
        if ((symbol & 15) !== 0) value = bits.take(1) === 1 ? plus : -plus
        else if (run < 15) {
          emptyBlocks = (1 << run) + bits.take(run)
          break
        }
        for (; index <= last; index++) {
          if (values[at + index] !== 0) refine(at + index)
          else if (--run < 0) break
        }
        if (value !== 0 && index <= last) values[at + index] = value
      }
    }
    if (emptyBlocks > 0) {
      for (; index <= last; index++) if (values[at + index] !== 0) refine(at + index)
      emptyBlocks--
    }
  }

  const read = isProgressive
    ? first === 0
      ? high === 0
        ? firstDc
        : nextDc
      : high === 0
        ? firstAc
        : nextAc
    : sequential
  return Object.assign((part: ScanPart, at: number) => read(part, at), {
    forget: () => {
      emptyBlocks = 0
    },
  })
}
