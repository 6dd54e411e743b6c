import { addAll } from '@telltale/model'
import { writeJoined, writeU16 } from '../byte-writes.js'
import type { Coefficients, Component } from './coefficients.js'
import type { JpegSegment } from './walk-jpeg.js'

/** Codes as they are written: by symbol, the code and its length. */
interface WriteCodes {
  readonly code: Uint16Array
  readonly length: Uint8Array
  /** As they stand in the file. */
  readonly table: Uint8Array
}

type Emit = (isDc: boolean, second: number, symbol: number, extra: number, bits: number) => void

/** Components that may share one scan: their blocks in one MCU. */
const MOST_BLOCKS = 10

/**
 * Packs coefficients as a sequential JPEG with codes made for it: the frame, its codes and its scans. Tables of
 * quantisation are those of the file and are not written here.
 */
export function writeCoefficients(whole: Coefficients, isBaseline: boolean): readonly JpegSegment[] {
  const frame = writeJoined([
    Uint8Array.of(8),
    writeU16(whole.height),
    writeU16(whole.width),
    Uint8Array.of(whole.components.length),
    ...whole.components.map(({ id, across, down, table }) => Uint8Array.of(id, (across << 4) | down, table)),
  ])
  const segments: JpegSegment[] = [{ marker: isBaseline ? 0xc0 : 0xc1, payload: frame }]
  const blocks = whole.components.reduce((sum, { across, down }) => sum + across * down, 0)
  const scans =
    whole.components.length > 1 && blocks <= MOST_BLOCKS ? [whole.components] : whole.components.map((each) => [each])
  for (const scan of scans) addAll(segments, writeScan(whole, scan))
  return segments
}

function writeScan(whole: Coefficients, scan: readonly Component[]): readonly JpegSegment[] {
  // The first component has codes of its own, and all that follow share theirs, as brightness and colour do.
  const slotOf = (index: number): number => (index === 0 ? 0 : 1)
  const slots = scan.length > 1 ? 2 : 1
  const counts = Array.from({ length: slots * 2 }, () => new Uint32Array(257))
  walkBlocks(whole, scan, (isDc, index, symbol) => {
    const count = counts[slotOf(index) * 2 + (isDc ? 0 : 1)]
    if (count) count[symbol] = (count[symbol] ?? 0) + 1
  })
  const codes = counts.map((count) => bestCodes(count))
  const room = new Packed()
  walkBlocks(whole, scan, (isDc, index, symbol, extra, bits) => {
    const code = codes[slotOf(index) * 2 + (isDc ? 0 : 1)]
    if (!code) return
    room.put(code.code[symbol] ?? 0, code.length[symbol] ?? 0)
    if (bits > 0) room.put(extra, bits)
  })
  const tables = writeJoined(
    codes.flatMap(({ table }, index) => [Uint8Array.of(((index & 1) << 4) | (index >> 1)), table]),
  )
  const head = writeJoined([
    Uint8Array.of(scan.length),
    ...scan.map(({ id }, index) => Uint8Array.of(id, slotOf(index) * 0x11)),
    Uint8Array.of(0, 63, 0),
  ])
  return [
    { marker: 0xc4, payload: tables },
    { marker: 0xda, payload: head, scan: room.end() },
  ]
}

function walkBlocks(whole: Coefficients, scan: readonly Component[], emit: Emit): void {
  const before = scan.map(() => 0)
  const block = (index: number, values: Int16Array, at: number): void => {
    const dc = values[at] ?? 0
    const step = dc - (before[index] ?? 0)
    before[index] = dc
    const size = 32 - Math.clz32(Math.abs(step))
    emit(true, index, size, step < 0 ? step + (1 << size) - 1 : step, size)
    let run = 0
    for (let place = 1; place < 64; place++) {
      const value = values[at + place] ?? 0
      if (value === 0) {
        run++
        continue
      }
      while (run > 15) {
        emit(false, index, 0xf0, 0, 0)
        run -= 16
      }
      const bits = 32 - Math.clz32(Math.abs(value))
      emit(false, index, (run << 4) | bits, value < 0 ? value + (1 << bits) - 1 : value, bits)
      run = 0
    }
    if (run > 0) emit(false, index, 0, 0, 0)
  }
  const [only] = scan
  if (only && scan.length === 1) {
    for (let row = 0; row < only.shownRows; row++)
      for (let column = 0; column < only.shownColumns; column++)
        block(0, only.values, (row * only.columns + column) * 64)
    return
  }
  for (let row = 0; row < whole.mcuRows; row++)
    for (let column = 0; column < whole.mcuColumns; column++)
      for (const [index, { across, down, columns, values }] of scan.entries())
        for (let y = 0; y < down; y++)
          for (let x = 0; x < across; x++) block(index, values, ((row * down + y) * columns + column * across + x) * 64)
}

