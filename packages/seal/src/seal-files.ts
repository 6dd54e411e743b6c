import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.js'
import { ContentDigest } from './content-digest.js'
import type { SealKeys } from './keys.js'
import type { Manifest, Role, SealedFile } from './manifest.js'
import { MANIFEST_PATH } from './manifest-path.js'
import { nameApart, safePath } from './safe-paths.js'
import { sealContainer, type SealEntry, type SealOptions } from './seal-container.js'
import { writeReadme } from './write-readme.js'

/** A file that is in memory already, as a browser has it. */
export interface FileInMemory {
  /** Its name, or names of folders and its own with slashes between; made safe here. */
  readonly name: string
  readonly role: Exclude<Role, 'about'>
  readonly bytes: Uint8Array
  readonly modified?: Date
}

/** What the manifest says beside the files. */
export interface SealedBy {
  readonly sealedAt: Date
  readonly version: string
  readonly pack: Manifest['tool']['pack']
  readonly readable?: Manifest['readable']
  /** Originals are listed by their digests and not put in. */
  readonly withoutOriginals?: boolean
}

/**
 * Seals files that are in memory, for hosts without a disk to walk. Makes the manifest and the README, and puts originals
 * under `originals/`.
 *
 * @returns The bytes of the container, as they come, and what a time-stamp is asked for.
 * @throws {TelltaleError} `seal/bad-key`.
 */
export async function sealFiles(
  files: readonly FileInMemory[],
  { sealedAt, version, pack, readable = { hidden: 0, chosen: false }, withoutOriginals = false }: SealedBy,
  keys: SealKeys,
  options: SealOptions = {},
): Promise<{ readonly container: ReadableStream<Uint8Array>; readonly manifestDigest: string }> {
  const at = sealedAt.toISOString()
  const readme = new TextEncoder().encode(writeReadme(at))
  const taken = new Set<string>([MANIFEST_PATH, 'readme.txt'])
  const made = files.map((file) => prepare(file, taken, sealedAt, options))
  const inside = made.filter(({ sealed }) => !withoutOriginals || sealed.role !== 'original')
  const about = prepared('README.txt', 'about', readme, sealedAt, options)
  const ordered = [about, ...inside.filter(isReadable), ...inside.filter((one) => !isReadable(one))]
  const manifest: Manifest = {
    manifestVersion: 1,
    seal: bytesToHex(crypto.getRandomValues(new Uint8Array(16))),
    sealedAt: at,
    clock: 'unproven',
    tool: { name: 'telltale', version, pack: { version: pack.version, digest: pack.digest } },
    files: ordered.map(({ sealed }) => sealed),
    withheld: made.filter((one) => !inside.includes(one)).map(({ sealed }) => sealed),
    leftOut: [],
    readable,
  }
  const list = prepared(MANIFEST_PATH, 'about', new TextEncoder().encode(canonicalJson(manifest)), sealedAt, options)
  const container = await sealContainer([list.entry, ...ordered.map(({ entry }) => entry)], keys, options)
  return { container, manifestDigest: list.sealed.sha256 }
}

interface Prepared {
  readonly sealed: SealedFile
  readonly entry: SealEntry
}

function isReadable({ sealed }: Prepared): boolean {
  return sealed.role !== 'original'
}

function prepare(
  { name, role, bytes, modified }: FileInMemory,
  taken: Set<string>,
  at: Date,
  options: SealOptions,
): Prepared {
  const within = role === 'original' ? `originals/${safePath(name.split('/'))}` : safePath(name.split('/'))
  const path = nameApart(within, taken)
  const { sealed, entry } = prepared(path, role, bytes, modified ?? at, options)
  const isKept = path === (role === 'original' ? `originals/${name}` : name)
  return {
    sealed: {
      ...sealed,
      ...(isKept ? {} : { name }),
      ...(modified === undefined ? {} : { modified: modified.toISOString() }),
    },
    entry,
  }
}

function prepared(path: string, role: Role, bytes: Uint8Array, modified: Date, { sha256 }: SealOptions): Prepared {
  const digest = new ContentDigest(sha256?.()).update(bytes)
  const { size, crc32 } = digest
  return {
    sealed: { path, role, size, sha256: digest.sha256 },
    entry: {
      path,
      size,
      sha256: digest.sha256,
      crc32,
      modified,
      async *open() {
        // In pieces, so that what encrypts them can keep up.
        for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
      },
    },
  }
}

const PIECE = 1 << 20
