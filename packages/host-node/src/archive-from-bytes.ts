import type { ReadingPiece } from '@telltale/model'
import { fromBufferPromise, type ZipFile } from 'yauzl'
import { readArchive, type ArchiveOptions } from './read-archive.js'
import { readError } from './read-error.js'

/** Opens an archive that came through a pipe. */
export async function archiveFromBytes(
  name: string,
  bytes: Buffer,
  options: ArchiveOptions = {},
): Promise<AsyncIterable<ReadingPiece>> {
  let archive: ZipFile
  try {
    archive = await fromBufferPromise(bytes, { lazyEntries: true })
  } catch {
    throw readError('damaged-archive')
  }
  return readArchive(name, archive, options)
}
