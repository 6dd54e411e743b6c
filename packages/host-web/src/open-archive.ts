import { leadsOut, readError, type ArchiveEntry, type OpenArchive } from '@telltale/host'
import {
  BlobReader,
  configure,
  ERR_BAD_FORMAT,
  ERR_EOCDR_NOT_FOUND,
  ZipReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js'

// Unpacking is the browser's own (`DecompressionStream`), in the worker that this already runs in.
configure({ useWebWorkers: false, useCompressionStream: true })

/** Ways of compressing that the browser can undo: none, and deflate. */
const READABLE: ReadonlySet<number> = new Set([0, 8])
/** What the library says of an archive that has no list of its files, because it was cut short. */
const WITHOUT_END: ReadonlySet<string> = new Set([ERR_BAD_FORMAT, ERR_EOCDR_NOT_FOUND])

/**
 * Opens a zip archive where it lies: one with media may be larger than memory, and only its texts are needed.
 *
 * @param blob - The archive; read in pieces, as they are asked for.
 */
export function openArchive(blob: Blob): OpenArchive {
  const reader = new ZipReader(new BlobReader(blob))
  return {
    async *entries() {
      const listed = reader.getEntriesGenerator({ normalizeFilename: (name) => name.replace(/\\/gu, '/') })
      try {
        for await (const entry of listed) {
          if (leadsOut(entry.filename)) throw readError('leads-out')
          if (isFile(entry)) yield toEntry(entry)
        }
      } catch (error) {
        throw error instanceof Error && WITHOUT_END.has(error.message) ? readError('damaged-archive') : error
      }
    },
  }
}

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory
}

function toEntry(entry: FileEntry): ArchiveEntry {
  return {
    path: entry.filename,
    size: entry.uncompressedSize,
    compressedSize: entry.compressedSize,
    isEncrypted: entry.encrypted,
    isLink: entry.symlink,
    isReadable: READABLE.has(entry.compressionMethod),
    chunks: () => unpack(entry),
  }
}

/** Hands on what is unpacked, and unpacks no more than is taken: the stream between them holds one piece. */
async function* unpack(entry: FileEntry): AsyncGenerator<Uint8Array, void, undefined> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const stop = new AbortController()
  const archive = { isDamaged: false }
  const ended = entry.getData(writable, { signal: stop.signal }).catch(async (error: unknown) => {
    archive.isDamaged = true
    await writable.abort(error).catch(() => undefined)
  })
  const pieces = readable.getReader()
  try {
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) yield piece.value
  } catch (error) {
    throw archive.isDamaged ? readError('damaged-inside') : error
  } finally {
    stop.abort()
    await pieces.cancel().catch(() => undefined)
    await ended
  }
}
