import type { Notice, Reader, Source } from '@telltale/model'
import { readerOf, readers } from '@telltale/readers'
import { decodeText } from './decode-text.js'
import { kindOfBytes } from './kind-of-bytes.js'
import { HEAD_BYTES } from './limits.js'
import { readError } from './read-error.js'

// Every host has them; the language's own library does not name them.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string }
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

/** A source, who reads it, and what was assumed or lost when its bytes became text. */
export interface LoadedSource {
  readonly source: Source
  readonly reader: Reader
  readonly notices: readonly Notice[]
}

/**
 * Turns the bytes of a file into a source for its reader. The bytes stay with it only when its format needs them, so that
 * a large chat is held in memory once and not twice.
 *
 * @throws {TelltaleError} `read/empty`, or `read/not-text` when the bytes are neither text nor of a format that a reader
 * knows by its bytes.
 */
export async function sourceFromBytes(name: string, bytes: Uint8Array): Promise<LoadedSource> {
  if (bytes.length === 0) throw readError('empty')
  const own = withOwnEncodings(name, bytes)
  if (own !== undefined) return own
  const { text, notices } = await decodeText(bytes)
  const source = { name, text: text ?? '', bytes }
  const reader = readerOf(source)
  if (text === undefined) {
    if (reader?.needsBytes !== true) throw readError(kindOfBytes(bytes) ?? 'not-text')
    return { source, reader, notices: [] }
  }
  if (reader === undefined) throw readError('empty')
  if (reader.needsBytes !== true) return { source: { name, text }, reader, notices }
  // It tells no encoding that a parser of mails could go by, as one that an editor saved in UTF-16: it gets a usual one.
  return { source: { name, text, bytes: new TextEncoder().encode(text) }, reader, notices }
}

/**
 * A source of a format that tells the encodings of its parts itself, as mail does: whatever else its bytes look like,
 * nothing has to be assumed for it, and no more than its beginning has to be text.
 */
function withOwnEncodings(name: string, bytes: Uint8Array): LoadedSource | undefined {
  if (isWide(bytes)) return undefined
  const source = { name, text: new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)), bytes }
  // Few readers need bytes, and few files are theirs: the others are asked later, with the whole text.
  if (!readers.some((each) => each.needsBytes === true && each.canRead(source))) return undefined
  const reader = readerOf(source)
  if (reader?.needsBytes !== true) return undefined
  // An old mail may tell none at all, and not be in what is usual today.
  const tells = /\bcharset\b/iu.test(source.text) || !new TextDecoder().decode(bytes).includes('\ufffd')
  return tells ? { source, reader, notices: [] } : undefined
}

/** It begins as UTF-16 does. */
function isWide(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0
}
