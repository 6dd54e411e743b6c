const PIECE = 1 << 20

/**
 * The bytes of a file, piece by piece, so that a large one is never in memory as a whole. Nothing for an empty one.
 *
 * @throws Whatever the browser says of a file that was moved or withdrawn since it was chosen.
 */
export async function* bytesOf(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (let at = 0; at < blob.size; at += PIECE) yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer())
}
