const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/**
 * Cuts bytes as they come into blocks that end with a line, without looking at anything but line ends: what a line says
 * is for whoever answers it. Each block has memory of its own, so that it can be handed to another thread.
 */
export async function* wholeLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  /** The beginning of a line that has not ended yet. */
  let begun: Uint8Array[] = []
  for await (const piece of input) {
    const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece
    const end = Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(CARRIAGE_RETURN)) + 1
    if (end > 0) yield joined([...begun, bytes.subarray(0, end)])
    if (end > 0) begun = []
    if (end < bytes.length) begun.push(bytes.subarray(end))
  }
  if (begun.length > 0) yield joined(begun)
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
