import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, link, open, rename, stat, statfs, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { TelltaleError } from '@telltale/model'
import { beginFile, type BegunFile } from './begin-file.js'
import { fileChunks } from './file-chunks.js'

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/**
 * Writes a container where none is yet, as a whole or not at all: to a new file beside, which is brought to the disk, read
 * again, and only then given its name. Whatever ends the work before leaves nothing under that name.
 *
 * @param expected - How large it will be at least, so that a disk without room is known before the work and not after.
 * @throws {TelltaleError} `write/exists`, `write/no-room` or `write/not-writable`.
 * @throws Whatever the stream ends with.
 */
export async function writeContainer(
  target: string,
  expected: number,
  open: () => Promise<ReadableStream<Uint8Array>>,
): Promise<number> {
  await refuseExisting(target)
  await refuseFull(dirname(target), expected)
  const beside = join(dirname(target), `.${basename(target).slice(0, 60)}.${randomUUID()}.tmp`)
  const file = await beginFile(beside).catch((error: unknown) => {
    throw failure(error)
  })
  try {
    const size = await writeBeside(file, open)
    await giveName(beside, target)
    return size
  } finally {
    await file.end()
  }
}

/**
 * Looks whether files could be written, before anybody types a passphrase and waits.
 *
 * @throws {TelltaleError} `write/exists` or `write/not-writable`.
 */
export async function checkTargets(targets: readonly string[]): Promise<void> {
  for (const target of targets) {
    await refuseExisting(target)
    await access(dirname(target), constants.W_OK).catch((error: unknown) => {
      throw failure(error)
    })
  }
}

async function writeBeside(
  { path: beside, handle }: BegunFile,
  open: () => Promise<ReadableStream<Uint8Array>>,
): Promise<number> {
  const digest = createHash('sha256')
  let size = 0
  try {
    for await (const bytes of await open()) {
      digest.update(bytes)
      size += bytes.length
      await written(handle, bytes)
    }
    await handle.sync().catch((error: unknown) => {
      throw failure(error)
    })
  } finally {
    await handle.close().catch(() => undefined)
  }
  const again = createHash('sha256')
  for await (const bytes of fileChunks(beside)) again.update(bytes)
  if (!digest.digest().equals(again.digest())) {
    throw new TelltaleError(
      'write/not-writable',
      'What lies on the disk is not what was written, so it was not kept.',
      'The disk may be failing. Choose another one.',
    )
  }
  return size
}

async function written(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    // Goes on where the one before ended.
    await handle.writeFile(bytes)
  } catch (error) {
    throw failure(error)
  }
}

/** A link cannot take the place of a file that came up meanwhile; where the disk knows no links, a new name has to do. */
async function giveName(beside: string, target: string): Promise<void> {
  try {
    await link(beside, target)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw exists()
    await refuseExisting(target)
    await rename(beside, target).catch((failed: unknown) => {
      throw failure(failed)
    })
  }
  const folder = await open(dirname(target), 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

async function refuseExisting(target: string): Promise<void> {
  const isThere = await stat(target).then(
    () => true,
    () => false,
  )
  if (isThere) throw exists()
}

async function refuseFull(folder: string, expected: number): Promise<void> {
  const disk = await statfs(folder).catch(() => undefined)
  if (disk !== undefined && disk.blocks > 0 && disk.bavail * disk.bsize < expected) throw noRoom()
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

function failure(error: unknown): TelltaleError {
  if (FULL.has(codeOf(error))) return noRoom()
  return new TelltaleError(
    'write/not-writable',
    'The container cannot be written there. Nothing was left behind, and your files are as they were.',
    'Name another place with --out, such as a stick or another folder that you may write to.',
    { cause: error },
  )
}

function exists(): TelltaleError {
  return new TelltaleError(
    'write/exists',
    'There is a file of that name already. It was left as it is.',
    'Name another one with --out.',
  )
}

function noRoom(): TelltaleError {
  return new TelltaleError(
    'write/no-room',
    'There is not enough room on that disk. Nothing was left behind, and your files are as they were.',
    'Make room, or name a place on another disk with --out.',
  )
}
