import { realpath, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import { TelltaleError } from '@telltale/model'

/**
 * Refuses to write over what is being read: a conversation may be the only evidence there is. To be called before any
 * work. A file counts as the same under another name too (a link, a second name), and so does one within a folder that is
 * read.
 *
 * @param out - Where to write; undefined is standard output.
 * @param inputs - Files and folders that are read; `-` is standard input.
 * @param option - Where the target was named.
 * @throws {TelltaleError} `write/exists`.
 */
export async function refuseOwnInput(
  out: string | undefined,
  inputs: readonly string[],
  option = '--out',
): Promise<void> {
  const target = out === undefined ? undefined : await placeOf(out)
  if (target === undefined) return
  for (const input of inputs) {
    const source = input === '-' ? undefined : await placeOf(input)
    if (source === undefined) continue
    const isSame = source.path === target.path || (source.dev === target.dev && source.ino === target.ino)
    const isWithin =
      source.isFolder && target.path.startsWith(source.path.endsWith(sep) ? source.path : source.path + sep)
    if (isSame || isWithin) {
      throw new TelltaleError(
        'write/exists',
        'That is the file you are reading from. It was left as it is.',
        `Say another name with ${option}.`,
      )
    }
  }
}

interface Place {
  readonly path: string
  readonly dev: bigint
  readonly ino: bigint
  readonly isFolder: boolean
}

/** Undefined where there is nothing yet. */
async function placeOf(given: string): Promise<Place | undefined> {
  try {
    const path = await realpath(given)
    // As whole numbers: on some systems the number of a file is larger than a plain number can hold.
    const found = await stat(path, { bigint: true })
    return { path, dev: found.dev, ino: found.ino, isFolder: found.isDirectory() }
  } catch {
    return undefined
  }
}
