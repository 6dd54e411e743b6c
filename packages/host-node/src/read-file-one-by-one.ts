import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Reading, TelltaleError } from '@telltale/model'
import { readSource } from '@telltale/readers'
import { fromFdPromise, type ZipFile } from 'yauzl'
import { archiveFromBytes } from './archive-from-bytes.js'
import { isArchive } from './is-archive.js'
import { LARGEST_BYTES } from './limits.js'
import { readArchive } from './read-archive.js'
import { readBytes } from './read-bytes.js'
import { readError } from './read-error.js'
import { sourceFromBytes, type LoadedSource } from './source-from-bytes.js'
import { withNotices } from './with-notices.js'

/**
 * Reads a file of any known format, or a zip archive of such files, into readings, one by one, so that an archive with
 * many conversations need not be in memory as a whole.
 *
 * What the file is called never decides how it is read. Messages of errors never hold the file's name: a chat is often
 * named after a person.
 *
 * @param sure - Ask only the readers that know their own format; then nothing may be the answer.
 * @throws {TelltaleError} `read/not-found`, `read/not-readable`, `read/empty`, `read/not-text`, `read/too-large`,
 * `read/encrypted` or `read/archive-unsafe`.
 */
export async function* readFileOneByOne(path: string, sure = false): AsyncGenerator<Reading, void, undefined> {
  const handle = await openForReading(path)
  try {
    const loaded = await load(path, handle)
    if (!('source' in loaded)) {
      yield* loaded
      return
    }
    for (const reading of await readSource(loaded.source, sure)) yield withNotices(reading, loaded.notices)
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
async function load(path: string, handle: FileHandle): Promise<LoadedSource | AsyncIterable<Reading>> {
  const stats = await handle.stat()
  if (stats.isDirectory()) {
    throw readError('folder')
  }
  if (!stats.isFile()) {
    // A pipe says neither how long it is nor can it be read twice.
    const bytes = await readBytes(handle.createReadStream({ autoClose: false }))
    return isArchive(bytes) ? archiveFromBytes(basename(path), bytes) : sourceFromBytes(basename(path), bytes)
  }
  const head = Buffer.alloc(4)
  await handle.read(head, 0, 4, 0)
  if (isArchive(head)) return archiveFromHandle(path, handle)
  if (stats.size > LARGEST_BYTES) throw readError('too-large')
  return sourceFromBytes(basename(path), await readWhole(handle, stats.size))
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
async function archiveFromHandle(path: string, handle: FileHandle): Promise<AsyncIterable<Reading>> {
  let archive: ZipFile
  try {
    archive = await fromFdPromise(handle.fd, { autoClose: false, lazyEntries: true })
  } catch {
    throw readError('damaged-archive')
  }
  return readArchive(basename(path), archive)
}

function openingFailed(error: unknown): TelltaleError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') {
    return readError('not-found')
  }
  return readError('not-readable')
}
