import { addAll } from '@telltale/model'
import type { Given } from './protocol.js'

/**
 * What was dropped: files as they are, and folders with everything in them.
 *
 * To be called while the drop is being told: afterwards a browser does not hand out what was in it.
 */
export async function givenByDrop({ items, files }: DataTransfer): Promise<readonly Given[]> {
  const all = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  if (all.length === 0) return [...files].map((file) => ({ name: file.name, blob: file }))
  const given: Given[] = []
  for (const { entry, file } of all) {
    if (isFolder(entry)) given.push({ name: entry.name, folder: await filesIn(entry, '') })
    else if (file !== null) given.push({ name: file.name, blob: file })
  }
  return given
}

/** Files of a folder that was chosen, as a folder; the browser gives each the path from there. Empty for none. */
export function folderOf(files: readonly File[]): readonly Given[] {
  const [first] = files
  if (first === undefined) return []
  const [name = ''] = first.webkitRelativePath.split('/')
  const folder = files.map((file) => ({ path: file.webkitRelativePath.slice(name.length + 1), blob: file }))
  return [{ name, folder }]
}

/** Whether this browser lets one choose a folder. Not every phone's does; what can be dropped is another matter. */
export function canChooseFolder(): boolean {
  return 'webkitdirectory' in HTMLInputElement.prototype
}

async function filesIn(
  folder: FileSystemDirectoryEntry,
  inside: string,
): Promise<{ readonly path: string; readonly blob: Blob }[]> {
  const reader = folder.createReader()
  const found: { readonly path: string; readonly blob: Blob }[] = []
  // A browser lists a hundred at a time, and then none.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (entries.length === 0) return found
    for (const entry of entries) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (isFolder(entry)) addAll(found, await filesIn(entry, path))
      else if (isFile(entry)) {
        const file = await new Promise<File | undefined>((resolve) => entry.file(resolve, () => resolve(undefined)))
        found.push({ path, blob: file ?? new Blob([]) })
      }
    }
  }
}

function isFolder(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory === true
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}
