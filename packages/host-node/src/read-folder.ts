import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { TelltaleError, type Reading } from '@telltale/model'
import { DEEPEST_FOLDER, MOST_FILES } from './limits.js'
import { readFileAsReadings } from './read-file-as-readings.js'

/** One file of a folder: what was read from it, or why nothing was. */
export interface FolderFile {
  /** The path from the folder that was named, with forward slashes. */
  readonly path: string
  readonly readings: readonly Reading[]
  /** Why the file was left out. */
  readonly error?: TelltaleError
}

/**
 * Reads every file of a folder and of the folders in it, one after another, in an order that is always the same. One
 * file is in memory at a time.
 *
 * Hidden files and links are left out and said to be: a link may lead out of the folder. A file that cannot be read
 * costs only itself.
 *
 * @throws {TelltaleError} `read/not-found` or `read/not-readable` when the folder itself cannot be opened.
 */
export async function* readFolder(folder: string): AsyncGenerator<FolderFile, void, undefined> {
  let left = MOST_FILES
  for await (const { path, error } of walk(folder, '', 0)) {
    left -= 1
    if (left < 0) {
      yield { path, readings: [], error: leftOut('The folder has more files than are read at once.') }
      return
    }
    if (error !== undefined) {
      yield { path, readings: [], error }
      continue
    }
    try {
      yield { path, readings: await readFileAsReadings(join(folder, path)) }
    } catch (caught) {
      if (!(caught instanceof TelltaleError)) throw caught
      yield { path, readings: [], error: caught }
    }
  }
}

interface Found {
  readonly path: string
  readonly error?: TelltaleError
}

async function* walk(root: string, inside: string, depth: number): AsyncGenerator<Found, void, undefined> {
  const entries: { readonly name: string; readonly kind: 'file' | 'folder' | 'other' }[] = []
  try {
    for await (const entry of await opendir(join(root, inside))) {
      // `isFile` and `isDirectory` are both false for links: the entry itself is looked at, not what it leads to.
      entries.push({ name: entry.name, kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other' })
    }
  } catch (error) {
    const failure = folderFailed(error)
    if (depth === 0) throw failure
    yield { path: inside, error: failure }
    return
  }
  entries.sort((a, b) => byName.compare(a.name, b.name) || (a.name < b.name ? -1 : 1))
  for (const { name, kind } of entries) {
    const path = inside === '' ? name : `${inside}/${name}`
    if (name.startsWith('.')) yield { path, error: leftOut('The file is hidden.') }
    else if (kind === 'other') yield { path, error: leftOut('This is a link or a device, not a file.') }
    else if (kind === 'file') yield { path }
    else if (depth >= DEEPEST_FOLDER) yield { path, error: leftOut('The folder lies too deep.') }
    else yield* walk(root, path, depth + 1)
  }
}

/** Numbers count up and the language of the system does not matter, so that two runs read in the same order. */
const byName = new Intl.Collator('en', { numeric: true })

function leftOut(message: string): TelltaleError {
  return new TelltaleError('read/not-readable', message, 'Name it by itself if it should be read.')
}

function folderFailed(error: unknown): TelltaleError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return new TelltaleError('read/not-found', 'There is no such folder.', 'Check the name.')
  return new TelltaleError(
    'read/not-readable',
    'The folder cannot be opened.',
    'Check that it is a folder and that you may read it.',
  )
}
