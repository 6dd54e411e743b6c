import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readOpenTimestamps } from '../src/index.js'

const MAGIC = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294', 'hex')
const DIGEST = createHash('sha256').update('a manifest').digest()
const BITCOIN = Buffer.from('0588960d73d71901', 'hex')
const PENDING = Buffer.from('83dfe30d2ef90c8e', 'hex')

function sha(...parts: readonly Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}

function proof(...steps: readonly (readonly number[] | Uint8Array)[]): Uint8Array {
  return Buffer.concat([MAGIC, Buffer.from([1, 8]), DIGEST, ...steps.map((step) => Buffer.from(step))])
}

const nonce = Buffer.from('0123456789abcdef', 'hex')
const append = Buffer.concat([Buffer.from([0xf0, nonce.length]), nonce])
const prepend = Buffer.concat([Buffer.from([0xf1, nonce.length]), nonce])
const url = Buffer.from('https://alice.btc.calendar.opentimestamps.org')
const pending = Buffer.concat([Buffer.from([0]), PENDING, Buffer.from([url.length + 1, url.length]), url])
/** Block 700000, seven bits in a byte. */
const block = Buffer.concat([Buffer.from([0]), BITCOIN, Buffer.from([3, 0xe0, 0xdc, 0x2a])])

describe('an OpenTimestamps proof', () => {
  test('that waits names the calendar', () => {
    expect(readOpenTimestamps(proof(append, [0x08], pending))).toEqual({
      digest: DIGEST.toString('hex'),
      attestations: [{ is: 'pending', calendar: url.toString() }],
    })
  })

  test('that is complete comes to one number in one block', () => {
    const root = sha(nonce, sha(DIGEST, nonce))
    expect(readOpenTimestamps(proof(append, [0x08], prepend, [0x08], block))?.attestations).toEqual([
      { is: 'bitcoin', height: 700_000, merkleRoot: Buffer.from(root).reverse().toString('hex') },
    ])
  })

  test('with several branches tells each', () => {
    const { attestations } = readOpenTimestamps(proof(append, [0x08, 0xff], pending, [0x08], block)) ?? {}
    expect(attestations?.map(({ is }) => is)).toEqual(['pending', 'bitcoin'])
  })

  test('knows every step of the format', () => {
    for (const step of [0x02, 0x03, 0x08, 0x67, 0xf2, 0xf3])
      expect(readOpenTimestamps(proof([step], block)), String(step)).toBeDefined()
  })

  test.each([
    ['nothing', new Uint8Array(0)],
    ['a text', Buffer.from('hello')],
    ['another version', Buffer.concat([MAGIC, Buffer.from([2, 8]), DIGEST, block])],
    ['cut short', proof(append, [0x08], block).subarray(0, 80)],
    ['with something behind', Buffer.concat([proof(block), Buffer.from('x')])],
    ['an unknown step', proof([0x42], block)],
    ['a step without end', proof(...Array.from({ length: 5_000 }, () => [0x08]), block)],
    ['forks without end', proof(Buffer.alloc(100_000, 0xff))],
    ['a text that doubles', proof(...Array.from({ length: 40 }, () => [0xf3]), block)],
    ['a length that is too large', proof([0xf0, 0xff, 0xff, 0xff, 0xff, 0x7f])],
  ])('is not %s', (_, bytes) => {
    expect(readOpenTimestamps(bytes)).toBeUndefined()
  })

  test('cannot put an address on the screen that is none', () => {
    const evil = Buffer.from('https://a\u001b]8;;x')
    const bad = Buffer.concat([Buffer.from([0]), PENDING, Buffer.from([evil.length + 1, evil.length]), evil])
    expect(readOpenTimestamps(proof(bad))?.attestations).toEqual([{ is: 'unknown' }])
  })

  test('with any bit changed is never about another digest without it being seen', () => {
    const whole = proof(append, [0x08], block)
    const good = JSON.stringify(readOpenTimestamps(whole))
    for (let at = 0; at < whole.length * 8; at++) {
      const changed = Uint8Array.from(whole)
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
      expect(JSON.stringify(readOpenTimestamps(changed))).not.toBe(good)
    }
  })
})
