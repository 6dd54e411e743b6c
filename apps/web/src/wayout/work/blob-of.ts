/** So much is held by the program itself before the browser is given it, which may put it on the disk. */
const MOST_HELD = 16 << 20

/**
 * Takes a stream up into one blob.
 *
 * @throws Whatever the stream ends with.
 */
export async function blobOf(stream: ReadableStream<Uint8Array>, type: string): Promise<Blob> {
  const done: Blob[] = []
  let held: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = stream.getReader()
  for (;;) {
    const { done: isOver, value } = await reader.read()
    if (isOver) break
    // A piece may be a part of something larger that is used again.
    held.push(value.slice())
    size += value.length
    if (size < MOST_HELD) continue
    done.push(new Blob(held))
    held = []
    size = 0
  }
  return new Blob([...done, ...held], { type })
}
