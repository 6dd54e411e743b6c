import { readAscii, readsAs, readU16, readU32 } from '../byte-reads.js'
import { writeAscii, writeJoined, writeU16, writeU32 } from '../byte-writes.js'
import { mediaError } from '../media-error.js'

/** Tables by which letters are chosen and drawn. Names, dates, licences, signatures and histories are in others. */
const DRAWING: ReadonlySet<string> = new Set(
  ['cvt ', 'fpgm', 'prep', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'cmap', 'post', 'OS/2', 'CFF '].concat([
    'vhea',
    'vmtx',
    'VORG',
  ]),
)
const MOST_TABLES = 200
/** What a head makes of its own sum, by the standard. */
const SUM_OF_ALL = 0xb1b0_afba
/** Keys of a plain Type 1 font whose values are words about it. */
const WORDS = /\/(?:version|Notice|Copyright|FullName|FamilyName|Weight)\s{0,8}\(/gu
/** In packed fonts: version, notice, full name, family, weight; and copyright, program, name of the base. */
const WORD_KEYS: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 0x0c00, 0x0c15, 0x0c16])
const COLLECTION = 0x0c1e
const STANDARD_STRINGS = 391
const BLANK = 0x20

/**
 * The shapes of letters without the words beside them: who made or licensed the font, when, and for whom.
 *
 * @throws {TelltaleError} `media/not-cleanable` where it is of a kind that is not known, or damaged.
 */
export function plainFace(bytes: Uint8Array): Uint8Array {
  if (readU32(bytes, 0) === 0x0001_0000 || readsAs(bytes, 0, 'true') || readsAs(bytes, 0, 'OTTO'))
    return plainTables(bytes)
  if (readsAs(bytes, 0, '%!')) return plainProgram(bytes)
  if (bytes[0] === 1 && (bytes[2] ?? 0) >= 4) return plainPacked(bytes)
  throw mediaError('not-cleanable')
}

function plainTables(bytes: Uint8Array): Uint8Array {
  const count = readU16(bytes, 4)
  if (count > MOST_TABLES || 12 + count * 16 > bytes.length) throw mediaError('not-cleanable')
  const tables = new Map<string, Uint8Array>()
  for (let index = 0; index < count; index++) {
    const at = 12 + index * 16
    const name = readAscii(bytes, at, 4)
    const [from, length] = [readU32(bytes, at + 8), readU32(bytes, at + 12)]
    // Programs that write parts of fonts list tables which they then leave out.
    if (!DRAWING.has(name) || from > bytes.length) continue
    const table = Uint8Array.from(bytes.subarray(from, from + length))
    if (name === 'head') table.fill(0, 8, 12).fill(0, 20, 36)
    if (name === 'OS/2') table.fill(BLANK, 58, 62)
    tables.set(name, name === 'CFF ' ? plainPacked(table) : table)
  }
  const kept = [...tables].sort(([one], [other]) => (one < other ? -1 : 1))
  if (kept.length === 0) throw mediaError('not-cleanable')
  const power = Math.floor(Math.log2(kept.length))
  const numbers = [kept.length, 16 << power, power, kept.length * 16 - (16 << power)].map(writeU16)
  const rows: Uint8Array[] = [bytes.subarray(0, 4), ...numbers]
  const parts: Uint8Array[] = []
  let at = 12 + kept.length * 16
  let place = -1
  for (const [name, table] of kept) {
    const padded = new Uint8Array(Math.ceil(table.length / 4) * 4)
    padded.set(table)
    rows.push(writeAscii(name), writeU32(sumOf(padded)), writeU32(at), writeU32(table.length))
    parts.push(padded)
    if (name === 'head' && table.length >= 12) place = at + 8
    at += padded.length
  }
  const whole = writeJoined([...rows, ...parts])
  if (place !== -1) whole.set(writeU32(SUM_OF_ALL - sumOf(whole)), place)
  return whole
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + readU32(bytes, at)) >>> 0
  return sum
}

