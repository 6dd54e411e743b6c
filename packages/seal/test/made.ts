import {
  canonicalJson,
  ContentDigest,
  MANIFEST_PATH,
  sealContainer,
  type Manifest,
  type Role,
  type SealEntry,
  type SealKeys,
} from '../src/index.js'

/** Cheap, for tests that are not about guessing. */
export const KEYS = { passphrase: 'six quiet words for a test', workFactor: 4 } as const

export interface Given {
  readonly path: string
  readonly content: string | Uint8Array
  readonly role?: Role
}

/** A manifest of the files that were given, as they are. */
export function manifestOf(files: readonly Given[]): Manifest {
  return {
    manifestVersion: 1,
    seal: '00112233445566778899aabbccddeeff',
    sealedAt: '2026-03-01T10:00:00.000Z',
    clock: 'unproven',
    tool: { name: 'telltale', version: '0.1.0', pack: { version: '1', digest: 'abc' } },
    files: files.map(({ path, content, role = 'original' }) => {
      const digest = new ContentDigest().update(bytesOf(content))
      return { path, role, size: digest.size, sha256: digest.sha256 }
    }),
    withheld: [],
    leftOut: [],
    readable: { hidden: 0, chosen: false },
  }
}

export function entryOf({ path, content }: Given): SealEntry {
  const bytes = bytesOf(content)
  const digest = new ContentDigest().update(bytes)
  return {
    path,
    size: digest.size,
    sha256: digest.sha256,
    crc32: digest.crc32,
    modified: new Date(0),
    async *open() {
      // In pieces of an odd size, so that borders fall anywhere.
      for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777)
    },
  }
}

/** A whole container, in memory. */
export async function sealed(
  files: readonly Given[],
  { keys = KEYS, manifest = manifestOf(files) }: { readonly keys?: SealKeys; readonly manifest?: unknown } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const list = { path: MANIFEST_PATH, content: canonicalJson(manifest) }
  return await allOf(await sealContainer([list, ...files].map(entryOf), keys))
}

export async function allOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

export function streamOf(bytes: Uint8Array, piece = 10_000): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) {
        controller.close()
        return
      }
      controller.enqueue(bytes.slice(at, at + piece))
      at += piece
    },
  })
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
