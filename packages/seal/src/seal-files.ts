import { canonicalJson } from './canonical-json.js'
import { entryOf } from './entry-of.js'
import type { SealKeys } from './keys.js'
import { madeFile } from './made-file.js'
import { makeManifest } from './make-manifest.js'
import type { Manifest, Role, SealedFile } from './manifest.js'
import { MANIFEST_PATH } from './manifest-path.js'
import { nameApart, safePath } from './safe-paths.js'
import { sealContainer, type SealEntry, type SealOptions } from './seal-container.js'
import { sealedOf } from './sealed-of.js'
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
  const { sha256 } = options
  // Nothing but originals may lie where they do.
  const taken = new Set<string>([MANIFEST_PATH, 'readme.txt', 'originals/'])
  const made = files.map((file) => prepared(file, taken, sealedAt, options))
  const inside = made.filter(({ sealed }) => !withoutOriginals || sealed.role !== 'original')
  const readme = madeFile('README.txt', 'about', writeReadme(at), sha256?.())
  const about = { sealed: sealedOf(readme), entry: entryOf(readme, sealedAt) }
  const ordered = [about, ...inside.filter(isReadable), ...inside.filter((one) => !isReadable(one))]
  const manifest = makeManifest({
    sealedAt: at,
    version,
    pack,
    files: ordered.map(({ sealed }) => sealed),
    withheld: made.filter((one) => !inside.includes(one)).map(({ sealed }) => sealed),
    leftOut: [],
    readable,
  })
  const list = madeFile(MANIFEST_PATH, 'about', canonicalJson(manifest), sha256?.())
  const entries = [entryOf(list, sealedAt), ...ordered.map(({ entry }) => entry)]
  return { container: await sealContainer(entries, keys, options), manifestDigest: list.digest.sha256 }
}

interface Prepared {
  readonly sealed: SealedFile
  readonly entry: SealEntry
}

function isReadable({ sealed }: Prepared): boolean {
  return sealed.role !== 'original'
}

function prepared(
  { name, role, bytes, modified }: FileInMemory,
  taken: Set<string>,
  at: Date,
  { sha256 }: SealOptions,
): Prepared {
  const wanted = role === 'original' ? `originals/${name}` : name
  const path = nameApart(safePath(wanted.split('/')), taken)
  const file = madeFile(path, role, bytes, sha256?.())
  return {
    sealed: {
      ...sealedOf(file),
      ...(path === wanted ? {} : { name }),
      ...(modified === undefined ? {} : { modified: modified.toISOString() }),
    },
    entry: entryOf(file, modified ?? at),
  }
}