/** A program in words, up to where it is packed. Nothing moves: other numbers say how long it is. */
function plainProgram(bytes: Uint8Array): Uint8Array {
  const plain = Uint8Array.from(bytes)
  const length = endOfWords(bytes)
  const text = readAscii(bytes, 0, length)
  for (const { index, 0: key } of text.matchAll(WORDS)) {
    let open = 1
    for (let at = index + key.length; at < length; at++) {
      const sign = text[at]
      if (sign === '(') open++
      else if (sign === ')' && --open === 0) break
      plain[at] = BLANK
      if (sign === '\\') plain[++at] = BLANK
    }
  }
  let isRemark = false
  // The first remark is how the kind is told, up to a colon.
  let isFirst = true
  for (let at = 0; at < length; at++) {
    const sign = text[at]
    if (sign === '\n' || sign === '\r') {
      isRemark = false
      isFirst = false
    } else if (isFirst ? text[at - 1] === ':' : sign === '%' && plain[at] === 0x25) isRemark = true
    if (isRemark) plain[at] = BLANK
  }
  return plain
}

function endOfWords(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x65); at !== -1; at = bytes.indexOf(0x65, at + 1))
    if (readsAs(bytes, at, 'eexec')) return at
  return bytes.length
}

/** A packed font (CFF). Words are blanked where they stand, since everything else is counted from the start. */
function plainPacked(bytes: Uint8Array): Uint8Array {
  const plain = Uint8Array.from(bytes)
  const names = listAt(bytes, bytes[2] ?? 4)
  const tops = listAt(bytes, names.end)
  const strings = listAt(bytes, tops.end)
  const blanked = new Set<number>()
  const kept = new Set<number>()
  for (const [from, to] of tops.parts) {
    let operands: number[] = []
    for (let at = from; at < to;) {
      const first = bytes[at] ?? 0
      if (first <= 21) {
        const key = first === 12 ? 0x0c00 + (bytes[at + 1] ?? 0) : first
        for (const operand of operands.slice(0, key === COLLECTION ? 2 : 1))
          if (key === COLLECTION) kept.add(operand)
          else if (WORD_KEYS.has(key)) blanked.add(operand)
        operands = []
        at += first === 12 ? 2 : 1
      } else {
        const [value, size] = operandAt(bytes, at)
        operands.push(value)
        at += size
      }
    }
  }
  for (const each of blanked) {
    const [from, to] = strings.parts[each - STANDARD_STRINGS] ?? [0, 0]
    if (!kept.has(each)) plain.fill(BLANK, from, to)
  }
  return plain
}

function operandAt(bytes: Uint8Array, at: number): readonly [value: number, size: number] {
  const first = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  if (first === 28) return [readU16(bytes, at + 1), 3]
  if (first === 29) return [readU32(bytes, at + 1), 5]
  if (first === 30) {
    let size = 1
    while (at + size < bytes.length && ((bytes[at + size] ?? 0xff) & 15) !== 15) size++
    return [-1, size + 1]
  }
  if (first >= 247 && first <= 250) return [(first - 247) * 256 + second + 108, 2]
  if (first >= 251 && first <= 254) return [-1, 2]
  return [first - 139, 1]
}

function listAt(
  bytes: Uint8Array,
  at: number,
): { readonly parts: readonly (readonly [from: number, to: number])[]; readonly end: number } {
  if (at + 2 > bytes.length) throw mediaError('not-cleanable')
  const count = readU16(bytes, at)
  if (count === 0) return { parts: [], end: at + 2 }
  const size = bytes[at + 2] ?? 0
  const start = at + 2 + (count + 1) * size
  if (size < 1 || size > 4 || start + 1 > bytes.length) throw mediaError('not-cleanable')
  const offset = (index: number): number => {
    let value = 0
    for (let each = 0; each < size; each++) value = value * 256 + (bytes[at + 3 + index * size + each] ?? 0)
    return start + value
  }
  const parts: (readonly [number, number])[] = []
  for (let index = 0; index < count; index++) {
    const [from, to] = [offset(index), offset(index + 1)]
    if (from > to || to > bytes.length) throw mediaError('not-cleanable')
    parts.push([from, to])
  }
  return { parts, end: offset(count) }
}