/** Codes of at most 16 bits, the shorter the more often a symbol is written; none is all ones. */
function bestCodes(counts: Uint32Array): WriteCodes {
  const left = Float64Array.from(counts)
  // A symbol that never comes takes the code of all ones.
  left[256] = 1
  const lengths = new Uint8Array(257)
  const next = new Int16Array(257).fill(-1)
  for (;;) {
    let least = -1
    let second = -1
    for (let symbol = 0; symbol <= 256; symbol++) {
      const count = left[symbol] ?? 0
      if (count === 0) continue
      if (least === -1 || count <= (left[least] ?? 0)) {
        second = least
        least = symbol
      } else if (second === -1 || count <= (left[second] ?? 0)) second = symbol
    }
    if (second === -1) break
    left[least] = (left[least] ?? 0) + (left[second] ?? 0)
    left[second] = 0
    let at = least
    for (;;) {
      lengths[at] = (lengths[at] ?? 0) + 1
      const following = next[at] ?? -1
      if (following === -1) break
      at = following
    }
    next[at] = second
    for (at = second; at !== -1; at = next[at] ?? -1) lengths[at] = (lengths[at] ?? 0) + 1
  }
  const perLength = new Int32Array(258)
  for (const length of lengths) if (length > 0) perLength[length] = (perLength[length] ?? 0) + 1
  for (let length = 257; length > 16; length--)
    while ((perLength[length] ?? 0) > 0) {
      let shorter = length - 2
      while ((perLength[shorter] ?? 0) === 0) shorter--
      perLength[length] = (perLength[length] ?? 0) - 2
      perLength[length - 1] = (perLength[length - 1] ?? 0) + 1
      perLength[shorter + 1] = (perLength[shorter + 1] ?? 0) + 2
      perLength[shorter] = (perLength[shorter] ?? 0) - 1
    }
  let longest = 16
  while (longest > 0 && (perLength[longest] ?? 0) === 0) longest--
  perLength[longest] = (perLength[longest] ?? 0) - 1

  const symbols = Array.from({ length: 256 }, (_, symbol) => symbol)
    .filter((symbol) => (lengths[symbol] ?? 0) > 0)
    .sort((one, other) => (lengths[one] ?? 0) - (lengths[other] ?? 0) || one - other)
  const code = new Uint16Array(256)
  const length = new Uint8Array(256)
  let value = 0
  let at = 0
  for (let bits = 1; bits <= 16; bits++) {
    for (let index = 0; index < (perLength[bits] ?? 0); index++) {
      const symbol = symbols[at++]
      if (symbol === undefined) break
      code[symbol] = value++
      length[symbol] = bits
    }
    value <<= 1
  }
  const table = writeJoined([Uint8Array.from(perLength.subarray(1, 17)), Uint8Array.from(symbols)])
  return { code, length, table }
}

/** Bits, packed into bytes as a scan has them. */
class Packed {
  #bytes = new Uint8Array(1 << 20)
  #at = 0
  #held = 0
  #count = 0

  put(value: number, length: number): void {
    this.#held = (this.#held << length) | value
    this.#count += length
    while (this.#count >= 8) {
      this.#count -= 8
      const byte = (this.#held >>> this.#count) & 0xff
      if (this.#at + 2 > this.#bytes.length) {
        const more = new Uint8Array(this.#bytes.length * 2)
        more.set(this.#bytes)
        this.#bytes = more
      }
      this.#bytes[this.#at++] = byte
      if (byte === 0xff) this.#bytes[this.#at++] = 0
    }
    this.#held &= (1 << this.#count) - 1
  }

  end(): Uint8Array {
    if (this.#count > 0) this.put((1 << (8 - this.#count)) - 1, 8 - this.#count)
    return this.#bytes.slice(0, this.#at)
  }
}
