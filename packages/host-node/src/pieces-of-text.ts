import { decodeText, withNotices } from '@telltale/host'
import type { Notice, ReadingPiece } from '@telltale/model'
import { readers } from '@telltale/readers'
import type { LargeText } from './large-text.js'

/**
 * Reads a large text piece by piece, so that it is never in memory as a whole: what is held is one piece of a few
 * megabytes, and the longest message.
 *
 * @param onProgress - Told again and again how many bytes of how many were read. A text that is walked twice starts again.
 * @returns Undefined when its format cannot be cut, or its beginning does not tell its encoding for sure.
 */
export async function piecesOfText(
  { name, size, head, open }: LargeText,
  onProgress: (done: number, total: number) => void,
): Promise<AsyncIterable<ReadingPiece> | undefined> {
  const { text, notices } = await decodeText(withoutCutCharacter(head))
  if (text === undefined || notices.length > 0) return undefined
  const reader = readers.find((one) => one.canRead({ name, text, bytes: head }))
  if (reader?.pieces === undefined) return undefined
  const encoding = reader.needsBytes === true ? undefined : encodingOf(head)
  /** Of the last walk over the text: each walk counts anew. */
  const lost = { count: 0 }
  const openText = (): AsyncIterable<string> => decodedChunks(open(), encoding, lost, (done) => onProgress(done, size))
  return withLost(reader.pieces(openText, name), lost)
}

/** What could not be decoded is told with the last piece: only then is it known. */
async function* withLost(
  pieces: AsyncIterable<ReadingPiece>,
  lost: { readonly count: number },
): AsyncGenerator<ReadingPiece, void, undefined> {
  let held: ReadingPiece | undefined
  for await (const piece of pieces) {
    if (held !== undefined) yield held
    held = piece
  }
  if (held === undefined) return
  const notices: readonly Notice[] = lost.count === 0 ? [] : [{ code: 'read/characters-replaced', count: lost.count }]
  yield { ...held, reading: withNotices(held.reading, notices) }
}

/** The beginning of a text may end in the middle of a character of UTF-8. */
function withoutCutCharacter(head: Uint8Array): Uint8Array {
  let end = head.length
  while (end > 0 && head.length - end < 3 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1
  return end > 0 && (head[end - 1] ?? 0) >= 0xc0 ? head.subarray(0, end - 1) : head
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8'
}

/** @param encoding - Undefined makes one character of each byte. */
async function* decodedChunks(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
  lost: { count: number },
  onProgress: (done: number) => void,
): AsyncGenerator<string, void, undefined> {
  const decoder = encoding === undefined ? undefined : new TextDecoder(encoding)
  let done = 0
  lost.count = 0
  const counted = (text: string): string => {
    for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) lost.count += 1
    return text
  }
  for await (const chunk of chunks) {
    done += chunk.length
    onProgress(done)
    yield decoder === undefined
      ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1')
      : counted(decoder.decode(chunk, { stream: true }))
  }
  const rest = counted(decoder?.decode() ?? '')
  if (rest !== '') yield rest
}
