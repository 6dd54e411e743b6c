import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readers } from '../src/index.js'

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))
/** Real exports of other projects' test suites lie beside the repository, where somebody has them. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/formats/samples', import.meta.url))

function filesIn(root: string): readonly string[] {
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(root, path)).isFile() && !/expected\.json$|SOURCE\.txt$|\.mjs$|\.md$/u.test(path))
    .sort()
}

/** The readers that know this file for their own, whatever order they are asked in. */
function claimsOf(path: string): readonly string[] {
  const bytes = new Uint8Array(readFileSync(path))
  const source = { name: 'x', text: bytes.includes(0) ? '' : new TextDecoder().decode(bytes), bytes }
  return readers.filter((reader) => reader.fallback !== true && reader.canRead(source)).map(({ id }) => id)
}

describe.each([
  ['fixtures', FIXTURES],
  ['real samples', SAMPLES],
])('no two formats claim one of the %s', (_what, root) => {
  const files = filesIn(root)
  test.skipIf(files.length === 0)(files.length === 0 ? 'skipped: they are not beside this repository' : 'any', () => {
    const shared = files.map((file) => [relative(root, join(root, file)), claimsOf(join(root, file))] as const)
    expect(shared.filter(([, claims]) => claims.length > 1)).toEqual([])
  })
})
