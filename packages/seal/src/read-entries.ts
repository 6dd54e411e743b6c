import { IrregularZip } from './irregular-zip.js'
import type { StreamCursor } from './stream-cursor.js'

/** One file of the zip, as it comes. Its content has to be taken before the next one is asked for. */
export interface StreamedEntry {
  readonly path: string
  readonly size: number
  readonly crc32: number
  content(): AsyncIterable<Uint8Array>
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_PLACE = 0x07064b50
const MAX_16 = 0xffff
const MAX_32 = 0xffff_ffff
/** What it is unpacked as: a file, and no link or folder. */
const PLAIN_FILE = 0x81a4_0000
/** Bits that do not change how the content is read: names are UTF-8. */
const UTF_8 = 0x0800
/** As many as a manifest may list, the manifest, and some more to be told of. */
const MOST_ENTRIES = 250_000

/**
 * Reads the zip of a container from its front, in bounded memory, as `sealContainer` writes it: each file stored, with its
 * size before its content. At the end it holds the zip's own list against what was there, so that no other program can be
 * shown other files than were read here.
 *
 * @throws {IrregularZip} when it is written in any other way. The files before were read all the same.
 */
export async function* readEntries(cursor: StreamCursor): AsyncGenerator<StreamedEntry, void, undefined> {
  const passed: Passed[] = []
  for (;;) {
    const offset = cursor.offset
    const signature = await number32(cursor)
    if (signature !== LOCAL) {
      await readList(cursor, signature, passed, offset)
      return
    }
    if (passed.length === MOST_ENTRIES) throw new IrregularZip('too many files')
    const header = await fields(cursor, 26)
    const { name, extra } = await names(cursor, header.getUint16(22, true), header.getUint16(24, true))
    if ((header.getUint16(2, true) & ~UTF_8) !== 0) throw new IrregularZip('flags')
    if (header.getUint16(4, true) !== 0) throw new IrregularZip('compressed')
    const crc32 = header.getUint32(10, true)
    const [size, stored] = sizes64(extra, [header.getUint32(18, true), header.getUint32(14, true)])
    if (size === undefined || size !== stored) throw new IrregularZip('sizes')
    passed.push({ name, size, crc32, offset })
    const from = cursor.offset
    yield { path: name, size, crc32, content: () => cursor.take(size) }
    // Whoever did not take it all is taken past it.
    await cursor.skip(from + size - cursor.offset)
    if (cursor.offset !== from + size) throw new IrregularZip('cut short')
  }
}

interface Passed {
  readonly name: string
  readonly size: number
  readonly crc32: number
  readonly offset: number
}

/** The zip's own list, which is what other programs go by. */
async function readList(cursor: StreamCursor, first: number, passed: readonly Passed[], start: number): Promise<void> {
  let signature = first
  for (const one of passed) {
    if (signature !== CENTRAL) throw new IrregularZip('list')
    const header = await fields(cursor, 42)
    const { name, extra, comment } = await names(
      cursor,
      header.getUint16(24, true),
      header.getUint16(26, true),
      header.getUint16(28, true),
    )
    const [size, stored, offset] = sizes64(extra, [
      header.getUint32(20, true),
      header.getUint32(16, true),
      header.getUint32(38, true),
    ])
    const isSame =
      name === one.name &&
      size === one.size &&
      stored === one.size &&
      offset === one.offset &&
      header.getUint32(12, true) === one.crc32 &&
      header.getUint16(6, true) === 0 &&
      header.getUint16(30, true) === 0 &&
      header.getUint16(32, true) === 0 &&
      header.getUint32(34, true) === PLAIN_FILE &&
      comment === 0
    if (!isSame) throw new IrregularZip('list')
    signature = await number32(cursor)
  }
  const end = cursor.offset - 4
  const isWide = signature === END_64
  if (isWide) {
    const size = await fields(cursor, 8)
    const length = Number(size.getBigUint64(0, true))
    if (length < 44 || length > 1_000) throw new IrregularZip('end')
    const rest = await fields(cursor, length)
    const isSame =
      Number(rest.getBigUint64(20, true)) === passed.length && Number(rest.getBigUint64(36, true)) === start
    if (!isSame) throw new IrregularZip('end')
    if ((await number32(cursor)) !== END_64_PLACE) throw new IrregularZip('end')
    const place = await fields(cursor, 16)
    if (Number(place.getBigUint64(4, true)) !== end) throw new IrregularZip('end')
    signature = await number32(cursor)
  }
  if (signature !== END) throw new IrregularZip('end')
  const last = await fields(cursor, 18)
  // What does not fit is written as nothing but ones, and stands in the wider list before.
  const isNumber = (value: number, wanted: number, most: number): boolean =>
    value === wanted || (isWide && value === most)
  const isSame =
    isNumber(last.getUint32(0, true), 0, MAX_32) &&
    isNumber(last.getUint16(4, true), passed.length, MAX_16) &&
    isNumber(last.getUint16(6, true), passed.length, MAX_16) &&
    isNumber(last.getUint32(8, true), end - start, MAX_32) &&
    isNumber(last.getUint32(12, true), start, MAX_32) &&
    last.getUint16(16, true) === 0
  if (!isSame || !(await cursor.isAtEnd())) throw new IrregularZip('end')
}

async function fields(cursor: StreamCursor, length: number): Promise<DataView> {
  const bytes = await cursor.read(length)
  if (bytes === undefined) throw new IrregularZip('cut short')
  return new DataView(bytes.buffer)
}

async function number32(cursor: StreamCursor): Promise<number> {
  return (await fields(cursor, 4)).getUint32(0, true)
}

async function names(
  cursor: StreamCursor,
  nameLength: number,
  extraLength: number,
  commentLength = 0,
): Promise<{ readonly name: string; readonly extra: DataView; readonly comment: number }> {
  const name = await fields(cursor, nameLength)
  const extra = await fields(cursor, extraLength)
  await fields(cursor, commentLength)
  return { name: utf8(name), extra, comment: commentLength }
}

function utf8(view: DataView): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(view)
  } catch {
    throw new IrregularZip('name')
  }
}

/** Numbers that did not fit into 32 bits stand in an extra field, in the same order. */
function sizes64(extra: DataView, numbers: readonly number[]): readonly (number | undefined)[] {
  let wide: DataView | undefined
  for (let at = 0; at + 4 <= extra.byteLength;) {
    const length = extra.getUint16(at + 2, true)
    if (at + 4 + length > extra.byteLength) throw new IrregularZip('extra')
    if (extra.getUint16(at, true) !== 1) throw new IrregularZip('extra')
    wide = new DataView(extra.buffer, extra.byteOffset + at + 4, length)
    at += 4 + length
  }
  let at = 0
  return numbers.map((number) => {
    if (number !== MAX_32) return number
    if (wide === undefined || at + 8 > wide.byteLength) return undefined
    const value = Number(wide.getBigUint64(at, true))
    at += 8
    return Number.isSafeInteger(value) ? value : undefined
  })
}
