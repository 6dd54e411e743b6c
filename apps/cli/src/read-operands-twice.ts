import { stat } from 'node:fs/promises'
import { readOperands, type ReadPieces } from './read-operands.js'

/** Opens the operands anew each time it is called. */
export type OpenOperands = (onProgress: (done: number, total: number) => void) => AsyncIterable<ReadPieces>

/**
 * Lets operands be read more than once: files and folders are read again, and what came through a pipe, which comes only
 * once, is kept in memory.
 */
export async function readOperandsTwice(operands: readonly string[]): Promise<OpenOperands> {
  const arePipes = await Promise.all(operands.map(isPipe))
  if (!arePipes.includes(true)) return (onProgress) => readOperands(operands, onProgress)
  let kept: ReadPieces[] | undefined
  return async function* (onProgress) {
    if (kept !== undefined) {
      yield* kept
      return
    }
    const read: ReadPieces[] = []
    for await (const one of readOperands(operands, onProgress)) {
      read.push(one)
      yield one
    }
    kept = read
  }
}

async function isPipe(name: string): Promise<boolean> {
  if (name === '-') return true
  try {
    const stats = await stat(name)
    return !stats.isFile() && !stats.isDirectory()
  } catch {
    return false
  }
}
