import { TelltaleError, type Notice, type Source } from '@telltale/model'
import { needsBytes } from '@telltale/readers'
import { decodeText } from './decode-text.js'

/** A source, and what was assumed or lost when its bytes became text. */
export interface LoadedSource {
  readonly source: Source
  readonly notices: readonly Notice[]
}

/**
 * Turns the bytes of a file into a source for the readers. The bytes stay with it only when its format needs them, so
 * that a large chat is held in memory once and not twice.
 *
 * @throws {TelltaleError} `read/empty` or `read/not-text`.
 */
export async function sourceFromBytes(name: string, bytes: Uint8Array): Promise<LoadedSource> {
  if (bytes.length === 0) throw emptyFile()
  const { text, notices } = await decodeText(bytes)
  if (text === undefined) throw notText()
  if (!/[^\s\ufeff]/u.test(text)) throw emptyFile()
  return { source: needsBytes(text) ? { name, text, bytes } : { name, text }, notices }
}

export function emptyFile(): TelltaleError {
  return new TelltaleError(
    'read/empty',
    'There is nothing in the file.',
    'Choose a file that has the conversation or text in it.',
  )
}

export function notText(): TelltaleError {
  return new TelltaleError(
    'read/not-text',
    'The file does not hold text that can be read.',
    'Export the chat as text, or copy the words into a plain text file (.txt) and use that.',
  )
}
