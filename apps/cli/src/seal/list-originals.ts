import type { Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { TelltaleError } from '@telltale/model'
import { MOST_SEALED_FILES, nameApart, safePath, type LeftOut } from '@telltale/seal'

/** A file that is to be sealed, where it lies and what it will be called. */
export interface Original {
  /** As bytes where a folder has it: a name need not be a text. */
  readonly file: string | Buffer
  /** In the container. */
  readonly path: string
  /** As the device has it, where it could not be kept. */
  readonly name?: string
  readonly modified: Date
}

/** What one operand stands for, and where its files went. */
export interface OperandFiles {
  readonly operand: string
  /** Paths in the container: by the path within the folder, or by the operand itself. */
  readonly paths: ReadonlyMap<string, string>
}

export interface Originals {
  readonly files: readonly Original[]
  readonly operands: readonly OperandFiles[]
  readonly leftOut: readonly LeftOut[]
}

const DEEPEST = 64

/**
 * Lists what is to be sealed: files as they are named, and folders with everything in them, hidden files too, in an order
 * that is always the same. Links in folders are not followed, as they may lead anywhere; they are told of, as is what is no
 * file. A file that cannot be read stops the work: evidence with a hole that nobody chose is none.
 *
 * @throws {TelltaleError} `read/not-found`, `read/not-readable` or `read/too-large`.
 */
export async function listOriginals(operands: readonly string[]): Promise<Originals> {
  return await new Listing().run(operands)
}

class Listing {
  readonly #files: Original[] = []
  readonly #leftOut: LeftOut[] = []
  readonly #taken = new Set<string>()
  /** Where files lie, so that one that is named twice is sealed once. */
  readonly #seen = new Map<string, string>()

  async run(operands: readonly string[]): Promise<Originals> {
    const listed: OperandFiles[] = []
    for (const operand of operands) {
      const stats = await stat(operand).catch((error: unknown) => {
        throw unreadable(error)
      })
      const paths = new Map<string, string>()
      const name = basename(await realpath(operand).catch(() => resolve(operand)))
      if (stats.isDirectory()) await this.#folder(Buffer.from(operand), [basename(resolve(operand))], [], paths)
      else if (stats.isFile()) paths.set(operand, await this.#file(operand, [basename(operand) || name], stats))
      else {
        throw new TelltaleError(
          'read/not-readable',
          'Only files and folders can be sealed.',
          'Save what comes through a pipe as a file first.',
        )
      }
      listed.push({ operand, paths })
    }
    return { files: this.#files, operands: listed, leftOut: this.#leftOut }
  }

  async #folder(
    folder: Buffer,
    names: readonly string[],
    within: readonly string[],
    paths: Map<string, string>,
  ): Promise<void> {
    if (within.length > DEEPEST) throw tooMuch()
    const found = await readdir(folder, { encoding: 'buffer' }).catch((error: unknown) => {
      throw unreadable(error)
    })
    for (const entry of found.sort((one, other) => one.compare(other))) {
      const file = Buffer.concat([folder, Buffer.from('/'), entry])
      const name = entry.toString('utf8')
      const stats = await lstat(file).catch((error: unknown) => {
        throw unreadable(error)
      })
      if (stats.isDirectory()) await this.#folder(file, [...names, name], [...within, name], paths)
      else if (stats.isFile()) paths.set([...within, name].join('/'), await this.#file(file, [...names, name], stats))
      else this.#leftOut.push({ path: safePath([...names, name]), why: stats.isSymbolicLink() ? 'link' : 'not-a-file' })
    }
  }

  async #file(file: string | Buffer, names: readonly string[], stats: Stats): Promise<string> {
    const place = await realpath(file, { encoding: 'buffer' }).then(
      (real) => real.toString('latin1'),
      () => file.toString('latin1'),
    )
    const before = this.#seen.get(place)
    if (before !== undefined) return before
    if (this.#files.length === MOST_SEALED_FILES) throw tooMuch()
    const wanted = names.join('/')
    const path = nameApart(`originals/${safePath(names)}`, this.#taken)
    this.#seen.set(place, path)
    this.#files.push({
      file,
      path,
      ...(path === `originals/${wanted}` ? {} : { name: Buffer.from(wanted).toString() }),
      modified: stats.mtime,
    })
    return path
  }
}

function tooMuch(): TelltaleError {
  return new TelltaleError(
    'read/too-large',
    'There are more files, or deeper folders, than go into one container.',
    'Seal the folders in it one by one.',
  )
}

function unreadable(error: unknown): TelltaleError {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  return isMissing
    ? new TelltaleError('read/not-found', 'A file that was named is not there.', 'Look at how its name is written.')
    : new TelltaleError(
        'read/not-readable',
        'A file or folder cannot be read, so nothing was sealed.',
        'Look whether you may read all of it, or name only what you may.',
      )
}
