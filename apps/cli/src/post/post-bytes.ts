import { createReadStream } from 'node:fs'
import { mediaError } from '@telltale/media/node'
import { TelltaleError } from '@telltale/model'
import type { PostInput } from './post-input.js'

/** What is larger is refused before it is read; media refuse it as well. */
const LARGEST = 512_000_000

/** Reads inputs whole, as pictures and documents must be. What comes through a pipe comes only once, and is kept. */
export class PostBytes {
  #fromStdin: Uint8Array | undefined

  /** @throws {TelltaleError} `read/not-found`, `read/not-readable` or `media/too-large`. */
  async of({ path, words }: PostInput): Promise<Uint8Array> {
    if (words !== undefined) return new TextEncoder().encode(words)
    if (path !== undefined) return await gathered(createReadStream(path))
    this.#fromStdin ??= await gathered(process.stdin)
    return this.#fromStdin
  }
}

async function gathered(source: AsyncIterable<unknown>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of source) {
      if (!(part instanceof Uint8Array)) continue
      size += part.length
      if (size > LARGEST) throw mediaError('too-large-file')
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof TelltaleError) throw error
    throw new TelltaleError('read/not-readable', 'The file cannot be opened.', 'Look whether you may read it.', {
      cause: error,
    })
  }
  return Buffer.concat(parts, size)
}
