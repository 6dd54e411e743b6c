import { mkdir, open as openFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { TelltaleError } from '@telltale/model'
import type { MadeFile } from '@telltale/seal'

/**
 * Makes a new folder, or takes one that is empty: nothing that is there already is mixed up with what comes.
 *
 * @throws {TelltaleError} `write/exists` or `write/not-writable`.
 */
export async function makeEmptyFolder(folder: string): Promise<void> {
  const found = await readdir(folder).catch(() => undefined)
  if (found !== undefined && found.length > 0) {
    throw new TelltaleError(
      'write/exists',
      'That folder has something in it already. It was left as it is.',
      'Name a new folder.',
    )
  }
  try {
    // Folders above are not made as well: on some systems that never ends where nothing can be made.
    if (found === undefined) await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    notWritable(error)
  }
}

/** Writes what was made for people to read into a folder, not encrypted. */
export async function writeReadableFolder(folder: string, files: readonly MadeFile[]): Promise<void> {
  for (const { path, open } of files) {
    const handle = await openFile(join(folder, path), 'wx', 0o600).catch(notWritable)
    try {
      for await (const bytes of open()) await handle.writeFile(bytes).catch(notWritable)
    } finally {
      await handle.close()
    }
  }
}

function notWritable(error: unknown): never {
  throw new TelltaleError(
    'write/not-writable',
    'The folder, or a file in it, cannot be written there.',
    'Name another place, where you may write and that has room.',
    { cause: error },
  )
}
