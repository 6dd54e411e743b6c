import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  HEAD_BYTES,
  isArchive,
  LARGE_BYTES,
  LARGEST_BYTES,
  readError,
  sourceFromBytes,
  type LoadedSource,
} from '@telltale/host'
import type { ReadingPiece, TelltaleError } from '@telltale/model'
import { openArchive } from './open-archive.js'
import { piecesOfText } from './pieces-of-text.js'
import { readApart } from './read-apart.js'
import { readArchiveInPieces } from './read-archive-in-pieces.js'
import { readBytes } from './read-bytes.js'
import { readStart } from './read-start.js'

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
 * `read/not-understood`, `read/encrypted` or `read/archive-unsafe`.
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
    return isArchive(bytes)
      ? readArchiveInPieces(name, await openArchive(bytes), options)
      : sourceFromBytes(name, bytes)
  }
  const { size } = stats
  const head = await readWhole(handle, Math.min(size, size > options.largerThan ? HEAD_BYTES : 4))
  // One with media may be larger than memory: it is read where it lies.
  if (isArchive(head)) return readArchiveInPieces(name, await openArchive(handle.fd), options)
  if (size > options.largerThan) {
    const large = { name, size, head, open: () => createReadStream(path, { highWaterMark: CHUNK }) }
    const pieces = await piecesOfText(large, options.onProgress)
    if (pieces !== undefined) return pieces
  }
  if (size > LARGEST_BYTES) throw readError('too-large')
  return sourceFromBytes(name, await readWhole(handle, size))
}

/** A file that grows meanwhile is read as long as it was at first. */
async function readWhole(handle: FileHandle, size: number): Promise<Uint8Array> {
  try {
    return await readStart(handle, size)
  } catch {
    throw readError('not-readable')
  }
}

function openingFailed(error: unknown): TelltaleError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') {
    return readError('not-found')
  }
  return readError('not-readable')
}
