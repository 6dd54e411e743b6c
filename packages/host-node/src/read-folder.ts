import { open, opendir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import {
  DEEPEST_FOLDER,
  FolderFile,
  GatheredNotices,
  isData,
  isHiddenName,
  KeptHeads,
  MOST_FILES,
  withNotices,
} from '@telltale/host'
import { asTelltaleError, TelltaleError, type ReadingPiece } from '@telltale/model'
import { claimExport } from '@telltale/readers'
import { readFileInPieces, type PiecesOptions } from './read-file-in-pieces.js'
import { readStart } from './read-start.js'

/** Something that was read from one file of a folder, or from an export that takes several; or why nothing more was. */
export interface FolderPiece {
  /** The path from the folder that was named, with forward slashes; of an export, that of its first file. */
  readonly path: string
  readonly piece?: ReadingPiece
  /** Why the file, or the rest of it, was left out. */
  readonly error?: TelltaleError
}

/**
 * Reads a folder and the folders in it: first the exports that a reader knows by their files, then every other file by
 * itself, in an order that is always the same. One file is in memory at a time, one conversation of an export, or one
 * piece of a file that is large.
 *
 * Hidden files and links are left out and said to be: a link may lead out of the folder. A file that cannot be read
 * costs only itself.
 *
 * @throws {TelltaleError} `read/not-found` or `read/not-readable` when the folder itself cannot be opened.
 */
export async function* readFolder(
  folder: string,
  options: PiecesOptions = {},
): AsyncGenerator<FolderPiece, void, undefined> {
  const notices = new GatheredNotices()
  const found: Found[] = []
  let isWhole = true
  for await (const one of walk(folder, '', 0)) {
    if (found.length === MOST_FILES) {
      isWhole = false
      break
    }
    found.push(one)
  }
  const files: FolderFile[] = []
  const heads = new KeptHeads()
  for (const { path, error } of found) {
    if (error !== undefined) continue
    const size = await stat(join(folder, path)).then(
      (stats) => stats.size,
      () => 0,
    )
    files.push(new FolderFile(path, size, async (most) => readFrom(join(folder, path), most), notices, heads))
  }
  const { exports, others } = await claimExport(files)
  for (const { reader, files: claimed } of exports) {
    const path = claimed[0]?.path ?? ''
    try {
      for await (const reading of reader.read(claimed, basename(resolve(folder))))
        yield { path, piece: { reading: withNotices(reading, notices.takeAssumed()), continues: false } }
    } catch (caught) {
      yield { path, error: asTelltaleError(caught) }
    }
  }
  const single = new Set(others.map(({ path }) => path))
  for (const { path, error } of found) {
    if (error === undefined && !single.has(path)) continue
    if (error !== undefined) yield { path, error }
    else yield* readOne(folder, path, { ...options, sure: exports.length > 0 && isData(path) })
  }
  if (!isWhole) yield { path: '', error: leftOut('The folder has more files than are read at once.') }
}

async function* readOne(
  folder: string,
  path: string,
  options: PiecesOptions,
): AsyncGenerator<FolderPiece, void, undefined> {
  let isEmpty = true
  try {
    for await (const piece of readFileInPieces(join(folder, path), options)) {
      isEmpty = false
      yield { path, piece }
    }
  } catch (caught) {
    yield { path, error: asTelltaleError(caught) }
    return
  }
  if (isEmpty) yield { path, error: leftOut('The file lies beside an export and holds nothing that was said.') }
}

async function readFrom(path: string, most: number): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    return await readStart(handle, most)
  } finally {
    await handle.close().catch(() => undefined)
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
    if (isHiddenName(name, basename(inside))) yield { path, error: leftOut('The file is hidden.') }
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
