import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Notice, Reader, ReadingPiece } from '@telltale/model'
import { readers } from '@telltale/readers'
import { decodeText } from './decode-text.js'
import { isArchive } from './is-archive.js'
import { HEAD_BYTES } from './limits.js'
import { readFileOneByOne } from './read-file-one-by-one.js'
import { withNotices } from './with-notices.js'

/** Smaller files are read as a whole, which finds every answer and every duplicate. */
const LARGE = 64_000_000
/** How much is read from the disk at once. */
const CHUNK = 256 * 1024

/** How reading is to go. */
export interface PiecesOptions {
  /** Files of more bytes than this are read piece by piece, where their format allows it. */
  readonly largerThan?: number
  /** Told again and again how many bytes of how many were read. A file that is walked twice starts again. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Reads a file of any known format and any size, and hands on what it reads while it goes on reading. A large text in a
 * format that can be cut is never in memory as a whole: what is held is one piece of a few megabytes, and the longest
 * message. Everything else, archives too, is read as `readFileOneByOne` does.
 *
 * @throws {TelltaleError} What `readFileOneByOne` throws.
 */
export async function* readFileInPieces(
  path: string,
  { largerThan = LARGE, onProgress = () => undefined }: PiecesOptions = {},
): AsyncGenerator<ReadingPiece, void, undefined> {
  const large = await largeText(path, largerThan)
  if (large?.reader.pieces === undefined) {
    for await (const reading of readFileOneByOne(path)) yield { reading, continues: false }
    return
  }
  const { reader, size } = large
  const encoding = reader.needsBytes === true ? 'latin1' : large.encoding
  /** Of the last walk over the file: each walk counts anew. */
  const lost = { count: 0 }
  const openText = (): AsyncIterable<string> => decodedChunks(path, encoding, lost, (done) => onProgress(done, size))
  let held: ReadingPiece | undefined
  for await (const piece of reader.pieces?.(openText, basename(path)) ?? []) {
    if (held !== undefined) yield held
    held = piece
  }
  if (held === undefined) return
  const notices: readonly Notice[] = lost.count === 0 ? [] : [{ code: 'read/characters-replaced', count: lost.count }]
  yield { ...held, reading: withNotices(held.reading, notices) }
}

interface LargeText {
  readonly reader: Reader
  readonly encoding: string
  readonly size: number
}

/** A plain file that is large, of a format that can be cut, in an encoding that its beginning tells for sure. */
async function largeText(path: string, largerThan: number): Promise<LargeText | undefined> {
  const stats = await stat(path).catch(() => undefined)
  if (stats?.isFile() !== true || stats.size <= largerThan) return undefined
  const head = await headOf(path)
  if (head === undefined || isArchive(head)) return undefined
  const { text, notices } = await decodeText(withoutCutCharacter(head))
  if (text === undefined || notices.length > 0) return undefined
  const reader = readers.find((one) => one.canRead({ name: basename(path), text, bytes: head }))
  if (reader?.pieces === undefined) return undefined
  const encoding =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8'
  return { reader, encoding, size: stats.size }
}

async function headOf(path: string): Promise<Uint8Array | undefined> {
  const handle = await open(path, 'r').catch(() => undefined)
  if (handle === undefined) return undefined
  try {
    const bytes = Buffer.alloc(HEAD_BYTES)
    const { bytesRead } = await handle.read(bytes, 0, HEAD_BYTES, 0)
    return bytes.subarray(0, bytesRead)
  } catch {
    return undefined
  } finally {
    await handle.close().catch(() => undefined)
  }
}

/** The beginning of a text may end in the middle of a character of UTF-8. */
function withoutCutCharacter(head: Uint8Array): Uint8Array {
  let end = head.length
  while (end > 0 && head.length - end < 3 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1
  return end > 0 && (head[end - 1] ?? 0) >= 0xc0 ? head.subarray(0, end - 1) : head
}

async function* decodedChunks(
  path: string,
  encoding: string,
  lost: { count: number },
  onProgress: (done: number) => void,
): AsyncGenerator<string, void, undefined> {
  const decoder = encoding === 'latin1' ? undefined : new TextDecoder(encoding)
  let done = 0
  lost.count = 0
  const counted = (text: string): string => {
    for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) lost.count += 1
    return text
  }
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    if (!Buffer.isBuffer(chunk)) continue
    done += chunk.length
    onProgress(done)
    yield decoder === undefined ? chunk.toString('latin1') : counted(decoder.decode(chunk, { stream: true }))
  }
  const rest = counted(decoder?.decode() ?? '')
  if (rest !== '') yield rest
}
