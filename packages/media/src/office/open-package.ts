import { Uint8ArrayReader, ZipReader, configure, type Entry } from '@zip.js/zip.js/lib/zip-core-native.js'
import { TelltaleError } from '@telltale/model'
import { writeJoined } from '../byte-writes.js'
import { mediaError } from '../media-error.js'

configure({ useWebWorkers: false, useCompressionStream: true })

const MOST_ENTRIES = 20_000
const LARGEST_PART = 200_000_000
const MOST_UNPACKED = 600_000_000
/** Tables of one value pack about two hundred times. */
const LARGEST_RATIO = 400
const SMALL = 5_000_000

/**
 * Unpacks a document that is a zip: its parts by their paths.
 *
 * @throws {TelltaleError} `media/too-large` for one made to grow, `media/two-in-one` where two parts have one path or lie
 * upon each other, `read/encrypted`, or `media/damaged`.
 */
export async function openPackage(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>()
  const seen = new Set<string>()
  let left = MOST_UNPACKED
  try {
    const reader = new ZipReader(new Uint8ArrayReader(bytes), { checkOverlappingEntry: true })
    let count = 0
    for await (const entry of reader.getEntriesGenerator()) {
      if (++count > MOST_ENTRIES) throw mediaError('too-many-parts')
      const path = safePath(entry.filename)
      if (entry.directory) continue
      if (seen.has(path.toLowerCase())) throw mediaError('two-in-one')
      seen.add(path.toLowerCase())
      if (entry.encrypted) throw mediaError('encrypted')
      const part = await unpacked(entry, Math.min(LARGEST_PART, left))
      left -= part.length
      parts.set(path, part)
    }
    await reader.close()
  } catch (error) {
    if (error instanceof TelltaleError) throw error
    throw mediaError('damaged', { cause: error })
  }
  if (parts.size === 0) throw mediaError('damaged')
  return parts
}

function safePath(name: string): string {
  const path = name.replaceAll('\\', '/').replace(/^\//u, '')
  if (path.split('/').includes('..') || /^[a-z]:/iu.test(path) || path.includes('\0')) throw mediaError('two-in-one')
  return path
}

async function unpacked(entry: Exclude<Entry, { directory: true }>, most: number): Promise<Uint8Array> {
  if (entry.uncompressedSize > most) throw mediaError('grows-too-far')
  const chunks: Uint8Array[] = []
  let size = 0
  let failure: TelltaleError | undefined
  const into = new WritableStream<Uint8Array>({
    write(chunk) {
      size += chunk.length
      if (size > most || (size > SMALL && size > entry.compressedSize * LARGEST_RATIO)) {
        failure = mediaError('grows-too-far')
        throw failure
      }
      chunks.push(chunk)
    },
  })
  try {
    await entry.getData(into, { checkSignature: true, checkOverlappingEntry: true })
  } catch (error) {
    throw failure ?? error
  }
  return writeJoined(chunks)
}
