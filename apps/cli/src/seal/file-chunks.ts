import { createReadStream } from 'node:fs'
import { TelltaleError } from '@telltale/model'

const PIECE = 1 << 20

/** Reads a file piece by piece. */
export async function* fileChunks(file: string | Buffer): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = createReadStream(file, { highWaterMark: PIECE })
  try {
    for await (const chunk of stream) if (chunk instanceof Uint8Array) yield chunk
  } catch (error) {
    throw new TelltaleError(
      'read/not-readable',
      'A file cannot be read to its end, so the work was ended.',
      'Look whether you may read it, and whether its disk is there.',
      { cause: error },
    )
  } finally {
    stream.destroy()
  }
}
