import { stat } from 'node:fs/promises'
import { readFileAsReadings, readFolder, readStdinAsReadings } from '@telltale/host-node'
import { TelltaleError, type Reading } from '@telltale/model'

/** What was read from one file, or why nothing was. */
export interface ReadFile {
  readonly readings: readonly Reading[]
  /** Counted from 1, in the order of reading. */
  readonly number: number
  /** The name as the user or the folder has it; it may name a person, so it is for the user's own screen only. */
  readonly name: string
  readonly error?: TelltaleError
  /** A file that was found in a folder may be anything; one that was named must be readable. */
  readonly wasNamed: boolean
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

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false // Reading it tells what is wrong.
  }
}
