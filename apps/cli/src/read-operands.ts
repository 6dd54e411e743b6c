import { stat } from 'node:fs/promises'
import { readFileAsReadings, readFileInPieces, readFolder, readStdinAsReadings } from '@telltale/host-node'
import { TelltaleError, type Reading, type ReadingPiece } from '@telltale/model'

/** Which file it is that something was read from. */
export interface NamedFile {
  /** Counted from 1, in the order of reading. */
  readonly number: number
  /** The name as the user or the folder has it; it may name a person, so it is for the user's own screen only. */
  readonly name: string
  /** A file that was found in a folder may be anything; one that was named must be readable. */
  readonly wasNamed: boolean
  readonly error?: TelltaleError
}

/** What was read from one file, or why nothing was. */
export interface ReadFile extends NamedFile {
  readonly readings: readonly Reading[]
}

/** What one file is read as, while it is read. An error may come after some pieces. */
export interface ReadPieces extends NamedFile {
  readonly piece?: ReadingPiece
}

/**
 * Reads what stands on the command line, one file at a time: files, folders, and `-` for standard input. One that cannot
 * be read costs only itself.
 */
export async function* readOperands(operands: readonly string[]): AsyncGenerator<ReadFile, void, undefined> {
  let number = 0
  for (const name of operands) {
    if (name !== '-' && (await isFolder(name))) {
      for await (const { path, readings, error } of readFolder(name)) {
        yield { readings, number: ++number, name: path, wasNamed: false, ...(error === undefined ? {} : { error }) }
      }
      continue
    }
    number++
    try {
      const readings = name === '-' ? await readStdinAsReadings() : await readFileAsReadings(name)
      yield { readings, number, name, wasNamed: true }
    } catch (error) {
      if (!(error instanceof TelltaleError)) throw error
      yield { readings: [], number, name, wasNamed: true, error }
    }
  }
}

/**
 * The same, piece by piece, for work that needs no conversation as a whole: a file of any size then takes little memory,
 * where its format can be cut.
 */
export async function* readOperandsInPieces(
  operands: readonly string[],
  onProgress: (done: number, total: number) => void,
): AsyncGenerator<ReadPieces, void, undefined> {
  let number = 0
  for (const name of operands) {
    if (name === '-' || (await isFolder(name))) {
      for await (const { readings, error, name: path, wasNamed } of readOperands([name])) {
        number++
        if (error !== undefined) yield { number, name: path, wasNamed, error }
        for (const reading of readings) yield { number, name: path, wasNamed, piece: { reading, continues: false } }
      }
      continue
    }
    number++
    try {
      for await (const piece of readFileInPieces(name, { onProgress })) yield { number, name, wasNamed: true, piece }
    } catch (error) {
      if (!(error instanceof TelltaleError)) throw error
      yield { number, name, wasNamed: true, error }
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false // Reading it tells what is wrong.
  }
}
