import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { TelltaleError } from '@telltale/model'

/** Only the person may read a new file: it holds their conversation. */
const PRIVATE = 0o600

/**
 * Writes a file as a whole or not at all: the text goes to a new file beside it, which then takes its place. What was
 * there before stays until then, and stays for good when something fails. An existing file keeps its permissions, and
 * a link keeps leading to the file that is replaced.
 *
 * @throws {TelltaleError} `write/not-writable`.
 */
export async function writeFileWhole(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const before = await stat(target).catch(() => undefined)
  if (before?.isDirectory() === true) throw notWritable('There is a folder of that name.')
  const mode = before === undefined ? PRIVATE : before.mode & 0o777
  const beside = join(dirname(target), `.${basename(target).slice(0, 60)}.${randomUUID()}.tmp`)
  try {
    const handle = await open(beside, 'wx', mode)
    try {
      await handle.writeFile(text, 'utf8')
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, target)
  } catch {
    await rm(beside, { force: true }).catch(() => undefined)
    throw notWritable('The file cannot be written.')
  }
}

function notWritable(message: string): TelltaleError {
  return new TelltaleError('write/not-writable', message, 'Choose a folder that you may write to and that has room.')
}
