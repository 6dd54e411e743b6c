import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Reading, TelltaleError } from '@telltale/model'
import { readFolder as readFolderOnNode } from '@telltale/host-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFolder } from '../src/index.js'

const FIXTURES = fileURLToPath(new URL('../../readers/fixtures/', import.meta.url))
const CHAT = '12/05/2024, 10:32 - Anna: hi\n12/05/2024, 10:33 - Ben: ho\n'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-folder-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const filesOf = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const told = (reading: Reading | undefined, error: TelltaleError | undefined): unknown =>
  reading ?? (error === undefined ? undefined : { code: error.code, message: error.message, remedy: error.remedy })

async function inBrowser(root: string): Promise<readonly unknown[]> {
  const all: unknown[] = []
  const entries = filesOf(root).map((path) => ({
    path: relative(root, path).split(sep).join('/'),
    blob: new Blob([readFileSync(path)]),
  }))
  // In the order in which a browser happens to list them.
  for await (const { reading, error } of readFolder(basename(root), entries.reverse())) all.push(told(reading, error))
  return all
}

async function onNode(root: string): Promise<readonly unknown[]> {
  const all: unknown[] = []
  for await (const { piece, error } of readFolderOnNode(root)) all.push(told(piece?.reading, error))
  return all
}

describe('the same folder is read in the browser as on the command line', () => {
  const folders = readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

  test.each(folders)('%s', async (name) => {
    const [here, there] = [await inBrowser(join(FIXTURES, name)), await onNode(join(FIXTURES, name))]
    expect(there.length).toBeGreaterThan(0)
    expect(here).toEqual(there)
  })

  test('with files in folders, numbers in names, hidden ones, empty ones, and ones that are no text', async () => {
    const root = join(folder, 'mixed')
    for (const inside of ['b/2', 'b/10', '.git', 'node']) mkdirSync(join(root, inside), { recursive: true })
    for (const path of [
      'b/2/chat.txt',
      'b/10/chat.txt',
      'b 1.txt',
      'a10.txt',
      'a2.txt',
      '.git/config.txt',
      '.hidden.txt',
    ])
      writeFileSync(join(root, path), CHAT.replace('hi', path))
    writeFileSync(join(root, 'node/empty.txt'), '')
    writeFileSync(join(root, 'node/picture.png'), Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))
    const here = await inBrowser(root)
    expect(here).toEqual(await onNode(root))
    expect(here.length).toBeGreaterThan(8)
  })

  test('with an export of several files, and what lies beside it', async () => {
    const root = join(folder, 'beside')
    cpSync(join(FIXTURES, 'telegram-html'), root, { recursive: true })
    writeFileSync(join(root, 'settings.json'), '{"a": 1}')
    writeFileSync(join(root, 'another.txt'), CHAT)
    expect(await inBrowser(root)).toEqual(await onNode(root))
  })
})

test('a file that went away meanwhile costs only itself', async () => {
  const gone = new Blob([CHAT])
  Object.defineProperty(gone, 'slice', { value: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) })
  Object.defineProperty(gone, 'arrayBuffer', { value: () => Promise.reject(new Error('gone')) })
  const all: unknown[] = []
  for await (const { reading, error } of readFolder('x', [
    { path: 'a.txt', blob: gone },
    { path: 'b.txt', blob: new Blob([CHAT]) },
  ]))
    all.push(error?.code ?? reading?.turns.length)
  expect(all).toEqual(['read/not-readable', 2])
})

test('an error that nobody foresaw costs only the file that it came from, and tells no word of it', async () => {
  const odd = new Blob([CHAT])
  Object.defineProperty(odd, 'slice', {
    value: () => {
      throw new RangeError('words of Anna')
    },
  })
  const all: unknown[] = []
  for await (const { reading, error } of readFolder('x', [
    { path: 'a.txt', blob: odd },
    { path: 'b.txt', blob: new Blob([CHAT]) },
  ]))
    all.push(
      error === undefined ? reading?.turns.length : [error.code, `${error.message} ${error.remedy}`.includes('Anna')],
    )
  expect(all).toEqual([['internal/unexpected', false], 2])
})
