import { TelltaleError } from '@telltale/model'
import { Unzlib } from 'fflate'
import { writeJoined } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import type { PdfFile } from './pdf-file.js'
import { isPdfArray, isPdfDict, PdfName, type PdfDict, type PdfStream, type PdfValue } from './pdf-values.js'

/** What is left of a stream when its plain packings are undone. */
export interface Unfiltered {
  readonly bytes: Uint8Array
  /** The packing of a picture that is left as it is, such as `DCTDecode`; none where all were undone. */
  readonly codec?: string
  readonly codecParms?: PdfDict
  /** How pixels were made smaller before they were packed; left as it is, and none where it was undone or never done. */
  readonly predictor?: PdfDict
}

/** The most that one stream may unpack to: the pixels of a large scan, or a page with a great many lines. */
const LARGEST_PICTURE = 400_000_000
const LARGEST_STREAM = 120_000_000
const PIECE = 64 * 1024
const MOST_FILTERS = 8
const PICTURE_CODECS = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode'])

/**
 * Undoes the packing of a stream, up to the one of a picture.
 *
 * @param keepsPredictor - Leave a last predictor as it is: pixels then need not be gone through.
 * @throws {TelltaleError} `media/too-large` where it grows too far, `media/not-cleanable` for a packing that is not known,
 * `read/encrypted` for one with a key.
 */
export function unfilterStream(file: PdfFile, stream: PdfStream, keepsPredictor = false): Unfiltered {
  const filters = listOf(file, stream.dict.get('Filter') ?? stream.dict.get('F'))
  const parms = listOf(file, stream.dict.get('DecodeParms') ?? stream.dict.get('DP'))
  if (filters.length > MOST_FILTERS) throw mediaError('too-deep')
  let bytes = stream.raw
  for (const [index, each] of filters.entries()) {
    const filter = each instanceof PdfName ? each.name : ''
    const given = parms[index]
    const parm = isPdfDict(given) ? given : undefined
    const isLast = index === filters.length - 1
    if (PICTURE_CODECS.has(filter)) {
      if (!isLast) throw mediaError('not-cleanable')
      return { bytes, codec: filter, ...(parm ? { codecParms: parm } : {}) }
    }
    if (filter === 'Crypt') throw mediaError('encrypted')
    bytes = undone(filter, bytes, parm, file, keepsPredictor ? LARGEST_PICTURE : LARGEST_STREAM)
    file.spend(bytes.length)
    if (parm === undefined || numberIn(file, parm, 'Predictor', 1) < 2) continue
    if (keepsPredictor && isLast) return { bytes, predictor: parm }
    bytes = unpredicted(file, bytes, parm)
  }
  return { bytes }
}

function listOf(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const plain = file.resolve(value)
  if (plain === undefined || plain === null) return []
  return isPdfArray(plain) ? plain.map((each) => file.resolve(each) ?? null) : [plain]
}

function numberIn(file: PdfFile, dict: PdfDict, key: string, otherwise: number): number {
  const value = file.resolve(dict.get(key))
  return typeof value === 'number' ? value : otherwise
}

function undone(filter: string, bytes: Uint8Array, parm: PdfDict | undefined, file: PdfFile, most: number): Uint8Array {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return inflated(bytes, most)
    case 'LZWDecode':
    case 'LZW':
      return unlzw(bytes, parm === undefined ? 1 : numberIn(file, parm, 'EarlyChange', 1))
    case 'ASCIIHexDecode':
    case 'AHx':
      return unhexed(bytes)
    case 'ASCII85Decode':
    case 'A85':
      return un85(bytes)
    case 'RunLengthDecode':
    case 'RL':
      return unrun(bytes)
    default:
      throw mediaError('not-cleanable')
  }
}

/** Many writers end the packed bytes badly; what came before counts. */
function inflated(bytes: Uint8Array, most: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let size = 0
  const unpack = new Unzlib((chunk) => {
    size += chunk.length
    if (size > most) throw mediaError('grows-too-far')
    chunks.push(chunk)
  })
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      unpack.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
  } catch (error) {
    if (error instanceof TelltaleError) throw error
    if (size === 0) throw mediaError('damaged', { cause: error })
  }
  return writeJoined(chunks)
}

/** Bytes that are written one after the other, up to a bound. */
class Growing {
  #bytes = new Uint8Array(4096)
  length = 0

  push(byte: number): void {
    if (this.length === this.#bytes.length) {
      if (this.length >= LARGEST_STREAM) throw mediaError('grows-too-far')
      const larger = new Uint8Array(this.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.length++] = byte
  }

  at(index: number): number {
    return this.#bytes[index] ?? 0
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.length)
  }
}

