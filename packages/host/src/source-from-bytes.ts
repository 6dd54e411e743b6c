import type { Notice, Source } from '@telltale/model'
import { needsBytes } from '@telltale/readers'
import { decodeText } from './decode-text.js'
import { readError } from './read-error.js'

/** A source, and what was assumed or lost when its bytes became text. */
export interface LoadedSource {
  readonly source: Source
  readonly notices: readonly Notice[]
}

/**
 * Turns the bytes of a file into a source for the readers. The bytes stay with it only when its format needs them, so
 * that a large chat is held in memory once and not twice.
 *
 * @throws {TelltaleError} `read/empty`, or `read/not-text` when the bytes are neither text nor of a format that a reader
 * knows by its bytes.
 */
export async function sourceFromBytes(name: string, bytes: Uint8Array): Promise<LoadedSource> {
  if (bytes.length === 0) throw readError('empty')
  const { text, notices } = await decodeText(bytes)
  if (text === undefined) {
    const source = { name, text: '', bytes }
    if (!needsBytes(source)) throw readError('not-text')
    return { source, notices: [] }
  }
  if (!/\S/u.test(text)) throw readError('empty')
  const source = { name, text, bytes }
  return { source: needsBytes(source) ? source : { name, text }, notices }
}
