import { keccak_256 } from '@noble/hashes/sha3.js'
import { ripemd160, sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/**
 * One end of an OpenTimestamps proof. `bitcoin`: the proof holds if the block of that height has this Merkle root, which
 * anybody can look up. `pending`: a calendar promised to put it into a block, and nothing is proved yet. `unknown`: another
 * kind, which is passed over.
 */
export type Attestation =
  | { readonly is: 'bitcoin'; readonly height: number; readonly merkleRoot: string }
  | { readonly is: 'pending'; readonly calendar: string }
  | { readonly is: 'unknown' }

export interface OpenTimestampsProof {
  /** What it is a proof about: SHA-256 in hexadecimal. */
  readonly digest: string
  readonly attestations: readonly Attestation[]
}

const MAGIC = '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294'
const SHA256 = 0x08
const BITCOIN = '0588960d73d71901'
const PENDING = '83dfe30d2ef90c8e'
/** Limits of the format's own reference reader. */
const LARGEST = 1_000_000
const LONGEST_MESSAGE = 4_096
const LONGEST_PAYLOAD = 8_192
const DEEPEST = 256
const MOST_STEPS = 10_000

/**
 * Reads an OpenTimestamps proof and works out what it comes to: each step of it is done, and what is left to look up is one
 * number in one block of Bitcoin. Whether that block says so cannot be known without asking somebody.
 *
 * @returns Undefined when it is no proof that can be read. Never throws.
 */
export function readOpenTimestamps(proof: Uint8Array): OpenTimestampsProof | undefined {
  if (proof.length > LARGEST) return undefined
  try {
    const reader = new ProofReader(proof)
    if (bytesToHex(reader.bytes(MAGIC.length / 2)) !== MAGIC || reader.number() !== 1) return undefined
    if (reader.byte() !== SHA256) return undefined
    const digest = reader.bytes(32)
    const attestations: Attestation[] = []
    reader.timestamp(digest, attestations, 0)
    return reader.isAtEnd ? { digest: bytesToHex(digest), attestations } : undefined
  } catch {
    return undefined
  }
}

class ProofReader {
  readonly #proof: Uint8Array
  #at = 0
  #steps = 0

  constructor(proof: Uint8Array) {
    this.#proof = proof
  }

  get isAtEnd(): boolean {
    return this.#at === this.#proof.length
  }

  byte(): number {
    const byte = this.#proof[this.#at++]
    if (byte === undefined) throw new RangeError('cut short')
    return byte
  }

  bytes(length: number): Uint8Array {
    if (this.#at + length > this.#proof.length) throw new RangeError('cut short')
    this.#at += length
    return this.#proof.subarray(this.#at - length, this.#at)
  }

  /** Seven bits in a byte, the lowest first. */
  number(): number {
    let value = 0
    for (let shift = 1; shift < 2 ** 49; shift *= 128) {
      const byte = this.byte()
      value += (byte & 127) * shift
      if (byte < 128) return value
    }
    throw new RangeError('number')
  }

  timestamp(message: Uint8Array, found: Attestation[], depth: number): void {
    if (depth > DEEPEST || message.length > LONGEST_MESSAGE) throw new RangeError('depth')
    let tag = this.byte()
    while (tag === 0xff) {
      this.#step(this.byte(), message, found, depth)
      tag = this.byte()
    }
    this.#step(tag, message, found, depth)
  }

  #step(tag: number, message: Uint8Array, found: Attestation[], depth: number): void {
    if (++this.#steps > MOST_STEPS) throw new RangeError('steps')
    if (tag === 0) found.push(this.#attestation(message))
    else this.timestamp(this.#apply(tag, message), found, depth + 1)
  }

  #attestation(message: Uint8Array): Attestation {
    const kind = bytesToHex(this.bytes(8))
    const payload = new ProofReader(this.#sized(LONGEST_PAYLOAD))
    if (kind === BITCOIN)
      return { is: 'bitcoin', height: payload.number(), merkleRoot: bytesToHex(Uint8Array.from(message).reverse()) }
    if (kind !== PENDING) return { is: 'unknown' }
    const address = new TextDecoder('latin1').decode(payload.#sized(1_000))
    // Whatever else an address holds would be shown to a person.
    return /^https?:\/\/[\w./:-]+$/u.test(address) ? { is: 'pending', calendar: address } : { is: 'unknown' }
  }

  #apply(tag: number, message: Uint8Array): Uint8Array {
    switch (tag) {
      case 0x02:
        return sha1(message)
      case 0x03:
        return ripemd160(message)
      case 0x08:
        return sha256(message)
      case 0x67:
        return keccak_256(message)
      case 0xf0:
        return joined(message, this.#sized(LONGEST_MESSAGE))
      case 0xf1:
        return joined(this.#sized(LONGEST_MESSAGE), message)
      case 0xf2:
        return Uint8Array.from(message).reverse()
      case 0xf3:
        return new TextEncoder().encode(bytesToHex(message))
      default:
        throw new RangeError('step')
    }
  }

  #sized(most: number): Uint8Array {
    const length = this.number()
    if (length > most) throw new RangeError('length')
    return this.bytes(length)
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length)
  whole.set(first)
  whole.set(second, first.length)
  return whole
}
