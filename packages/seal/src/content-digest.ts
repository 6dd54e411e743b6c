import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Works out SHA-256 over bytes that come one after another. A host may bring a faster one than ours. */
export interface RunningSha256 {
  update(bytes: Uint8Array): unknown
  digest(): Uint8Array
}

const TABLES = tables()

/** What identifies a content, worked out while it goes by: its size, its SHA-256, and the CRC-32 that a zip names it by. */
export class ContentDigest {
  readonly #sha: RunningSha256
  #crc = -1
  #size = 0
  #hex: string | undefined

  constructor(sha: RunningSha256 = sha256.create()) {
    this.#sha = sha
  }

  /** How many bytes there were so far. */
  get size(): number {
    return this.#size
  }

  get crc32(): number {
    return (this.#crc ^ -1) >>> 0
  }

  /** In hexadecimal, small letters. Nothing may be added after it was asked for. */
  get sha256(): string {
    this.#hex ??= bytesToHex(this.#sha.digest())
    return this.#hex
  }

  update(bytes: Uint8Array): this {
    this.#sha.update(bytes)
    this.#crc = crcOf(bytes, this.#crc)
    this.#size += bytes.length
    return this
  }
}

/** Four bytes at a time: over gigabytes, the time that one at a time takes can be felt. */
function crcOf(bytes: Uint8Array, before: number): number {
  const [one = NONE, two = NONE, three = NONE, four = NONE] = TABLES
  let crc = before
  let at = 0
  for (const last = bytes.length - 3; at < last; at += 4) {
    crc ^= (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
    crc =
      (four[crc & 255] ?? 0) ^ (three[(crc >>> 8) & 255] ?? 0) ^ (two[(crc >>> 16) & 255] ?? 0) ^ (one[crc >>> 24] ?? 0)
  }
  for (; at < bytes.length; at++) crc = (one[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8)
  return crc
}

function tables(): readonly Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
    return rest
  })
  const all = [first]
  for (let step = 1; step < 4; step++) {
    const before = all[step - 1] ?? first
    all.push(before.map((value) => (first[value & 255] ?? 0) ^ (value >>> 8)))
  }
  return all
}

const NONE = new Int32Array(256)
