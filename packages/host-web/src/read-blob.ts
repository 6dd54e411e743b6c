import {
  isArchive,
  LARGEST_BYTES,
  readArchive,
  readError,
  readLoaded,
  sourceFromBytes,
  type OpenArchive,
} from '@telltale/host'
import { TelltaleError, type Reading } from '@telltale/model'
import { openArchive } from './open-archive.js'

/**
 * Reads a file that was dropped, opened or shared, or a text that was pasted, into readings, one by one. The way in for
 * everything a person gives to the app; the same content gives the same readings as on the command line.
 *
 * What the file is called never decides how it is read. Messages of errors never hold the file's name: a chat is often
 * named after a person.
 *
 * @param name - The file's own name; a pasted text has none.
 * @param sure - Ask only the readers that know their own format; then nothing may be the answer.
 * @throws {TelltaleError} `read/not-readable`, `read/empty`, `read/not-text`, `read/too-large`,
 * `read/not-understood`, `read/encrypted` or `read/archive-unsafe`.
 */
export async function* readBlob(name: string, blob: Blob, sure = false): AsyncGenerator<Reading, void, undefined> {
  if (isArchive(await bytesOf(blob.slice(0, 4)))) {
    yield* readZip(name, blob)
    return
  }
  if (blob.size > LARGEST_BYTES) throw readError('too-large')
  yield* await readLoaded(await sourceFromBytes(name, await bytesOf(blob)), sure)
}

async function* readZip(name: string, blob: Blob): AsyncGenerator<Reading, void, undefined> {
  try {
    const open = async (bytes: Uint8Array): Promise<OpenArchive> => openArchive(new Blob([bytes.slice()]))
    for await (const { reading } of readArchive(name, openArchive(blob), { open })) yield reading
  } catch (error) {
    throw error instanceof TelltaleError ? error : readError('damaged-archive')
  }
}

/** A file may have been moved, or the right to read it withdrawn, since it was chosen. */
async function bytesOf(blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer())
  } catch {
    throw readError('not-readable')
  }
}
