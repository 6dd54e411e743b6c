import type { FileHandle } from 'node:fs/promises'

/** Reads the first bytes of a file into one buffer: so many, or as many as there are by now. */
export async function readStart(handle: FileHandle, most: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(most)
  let filled = 0
  while (filled < most) {
    const { bytesRead } = await handle.read(bytes, filled, most - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
