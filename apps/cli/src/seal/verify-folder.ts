import { createHash } from 'node:crypto'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { TelltaleError } from '@telltale/model'
import {
  ContentDigest,
  MANIFEST_PATH,
  parseManifest,
  type FileCheck,
  type FileState,
  type Verification,
} from '@telltale/seal'
import { fileChunks } from './file-chunks.js'

const LARGEST_MANIFEST = 128 << 20
const MOST_FOUND = 250_000
/** What machines put into folders by themselves. */
const OF_THE_MACHINE: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/**
 * Holds a folder into which a container was opened against the manifest in it: for whoever was handed the files, and not
 * the container.
 *
 * @param mostFound - Where there are more files, it is said so: of what was not looked at nothing is known.
 * @throws {TelltaleError} `seal/no-container` when there is no manifest in it, `read/too-large`.
 */
export async function verifyFolder(
  folder: string,
  { mostFound = MOST_FOUND }: { readonly mostFound?: number } = {},
): Promise<Verification> {
  const bytes = await manifestIn(folder)
  const manifest = parseManifest(new TextDecoder().decode(bytes))
  if (manifest === undefined) return { files: [], isWhole: false }
  const found = await pathsIn(folder, '', mostFound)
  const states = new Map<string, FileState>()
  for (const { path, size, sha256 } of manifest.files) {
    states.set(path, await stateOf(join(folder, ...path.split('/')), size, sha256))
    found.delete(path)
  }
  for (const path of found) states.set(path, 'not-listed')
  const files: FileCheck[] = [...states].map(([path, state]) => ({ path, state }))
  return {
    manifest,
    manifestBytes: bytes,
    manifestDigest: new ContentDigest(createHash('sha256')).update(bytes).sha256,
    files,
    isWhole: files.every(({ state }) => state === 'whole'),
  }
}

async function manifestIn(folder: string): Promise<Uint8Array> {
  const handle = await open(join(folder, MANIFEST_PATH), 'r').catch((error: unknown) => {
    throw new TelltaleError(
      'seal/no-container',
      'There is no manifest in that folder, so nothing can be held against anything.',
      'Name the file that ends in .age, or the folder into which it was opened.',
      { cause: error },
    )
  })
  try {
    const { size } = await handle.stat()
    if (size > LARGEST_MANIFEST)
      throw new TelltaleError('read/too-large', 'The manifest is too large to be one.', 'Look for another copy.')
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

async function stateOf(file: string, size: number, sha256: string): Promise<FileState> {
  const stats = await lstat(file).catch(() => undefined)
  if (stats === undefined) return 'missing'
  // A link may lead to a file that is right today.
  if (!stats.isFile() || stats.size !== size) return 'changed'
  const digest = new ContentDigest(createHash('sha256'))
  for await (const bytes of fileChunks(file)) digest.update(bytes)
  return digest.sha256 === sha256 ? 'whole' : 'changed'
}

async function pathsIn(
  folder: string,
  within: string,
  mostFound: number,
  found = new Set<string>(),
): Promise<Set<string>> {
  for (const entry of await readdir(join(folder, within), { withFileTypes: true })) {
    const path = within === '' ? entry.name : `${within}/${entry.name}`
    if (path === MANIFEST_PATH || OF_THE_MACHINE.has(entry.name)) continue
    if (entry.isDirectory()) await pathsIn(folder, path, mostFound, found)
    else found.add(path)
    if (found.size > mostFound) throw tooMany()
  }
  return found
}

function tooMany(): TelltaleError {
  return new TelltaleError(
    'read/too-large',
    'There are more files in that folder than any container holds, so not all of them were looked at.',
    'Open the container into a new folder, and name that one.',
  )
}
