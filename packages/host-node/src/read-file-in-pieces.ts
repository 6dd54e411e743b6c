import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ReadingPiece, TelltaleError } from '@telltale/model'
import { fromFdPromise, type ZipFile } from 'yauzl'
import { archiveFromBytes } from './archive-from-bytes.js'
import { isArchive } from './is-archive.js'
import { HEAD_BYTES, LARGE_BYTES, LARGEST_BYTES } from './limits.js'
import { piecesOfText } from './pieces-of-text.js'
import { readApart } from './read-apart.js'
import { readArchive } from './read-archive.js'
import { readBytes } from './read-bytes.js'
import { readError } from './read-error.js'
import { sourceFromBytes, type LoadedSource } from './source-from-bytes.js'

/** How much is read from the disk at once. */
const CHUNK = 256 * 1024

/** How reading is to go. */
export interface PiecesOptions {
  /** Texts of more bytes than this are read piece by piece, where their format allows it. */
  readonly largerThan?: number
  /** Told again and again how many bytes of how many were read of such a text. One that is walked twice starts again. */
  readonly onProgress?: (done: number, total: number) => void
  /** Ask only the readers that know their own format; then nothing may be the answer. */
  readonly sure?: boolean
}

/**
 * Reads a file of any known format and any size, or a zip archive of such files, and hands on what it reads while it goes
 * on reading. A large text in a format that can be cut is never in memory as a whole: what is held is one piece of a few
 * megabytes, and the longest message. Everything else is a piece for each conversation, so that an archive with many need
 * not be in memory as a whole either.
 *
 * What the file is called never decides how it is read. Messages of errors never hold the file's name: a chat is often
 * named after a person.
 *
 * @throws {TelltaleError} `read/not-found`, `read/not-readable`, `read/empty`, `read/not-text`, `read/too-large`,
 * `read/encrypted` or `read/archive-unsafe`.
 */
export async function* readFileInPieces(
  path: string,
  { largerThan = LARGE_BYTES, onProgress = () => undefined, sure = false }: PiecesOptions = {},
): AsyncGenerator<ReadingPiece, void, undefined> {
  const handle = await openForReading(path)
  try {
    const loaded = await load(path, handle, { largerThan, onProgress, sure })
    if (!('source' in loaded)) {
      yield* loaded
      return
    }
    for (const reading of await readApart(loaded, sure)) yield { reading, continues: false }
  } finally {
    await handle.close().catch(() => undefined)
  }
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw openingFailed(error)
  }
}

/** The bytes live in here only, so that they can be let go before the reading starts. */
async function load(
  path: string,
  handle: FileHandle,
  options: Required<PiecesOptions>,
): Promise<LoadedSource | AsyncIterable<ReadingPiece>> {
  const stats = await handle.stat()
  if (stats.isDirectory()) throw readError('folder')
  const name = basename(path)
  if (!stats.isFile()) {
    // A pipe says neither how long it is nor can it be read twice.
    const bytes = await readBytes(handle.createReadStream({ autoClose: false }))
    return isArchive(bytes) ? archiveFromBytes(name, bytes, options) : sourceFromBytes(name, bytes)
  }
  const { size } = stats
  const head = await readWhole(handle, Math.min(size, size > options.largerThan ? HEAD_BYTES : 4))
  if (isArchive(head)) return archiveFromHandle(name, handle, options)
  if (size > options.largerThan) {
    const large = { name, size, head, open: () => createReadStream(path, { highWaterMark: CHUNK }) }
    const pieces = await piecesOfText(large, options.onProgress)
    if (pieces !== undefined) return pieces
  }
  if (size > LARGEST_BYTES) throw readError('too-large')
  return sourceFromBytes(name, await readWhole(handle, size))
}

/** Reads into one buffer of the right size. A file that grows meanwhile is read as long as it was at first. */
async function readWhole(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(size)
  let filled = 0
  try {
    while (filled < size) {
      const { bytesRead } = await handle.read(bytes, filled, size - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
  } catch {
    throw readError('not-readable')
  }
  return bytes.subarray(0, filled)
}

/** The archive is read where it lies: one with media may be larger than memory, and only its texts are needed. */
async function archiveFromHandle(
  name: string,
  handle: FileHandle,
  options: Required<PiecesOptions>,
): Promise<AsyncIterable<ReadingPiece>> {
  let archive: ZipFile
  try {
    archive = await fromFdPromise(handle.fd, { autoClose: false, lazyEntries: true })
  } catch {
    throw readError('damaged-archive')
  }
  return readArchive(name, archive, options)
}

function openingFailed(error: unknown): TelltaleError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') {
    return readError('not-found')
  }
  return readError('not-readable')
}
