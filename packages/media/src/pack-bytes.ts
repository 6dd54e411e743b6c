import { writeJoined } from './byte-writes.js'

/** Packs bytes as PNG and others want them (zlib). */
export async function packBytes(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new CompressionStream('deflate')
  const writer = stream.writable.getWriter()
  const fed = writer.write(new Uint8Array(bytes)).then(async () => await writer.close())
  const chunks: Uint8Array[] = []
  const reader = stream.readable.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
  }
  await fed
  return writeJoined(chunks)
}
