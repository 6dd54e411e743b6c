import { LARGE_BYTES, readArchive, type OpenArchive } from '@telltale/host'
import type { ReadingPiece } from '@telltale/model'
import { openArchive } from './open-archive.js'
import { piecesOfText } from './pieces-of-text.js'
import { readApart } from './read-apart.js'

/** How an archive is to be read. */
export interface ArchiveOptions {
  /** Texts of more bytes than this are read piece by piece, where their format allows it. */
  readonly largerThan?: number
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Reads every text in a zip archive, as `readArchive` does, with what only this host can do: documents are read in a
 * thread of their own, and a large text is never in memory as a whole.
 *
 * @throws {TelltaleError} What `readArchive` throws.
 */
export function readArchiveInPieces(
  name: string,
  archive: OpenArchive,
  { largerThan = LARGE_BYTES, onProgress = () => undefined }: ArchiveOptions = {},
): AsyncGenerator<ReadingPiece, void, undefined> {
  return readArchive(name, archive, {
    open: openArchive,
    read: readApart,
    readInPieces: async (textName, file) =>
      file.size > largerThan
        ? await piecesOfText(
            { name: textName, size: file.size, head: await file.headBytes(), open: () => file.chunks() },
            onProgress,
          )
        : undefined,
  })
}
