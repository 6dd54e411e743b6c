import { expect, test } from 'vitest'
import { failLongLine } from '../src/fail-line.js'
import { linesOf } from '../src/lines-of.js'
import { TOO_LONG, wholeLines } from '../src/whole-lines.js'

/** The lines of a text that comes in pieces of one size, and what stands where one was too long. */
async function linesIn(text: string, size: number, longest: number): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text)
  async function* pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
  }
  const lines: string[] = []
  for await (const block of wholeLines(pieces(), longest))
    for (const line of block === TOO_LONG ? ['(too long)'] : linesOf(block)) lines.push(line)
  return lines
}

test.each([1, 2, 3, 7, 64, 1000])('lines that are too long are passed over, in pieces of %i bytes', async (size) => {
  const text = ['a', 'b'.repeat(20), 'c'.repeat(21), 'd', 'e'.repeat(500), '', 'ü'.repeat(10), 'ü'.repeat(11)].join(
    '\r\n',
  )
  expect(await linesIn(text, size, 20)).toEqual([
    'a',
    'b'.repeat(20),
    '(too long)',
    'd',
    '(too long)',
    'ü'.repeat(10),
    '(too long)',
  ])
  expect(await linesIn(`${text}\nf\n`, size, 20)).toHaveLength(8)
  expect((await linesIn(`${text}\nf`, size, 20)).at(-1)).toBe('f')
})

test('a line that does not end costs one answer', async () => {
  expect(await linesIn('a'.repeat(100_000), 10, 50)).toEqual(['(too long)'])
  expect(await linesIn(`${'a'.repeat(100_000)}\nb`, 10, 50)).toEqual(['(too long)', 'b'])
})

test('a line that is too long gets an answer that says so', () => {
  expect(JSON.parse(failLongLine())).toMatchObject({ error: { code: 'read/too-large' } })
})
