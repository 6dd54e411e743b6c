import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const plain = readFileSync(fileURLToPath(new URL('small.jpg', import.meta.url)))

/** A small photo with words in its remark. */
export function photoOf(remark: string): Uint8Array {
  const words = Buffer.from(remark)
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, words.length + 2]), words])
  return new Uint8Array(Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)]))
}
