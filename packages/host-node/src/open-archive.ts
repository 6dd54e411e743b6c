import { readError, type ArchiveEntry, type OpenArchive } from '@telltale/host'
import type { Entry, ZipFile } from 'yauzl'

/**
 * Opens a zip archive where it lies: one with media may be larger than memory, and only its texts are needed.
 *
 * @param from - The descriptor of an open file, which stays open, or the bytes of one that came through a pipe or lay
 * within another.
 * @throws {TelltaleError} `read/not-readable` when it is damaged.
 */
export async function openArchive(from: number | Uint8Array): Promise<OpenArchive> {
  // Most files are no archives, and are read sooner without it.
  const { fromBufferPromise, fromFdPromise } = await import('yauzl')
  let archive: ZipFile
  try {
    archive =
      typeof from === 'number'
        ? await fromFdPromise(from, { autoClose: false, lazyEntries: true })
        : await fromBufferPromise(Buffer.from(from.buffer, from.byteOffset, from.length), { lazyEntries: true })
  } catch {
    throw readError('damaged-archive')
  }
  return {
    count: archive.entryCount,
    async *entries() {
      // The name of every file was checked by the library: none leads out of the archive.
      for await (const entry of archive.eachEntry()) if (!entry.fileName.endsWith('/')) yield toEntry(archive, entry)
    },
  }
}

function toEntry(archive: ZipFile, entry: Entry): ArchiveEntry {
  return {
    path: entry.fileName,
    size: entry.uncompressedSize,
    compressedSize: entry.compressedSize,
    isEncrypted: entry.isEncrypted(),
    isLink: isLink(entry),
    isReadable: entry.canDecodeFileData(),
    async *chunks() {
      // Leaving the loop closes the stream.
      for await (const chunk of await archive.openReadStreamPromise(entry)) if (chunk instanceof Uint8Array) yield chunk
    },
  }
}

function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000
}