function unlzw(bytes: Uint8Array, early: number): Uint8Array {
  const out = new Growing()
  // Each code stands for a stretch of what has been written already.
  const starts = new Uint32Array(4097)
  const lengths = new Uint32Array(4097)
  let next = 258
  let width = 9
  let before = -1
  let beforeStart = 0
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xff_ffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === 257) break
    if (code === 256) {
      next = 258
      width = 9
      before = -1
      continue
    }
    const start = out.length
    if (code < 256) out.push(code)
    else {
      if (before === -1 || code > next) throw mediaError('damaged')
      const from = code === next ? beforeStart : (starts[code] ?? 0)
      const length = code === next ? start - beforeStart + 1 : (lengths[code] ?? 0)
      for (let index = 0; index < length; index++) out.push(out.at(from + index))
    }
    if (before !== -1 && next < 4096) {
      starts[next] = beforeStart
      lengths[next] = start - beforeStart + 1
      next++
    }
    if (next + early >= 1 << width && width < 12) width++
    before = code
    beforeStart = start
  }
  return out.done()
}

function unhexed(bytes: Uint8Array): Uint8Array {
  const out = new Growing()
  let high: number | undefined
  for (const byte of bytes) {
    if (byte === 0x3e) break
    const digit = Number.parseInt(String.fromCharCode(byte), 16)
    if (Number.isNaN(digit)) continue
    if (high === undefined) high = digit
    else {
      out.push(high * 16 + digit)
      high = undefined
    }
  }
  if (high !== undefined) out.push(high * 16)
  return out.done()
}

function un85(bytes: Uint8Array): Uint8Array {
  const out = new Growing()
  const group: number[] = []
  const flush = (): void => {
    const count = group.length
    if (count < 2) return
    while (group.length < 5) group.push(84)
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
    for (let index = 0; index < count - 1; index++) out.push(Math.floor(value / 256 ** (3 - index)) & 0xff)
    group.length = 0
  }
  for (const byte of bytes) {
    if (byte === 0x7e) break
    if (byte === 0x7a && group.length === 0) for (let index = 0; index < 4; index++) out.push(0)
    else if (byte >= 0x21 && byte <= 0x75) {
      group.push(byte - 0x21)
      if (group.length === 5) flush()
    }
  }
  flush()
  return out.done()
}

function unrun(bytes: Uint8Array): Uint8Array {
  const out = new Growing()
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at++] ?? 128
    if (length === 128) break
    if (length < 128) {
      for (let index = 0; index <= length && at < bytes.length; index++) out.push(bytes[at++] ?? 0)
    } else {
      const byte = bytes[at++] ?? 0
      for (let index = 0; index < 257 - length; index++) out.push(byte)
    }
  }
  return out.done()
}

function unpredicted(file: PdfFile, bytes: Uint8Array, parm: PdfDict): Uint8Array {
  const predictor = numberIn(file, parm, 'Predictor', 1)
  const colours = bounded(numberIn(file, parm, 'Colors', 1), 32)
  const depth = bounded(numberIn(file, parm, 'BitsPerComponent', 8), 16)
  const columns = bounded(numberIn(file, parm, 'Columns', 1), 1_000_000)
  const step = Math.max(1, (colours * depth) >> 3)
  const width = (columns * colours * depth + 7) >> 3
  if (predictor === 2) return untiffed(bytes, width, step, depth)
  const rows = Math.ceil(bytes.length / (width + 1))
  const out = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1)
    const to = row * width
    const kind = bytes[from] ?? 0
    for (let index = 0; index < width; index++) {
      const left = index >= step ? (out[to + index - step] ?? 0) : 0
      const up = row > 0 ? (out[to + index - width] ?? 0) : 0
      const corner = row > 0 && index >= step ? (out[to + index - width - step] ?? 0) : 0
      const guess =
        kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : kind === 4 ? paeth(left, up, corner) : 0
      out[to + index] = (bytes[from + 1 + index] ?? 0) + guess
    }
  }
  return out
}

function untiffed(bytes: Uint8Array, width: number, step: number, depth: number): Uint8Array {
  if (depth !== 8) throw mediaError('not-cleanable')
  const out = bytes.slice()
  for (let row = 0; row < out.length; row += width)
    for (let index = row + step; index < Math.min(row + width, out.length); index++)
      out[index] = (out[index] ?? 0) + (out[index - step] ?? 0)
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

function bounded(value: number, most: number): number {
  if (!(value >= 1 && value <= most)) throw mediaError('damaged')
  return Math.floor(value)
}
