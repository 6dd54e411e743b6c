import { createHash } from 'node:crypto'
import { ContentDigest, type Role } from '@telltale/seal'

/** A file that goes into the container, and what identifies it. */
export interface MadeFile {
  readonly path: string
  readonly role: Role
  readonly digest: ContentDigest
  readonly open: () => AsyncIterable<Uint8Array>
}

/** Makes a file of a text or of bytes that are in memory. */
export function madeFile(path: string, role: Role, content: string | Uint8Array): MadeFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return {
    path,
    role,
    digest: new ContentDigest(createHash('sha256')).update(bytes),
    async *open() {
      // In pieces, so that what encrypts them can keep up.
      for (let at = 0; at < bytes.length; at += 1 << 20) yield bytes.subarray(at, at + (1 << 20))
    },
  }
}
