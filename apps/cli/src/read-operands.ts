import { readFileInPieces, readFolder, readStdinAsReadings } from '@telltale/host-node'
import { asTelltaleError, type TelltaleError, type ReadingPiece } from '@telltale/model'
import { basename, join, resolve } from 'node:path'
import { isFolder } from './is-folder.js'
import { pathForReport } from './path-for-report.js'

/** What one file is read as, while it is read: a piece of it, or why nothing more of it was read. */
export interface ReadPieces {
  /** Which file it is, counted from 1, in the order of reading. */
  readonly number: number
  /** The name as the user or the folder has it; it may name a person, so it is for the user's own screen only. */
  readonly name: string
  /** How a report names it; undefined for standard input. */
  readonly path?: string
  /** A file that was found in a folder may be anything; one that was named must be readable. */
  readonly wasNamed: boolean
  readonly piece?: ReadingPiece
  readonly error?: TelltaleError
}

/**
 * Reads what stands on the command line, one file at a time and each piece by piece: files, folders, and `-` for standard
 * input. A file of any size takes little memory where its format can be cut. One that cannot be read costs only itself.
 *
 * @param onProgress - Told how many bytes of how many were read of a large file.
 */
export async function* readOperands(
  operands: readonly string[],
  onProgress: (done: number, total: number) => void,
): AsyncGenerator<ReadPieces, void, undefined> {
  let number = 0
  for (const name of operands) {
    if (name !== '-' && (await isFolder(name))) {
      let last: string | undefined
      const folder = resolve(name)
      for await (const { path, ...found } of readFolder(name, { onProgress })) {
        if (path !== last) number += 1
        last = path
        const named = pathForReport(join(folder, path), join(basename(folder), path))
        yield { number, name: path, path: named, wasNamed: false, ...found }
      }
      continue
    }
    number += 1
    try {
      for await (const piece of name === '-' ? fromStdin() : readFileInPieces(name, { onProgress }))
        yield { number, name, ...(name === '-' ? {} : { path: pathForReport(name) }), wasNamed: true, piece }
    } catch (error) {
      yield { number, name, wasNamed: true, error: asTelltaleError(error) }
    }
  }
}

async function* fromStdin(): AsyncGenerator<ReadingPiece, void, undefined> {
  for (const reading of await readStdinAsReadings()) yield { reading, continues: false }
}
