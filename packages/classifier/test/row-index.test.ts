import { expect, test } from 'vitest'
import { RowIndex } from '../src/row-index.js'

const STRIDE = 6

function tableOf(keys: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(keys.length * STRIDE)
  keys.forEach((key, row) => bytes.writeUInt32LE(key >>> 0, row * STRIDE))
  return bytes
}

test('each key has its row, written with a sign or without', () => {
  const keys = Array.from({ length: 5000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 0)
  const index = new RowIndex(tableOf(keys), keys.length, STRIDE)
  keys.forEach((key, row) => {
    expect(index.rowOf(key)).toBe(row)
    expect(index.rowOf(key | 0)).toBe(row)
  })
  for (let i = 5001; i < 9000; i++) expect(index.rowOf(Math.imul(i + 1, 0x9e3779b1))).toBe(-1)
})

test('keys that share a slot, and the bits before it, are told apart', () => {
  const keys = [0x10, 0x10 + (1 << 8), 0x10 + (2 << 8), 0]
  const index = new RowIndex(tableOf(keys), keys.length, STRIDE)
  expect(keys.map((key) => index.rowOf(key))).toEqual([0, 1, 2, 3])
  expect(index.rowOf(0x10 + (3 << 8))).toBe(-1)
})

test('an empty table knows nothing', () => expect(new RowIndex(new Uint8Array(0), 0, STRIDE).rowOf(0)).toBe(-1))
