import { writeAscii, writeJoined, writeU32 } from '../byte-writes.js'
import { crc32 } from '../crc32.js'
import { PNG_SIGNATURE, type PngChunk } from './walk-png.js'

/** Chunks as a file. */
export function writeChunks(chunks: readonly PngChunk[]): Uint8Array {
  return writeJoined([
    writeAscii(PNG_SIGNATURE),
    ...chunks.flatMap(({ type, data, sum }) => {
      const name = writeAscii(type)
      return [writeU32(data.length), name, data, writeU32(sum ?? crc32(name, data))]
    }),
  ])
}
