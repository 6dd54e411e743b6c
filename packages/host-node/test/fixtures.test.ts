import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Reading } from '@telltale/model'
import { readers } from '@telltale/readers'
import { describe, expect, test } from 'vitest'
import { expectAccounted } from '../../readers/test/behaviour.js'
import { readFileAsReadings, readFolder } from '../src/index.js'

const FIXTURES = fileURLToPath(new URL('../../readers/fixtures', import.meta.url))

const cases = readers.flatMap(({ id }) =>
  existsSync(join(FIXTURES, id))
    ? readdirSync(join(FIXTURES, id))
        .filter((name) => !name.endsWith('.expected.json'))
        .map((name) => ({ id, name, path: join(FIXTURES, id, name) }))
    : [],
)

async function readAny(path: string): Promise<readonly Reading[]> {
  if (!statSync(path).isDirectory()) return await readFileAsReadings(path)
  const readings: Reading[] = []
  for await (const { piece } of readFolder(path)) if (piece !== undefined) readings.push(piece.reading)
  return readings
}

test('every reader has a fixture, and every fixture a reader', () => {
  expect([...new Set(cases.map(({ id }) => id))].sort()).toEqual(readers.map(({ id }) => id).sort())
})

describe('fixtures are read as is expected', () => {
  test.each(cases)('$id/$name', async ({ id, path }) => {
    const readings = await readAny(path)
    expect(readings.map(({ format }) => format)).toContain(id)
    expectAccounted(readings)
    // A missing expectation fails: it must be written by somebody who looked.
    const expected: unknown = JSON.parse(readFileSync(`${path}.expected.json`, 'utf8'))
    expect(JSON.parse(JSON.stringify(readings))).toEqual(expected)
  })
})
