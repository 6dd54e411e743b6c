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
import { asTelltaleError, TelltaleError, type Reading } from '@telltale/model'
import { claimExport } from '@telltale/readers'
import { readBlob } from './read-blob.js'

/** One file of a folder, as a page gets it. */
export interface FolderEntry {
  /** From the folder, with forward slashes. */
  readonly path: string
  readonly blob: Blob
}

/** What was read from one file of a folder, or from an export that takes several; or why nothing was. */
export interface FolderPiece {
  readonly reading?: Reading
  readonly error?: TelltaleError
}

/**
 * Reads a folder and the folders in it as the command line does: first the exports that a reader knows by their files,
 * then every other file by itself, in the same order. Hidden files are left out and said to be. A file that cannot be
 * read costs only itself, whatever it was that went wrong.
 *
 * @param name - The folder's own name.
 */
export async function* readFolder(
  name: string,
  entries: readonly FolderEntry[],
): AsyncGenerator<FolderPiece, void, undefined> {
  const notices = new GatheredNotices()
  const heads = new KeptHeads()
  const blobs = new Map<string, Blob>()
  const found: { readonly path: string; readonly error?: TelltaleError }[] = []
  const skipped = new Set<string>()
  for (const { path, blob } of entries.toSorted((a, b) => comparePaths(a.path, b.path))) {
    const left = whyLeftOut(path)
    if (left === undefined) {
      found.push({ path })
      blobs.set(path, blob)
    } else if (!skipped.has(left.at)) {
      // A folder that is left out is told once, and not for each file in it.
      skipped.add(left.at)
      found.push({ path: left.at, error: leftOut(left.message) })
    }
  }
  const read = found.slice(0, MOST_FILES)
  const files = read.flatMap(({ path }) => {
    const blob = blobs.get(path)
    return blob === undefined
      ? []
      : [new FolderFile(path, blob.size, async (most) => readStart(blob, most), notices, heads)]
  })
  const { exports, others } = await claimExport(files)
  for (const { reader, files: claimed } of exports) {
    try {
      for await (const reading of reader.read(claimed, name))
        yield { reading: withNotices(reading, notices.takeAssumed()) }
    } catch (caught) {
      yield { error: asTelltaleError(caught) }
    }
  }
  const single = new Set(others.map(({ path }) => path))
  for (const { path, error } of read) {
    const blob = blobs.get(path)
    if (error !== undefined) yield { error }
    else if (blob !== undefined && single.has(path)) yield* readOne(path, blob, exports.length > 0 && isData(path))
  }
  if (found.length > MOST_FILES) yield { error: leftOut('The folder has more files than are read at once.') }
}

async function readStart(blob: Blob, most: number): Promise<Uint8Array> {
  return new Uint8Array(await blob.slice(0, most).arrayBuffer())
}

async function* readOne(path: string, blob: Blob, sure: boolean): AsyncGenerator<FolderPiece, void, undefined> {
  let isEmpty = true
  try {
    for await (const reading of readBlob(path.slice(path.lastIndexOf('/') + 1), blob, sure)) {
      isEmpty = false
      yield { reading }
    }
  } catch (caught) {
    yield { error: asTelltaleError(caught) }
    return
  }
  if (isEmpty) yield { error: leftOut('The file lies beside an export and holds nothing that was said.') }
}

/** @returns Undefined when it is read; else where the part that is not begins, and why. */
function whyLeftOut(path: string): { readonly at: string; readonly message: string } | undefined {
  const parts = path.split('/')
  for (const [depth, part] of parts.entries()) {
    const at = parts.slice(0, depth + 1).join('/')
    if (isHiddenName(part, parts[depth - 1])) return { at, message: 'The file is hidden.' }
    if (depth >= DEEPEST_FOLDER && depth < parts.length - 1) return { at, message: 'The folder lies too deep.' }
  }
  return undefined
}

/** Numbers count up and the language of the device does not matter, so that the order is that of the command line. */
const byName = new Intl.Collator('en', { numeric: true })

/** Folder by folder, and in each by name. */
function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')]
  for (let depth = 0; depth < Math.min(left.length, right.length); depth++) {
    const [one = '', other = ''] = [left[depth], right[depth]]
    if (one !== other) return byName.compare(one, other) || (one < other ? -1 : 1)
  }
  return left.length - right.length
}

function leftOut(message: string): TelltaleError {
  return new TelltaleError('read/not-readable', message, 'Name it by itself if it should be read.')
}
