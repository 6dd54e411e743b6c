import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TelltaleError } from '@telltale/model'
import type { FileSink, SealedFile } from '@telltale/seal'

const PRIVATE = 0o600

/**
 * Keeps a file of a container in a folder while it is checked. It gets its name only when it is whole; half a file, or one
 * that was changed, is not left behind.
 *
 * @param path - A path that was found safe, with forward slashes.
 * @throws {TelltaleError} `write/not-writable` or `write/no-room`.
 */
export async function keepOpened(
  folder: string,
  { path, sealed }: { readonly path: string; readonly sealed?: SealedFile },
  onKept: () => void,
): Promise<FileSink> {
  const target = join(folder, ...path.split('/'))
  const beside = join(dirname(target), `.${randomUUID()}.tmp`)
  const handle = await guarded(async () => {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    return await open(beside, 'wx', PRIVATE)
  })
  return {
    async write(bytes) {
      await guarded(async () => await handle.writeFile(bytes))
    },
    async end(isWhole) {
      await handle.close()
      if (!isWhole) {
        await rm(beside, { force: true })
        return
      }
      await guarded(async () => await rename(beside, target))
      if (sealed?.modified !== undefined) {
        const at = new Date(sealed.modified)
        await utimes(target, at, at).catch(() => undefined)
      }
      onKept()
    },
  }
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
