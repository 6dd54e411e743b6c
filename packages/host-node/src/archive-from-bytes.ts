import type { Reading } from '@telltale/model'
import { fromBufferPromise, type ZipFile } from 'yauzl'
import { readArchive } from './read-archive.js'
import { readError } from './read-error.js'

/** Opens an archive that came through a pipe. */
export async function archiveFromBytes(name: string, bytes: Buffer): Promise<AsyncIterable<Reading>> {
  let archive: ZipFile
  try {
    archive = await fromBufferPromise(bytes, { lazyEntries: true })
  } catch {
    throw readError('damaged-archive')
  }
  return readArchive(name, archive)
}
