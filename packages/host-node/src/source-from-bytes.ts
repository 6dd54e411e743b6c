import type { Notice, Source } from '@telltale/model'
import { needsBytes } from '@telltale/readers'
import { decodeText } from './decode-text.js'
import { HEAD_BYTES } from './limits.js'
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
  const own = withOwnEncodings(name, bytes)
  if (own !== undefined) return { source: own, notices: [] }
  const { text, notices } = await decodeText(bytes)
  if (text === undefined) {
    const source = { name, text: '', bytes }
    if (!needsBytes(source)) throw readError('not-text')
    return { source, notices: [] }
  }
  if (!/\S/u.test(text)) throw readError('empty')
  const source = { name, text, bytes }
  if (!needsBytes(source)) return { source: { name, text }, notices }
  // It tells no encoding that a parser of mails could go by, as one that an editor saved in UTF-16: it gets a usual one.
  return { source: { name, text, bytes: new TextEncoder().encode(text) }, notices }
}

/**
 * A source of a format that tells the encodings of its parts itself, as mail does: whatever else its bytes look like,
 * nothing has to be assumed for it.
 */
function withOwnEncodings(name: string, bytes: Uint8Array): Source | undefined {
  if (isWide(bytes)) return undefined
  const decoder = new TextDecoder()
  const head = bytes.subarray(0, HEAD_BYTES)
  if (!needsBytes({ name, text: decoder.decode(head), bytes })) return undefined
  const source = { name, text: decoder.decode(bytes), bytes }
  // An old mail may tell none at all, and not be in what is usual today.
  if (source.text.includes('\ufffd') && !/\bcharset\b/iu.test(source.text)) return undefined
  return needsBytes(source) ? source : undefined
}

/** It begins as UTF-16 does. */
function isWide(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0
}
