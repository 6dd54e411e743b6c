import { ContentDigest, type RunningSha256 } from './content-digest.js'
import type { Role } from './manifest.js'

/** A file that goes into a container, and what identifies it. */
export interface MadeFile {
  readonly path: string
  readonly role: Role
  readonly digest: ContentDigest
  readonly open: () => AsyncIterable<Uint8Array>
}

/** What encrypts it can keep up with pieces of this size. */
const PIECE = 1 << 20

/**
 * Makes a file of a text or of bytes that are in memory.
 *
 * @param path - A safe one, in the container.
 * @param sha256 - A host's own, where it is faster.
 */
export function madeFile(path: string, role: Role, content: string | Uint8Array, sha256?: RunningSha256): MadeFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    path,
    role,
    digest: new ContentDigest(sha256).update(bytes),
    async *open() {
      for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
    },
  }
}
