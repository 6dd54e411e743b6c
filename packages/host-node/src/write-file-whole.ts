import { randomUUID } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { lstat, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { TelltaleError } from '@telltale/model'

/** Only the person may read a new file: it holds their conversation. */
const PRIVATE = 0o600

/**
 * Writes a file as a whole or not at all: the text or the bytes, which may come in parts, go to a new file beside it, which then takes its place. What was
 * there before stays until then, and stays for good when something fails. An existing file keeps its permissions, and
 * a link keeps leading to the file that is replaced.
 *
 * A pipe or a device such as a terminal cannot be replaced by a file: it is written into, part by part. A whole drive is
 * left as it is.
 *
 * @throws {TelltaleError} `write/not-writable`.
 * @throws Whatever making the parts throws.
 */
export async function writeFileWhole(path: string, text: string | AsyncIterable<string | Uint8Array>): Promise<void> {
  const before = await look(path)
  const parts = new Parts(text)
  try {
    if (before === undefined || before.isFile()) await replace(await realpath(path).catch(() => path), before, parts)
    else await writeInto(path, parts)
  } catch {
    if (parts.failure !== undefined) throw parts.failure
    throw notWritable('The file cannot be written.')
  }
}

/** What is there already, behind links. */
async function look(path: string): Promise<Stats | undefined> {
  const before = await stat(path).catch(() => undefined)
  if (before?.isDirectory() === true) throw notWritable('There is a folder of that name.')
  if (before?.isBlockDevice() === true) throw notWritable('That is a whole drive, not a file.')
  if (before !== undefined) return before
  const isLink = await lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  )
  if (isLink) throw notWritable('There is a link of that name that leads to no file.')
  return undefined
}

async function replace(target: string, before: Stats | undefined, parts: Parts): Promise<void> {
  const mode = before === undefined ? PRIVATE : before.mode & 0o777
  const beside = join(dirname(target), `.${basename(target).slice(0, 60)}.${randomUUID()}.tmp`)
  try {
    const handle = await open(beside, 'wx', mode)
    try {
      // Each goes on where the one before ended.
      for await (const part of parts) await handle.writeFile(part, 'utf8')
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw error
  }
}

async function writeInto(path: string, parts: Parts): Promise<void> {
  // Nothing is made or emptied: what is no longer there is not to become a file.
  const handle = await open(path, constants.O_WRONLY)
  try {
    for await (const part of parts) await handle.writeFile(part, 'utf8')
  } finally {
    await handle.close()
  }
}

/** What is written, and why no more of it could be made. */
class Parts implements AsyncIterable<string | Uint8Array> {
  failure: Error | undefined
  readonly #text: string | AsyncIterable<string | Uint8Array>

  constructor(text: string | AsyncIterable<string | Uint8Array>) {
    this.#text = text
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string | Uint8Array, void, undefined> {
    if (typeof this.#text === 'string') {
      yield this.#text
      return
    }
    try {
      yield* this.#text
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error('Something was thrown.', { cause: error })
      throw error
    }
  }
}

function notWritable(message: string): TelltaleError {
  return new TelltaleError('write/not-writable', message, 'Choose a folder that you may write to and that has room.')
}
