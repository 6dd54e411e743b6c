import { randomUUID } from 'node:crypto'
import { lstat, mkdir, rename, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TelltaleError } from '@telltale/model'
import type { FileSink, SealedFile } from '@telltale/seal'
import { beginFile } from './begin-file.js'

/**
 * Keeps a file of a container in a folder while it is checked. It gets its name only when it is whole; half a file, or one
 * that was changed, is not left behind, not even when the program is stopped.
 *
 * @param path - A path that was found safe, with forward slashes.
 * @throws {TelltaleError} `write/not-writable`, `write/no-room`, or `write/exists` when something lies there already: the
 * folder was empty, so the disk takes two names for one.
 */
export async function keepOpened(
  folder: string,
  { path, sealed }: { readonly path: string; readonly sealed?: SealedFile },
  onKept: () => void,
): Promise<FileSink> {
  const target = join(folder, ...path.split('/'))
  const beside = join(dirname(target), `.${randomUUID()}.tmp`)
  const file = await guarded(async () => {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    return await beginFile(beside)
  })
  return {
    async write(bytes) {
      await guarded(async () => await file.handle.writeFile(bytes))
    },
    async end(isWhole) {
      try {
        await file.handle.close()
        if (!isWhole) return
        if (await isThere(target)) throw twice()
        await guarded(async () => await rename(beside, target))
      } finally {
        await file.end()
      }
      if (sealed?.modified !== undefined) {
        const at = new Date(sealed.modified)
        await utimes(target, at, at).catch(() => undefined)
      }
      onKept()
    },
  }
}

async function isThere(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  )
}

function twice(): TelltaleError {
  return new TelltaleError(
    'write/exists',
    'Two files of the container have names that are one on this disk. The first was left as it is.',
    'Name a folder on another disk, or open the container with age and a zip program.',
  )
}

async function guarded<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw isFull
      ? new TelltaleError(
          'write/no-room',
          'There is not enough room for what is in the container.',
          'The container was left as it is. Name a folder on another disk.',
        )
      : new TelltaleError(
          'write/not-writable',
          'A file cannot be written there.',
          'The container was left as it is. Name another folder with --out.',
          { cause: error },
        )
  }
}
