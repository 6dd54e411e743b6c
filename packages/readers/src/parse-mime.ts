import type { Email } from 'postal-mime'
import { withoutFiles } from './without-files.js'

/** A mail that is smaller has no files that cost anything. */
const SMALL = 16 * 1024

/**
 * Has a mail parsed by the library, without the two things that cost most and give nothing here: decoding attached files,
 * and putting bytes together by way of a `Blob`, which in Node takes two thirds of the time of a mail.
 *
 * @param view - The same as a text of the same length, in which what is ASCII can be found.
 * @throws Whatever the library throws for a mail it refuses.
 */
export async function parseMime(content: string | Uint8Array, view: string): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime')
  // A mail with thousands of parts inside each other is not a letter; the limit keeps such a one cheap.
  const parser = new PostalMime({ forceRfc822Attachments: true, maxNestingDepth: 64 })
  joinBytesOf(parser)
  return await parser.parse(content.length < SMALL ? content : reduced(content, view))
}

function reduced(content: string | Uint8Array, view: string): string | Uint8Array {
  const kept = withoutFiles(view)
  if (kept === undefined) return content
  return typeof content === 'string'
    ? kept.map(([start, end]) => content.slice(start, end)).join('')
    : joined(kept.map(([start, end]) => content.subarray(start, end)))
}

/** What the library holds of the part it is at. Not a promise of the library: what is not as it was is left alone. */
interface Insides {
  processLine: (line: Uint8Array, isFinal: boolean) => Promise<void>
  readonly currentNode: { readonly contentDecoder: Decoder | null }
}

interface Decoder {
  readonly chunks: readonly unknown[]
  finalize: () => Promise<ArrayBuffer>
  flushRemainder?: () => void
  flushBuffer?: () => void
}

/** Lets the decoder of each part join its bytes itself. */
function joinBytesOf(parser: object): void {
  if (!hasInsides(parser)) return
  const processLine = parser.processLine.bind(parser)
  let last: Decoder | null = null
  parser.processLine = async (line, isFinal) => {
    await processLine(line, isFinal)
    const decoder = parser.currentNode.contentDecoder
    if (decoder === null || decoder === last || !Array.isArray(decoder.chunks)) return
    last = decoder
    decoder.finalize = async () => {
      decoder.flushRemainder?.()
      decoder.flushBuffer?.()
      return await Promise.resolve(joined(decoder.chunks).buffer)
    }
  }
}

function hasInsides(parser: object): parser is Insides {
  return 'processLine' in parser && typeof parser.processLine === 'function' && 'currentNode' in parser
}

/** Bytes, buffers and line breaks, one after the other. */
function joined(parts: readonly unknown[]): Uint8Array<ArrayBuffer> {
  const arrays = parts.map((part) =>
    part instanceof Uint8Array ? part : part instanceof ArrayBuffer ? new Uint8Array(part) : LINE_BREAK,
  )
  const bytes = new Uint8Array(arrays.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const array of arrays) {
    bytes.set(array, at)
    at += array.length
  }
  return bytes
}

const LINE_BREAK = new Uint8Array([0x0a])
